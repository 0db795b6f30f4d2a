"""Creators by an ordinal: the first, the last, the first three."""

from collections.abc import Iterator, Sequence

from bot.conversation.cues.cues import Cues
from bot.conversation.whom.reference import Reference, Shown
from retrieval.reading.page import Page


def first_or_last(page: Page, cues: Cues, shown: Sequence[Shown]) -> Iterator[Reference]:
    """ "The first three", "top 3", "3 คนแรก", "the last two"."""
    size = len(shown)
    for name, where in (("first", "before"), ("first_after", "after"), ("last", "before"), ("last_after", "after")):
        for cue in cues.found("whom", page.plain, name):
            number = _number_after(page, cue.end) if where == "before" else _number_before(page, cue.start)
            if number is None or not 2 <= number[0] <= size:
                continue
            count, start, end = number[0], min(number[1], cue.start), max(number[2], cue.end)
            positions = range(1, count + 1) if name.startswith("first") else range(size - count + 1, size + 1)
            yield from (Reference(start, end, position, sure=True) for position in positions)


def _number_after(page: Page, at: int) -> tuple[int, int, int] | None:
    start = page.skip(at)
    q = next(iter(page.amounts(start, start + 1)), None)
    if q is None or q.high % 1 or q.unit > 10 or q.low != q.high or q.bound:
        return None
    return int(q.high), q.start, q.end


def _number_before(page: Page, at: int) -> tuple[int, int, int] | None:
    end = page.back(at)
    q = next((q for q in page.amounts(max(0, end - 12), end) if q.end == end), None)
    return (int(q.high), q.start, q.end) if q is not None and q.high % 1 == 0 and q.low == q.high else None


def by_ordinal(page: Page, cues: Cues, shown: Sequence[Shown]) -> Iterator[Reference]:
    """ "The first", "คนที่สอง", "the last one"."""
    for position in range(1, 11):
        for cue in cues.found("whom", page.plain, str(position)):
            yield Reference(cue.start, cue.end, position, sure=True)
    for cue in cues.found("whom", page.plain, "other_last") if shown else ():
        yield Reference(cue.start, cue.end, len(shown), sure=True)
