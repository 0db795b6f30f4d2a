"""A day in a message that no word makes the first or the last one of a campaign: which of the two it moves."""

from collections.abc import Sequence

from bot.conversation.cues.cues import Cues
from retrieval.brief import Brief
from retrieval.reading.days.calendars import Moment
from retrieval.reading.page import Page


def moved(page: Page, cues: Cues, before: Brief, days: Sequence[Moment]) -> dict[str, object]:
    """By the word for an end that stands nearest before it, else by where it lies from the days of the brief."""
    said = [(c.start, c.name) for c in cues.found("day", page.plain)]
    if len(days) != 1 or not said:
        return {}
    day = days[0]
    sides = [(at, name) for at, name in said if name in {"start", "end"} and at < day.start]
    if sides:
        return {"start": day.first} if max(sides)[1] == "start" else {"end": day.last}
    if before.end is not None and (before.start is None or day.last > before.end):
        return {"end": day.last}
    if before.start is not None and day.first < before.start:
        return {"start": day.first}
    return {}
