"""The terms of the deal: goal, how creators are paid, for how long content may be used and competitors are off limits."""

from typing import get_args

from retrieval.brief import GOALS, Goal, Pay
from retrieval.reading.page import Page
from retrieval.reading.scope import label_values, negated

FOREVER = 36_500
"""Days that "in perpetuity" is written as."""


def goal(page: Page) -> Goal | None:
    """What the campaign is for: a label's word, else one behind "goal", else a sentence that says so by itself."""
    for span in label_values(page, "goal"):
        for mark in page.marks("goal", *span) + page.marks("goal_said", *span):
            return _goal(mark.value)
    for cue in page.marks("goal_cue"):
        clause = page.clause(cue.start)
        near = page.marks("goal", cue.end, min(clause.end, cue.end + 80)) + page.marks("goal_said", cue.end, min(clause.end, cue.end + 80))
        if near:
            return _goal(min(near).value)
    said = [m for m in page.marks("goal_said") if not negated(page, m.start)]
    return _goal(said[0].value) if said else None


def _goal(value: str) -> Goal | None:
    return next((g for g in GOALS if g == value), None)


def pay(page: Page) -> tuple[Pay, ...]:
    """Flat, gifted, affiliate, each only where it is offered and not ruled out, in that order."""
    offered = {m.value for m in page.marks("pay") if not negated(page, m.start) and not page.says("audience_offer", page.clause(m.start))}
    return tuple(p for p in get_args(Pay) if p in offered)


def usage_and_exclusivity(page: Page) -> tuple[int | None, int | None]:
    """Days of paid re-use and days off limits for competitors."""
    usage: int | None = None
    exclusivity: int | None = None
    for q in page.quantities:
        at = page.skip(q.end, " -")
        unit = page.mark_at("unit", at)
        recent = unit is not None and (page.mark_at("past", page.skip(unit.end)) or page.mark_ending("past", page.back(q.outer_start)))
        if unit is None or recent or page.claimed(q.start, q.end) or q.currency:
            continue
        days = round(q.high * {"day": 1, "week": 7, "month": 30, "year": 365}[unit.value])
        what = _what(page, q.start, unit.end)
        if what == "usage" and usage is None:
            usage = days
        elif what == "exclusivity" and exclusivity is None:
            exclusivity = days
        else:
            continue
        page.claim(q.start, unit.end)
    if usage is None and any(page.says("usage", page.clause(m.start)) for m in page.marks("forever")):
        usage = FOREVER
    return usage, exclusivity


def _what(page: Page, start: int, end: int) -> str | None:
    """Which of the two a duration belongs to: the nearest word in its part, else in its sentence or on its line."""
    clause = page.clause(start)
    for scope in (page.part(start), clause, page.line(start)):
        near = [
            (min(abs(m.start - end), abs(start - m.end)) + ((m.start >= end) * 6 if page.words.noun_first else (m.start < end) * 2), name)
            for name in ("usage", "exclusivity")
            for m in page.marks(name, *scope)
        ]
        if near:
            return min(near)[1]
    return None


def tone(page: Page) -> str | None:
    """How the content or the message is to sound, in the brief's words."""
    spans = label_values(page, "tone")
    said = page.text[spans[0].start : spans[0].end].strip(" .,;:-") if spans else ""
    return said if 2 <= len(said) <= 120 else None
