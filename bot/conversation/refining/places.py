"""Countries, towns and nations that a message names."""

import re
from collections.abc import Iterator

from bot.conversation.refining.platforms import alone_behind_operator
from bot.conversation.refining.reading import KNOWN, NEAR, Reading
from bot.conversation.refining.spaced_phrases import spoken_of
from bot.conversation.refining.value import Value, value_of
from bot.conversation.refining.verb_last.endings import is_language, stem
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience
from retrieval.reading.surface import Span, plain
from retrieval.reading.words.lexicon import Mark


def places_named(reading: Reading) -> Iterator[Value]:
    """Countries and towns of creators, countries of the audience, and languages that a country's name stands for."""
    page = reading.page
    end = 0
    first = "city" if reading.grammar.city_first else "country"
    for mark in sorted(page.marks("country") + page.marks("city"), key=lambda m: (m.start, -m.end, m.category != first)):
        if (
            _inside_another(page, mark)
            or mark.start < end
            or any(
                mark.start < s.end for s in page.marks("language_said", max(0, mark.start - 40), mark.start + 40) if s.start <= mark.start
            )
        ):
            continue
        if is_language(page, Span(mark.start, mark.end)):
            continue
        if (tongue := spoken_of(page, Span(mark.start, mark.end))) is not None:
            if tongue not in reading.studied.brief.creator_languages:
                yield value_of(reading, "creator_languages", tongue, Span(mark.start, mark.end))
            continue
        end = mark.end
        audience = about_audience(page, mark.start)
        if mark.category == "country":
            yield value_of(reading, "audience_countries" if audience else "creator_countries", mark.value, Span(mark.start, mark.end))
        elif not audience and reading.grammar.latin and (next_one := _place_beside(page, mark)) is not None:
            yield value_of(reading, "creator_places", page.text[mark.start : mark.end], Span(mark.start, mark.end))
            yield value_of(reading, "creator_places", page.text[next_one.start : next_one.end], next_one)
        elif not audience:
            root = stem(page, Span(mark.start, mark.end))
            yield value_of(reading, "creator_places", page.text[root.start : root.end], Span(mark.start, mark.end))


def _inside_another(page: Page, mark: Mark) -> bool:
    """Whether a name is part of a longer word, as "nhat" (Japan, and "most") of "it nhat" (at least)."""
    near = (max(0, mark.start - 20), mark.end + 20)
    longer = (m for name in ("bound_before", "bound_after", "relative", "function") for m in page.marks(name, *near))
    return any(m.start <= mark.start and mark.end <= m.end and m.end - m.start > mark.end - mark.start for m in longer)


def plain_words(reading: Reading) -> Iterator[Value]:
    """Values that ordinary words stand for: a platform in small letters, a town that only the brief knows, a nation beside people."""
    page = reading.page
    for mark in page.marks("platform_weak"):
        if mark.value == "threads" and alone_behind_operator(reading, mark):
            yield value_of(reading, "platforms", mark.value, Span(mark.start, mark.end))
    for place in reading.before.creator_places if reading.grammar.latin else ():
        at = page.plain.find(plain(place))
        if at >= 0 and not any(m.start < at + len(place) and at < m.end for m in page.marks("city")):
            yield value_of(reading, "creator_places", place, Span(at, at + len(place)))
    for nation in reading.cues.found("nation", page.plain):
        span, beside = Span(nation.start, nation.end), Span(nation.end, min(len(page.plain), nation.end + NEAR))
        if page.says("person", beside) and not page.says("country", span):
            yield value_of(reading, "creator_countries", nation.name, span)


_CAPITALISED = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}")


def _place_beside(page: Page, mark: Mark) -> Span | None:
    """A name in capitals that is joined to a town: a town as well, though no list holds it ("Sheffield and York")."""
    at = page.skip(mark.end)
    joined = page.mark_at("list_join", at)
    start = page.skip(joined.end if joined else at, " ,&+")
    m = _CAPITALISED.match(page.text, start)
    if start <= page.skip(mark.end) or m is None:
        return None
    known = any(page.mark_at(name, start) for name in (*KNOWN, "holiday", "topic_before", "courtesy", "need", "function"))
    return None if known else Span(m.start(), m.end())
