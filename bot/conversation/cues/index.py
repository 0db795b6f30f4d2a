"""Cues by their first letters, so that of thousands only those are tried, and made into patterns, that a message could hold."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bot.conversation.cues.files import phrases
from bot.conversation.cues.patterns import opening_letters, openings, pattern_of
from retrieval.reading.surface import bare, plain, unspaced

_SHORT = 5
"""English cues of fewer letters are left out beside a language that is written in the same letters: "no" is a word of it."""


class Cue(NamedTuple):
    """A cue that was found."""

    start: int
    end: int
    name: str


class _Entry(NamedTuple):
    rank: tuple[int, str]
    """The longest phrase of a name is tried first."""
    name: str
    phrase: str
    language: str


class Index:
    """The cues of one section, under the first letters of each."""

    def __init__(self, entries: Iterator[_Entry]) -> None:
        by_letters: dict[str, set[_Entry]] = {}
        for entry in entries:
            for letters in openings(entry.phrase, entry.language):
                by_letters.setdefault(letters, set()).add(entry)
        self._entries = {letters: sorted(known) for letters, known in by_letters.items()}

    def found(self, text: str) -> tuple[Cue, ...]:
        """Cues in a text in plain letters, left to right; those of one name do not overlap, and the longer phrase counts."""
        cues: list[Cue] = []
        ends: dict[str, int] = {}
        letters = opening_letters(text)
        for at in range(len(text)):
            if at and _inside_a_word(text, at):
                continue
            for entry in self._opening_with(letters[at : at + 3]):
                if ends.get(entry.name, 0) > at:
                    continue
                m = pattern_of(entry.phrase, entry.language).match(text, at)
                if m is not None:
                    cues.append(Cue(at, m.end(), entry.name))
                    ends[entry.name] = m.end()
        return tuple(sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.name)))

    def _opening_with(self, letters: str) -> list[_Entry]:
        lists = [self._entries[key] for size in range(1, len(letters) + 1) if (key := letters[:size]) in self._entries]
        return lists[0] if len(lists) == 1 else sorted(entry for one in lists for entry in one)


def _inside_a_word(text: str, at: int) -> bool:
    """Whether no word of a script with spaces begins here."""
    letter, before = text[at], text[at - 1]
    return letter.isalnum() and (before.isalnum() or before == "_") and not unspaced(letter)


@cache
def index_of(language: str, section: str, *, unmarked: bool) -> Index:
    """The cues of a section in a language together with the English ones."""
    return Index(_entries(language, section, unmarked=unmarked))


@cache
def closing(language: str, section: str) -> re.Pattern[str] | None:
    """Words of a section, one or more, that close a phrase."""
    said = sorted(set(_entries(language, section, unmarked=False)))
    words = "|".join(pattern_of(entry.phrase, entry.language).pattern for entry in said)
    return re.compile(rf"(?:{words})+(?=[\s,.!?]|$)") if said else None


def _entries(language: str, section: str, *, unmarked: bool) -> Iterator[_Entry]:
    for code in dict.fromkeys((language, "en")):
        for name, phrase in phrases(code, section):
            if code == language or not unmarked or len(phrase) >= _SHORT:
                letters = _letters(phrase, unmarked=unmarked)
                yield _Entry((-len(letters), letters), name, letters, code)


def _letters(phrase: str, *, unmarked: bool) -> str:
    letters = "…".join(plain(piece.strip()) for piece in phrase.split("…"))
    return bare(letters) if unmarked else letters
