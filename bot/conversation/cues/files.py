"""The cue files: which languages there are, and the words and properties that each of them holds."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from retrieval.reading.surface import plain

_FOLDER = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """Languages whose cues are known, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _file(language: str) -> Mapping[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8")) if language in languages() else {}


def phrases(language: str, section: str) -> Iterator[tuple[str, str]]:
    """Names and phrases of a section, as the file writes them."""
    for name, said in _file(language).get(section, {}).items():
        yield from ((name, phrase) for phrase in said)


@cache
def own_words(language: str, section: str, name: str) -> tuple[str, ...]:
    """The words of one name in plain letters, of this language alone; none where its file has none."""
    return tuple(plain(word) for known, word in phrases(language, section) if known == name)


def properties(language: str) -> Mapping[str, bool]:
    """What the file says about the grammar of its language."""
    said: Mapping[str, bool] = _file(language).get("grammar", {})
    return said


@cache
def either(language: str, section: str, name: str) -> str:
    """The words of one name as the alternatives of a pattern, with any space or none where they have one."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in own_words(language, section, name))
