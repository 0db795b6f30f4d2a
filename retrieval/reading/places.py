"""Where creators and audiences are, and which languages creators publish in."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from retrieval.reading.lexicon import Mark
from retrieval.reading.name_spans import capitals
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, label_before, label_values, negated
from retrieval.reading.surface import Span

_HYPHENED = re.compile(r"\w+-")
_BETWEEN = re.compile(r"[,/&+()]")


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
    languages = _languages(page)
    marks = page.marks("country") + page.marks("city") + _labelled(page) + _of_people(page) + _written_large(page)
    marks += tuple(_known(page, known_place)) if known_place is not None else ()
    for mark in sorted(marks, key=lambda m: (m.start, m.category != "country", -m.end)):
        if page.claimed(mark.start, mark.end) or (last is not None and mark.start < last.end):
            continue
        if negated(page, mark.start) or _own_place(page, mark) or _names_language(page, mark):
            continue
        is_list = last is not None and _listed(page, last.end, mark.start)
        if about_audience(page, mark.start):
            if mark.category in _COUNTRIES:
                _add(audience, *mark.value.split())
        elif is_list or mark.category == "demonym" or _native(page, mark) or _placed(page, mark):
            if mark.category in _COUNTRIES and not _within_country(page, mark, known_place):
                _add(countries, *mark.value.split())  # "DACH" is three
            elif _is_word(page, mark, is_list=is_list):
                continue
            else:
                _add(cities, page.text[mark.start : mark.end])
        else:
            continue
        page.claim(mark.start, mark.end)
        last = mark
    return Places(tuple(countries), tuple(cities), tuple(audience), languages)


_COUNTRIES = ("country", "demonym")
_PARTS_OF_UK = frozenset({"scotland", "wales", "england"})


def _within_country(page: Page, mark: Mark, known_place: Callable[[str], bool] | None) -> bool:
    """Whether the mark names a part of the United Kingdom, which is a place where places are known, and the whole where they are not."""
    name = page.text[mark.start : mark.end]
    return name[0].isupper() and name.casefold() in _PARTS_OF_UK and known_place is not None and known_place(name)


def _written_large(page: Page) -> tuple[Mark, ...]:
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


def _names_language(page: Page, mark: Mark) -> bool:
    """Whether the place is but the first letters of a language ("日本語", "한국어")."""
    return any(m.start == mark.start and m.end > mark.end for m in page.marks("language", mark.start, mark.end + 6))


def _of_people(page: Page) -> tuple[Mark, ...]:
    """Adjectives of a country ("mexicanas", "deutsche") right beside words for creators, or for the audience where it is told."""
    found: list[Mark] = []
    for mark in page.marks("demonym"):
        before, after = page.back(mark.start, " -"), page.skip(mark.end, " -")
        beside = any(
            page.mark_ending(name, before) or page.mark_at(name, after) for name in ("person", "tier", "gender", "audience", "counter")
        )
        beside = beside or _before_their_topic(page, after)
        listed = bool(found) and _listed(page, found[-1].end, mark.start)
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
    person = next(iter(page.marks("person", at, min(page.part(at).end, at + _NEAR))), None)
    if person is None or page.plain[person.start - 1 : person.start] != " ":
        return False
    between = Span(at, person.start)
    other = any(page.marks(name, *between) for name in ("of_culture", "topic_stop", "list_join", "live_in", "language", "platform", "no"))
    return 0 < len(page.plain[at : person.start].split()) <= 2 and not other


def _labelled(page: Page) -> tuple[Mark, ...]:
    """The capitalised names that a label for places lists, known or not."""
    known = ("country", "city", "platform", "person", "language", "demonym", "followers")
    found = []
    for value in label_values(page, "places"):
        cuts = [(m.start(), m.end()) for m in _BETWEEN.finditer(page.plain, *value)]
        cuts += [(m.start, m.end) for m in page.marks("list_join", *value)]
        start = value.start
        for left, right in [*sorted(cuts), (value.end, value.end)]:
            name = Span(page.skip(start), max(page.skip(start), page.back(left, " .")))
            start = right
            if 3 <= name.end - name.start <= 40 and capitals(page, name.start) == name.end and not any(page.says(k, name) for k in known):
                found.append(Mark(*name, "city", ""))
    return tuple(found)


_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME_WORDS = 4
"""Words that the name of a place may have ("Hawke's Bay", "New South Wales")."""


def _known(page: Page, known_place: Callable[[str], bool]) -> Iterator[Mark]:
    """The capitalised names behind a place cue, and those listed with them, that the gazetteer knows; before "-based" too."""
    end = 0
    for cue in page.marks("live_in"):
        at = page.skip(cue.end, " (")
        while at >= end and (name := _known_at(page, at, known_place) or _named_here(page, at)) is not None:
            if name.category == "city":
                yield name
            end = name.end
            at = _next_listed(page, end)
    for at in page.part_starts():
        yield from _alone(page, page.skip(at), known_place)
    for cue in page.marks("based_after"):
        start = max(page.plain.rfind(" ", 0, cue.start), page.plain.rfind("\n", 0, cue.start)) + 1
        name = _known_at(page, start, known_place)
        if name is not None and name.end == page.back(cue.start, " -"):
            yield name


def _named_here(page: Page, at: int) -> Mark | None:
    """A country that a list of places goes on behind ("Morocco or the Canary Islands")."""
    if (article := page.mark_at("article", at)) is not None:
        at = page.skip(article.end)
    return page.mark_at("country", at)


def _alone(page: Page, at: int, known_place: Callable[[str], bool]) -> Iterator[Mark]:
    """Known names that fill their piece of a sentence about creators ("10k subs, Wales or Shropshire, one video")."""
    if not _opens_name(page, at) and page.mark_at("article", at) is None:
        return
    part, line = page.part(at), page.line(at)
    found: list[Mark] = []
    while at < part.end and (name := _known_at(page, at, known_place)) is not None:
        found.append(Mark(name.start, name.end, "city", "alone"))
        at = _next_listed(page, name.end)
    told = page.skip(found[-1].end, " .&/+") >= part.end if found else False
    if told and any(page.says(name, line) for name in ("person", "doer", "platform", "followers")):
        yield from found


def _known_at(page: Page, at: int, known_place: Callable[[str], bool]) -> Mark | None:
    """The longest known name of a place that starts here, with its article where it has one ("the Lake District")."""
    if (article := page.mark_at("article", at)) is not None:
        at = page.skip(article.end)
    ends: list[int] = []
    start = at
    while len(ends) < _NAME_WORDS and (word := _NAME.match(page.text, at)) is not None:
        if page.claimed(word.start(), word.end()) or not (ends or _opens_name(page, at)):
            break
        end = word.end() - (page.text[word.end() - 1] in ".'’-") - 2 * (page.text[word.end() - 2 : word.end()] in {"'s", "’s"})
        ends.append(end)
        if page.plain[word.end() : word.end() + 1] != " ":
            break
        at = page.skip(word.end())
    for end in reversed(ends):
        last = page.text[page.text.rfind(" ", start, end) + 1] if " " in page.text[start:end] else page.text[start]
        if end - start > 2 and (last.isupper() or _uncased(page, start, end)) and known_place(page.text[start:end]):
            return Mark(start, end, "city", "")
    return None


_WEAK_CUES = frozenset({"تو", "توی", "در", "از", "داخل", "سمت", "نزدیک"})
_SHORT_NAME, _SHORTEST_NAME = 5, 4
"""Letters of a Persian name behind a preposition that other words follow too, and behind any other: many villages are named like things."""


def _opens_name(page: Page, at: int) -> bool:
    """Whether a name may start here: with a capital, or with a letter of Persian, which has none."""
    return page.text[at : at + 1].isupper() or (page.language == "fa" and "\u0600" <= page.text[at : at + 1] <= "\u06ff")


def _uncased(page: Page, start: int, end: int) -> bool:
    """Whether these letters without capitals are long enough for a name, and mean nothing else."""
    if page.language != "fa" or not "\u0600" <= page.text[start] <= "\u06ff":
        return False
    cue = page.mark_ending("live_in", page.back(start))
    weak = cue is not None and page.plain[cue.start : cue.end] in _WEAK_CUES
    other = (
        "jalali", "month", "holiday", "person", "doer", "platform", "kind", "language", "not_a_name", "function", "relative", "topic_stop",
        "unit", "must", "audience", "gender", "topic_before", "courtesy", "tone_word",
    )  # fmt: skip
    return end - start >= (_SHORT_NAME if weak else _SHORTEST_NAME) and not any(page.says(name, Span(start, end)) for name in other)


def _next_listed(page: Page, end: int) -> int:
    """Where the next name of a list of places starts, behind commas, slashes and "or"."""
    at = page.skip(end, " ,/&+")
    join = page.mark_at("list_join", at)
    return page.skip(join.end) if join is not None else at


def _is_word(page: Page, mark: Mark, *, is_list: bool) -> bool:
    """Whether a city in small letters is an ordinary word, as it is but in Indonesian and in briefs without any capital, behind "in"."""
    if not (page.text[mark.start].islower() and page.text[mark.start].isascii()):
        return False
    careless = page.language == "id" or page.text.islower()
    placed = is_list or page.mark_ending("live_in", page.back(mark.start)) is not None
    return not (careless and placed and mark.end - mark.start >= 4)


_FIRM_REACHES = 60
"""Letters within which a place is still that of the firm that was named."""


def _native(page: Page, mark: Mark) -> bool:
    """Whether "people of" is written onto a city ("ขอคนกรุงเทพกับโคราช")."""
    return page.words.phrases_spaced and mark.category == "city" and page.mark_ending("native", mark.start) is not None


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


def _add(values: list[str], *more: str) -> None:
    values += [value for value in more if value not in values]


def _listed(page: Page, end: int, start: int) -> bool:
    """Whether only list words and brackets stand between two places."""
    article = page.mark_ending("article", page.back(start)) if page.language in {"de", "fr", "pt", "es", "en"} else None
    if article is not None and article.start >= end:
        start = article.start  # "Österreich und der Schweiz"
    gap = page.plain[end:start].strip(" ,(/&-+")
    return len(page.plain[end:start]) < 14 and (not gap or any(m.end - m.start == len(gap) for m in page.marks("list_join", end, start)))


def _placed(page: Page, mark: Mark) -> bool:
    """Whether the words beside a place say that someone is there."""
    label = label_before(page, mark.start)
    if mark.value == "alone" or (label is not None and label.value == "places"):
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
    if page.language == "fa" and page.mark_at("only", after):
        return True
    if mark.category == "country" and (page.mark_at("person", after) or page.mark_at("tier", after) or page.mark_at("only", after)):
        return True
    if page.words.modifiers_first and _placed_before(page, after):
        return True
    if _only_places(page, mark):
        return True
    if mark.category == "country" and any(q.end == page.back(mark.start) for q in page.amounts(mark.start - 12, mark.start)):
        person = next(iter(page.marks("person", after, min(page.part(after).end, after + 40))), None)
        if person is not None and len(page.plain[after : person.start].split()) <= 4:
            return True
    return page.mark_ending("person", before) is not None and (page.words.noun_first or page.plain[mark.start - 1 : mark.start] == "(")


_NEAR = 25
"""Letters within which a person follows a place that is said to be theirs ("大阪のグルメ系インフルエンサー")."""


def _placed_before(page: Page, after: int) -> bool:
    """Whether a particle or a person right behind a place says so, where modifiers come first ("北京的博主", "서울 거주")."""
    for _ in range(4):  # "부산 경남 거주"
        also = page.mark_at("city", after) or page.mark_at("country", after) or page.mark_at("list_join", after)
        if also is None:
            break
        after = page.skip(also.end, " ,/")
    if page.mark_at("live_after", after) is not None or page.mark_at("person", after) is not None:
        return True
    of = page.mark_at("genitive", after)
    end = min(page.part(after).end, after + _NEAR)
    following = page.skip(of.end) if of is not None else after
    if of is None and not ((gender := page.mark_at("gender", following)) is not None and page.mark_at("person", page.skip(gender.end))):
        return False
    return bool(page.marks("person", following, end) or page.marks("counter", following, end))


def _only_places(page: Page, mark: Mark) -> bool:
    """Whether the piece of the sentence holds nothing but places ("(Lyon ou Bordeaux)", "داخل ایران باشن، شیراز یا اصفهان")."""
    part = page.part(mark.start)
    rest = list(page.plain[part.start : part.end])
    modifiers: tuple[str, ...] = ("genitive", "live_after") if page.words.modifiers_first else ()
    modifiers += ("function", "only", "trim") if page.language == "en" else ()
    for name in ("country", "city", "list_join", "article", *modifiers):
        for found in page.marks(name, *part):
            rest[found.start - part.start : found.end - part.start] = " " * (found.end - found.start)
    more = {"en": ("platform", "followers"), "fa": ("counter",)}.get(page.language, ())
    people: tuple[str, ...] = ("person", "doer", *more)
    return not "".join(rest).strip(" .,&/+") and any(page.says(name, page.line(mark.start)) for name in people)


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
            or (page.language == "fa" and bool(page.mark_ending("platform", before) or page.mark_ending("person", before)))
            or (page.words.myriad and bool(page.marks("person", mark.end, min(page.part(mark.start).end, mark.end + 8))))
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
