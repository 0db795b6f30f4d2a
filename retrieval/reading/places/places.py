"""Where creators and audiences are."""

from collections.abc import Callable
from typing import NamedTuple

from retrieval.reading.page import Page
from retrieval.reading.places.beside import native, placed
from retrieval.reading.places.languages import languages_asked
from retrieval.reading.places.lists import add, in_one_list
from retrieval.reading.places.named import known_places, labelled_places
from retrieval.reading.places.nations import of_people, written_large
from retrieval.reading.scope import about_audience, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark
from retrieval.reading.words.word_lists import listed


class Places(NamedTuple):
    """ISO codes, and cities or regions as written."""

    countries: tuple[str, ...]
    places: tuple[str, ...]
    audience: tuple[str, ...]
    languages: tuple[str, ...]


def places(page: Page, known_place: Callable[[str], bool] | None = None) -> Places:
    """Countries and cities of creators, countries of the audience, and languages asked for; `known_place` tells names of further places."""
    countries: list[str] = []
    cities: list[str] = []
    audience: list[str] = []
    last: Mark | None = None
    languages = languages_asked(page)
    marks = page.marks("country") + page.marks("city") + labelled_places(page) + of_people(page) + written_large(page)
    marks += tuple(known_places(page, known_place)) if known_place is not None else ()
    for mark in sorted(marks, key=lambda m: (m.start, m.category != "country", -m.end)):
        if page.claimed(mark.start, mark.end) or (last is not None and mark.start < last.end):
            continue
        if negated(page, mark.start) or _own_place(page, mark) or _names_language(page, mark):
            continue
        is_list = last is not None and in_one_list(page, last.end, mark.start)
        if about_audience(page, mark.start):
            if mark.category in _COUNTRIES:
                add(audience, *mark.value.split())
        elif is_list or mark.category == "demonym" or native(page, mark) or placed(page, mark):
            if mark.category in _COUNTRIES and not _within_country(page, mark, known_place):
                add(countries, *mark.value.split())  # "DACH" is three
            elif _is_word(page, mark, is_list=is_list):
                continue
            else:
                add(cities, page.text[mark.start : mark.end])
        else:
            continue
        page.claim(mark.start, mark.end)
        last = mark
    return Places(tuple(countries), tuple(cities), tuple(audience), languages)


_COUNTRIES = ("country", "demonym")


def _within_country(page: Page, mark: Mark, known_place: Callable[[str], bool] | None) -> bool:
    """Whether the mark names a part of the United Kingdom, which is a place where places are known, and the whole where they are not."""
    name = page.text[mark.start : mark.end]
    return name[0].isupper() and name.casefold() in listed("part_of_country") and known_place is not None and known_place(name)


def _names_language(page: Page, mark: Mark) -> bool:
    """Whether the place is but the first letters of a language ("日本語", "한국어")."""
    return any(m.start == mark.start and m.end > mark.end for m in page.marks("language", mark.start, mark.end + 6))


def _is_word(page: Page, mark: Mark, *, is_list: bool) -> bool:
    """Whether a city in small letters is an ordinary word, as it is but in Indonesian and in briefs without any capital, behind "in"."""
    if not (page.text[mark.start].islower() and page.text[mark.start].isascii()):
        return False
    careless = page.language == "id" or page.text.islower()
    placed = is_list or page.mark_ending("live_in", page.back(mark.start)) is not None
    return not (careless and placed and mark.end - mark.start >= 4)


_FIRM_REACHES = 60
"""Letters within which a place is still that of the firm that was named."""


def _firms(page: Page, start: int, at: int) -> tuple[Mark, ...]:
    """Words for a firm or for who sells what, near before a place, where spaces alone part the phrases."""
    near = max(start, at - _FIRM_REACHES)
    return (
        *(m for m in page.marks("client", near, at) if m.value == "firm"),
        *(m for m in page.marks("seller", near, at) if m.end - m.start > 4),
    )


def _own_place(page: Page, mark: Mark) -> bool:
    """Whether a sentence that opens with "we are" tells where the brand is, before it speaks of creators."""
    clause = page.clause(mark.start)
    said = page.marks("we_are", clause.start, mark.start)
    if page.language == "en" and page.says("business_word", Span(page.part(mark.start).start, mark.start)):
        return True  # "a family company from Norfolk"
    if page.language == "en":  # "we are looking for" asks
        said = tuple(m for m in said if page.mark_at("courtesy", m.start) is None)
    if page.words.phrases_spaced:
        said = _firms(page, clause.start, mark.start)
    if not said:
        return False
    between = Span(said[0].end, mark.start)
    return not any(page.says(name, between) for name in ("person", "courtesy", "need", "brand_verb", "tier"))
