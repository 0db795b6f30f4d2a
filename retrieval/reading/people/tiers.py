"""Sizes of creators that are named by word."""

from retrieval.brief import TIERS, Tier
from retrieval.reading.page import Page
from retrieval.reading.people.items import stands_alone
from retrieval.reading.scope import labelled, negated


def tiers(page: Page) -> tuple[Tier, ...]:
    """The tiers named by word beside the people they describe, in the order of the brief."""
    named: list[Tier] = []
    for mark in page.marks("tier"):
        people = page.marks("person", max(0, mark.start - 30), mark.end + 30)
        counted = page.marks("counter", max(0, mark.start - 26), mark.end + 14)
        join = page.mark_at("list_join", page.skip(mark.end))
        listed = (bool(named) and page.mark_ending("list_join", page.back(mark.start)) is not None) or (
            join is not None and page.mark_at("tier", page.skip(join.end)) is not None
        )
        cued = page.mark_ending("tier_cue", page.back(mark.start, " :")) is not None
        if (
            people
            or cued
            or counted
            or listed
            or stands_alone(page, mark.start, mark.end)
            or labelled(page, mark.start, "creators")
            or labelled(page, mark.start, "how_many")
            or _weighed(page, mark.start)
        ) and not negated(page, mark.start):
            named += [t for t in TIERS if t == mark.value and t not in named]
            page.claim(mark.start, mark.end)
    return tuple(named)


def _weighed(page: Page, at: int) -> bool:
    """Whether a tier is weighed in a piece of its own ("nano ok, micro better")."""
    part = page.part(at)
    return (
        page.language == "en"
        and page.skip(part.start) == at
        and len(page.plain[part.start : part.end].split()) <= 3
        and bool(page.marks("person"))
    )
