"""The creators' own gender and the audience's."""

from typing import get_args

from index.records import Gender
from retrieval.reading.page import Page
from retrieval.reading.people.items import stands_alone
from retrieval.reading.scope import about_audience, labelled, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark


def genders(page: Page) -> tuple[Gender | None, Gender | None]:
    """The creators' own gender and the audience's, each only where one is asked for."""
    creators: set[str] = set()
    audience: set[str] = set()
    for mark in page.marks("gender"):
        if negated(page, mark.start) or page.says("no_matter", page.part(mark.start)) or _either(page, mark):
            continue
        if about_audience(page, mark.start) or _has_age(page, mark.end):
            audience.add(mark.value)
        elif _is_creators(page, mark.start, mark.end):
            creators.add(mark.value)
    if not creators and not page.says("person_gender", Span(0, len(page.plain)), "any"):
        creators |= {m.value for m in page.marks("person_gender") if not (negated(page, m.start) or about_audience(page, m.start))}
    return _only(creators), _only(audience)


def _either(page: Page, mark: Mark) -> bool:
    """Whether both genders are named together ("hombres y mujeres"), which asks for neither."""
    join, before = page.mark_at("list_join", page.skip(mark.end)), page.back(mark.start)
    following = page.mark_at("gender", page.skip(join.end)) if join is not None else None
    back = page.mark_ending("list_join", before)
    preceding = page.mark_ending("gender", page.back(back.start)) if back is not None else None
    return any(other is not None and other.value != mark.value for other in (following, preceding))


def _has_age(page: Page, end: int) -> bool:
    at = page.skip(end, " ,(")
    if (word := page.mark_at("age_before", at)) is not None:
        at = page.skip(word.end)
    return any(
        q.outer_start <= at <= q.start and q.low >= 12 and q.high <= 90 and q.unit == 1 for q in page.amounts(at, at + 40)
    ) and not any(
        page.marks(name, max(page.clause(end).start, end - 25), end)
        for name in ("person", *(("counter",) if page.language == "fa" else ()))
    )


def _is_creators(page: Page, start: int, end: int) -> bool:
    after = page.skip(end, " -")
    before = page.back(start, " -")
    beside = (
        page.mark_at("person", after)
        or page.mark_at("only", after)
        or page.mark_ending("person", before)
        or page.mark_ending("must", before)
        or (page.language == "en" and _adjective(page, start, end))
        or (page.words.noun_first and (page.marks("person", max(0, start - 16), start) or page.marks("counter", max(0, start - 12), start)))
        or (page.words.phrases_spaced and (page.mark_ending("doer", before) is not None or _sought_person(page, before, after)))
    )
    people = bool(page.marks("person") or (page.language == "fa" and (page.marks("counter") or page.marks("similar"))))
    polite = page.mark_at("courtesy", page.skip(end))
    beside = beside or (page.language == "fa" and bool(page.mark_at("courtesy", after) or page.mark_ending("need", before)))
    alone = page.words.gender_alone and people and stands_alone(page, start, end if polite is None else polite.end)
    counted = page.language == "en" and _counted_noun(page, start, end)
    return bool(beside) or alone or counted or labelled(page, start, "creators") or _describes_people(page, start, end)


def _adjective(page: Page, start: int, end: int) -> bool:
    """Whether "female" stands before a topic and its creators ("female surf creators")."""
    if page.plain[start:end] not in {"female", "male"}:
        return False
    person = next(iter(page.marks("person", end, min(page.part(start).end, end + 30))), None)
    others = ("topic_stop", "list_join", "no", "kind", "live_in", "product_cue")
    return (
        person is not None
        and len(page.plain[end : person.start].split()) <= 2
        and not any(page.marks(n, end, person.start) for n in others)
    )


def _counted_noun(page: Page, start: int, end: int) -> bool:
    """Whether the word for women or men is itself what is counted or sought ("ten running girls", "looking for women who sail")."""
    noun = page.mark_at("person", start)
    if noun is None or noun.end != end:
        return False
    before = page.back(start)
    asked = any(page.mark_ending(name, before) for name in ("need", "courtesy", "brand_verb"))
    near = [
        q for q in page.amounts(max(page.part(start).start, start - 24), start) if q.end <= start and q.currency is None and q.unit == 1
    ]
    between = Span(near[-1].end, start) if near else None
    other = ("kind", "per", "unit", "followers", "person", "percent", "age", "bare_for")
    return asked or (between is not None and not any(page.says(name, between) for name in other))


def _sought_person(page: Page, before: int, after: int) -> bool:
    """Whether a gender stands for the person who is looked for ("หาผู้หญิงสายฟิตเนส"), where spaces part the phrases."""
    sought = any(page.mark_ending(name, before) is not None for name in ("need", "courtesy", "brand_verb"))
    if page.mark_ending("parent", after) is not None:
        return False  # a mother's own topic, not the gender that is asked for
    if page.mark_at("digit", after) is not None:
        return True  # "ผู้หญิงสองผู้ชายสอง"
    if page.mark_at("topic_before", after) is not None:
        return True
    told = any(page.mark_at(name, after) is not None for name in ("topic_stop", "counter"))
    near = page.marks("counter", after, min(page.clause(before).end, after + 16))
    return (sought and told) or any(page.amounts(page.back(m.start) - 3, m.start) for m in near)


def _describes_people(page: Page, start: int, end: int) -> bool:
    """Whether a word for creators follows where modifiers come first ("女性の美容インフルエンサー"), or nothing else is said here."""
    if not page.words.modifiers_first:
        return False
    part = page.part(start)
    near = (end, min(part.end, end + 16))
    alone = page.plain[part.start : part.end].strip() == page.plain[start:end]
    return alone or bool(page.marks("person", *near) or page.marks("counter", *near))


def _only(found: set[str]) -> Gender | None:
    return next((g for g in get_args(Gender) if found == {g}), None)
