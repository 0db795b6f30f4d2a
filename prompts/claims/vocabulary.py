"""The checker's own words of each language, from `words/LANGUAGE.toml`: how pieces and days are called, what opens a sentence, promises."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"
PLATFORMS = frozenset({
    "instagram", "tiktok", "youtube", "facebook", "x", "snapchat", "twitch", "pinterest", "linkedin", "weibo", "wechat", "douyin",
    "xiaohongshu", "vimeo", "dailymotion", "flickr", "medium", "soundcloud", "meetup", "imdb", "threads", "telegram", "line", "zalo",
    "aparat", "ugc", "dm", "ok",
})  # fmt: skip
"""Latin names that any message may hold, lower case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Words of one language. `starters` may open a sentence with a capital; `wording` are patterns of what must not be said, by kind."""

    pieces: Mapping[str, tuple[str, ...]]
    days: tuple[str, ...]
    numbers: Mapping[str, int]
    greeting: tuple[str, ...]
    starters: frozenset[str]
    wording: Mapping[str, re.Pattern[str]]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, read once."""
    told = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        pieces={kind: tuple(words) for kind, words in told["pieces"].items()},
        days=tuple(told["days"]),
        numbers=told["numbers"],
        greeting=tuple(sorted(told["greeting"], key=lambda word: (-len(word), word))),
        starters=frozenset(told["starters"].split()),
        wording={kind: re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE) for kind, patterns in told["wording"].items()},
    )
