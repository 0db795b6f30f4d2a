"""Finding the phrases of a vocabulary in a text: one pass, longest phrase first, whole words only."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from retrieval.reading.surface import joined


class Mark(NamedTuple):
    """A phrase that was found, and what it means: a category such as `platform` and a value such as `tiktok`."""

    start: int
    end: int
    category: str
    value: str


class Entry(NamedTuple):
    """A phrase of a vocabulary; `capitals` phrases ("US") match only when written so."""

    phrase: str
    category: str
    value: str
    capitals: bool


_MAY_START = re.compile(r"(?<![a-z_])[a-z0-9]|[^a-z0-9\s]")
"""Where a phrase may start: ASCII words at their first letter, any other character wherever it stands."""
_INFLECTED = frozenset(
    {"person", "platform", "kind", "followers", "gender", "audience", "country", "city", "label", "piece", "tier", "goal", "counter"}
)
"""Nouns: other words would be mistaken for longer ones (a month for a verb)."""


class Lexicon:
    """Phrases by their first two characters; `suffixes` may follow a phrase without being part of it."""

    def __init__(self, entries: Iterable[Entry], *, suffixes: Iterable[str] = ()) -> None:
        self._by_head: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_head.setdefault(entry.phrase[:2], []).append(entry)
        for bucket in self._by_head.values():
            bucket.sort(key=lambda entry: (-len(entry.phrase), entry.category, entry.value))
        self._suffixes = tuple(sorted(suffixes, key=len, reverse=True))

    def marks(self, text: str, original: str) -> Iterator[Mark]:
        """Every phrase found, left to right; in one category none overlaps another, and the longest wins."""
        taken: dict[str, int] = {}
        for start in _MAY_START.finditer(text):
            at = start.start()
            char = text[at]
            before = text[at - 1] if at else " "
            if not (char.isascii() and before.isascii()) and joined(before, char):
                continue
            for head in (text[at : at + 2], char):
                for entry in self._by_head.get(head, ()):
                    if taken.get(entry.category, 0) > at or not text.startswith(entry.phrase, at):
                        continue
                    end = self._end(text, at + len(entry.phrase), inflected=entry.category in _INFLECTED, sign=entry.category == "currency")
                    if end is None or (entry.capitals and not original[at:end].isupper()):
                        continue
                    taken[entry.category] = end
                    yield Mark(at, end, entry.category, entry.value)

    def at(self, text: str, at: int) -> Entry | None:
        """The longest phrase that starts exactly here and ends at a word's end or at a digit."""
        for head in (text[at : at + 2], text[at : at + 1]):
            for entry in self._by_head.get(head, ()):
                end = at + len(entry.phrase)
                if text.startswith(entry.phrase, at) and (end >= len(text) or text[end].isdigit() or not joined(text[end - 1], text[end])):
                    return entry
        return None

    def _end(self, text: str, end: int, *, inflected: bool, sign: bool) -> int | None:
        if end >= len(text) or not joined(text[end - 1], text[end]) or (sign and text[end].isdigit()):
            return end
        for suffix in self._suffixes if inflected else ():
            after = end + len(suffix)
            if text.startswith(suffix, end) and (after >= len(text) or not joined(text[after - 1], text[after])):
                return after
        return None
