"""One brief while it is being read: its text, the phrases and amounts found in it, and which words are already spoken for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from retrieval.reading.lexicon import Mark
from retrieval.reading.quantities import Quantity, quantities
from retrieval.reading.surface import Span, bare, clauses, plain
from retrieval.reading.vocabulary import Vocabulary
from retrieval.reading.wholes import whole_only

_ON = frozenset({"on", "تو", "trên", "บน", "en", "auf", "sur", "di", "no"})
_CUT = re.compile(r"[(),;\[\]-]")


class Head(NamedTuple):
    """A label that opens its line or part, and where the sign behind it stands."""

    mark: Mark
    sign: int


class Page:
    """What every reader looks at. Offsets are those of `text`, the original; a claim keeps two readers from using the same words."""

    def __init__(self, text: str, vocabulary: Vocabulary, *, unmarked: bool, blank: Iterable[Span] = ()) -> None:
        self.text = text
        letters = list(bare(plain(text)) if unmarked else plain(text))
        for start, end in blank:
            letters[start:end] = " " * (end - start)
        self.plain = "".join(letters)
        self.words = vocabulary
        self.language = vocabulary.language
        self.clauses = tuple(clauses(self.plain))
        self._starts = [clause.start for clause in self.clauses]
        self._mask = bytearray(len(text))
        for span in blank:
            self.claim(*span)
        self._cuts = tuple(self._stops())
        by_category: dict[str, list[Mark]] = {}
        for mark in vocabulary.lexicon.marks(self.plain, text):
            by_category.setdefault(mark.category, []).append(mark)
        named = {
            at for name in ("country", "city", "language_said") for mark in by_category.get(name, ()) for at in range(mark.start, mark.end)
        }
        by_category = {name: whole_only(name, marks, by_category, self.plain) for name, marks in by_category.items()}
        by_category["gender"] = [m for m in by_category.get("gender", ()) if m.start not in named]
        people = {at for person in by_category.get("person", ()) for at in range(person.start, person.end)}
        by_category["platform"] = [m for m in by_category.get("platform", ()) if m.start not in people]
        by_category["platform"] = _with_weak(self.plain, text, by_category)
        self._marks = {name: (tuple(marks), [m.start for m in marks]) for name, marks in by_category.items()}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Amounts and ranges, left to right, without those inside dates."""
        return tuple(q for q in quantities(self) if not self.claimed(q.start, q.end))

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

    def opens(self, start: int, line: Span) -> bool:
        """Whether a label here opens its line, sentence or part."""
        before = self.back(start, " *•-\t#_")
        return before <= line.start or self.plain[before - 1] in ".,;:/!?()\n•" or self.mark_ending("list_join", before) is not None

    def heads_before(self, at: int) -> Iterator[Head]:
        """The labels before an offset that a sign follows, the nearest first."""
        heads = self._heads
        return (heads[n] for n in range(bisect_left(heads, at, key=lambda head: head.mark.start) - 1, -1, -1))

    @cached_property
    def _heads(self) -> list[Head]:
        heads = (Head(mark, self.skip(mark.end)) for mark in self.marks("label"))
        return [
            h
            for h in heads
            if self.plain[h.sign : h.sign + 1] in {":", "=", "-", "/"} and self.opens(h.mark.start, self.line(h.mark.start))
        ]

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

    def claim(self, start: int, end: int) -> None:
        """Speaks for these words."""
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


def _with_weak(plain_text: str, text: str, marks: dict[str, list[Mark]]) -> list[Mark]:
    """Platforms, with those whose name is an ordinary word ("X", "Medium") where platforms or pieces to make stand beside them."""
    platforms = list(marks.get("platform", ()))
    for weak in marks.get("platform_weak", ()):
        if not text[weak.start].isupper() or any(p.start <= weak.start < p.end for p in platforms):
            continue
        before, after = (
            plain_text[max(0, weak.start - 24) : weak.start].rstrip(" ,/&+("),
            plain_text[weak.end : weak.end + 24].lstrip(" ,/&+)"),
        )
        reach = range(weak.start - 8, weak.start + 1)
        beside = any(p.end in reach for p in platforms) or any(0 <= p.start - weak.end <= 6 for p in platforms)
        kinds = any(0 <= k.start - weak.end <= 1 or 0 <= weak.start - k.end <= 1 for k in marks.get("kind", ()))
        if beside or kinds or before.endswith(":") or before.rsplit(" ", 1)[-1] in _ON or after.startswith(("post", "account")):
            platforms.append(Mark(weak.start, weak.end, "platform", weak.value))
            platforms.sort()
    return platforms
