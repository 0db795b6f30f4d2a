"""Countries told by an adjective ("mexicanas") or by a common word in capitals."""

import re

from retrieval.reading.page import Page
from retrieval.reading.places.beside import NEAR
from retrieval.reading.places.lists import in_one_list
from retrieval.reading.scope import about_audience
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_HYPHENED = re.compile(r"\w+-")


def written_large(page: Page) -> tuple[Mark, ...]:
    """Countries whose name is a common word but for its capital ("Anh", which is also "elder brother"), behind a place cue or in a list."""
    found: list[Mark] = []
    for mark in page.marks("country_large"):
        if page.text[mark.start].islower() or page.text[mark.start : mark.end + 2].isupper():
            continue
        before, after = page.back(mark.start, " ,/&+("), page.skip(mark.end, " ,/&+")
        following = page.mark_at("list_join", after)
        after = page.skip(following.end) if following is not None else after
        preceding = page.mark_ending("list_join", before)
        before = page.back(preceding.start) if preceding is not None else before
        beside = page.mark_at("country", after) or page.mark_ending("country", before) or page.mark_ending("country_large", before)
        placed = page.mark_ending("live_in", page.back(mark.start)) is not None
        if beside or (placed and not page.text[page.skip(mark.end) : page.skip(mark.end) + 1].isupper()):
            found.append(Mark(mark.start, mark.end, "country", mark.value))
    return tuple(found)


def of_people(page: Page) -> tuple[Mark, ...]:
    """Adjectives of a country ("mexicanas", "deutsche") right beside words for creators, or for the audience where it is told."""
    found: list[Mark] = []
    for mark in page.marks("demonym"):
        before, after = page.back(mark.start, " -"), page.skip(mark.end, " -")
        beside = any(
            page.mark_ending(name, before) or page.mark_at(name, after) for name in ("person", "tier", "gender", "audience", "counter")
        )
        beside = beside or _before_their_topic(page, after)
        listed = bool(found) and in_one_list(page, found[-1].end, mark.start)
        following = page.mark_at("list_join", after)
        joined = following is not None and page.mark_at("demonym", page.skip(following.end)) is not None
        compound = _HYPHENED.match(page.plain, after)  # "Schweizer Outdoor-Creator"
        joined = joined or (compound is not None and page.mark_at("person", compound.end()) is not None)
        if page.language == "vi" and _lives_elsewhere(page, mark):
            continue
        if beside or listed or (joined and page.words.noun_first is False):
            found.append(Mark(mark.start, mark.end, "demonym", mark.value))
    return tuple(found)


def _lives_elsewhere(page: Page, demonym: Mark) -> bool:
    """Whether the sentence tells a country to live in besides a nationality ("creator Việt ở Nhật")."""
    clause = page.clause(demonym.start)
    others = [m for m in page.marks("country", demonym.end, clause.end) if m.value != demonym.value]
    return any(page.marks("live_in", demonym.end, m.start) and not about_audience(page, m.start) for m in others)


def _before_their_topic(page: Page, at: int) -> bool:
    """Whether one or two words here tell what people post about ("Thai beauty creators"), and none has a nation itself ("Thai food")."""
    if page.language != "en":
        return False
    person = next(iter(page.marks("person", at, min(page.part(at).end, at + NEAR))), None)
    if person is None or page.plain[person.start - 1 : person.start] != " ":
        return False
    between = Span(at, person.start)
    other = any(page.marks(name, *between) for name in ("of_culture", "topic_stop", "list_join", "live_in", "language", "platform", "no"))
    return 0 < len(page.plain[at : person.start].split()) <= 2 and not other
