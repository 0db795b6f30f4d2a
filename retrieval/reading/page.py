"""One brief while it is being read: its text, the phrases and amounts found in it, and which words are already spoken for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from retrieval.reading.days.calendars import Moment
from retrieval.reading.layout import laid_out
from retrieval.reading.numbers.numbers import bare_magnitudes
from retrieval.reading.quantities import Quantity, quantities
from retrieval.reading.surface import Span, bare, clauses, plain
from retrieval.reading.words.corrected import corrected
from retrieval.reading.words.lexicon import Mark
from retrieval.reading.words.vocabulary import Vocabulary
from retrieval.reading.words.word_lists import listed

_CUT = re.compile(r"[(),;\uff64\[\]-]")
_HEADING = re.compile(r"(?m)^[ •*#_-]*([^\W\d_][^:\n.,;()]{2,34}?) ?:")
_HEADING_WORDS = 5
"""Words before a colon that may be a label; more are a sentence."""


P = ParamSpec("P")
T = TypeVar("T")


class Head(NamedTuple):
    """A label that opens its line or part, and where the sign behind it stands."""

    mark: Mark
    sign: int


class Page:
    """What every reader looks at. Offsets are those of `text`, the original; a claim keeps two readers from using the same words."""

    def __init__(self, text: str, vocabulary: Vocabulary, *, unmarked: bool, blank: Iterable[Span] = ()) -> None:
        self.text = text
        self.unmarked = unmarked
        letters = list(laid_out(text, bare(plain(text)) if unmarked else plain(text)))
        for start, end in blank:
            letters[start:end] = " " * (end - start)
        self.plain = "".join(letters)
        self.words = vocabulary
        self.language = vocabulary.language
        self.clauses = tuple(clauses(self.plain))
        self._starts = [clause.start for clause in self.clauses]
        self._mask = bytearray(len(text))
        self._row = ""
        self.claims: list[tuple[str, Span]] = []
        for span in blank:
            self.claim(*span)
        self.days: tuple[Moment, ...] = ()
        """The days that are named, once they were looked for."""
        self._cuts = tuple(self._stops())
        by_category = corrected(vocabulary.lexicon.marks(self.plain, text), self.plain, text, language=self.language)
        self._marks = {name: (tuple(marks), [m.start for m in marks]) for name, marks in by_category.items()}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Amounts and ranges, left to right, without those inside dates."""
        return tuple(q for q in quantities(self) if not self.claimed(q.start, q.end))

    @cached_property
    def bare_magnitudes(self) -> frozenset[int]:
        """Where magnitudes stand that mean one of them; asked for at every number, so looked for once."""
        return bare_magnitudes(self)

    def marks(self, category: str, start: int = 0, end: int | None = None) -> tuple[Mark, ...]:
        """The phrases of a category that lie within these bounds."""
        marks, starts = self._marks.get(category, ((), []))
        low = bisect_left(starts, start)
        high = len(marks) if end is None else bisect_right(starts, end - 1)
        return tuple(m for m in marks[low:high] if end is None or m.end <= end)

    def says(self, category: str, span: Span, value: str | None = None) -> bool:
        """Whether a phrase of this category (and value) lies within the span."""
        return any(value is None or mark.value == value for mark in self.marks(category, *span))

    def mark_at(self, category: str, at: int) -> Mark | None:
        """The phrase of a category that starts exactly here."""
        marks, starts = self._marks.get(category, ((), []))
        low = bisect_left(starts, at)
        return marks[low] if low < len(marks) and starts[low] == at else None

    def mark_ending(self, category: str, end: int, *, within: int = 40) -> Mark | None:
        """The phrase of a category that ends exactly here."""
        return next((m for m in reversed(self.marks(category, max(0, end - within), end)) if m.end == end), None)

    def clause(self, at: int) -> Span:
        """The line or sentence around an offset."""
        return self.clauses[max(0, bisect_right(self._starts, at) - 1)] if self.clauses else Span(0, len(self.text))

    def line(self, at: int) -> Span:
        """The line around an offset."""
        start = self.plain.rfind("\n", 0, at) + 1
        end = self.plain.find("\n", at)
        return Span(start, len(self.plain) if end < 0 else end)

    def part(self, at: int) -> Span:
        """The piece of a clause between commas, semicolons, brackets or spaced dashes around an offset."""
        clause = self.clause(at)
        after = bisect_left(self._cuts, at)
        start = self._cuts[after - 1] + 1 if after else 0
        end = self._cuts[after] if after < len(self._cuts) else len(self.plain)
        return Span(max(start, clause.start), min(end, clause.end))

    def part_starts(self) -> tuple[int, ...]:
        """Where the pieces of sentences behind commas, brackets and dashes start."""
        return tuple(at + 1 for at in self._cuts)

    def parts(self) -> Iterator[Span]:
        """The pieces of all clauses, left to right."""
        for clause in self.clauses:
            at = clause.start
            while at < clause.end:
                part = self.part(at)
                yield part
                at = max(part.end, at) + 1

    def opens(self, start: int, line: Span) -> bool:
        """Whether a label here opens its line, sentence or part."""
        before = self.back(start, " *•-\t#_")
        if before < start and self.plain[before - 1 : before].isdigit():  # "1- Brand"
            before = self.back(before, "0123456789 ")
        return before <= line.start or self.plain[before - 1] in ".,;:/!?()\n•" or self.mark_ending("list_join", before) is not None

    def heads_before(self, at: int) -> Iterator[Head]:
        """The labels before an offset that a sign follows, the nearest first."""
        heads = self._heads
        return (heads[n] for n in range(bisect_left(heads, at, key=lambda head: head.mark.start) - 1, -1, -1))

    @cached_property
    def _heads(self) -> list[Head]:
        heads = [Head(mark, self.skip(mark.end)) for mark in self.marks("label")]
        heads = [
            h
            for h in heads
            if self.plain[h.sign : h.sign + 1] in {":", "=", "-", "/"} and self.opens(h.mark.start, self.line(h.mark.start))
        ]
        signs = {h.sign for h in heads}
        heads += [head for found in _HEADING.finditer(self.plain) if (head := self._heading(found.start(1), found.end(1), signs))]
        return sorted(heads)

    def _heading(self, start: int, end: int, known: set[int]) -> Head | None:
        """The label that the words before a colon amount to: "Creator location", "Language of content", "Creators based in"."""
        sign = self.skip(end)
        if sign in known or len(self.plain[start:end].split()) > _HEADING_WORDS:
            return None
        if (place := self.mark_ending("live_in", end)) is not None:
            return Head(Mark(start, end, "label", "places"), sign) if place.start > start else None
        labels = self.marks("label", start, end)
        if not labels:
            return None
        inside = self.plain[start:end]
        of = "/" in inside or any(f" {small} " in inside for small in listed("label_of"))  # "Budget/creator", "Language of content"
        if self.language == "vi" and len(self.plain[start : labels[0].start].split()) > 1:  # "mọi người ơi khách mới nè:"
            return None
        best = labels[0] if of or self.words.noun_first else labels[-1]
        return Head(Mark(start, end, "label", best.value), sign)

    @cached_property
    def money_said(self) -> int:
        """How many amounts of money the brief holds."""
        return sum(q.currency is not None for q in self.quantities)

    def _stops(self) -> Iterator[int]:
        text = self.plain
        for m in _CUT.finditer(text):
            at = m.start()
            if m.group() in ",;" and text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit():
                continue
            if m.group() == "-" and not (text[at - 1 : at] == " " and text[at + 1 : at + 2] == " " and not text[at + 2 : at + 3].isdigit()):
                continue
            yield at

    def skip(self, at: int, characters: str = " ") -> int:
        """The first offset from here on that holds none of these characters."""
        while at < len(self.plain) and self.plain[at] in characters:
            at += 1
        return at

    def back(self, at: int, characters: str = " ") -> int:
        """The last offset up to here that has none of these characters before it."""
        while at > 0 and self.plain[at - 1] in characters:
            at -= 1
        return at

    def read(self, row: str, reader: Callable[Concatenate["Page", P], T], *args: P.args, **named: P.kwargs) -> T:
        """What a reader makes of this page; the words that it claims are noted as the source of this row of the brief card."""
        self._row = row
        return reader(self, *args, **named)

    def claim(self, start: int, end: int) -> None:
        """Speaks for these words."""
        self.claims.append((self._row, Span(start, end)))
        self._mask[start:end] = b"\x01" * (min(end, len(self._mask)) - start)

    def claimed(self, start: int, end: int) -> bool:
        """Whether any of these words are spoken for."""
        return self._mask.find(1, start, end) >= 0

    def first_claimed(self, start: int, end: int) -> int | None:
        """Where the first word within these bounds that is spoken for starts."""
        found = self._mask.find(1, start, end)
        return None if found < 0 else found

    def last_claimed(self, start: int, end: int) -> int | None:
        """Where the last letter within these bounds that is spoken for stands."""
        found = self._mask.rfind(1, start, end)
        return None if found < 0 else found

    def amounts(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities that start within these bounds."""
        starts = self._amount_starts
        return self.quantities[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _amount_starts(self) -> list[int]:
        return [q.start for q in self.quantities]
