"""Which creators a message is about: positions in the list as shown, handles, and names."""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.cues.cues import Cues
from bot.conversation.whom.names import by_name
from bot.conversation.whom.ordinals import by_ordinal, first_or_last
from bot.conversation.whom.positions import by_position, joined
from bot.conversation.whom.reference import Reference, Shown
from prompts.commands import Creator
from retrieval.reading.page import Page
from retrieval.reading.surface import Span


def references(page: Page, cues: Cues, shown: Sequence[Shown], about: str = "") -> list[Reference]:
    """Every creator that the message names, left to right; `about` is what the brief asks for, whose words call nobody."""
    taken = bytearray(len(page.plain))
    places: set[Span] = set()
    found: list[Reference] = []
    for reference in (
        *_handles(page),
        *by_name(page, cues, shown, about),
        *first_or_last(page, cues, shown),
        *by_position(page, cues, shown),
        *by_ordinal(page, cues, shown),
    ):
        span = Span(reference.start, reference.end)
        if span not in places and taken.find(1, span.start, span.end) >= 0:
            continue
        places.add(span)
        taken[span.start : span.end] = b"\x01" * (span.end - span.start)
        found.append(reference)
    return _sure_in_rows(sorted(found, key=lambda r: (r.start, str(r.creator))), page, cues)


def _sure_in_rows(found: Sequence[Reference], page: Page, cues: Cues) -> list[Reference]:
    """The same, where a number in one row with a handle or a name is as sure as that is ("1 and @maker")."""
    rows: list[list[Reference]] = []
    for one in found:
        joins = bool(rows) and (rows[-1][-1].start == one.start or joined(page, cues, rows[-1][-1].end, one.start))
        rows[-1].append(one) if joins else rows.append([one])
    return [one._replace(sure=one.sure or any(r.sure for r in row)) for row in rows for one in row]


def chosen(page: Page, cues: Cues, found: Sequence[Reference], shown: Sequence[Shown]) -> tuple[Creator, ...]:
    """The creators that are meant: those named, or all of the list but those named behind an "except"."""
    excepts = cues.found("whom", page.plain, "except")
    everyone = cues.found("whom", page.plain, "all")
    if (
        excepts
        and found
        and (everyone or not [r for r in found if r.start < excepts[0].start])
        and any(r.start >= excepts[0].start for r in found)
    ):
        out = {r.creator for r in found if r.start >= excepts[0].start}
        out |= {n for n, one in enumerate(shown, start=1) if f"@{one.handle}".casefold() in {str(c).casefold() for c in out}}
        return tuple(n for n in range(1, len(shown) + 1) if n not in out)
    kept = [r for r in found if not excepts or r.start < excepts[0].start]  # "1 and 4 but not 3"
    return tuple(dict.fromkeys(r.creator for r in sorted(kept, key=lambda r: r.start)))


def _handles(page: Page) -> Iterator[Reference]:
    for m in _HANDLE.finditer(page.text):
        yield Reference(m.start(), m.end(), m.group(), sure=True)


_HANDLE = re.compile(r"(?<![\w@.])@([\w](?:[\w.\-]{0,60}\w)?)")
