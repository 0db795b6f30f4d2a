"""Pieces to make after the message, without those on platforms that are no longer wanted."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.refining.operators import operator_at
from bot.conversation.refining.reading import Reading, overlaps
from bot.conversation.refining.value import Value
from bot.conversation.refining.verb_last.numbers import counted_behind
from retrieval.brief import Brief, Deliverable
from retrieval.reading.surface import Span


def pieces_after(reading: Reading, values: Sequence[Value], found: dict[str, object]) -> dict[str, object]:
    """Deliverables after the message, without those on platforms that are no longer wanted."""
    page, before = reading.page, reading.before
    kinds = [
        (m, operator_at(reading, Span(m.start, m.end))) for m in page.marks("kind") if not overlaps(Span(m.start, m.end), reading.blanked)
    ]
    gone = {m.value.partition("@")[0] for m, operator in kinds if operator == "take_away"}
    on = {v.value for v in values if v.field == "platforms"}
    said = [d for d in reading.studied.brief.deliverables if d.kind not in gone] or [
        Deliverable(platform=None, kind=kind, count=count)  # type: ignore[arg-type]  # the vocabulary's closed list
        for kind, count in counted_behind(page)
        if kind not in gone and any(d.kind == kind for d in before.deliverables)
    ]
    old = list(before.deliverables)
    if gone and not said:  # "a dedicated video instead of the integration": as many of the one as there were of the other
        put = [m.value.partition("@")[0] for m, operator in kinds if operator != "take_away"]
        put = [kind for kind in dict.fromkeys(put) if all(d.kind != kind for d in old)]
        said = [replace(d, kind=kind) for kind in put for d in old if d.kind in gone]  # type: ignore[arg-type]  # the vocabulary's closed list
    if gone:
        old = [d for d in old if d.kind not in gone or (on and d.platform not in on)]
    if said:
        adds = bool(gone) or any(operator == "also" for m, operator in kinds if m.value.partition("@")[0] not in gone)
        adds = adds or any(d.kind in {s.kind for s in said} for d in before.deliverables)
        only = before.platforms[0] if len(before.platforms) == 1 and not on else None
        places = {d.platform for d in before.deliverables if d.kind in gone}  # what takes a piece's place stands where that stood
        place = next(iter(places)) if len(places) == 1 and reading.grammar.verb_last else None
        said = [replace(d, platform=d.platform or only or _same_kind(d, before) or place) for d in said]
        old = [*(d for d in old if adds and (d.kind, d.platform) not in {(s.kind, s.platform) for s in said}), *said]
    platforms = found.get("platforms")
    if isinstance(platforms, tuple):
        left = set(before.platforms) - set(platforms)
        old = [d for d in old if d.platform not in left]
    return {"deliverables": tuple(old)} if tuple(old) != before.deliverables else {}


def _same_kind(piece: Deliverable, before: Brief) -> str | None:
    return next((d.platform for d in before.deliverables if d.kind == piece.kind), None)
