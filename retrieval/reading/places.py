"""Where creators and audiences are, and which languages creators publish in."""

from typing import NamedTuple

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, label_before, negated


class Places(NamedTuple):
    """ISO codes, and cities or regions as written."""

    countries: tuple[str, ...]
    places: tuple[str, ...]
    audience: tuple[str, ...]
    languages: tuple[str, ...]


def places(page: Page) -> Places:
    """Countries and cities of creators, countries of the audience, and languages asked for."""
    countries: list[str] = []
    cities: list[str] = []
    audience: list[str] = []
    last: Mark | None = None
    languages = _languages(page)
    for mark in sorted(page.marks("country") + page.marks("city"), key=lambda m: (m.start, m.category != "country", -m.end)):
        if page.claimed(mark.start, mark.end):
            continue
        if last is not None and mark.start < last.end:
            continue
        if negated(page, mark.start):
            continue
        is_list = last is not None and _listed(page, last.end, mark.start)
        if about_audience(page, mark.start):
            if mark.category == "country":
                _add(audience, mark.value)
        elif is_list or _placed(page, mark):
            if mark.category == "country":
                _add(countries, mark.value)
            elif page.text[mark.start : mark.start + 1].islower() and page.text[mark.start].isascii():
                continue
            else:
                _add(cities, page.text[mark.start : mark.end])
        else:
            continue
        page.claim(mark.start, mark.end)
        last = mark
    return Places(tuple(countries), tuple(cities), tuple(audience), languages)


def _add(values: list[str], value: str) -> None:
    if value not in values:
        values.append(value)


def _listed(page: Page, end: int, start: int) -> bool:
    """Whether only list words and brackets stand between two places."""
    gap = page.plain[end:start].strip(" ,(/&-+")
    return len(page.plain[end:start]) < 14 and (not gap or any(m.end - m.start == len(gap) for m in page.marks("list_join", end, start)))


def _placed(page: Page, mark: Mark) -> bool:
    """Whether the words beside a place say that someone is there."""
    label = label_before(page, mark.start)
    if label is not None and label.value == "places":
        return True
    before = page.back(mark.start, " (")
    if (article := page.mark_ending("article", before)) is not None:
        before = page.back(article.start)
    if mark.category == "city" and page.plain[page.back(mark.start) - 1 : page.back(mark.start)] == ":":
        return True
    if page.mark_ending("live_in", before) or page.mark_ending("people_after", before):
        return True
    if page.plain.startswith("-based", mark.end) or page.plain.startswith(" based", mark.end):
        return True
    after = page.skip(mark.end, " -")
    if mark.category == "country" and (page.mark_at("person", after) or page.mark_at("tier", after) or page.mark_at("only", after)):
        return True
    if _only_places(page, mark):
        return True
    if mark.category == "country" and any(q.end == page.back(mark.start) for q in page.amounts(mark.start - 12, mark.start)):
        person = next(iter(page.marks("person", after, min(page.part(after).end, after + 40))), None)
        if person is not None and len(page.plain[after : person.start].split()) <= 4:
            return True
    return page.mark_ending("person", before) is not None and (page.words.noun_first or page.plain[mark.start - 1 : mark.start] == "(")


def _only_places(page: Page, mark: Mark) -> bool:
    """Whether the piece of the sentence holds nothing but places ("(Lyon ou Bordeaux)", "داخل ایران باشن، شیراز یا اصفهان")."""
    part = page.part(mark.start)
    rest = list(page.plain[part.start : part.end])
    for name in ("country", "city", "list_join", "article"):
        for found in page.marks(name, *part):
            rest[found.start - part.start : found.end - part.start] = " " * (found.end - found.start)
    return not "".join(rest).strip(" .,&/+") and page.says("person", page.line(mark.start))


def _languages(page: Page) -> tuple[str, ...]:
    found: list[str] = []
    last: Mark | None = None
    said = page.marks("language_said")
    plain = [m for m in page.marks("language") if not any(s.start <= m.start < s.end for s in said)]
    for mark in sorted((*said, *plain)):
        if last is not None and mark.start < last.end:
            continue
        before = page.back(mark.start)
        cue = (
            page.mark_ending("lang_cue", before)
            or (last is not None and _listed(page, last.end, mark.start))
            or mark.category == "language_said"
        )
        after = page.skip(mark.end, " -")
        cue = (
            cue
            or page.mark_at("lang_after", after)
            or ((label := label_before(page, mark.start)) is not None and label.value == "languages")
        )
        if not cue and (join := page.mark_at("list_join", after)) is not None:
            second = page.mark_at("language", page.skip(join.end))
            cue = second is not None and page.mark_at("lang_after", page.skip(second.end, " -")) is not None
        if page.mark_ending("teaches", before):
            continue
        if not cue or negated(page, mark.start) or page.claimed(mark.start, mark.end):
            continue
        _add(found, mark.value)
        page.claim(mark.start, mark.end)
        last = mark
    return tuple(found)
