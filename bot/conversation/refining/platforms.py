"""Platforms that a message names, but where only a piece on them changes."""

from collections.abc import Iterator

from bot.conversation.refining.reading import NEAR, Reading
from bot.conversation.refining.value import Value, value_of
from bot.conversation.refining.verb_last.numbers import counted_behind
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark


def platforms_named(reading: Reading) -> Iterator[Value]:
    """Platforms that are named, and what is to be done with them."""
    page = reading.page
    with_pieces = {d.platform for d in reading.studied.brief.deliverables}
    known = {d.kind for d in reading.before.deliverables}
    with_pieces |= {m.value for kind, _ in counted_behind(page) for m in page.marks("platform") if kind in known}
    for mark in page.marks("platform"):
        if mark.value in reading.before.platforms and _pieces_change(reading, mark):
            continue
        value = value_of(reading, "platforms", mark.value, Span(mark.start, mark.end))
        if (
            value.operator != "take_away"
            and mark.value in with_pieces
            and not (reading.spaced_phrases and value.operator == "only" and mark.value not in reading.before.platforms)
        ):
            if mark.value in reading.before.platforms:
                continue  # "4 posts on Facebook" says nothing new about platforms
            value = value._replace(operator="also")
        yield value


def _pieces_change(reading: Reading, mark: Mark) -> bool:
    """Whether one piece takes the place of another beside a platform, which itself stays then."""
    page = reading.page
    part = page.part(mark.start)
    places = reading.said("operator", "instead_of", part)
    return any(page.says("kind", Span(c.end, part.end)) and page.says("kind", Span(part.start, c.start)) for c in places)


def alone_behind_operator(reading: Reading, mark: Mark) -> bool:
    """Whether a platform's name that is an ordinary word as well stands right behind an "add" or "drop", in small letters."""
    page = reading.page
    if any(m.start == mark.start for m in page.marks("platform")):
        return False
    before = page.back(mark.start, " +&,")
    joined = page.mark_ending("list_join", before)
    beside = page.mark_ending("platform", page.back(joined.start) if joined else before) is not None
    return beside or any(c.end == before for c in reading.operators_in(before - NEAR, before))
