"""The parts of letters in one language, from `banks/LANGUAGE.toml`. The four banks are parallel: a part has as many variants in each, and
variant k says the same in all, so that a letter can be shown in another language from the same choices."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from prompts.letters.length import words_in

FOLDER = Path(__file__).parent / "banks"
LANGUAGES = ("en", "th", "fa", "vi")
"""Languages that letters are written in."""
FALLBACK = "en"


class Bank:
    """The parts and words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        told = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        self._parts: Mapping[str, tuple[str, ...]] = {name: tuple(lines) for name, lines in told["parts"].items()}
        self._by_length = {name: _by_length(lines) for name, lines in self._parts.items()}
        self._shortest: dict[tuple[str, float], tuple[int, ...]] = {}
        self._words: Mapping[str, Mapping[str, str]] = told["words"]

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Every part with its variants, each with `{slots}`."""
        return self._parts

    def shortest(self, part: str, keep: float) -> tuple[int, ...]:
        """The shortest variants of a part, this share of them and at least one, in their order."""
        if (part, keep) not in self._shortest:
            by_length = self._by_length[part]
            self._shortest[part, keep] = tuple(sorted(by_length[: max(1, math.ceil(keep * len(by_length)))]))
        return self._shortest[part, keep]

    def word(self, table: str, name: str) -> str:
        """A word of a closed list. Raises KeyError for one that the bank lacks."""
        return self._words[table][name]


def _by_length(lines: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(sorted(range(len(lines)), key=lambda k: (words_in(lines[k]), k)))


@cache
def bank(language: str) -> Bank:
    """The bank of a language of `LANGUAGES`; read once."""
    return Bank(language)
