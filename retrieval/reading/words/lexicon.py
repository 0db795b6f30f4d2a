"""Finding the phrases of a vocabulary in a text: one pass, longest phrase first, whole words only."""

from collections.abc import Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import NamedTuple

from ahocorasick import Automaton

from retrieval.reading.edges import hangul, stands
from retrieval.reading.surface import joined, unspaced


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


_BY_PLACE = itemgetter(0, 1)
_BY_MEANING = attrgetter("category", "value")
_INFLECTED = frozenset(
    {"person", "platform", "kind", "followers", "gender", "audience", "country", "city", "label", "piece", "tier", "goal", "counter"}
)
"""Nouns: other words would be mistaken for longer ones (a month for a verb)."""
_UNPREFIXED = frozenset({"label", "currency", "digit"})
_SHORTEST_PREFIXED = 3
"""Letters of a phrase that may follow a prefix: shorter ones stand inside too many words."""


class Lexicon:
    """Phrases, all found in one pass over a text, so that a large vocabulary costs no more time than a small one; `suffixes` may follow
    a phrase, `prefixes` precede it, without being part of it."""

    def __init__(self, entries: Iterable[Entry], *, suffixes: Iterable[str] = (), prefixes: Iterable[str] = ()) -> None:
        self._by_phrase: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_phrase.setdefault(entry.phrase, []).append(entry)
        self._automaton = Automaton()
        lengths: dict[str, set[int]] = {}
        for phrase, same in self._by_phrase.items():
            if len(same) > 1:
                same.sort(key=_BY_MEANING)
            lengths.setdefault(phrase[:2], set()).add(len(phrase))
            self._automaton.add_word(phrase, (len(phrase), same))
        self._automaton.make_automaton()
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        self._suffixes = tuple(sorted(suffixes, key=len, reverse=True))
        self._prefixes = frozenset(prefixes)
        self._longest_prefix = max(map(len, self._prefixes), default=0)

    def marks(self, text: str, original: str) -> Iterator[Mark]:
        """Every phrase found, left to right; in one category none overlaps another, and the longest wins."""
        taken: dict[str, int] = {}
        last, may_start, prefix = -1, False, 0
        for at, _, found in self._found(text):
            if at != last:
                last = at
                may_start, prefix = self._may_start(text, at)
            if not may_start:
                continue
            for entry in found:
                if taken.get(entry.category, 0) > at:
                    continue
                end = self._end(text, at + len(entry.phrase), inflected=entry.category in _INFLECTED, sign=entry.category == "currency")
                if end is None or (entry.capitals and not original[at:end].isupper()) or not stands(text, at, end, entry.category):
                    continue
                if prefix:
                    if entry.category in _UNPREFIXED or len(entry.phrase) < _SHORTEST_PREFIXED:
                        continue
                    for small in self._written_on(text, at - prefix, at, taken):
                        taken[small.category] = small.end
                        yield small
                taken[entry.category] = end
                yield Mark(at, end, entry.category, entry.value)

    def _found(self, text: str) -> list[tuple[int, int, list[Entry]]]:
        """Start, length (negative) and entries of every phrase, wherever it stands: left to right, the longest first."""
        if not self._by_phrase:
            return []
        found = [(last + 1 - length, -length, same) for last, (length, same) in self._automaton.iter(text)]
        found.sort(key=_BY_PLACE)
        return found

    def _may_start(self, text: str, at: int) -> tuple[bool, int]:
        """Whether a phrase may start here (ASCII words at their first letter), and how many letters of prefixes stand before it."""
        char, before = text[at], text[at - 1] if at else " "
        if char.isascii() and char.isalnum() and (before == "_" or (before.isascii() and before.isalpha())):
            return False, 0
        if not (char.isascii() and before.isascii()) and joined(before, char) and not hangul(char):
            prefix = self._prefix(text, at)
            return prefix > 0, prefix
        return True, 0

    def _starting(self, text: str, at: int) -> Iterator[Entry]:
        """The phrases that the text holds from here on, the longest first."""
        for head in (text[at : at + 2], text[at]):
            for length in self._lengths.get(head, ()):
                yield from self._by_phrase.get(text[at : at + length], ())

    def _prefix(self, text: str, at: int) -> int:
        """How many letters of prefixes stand between the start of the word and here; 0 where other letters do."""
        for length in range(1, self._longest_prefix + 1):
            start = at - length
            if start >= 0 and text[start:at] in self._prefixes and (start == 0 or not joined(text[start - 1], text[start])):
                return length
        return 0

    def _written_on(self, text: str, start: int, end: int, taken: dict[str, int]) -> Iterator[Mark]:
        """What the prefix itself means: "and", "in" and "for" are written onto the word behind them in Arabic."""
        for at in range(start, end):
            for entry in self._by_phrase.get(text[at], ()):
                if taken.get(entry.category, 0) <= at:
                    yield Mark(at, at + 1, entry.category, entry.value)

    def at(self, text: str, at: int) -> Entry | None:
        """The longest phrase that starts exactly here and ends at a word's end or at a digit."""
        for entry in self._starting(text, at) if at < len(text) else ():
            end = at + len(entry.phrase)
            if end >= len(text) or text[end].isdigit() or hangul(text[end]) or not joined(text[end - 1], text[end]):
                return entry
        return None

    def _end(self, text: str, end: int, *, inflected: bool, sign: bool) -> int | None:
        if end >= len(text) or hangul(text[end]) or not joined(text[end - 1], text[end]) or (sign and text[end].isdigit()):
            return end
        if text[end].isdigit() and _counted(text, end):  # "YouTuber3名"
            return end
        for suffix in self._suffixes if inflected else ():
            after = end + len(suffix)
            if text.startswith(suffix, end) and (after >= len(text) or not joined(text[after - 1], text[after])):
                return after
        return None


def _counted(text: str, at: int) -> bool:
    """Whether a number here is followed by a sign of East Asia, and so is no part of a Latin word before it."""
    end = at
    while end < at + 4 and text[end : end + 1].isdigit():
        end += 1
    after = text[end : end + 1]
    return after >= "\u3040" and (unspaced(after) or hangul(after))
