"""How many creators, of which size by word, and their own gender."""

from typing import get_args

from index.records import Gender
from retrieval.brief import TIERS, Tier
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_audience, about_own, labelled, negated
from retrieval.reading.surface import Span

_FAR = 48


def how_many(page: Page) -> int | None:
    """The creators wanted; the larger end of a range."""
    best: tuple[int, Quantity] | None = None
    for q in page.quantities:
        score = _counts_people(page, q)
        if score and (best is None or score > best[0]):
            best = (score, q)
    if best is None:
        return None
    page.claim(best[1].start, best[1].end)
    return int(best[1].high)


def _counts_people(page: Page, q: Quantity) -> int:
    """How surely this amount counts creators: 0 not at all."""
    text = page.plain
    if q.currency or (q.unit > 1 and not q.spelled) or not 1 <= q.high <= 2000 or q.high % 1 or page.claimed(q.start, q.end):
        return 0
    after = page.skip(q.end)
    if text[after : after + 1] in {"%", "/"} or (
        text[q.end : q.end + 1].isalpha() and text[q.end].isascii() and not page.mark_at("counter", q.end)
    ):
        return 0
    part = page.part(q.start)
    sized = page.marks("followers", max(part.start, q.start - _FAR), q.start)
    sized = () if sized and page.amounts(sized[-1].end, q.start) else sized
    if sized or about_own(page, q.start) or about_audience(page, q.start):
        return 0
    if page.mark_ending("each", page.back(q.start)) or (
        (per := page.mark_ending("per", page.back(q.start))) is not None and per.value != "campaign"
    ):
        return 0
    if labelled(page, q.start, "how_many"):
        return 4
    if (
        (total := page.mark_at("per", after)) is not None
        and total.value == "campaign"
        and page.marks("person", page.clause(q.start).start, q.start)
    ):
        return 3
    counter = page.mark_at("counter", after)
    if counter is not None:
        if (
            (q.high >= 300 and page.mark_at("followers", page.skip(counter.end)))
            or (page.mark_at("piece", counter.start) and page.mark_at("kind", page.skip(counter.end)))
            or sized
        ):
            return 0
        return 2
    beside = any(page.mark_at(name, after) for name in ("person", "tier", "platform"))
    if q.spelled and not beside and (q.high < 2 or page.words.noun_first):
        return 0
    far = _FAR // 2 if page.words.unspaced else _FAR
    end = min(part.end, page.clause(q.start).end, q.end + far)
    following = next((n.start for n in page.amounts(q.end, end)), end)
    end = min(end, following)
    person = next(iter(page.marks("person", q.end, end)), None)
    if person is None:
        return int(_wanted_noun(page, q, after))
    between = Span(q.end, person.start)
    pieces = [m for m in page.marks("kind", *between) if not (m.value == "ugc" and page.back(person.start) == m.end)]
    blocked = bool(pieces) or any(page.marks(kind, between.start, person.end) for kind in ("followers", "per", "age", "unit", "no"))
    return 0 if blocked or len(text[q.end : person.start].split()) > 6 else 2


def _wanted_noun(page: Page, q: Quantity, after: int) -> bool:
    """Whether the amount stands between "need" and a noun that is no piece, time or thing counted otherwise ("need 6 gardeners")."""
    before = page.back(q.outer_start)
    asked = any(page.mark_ending(name, before) for name in ("need", "courtesy", "brand_verb"))
    other = any(page.marks(name, q.end, after + 30) for name in ("kind", "unit", "currency", "followers", "price", "age", "month"))
    return asked and not other and page.plain[after : after + 1].isalpha()


_ITEM_ENDS = ",;:/|·()،؛.\n"


def tiers(page: Page) -> tuple[Tier, ...]:
    """The tiers named by word beside the people they describe, in the order of the brief."""
    named: list[Tier] = []
    for mark in page.marks("tier"):
        people = page.marks("person", max(0, mark.start - 30), mark.end + 30)
        counted = page.marks("counter", max(0, mark.start - 26), mark.end + 14)
        listed = bool(named) and page.mark_ending("list_join", page.back(mark.start)) is not None
        if (
            people or counted or listed or _stands_alone(page, mark.start, mark.end) or labelled(page, mark.start, "creators")
        ) and not negated(page, mark.start):
            named += [t for t in TIERS if t == mark.value and t not in named]
            page.claim(mark.start, mark.end)
    return tuple(named)


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """True for a word that is an item by itself, as in "under 50k followers, micro"."""
    before, after = page.back(start), page.skip(end)
    return (before <= 0 or page.text[before - 1] in _ITEM_ENDS) and (after >= len(page.text) or page.text[after] in _ITEM_ENDS)


def genders(page: Page) -> tuple[Gender | None, Gender | None]:
    """The creators' own gender and the audience's, each only where one is asked for."""
    creators: set[str] = set()
    audience: set[str] = set()
    for mark in page.marks("gender"):
        if negated(page, mark.start) or page.says("no_matter", page.part(mark.start)):
            continue
        if about_audience(page, mark.start) or _has_age(page, mark.end):
            audience.add(mark.value)
        elif _is_creators(page, mark.start, mark.end):
            creators.add(mark.value)
    return _only(creators), _only(audience)


def _has_age(page: Page, end: int) -> bool:
    at = page.skip(end, " ,(")
    if (word := page.mark_at("age_before", at)) is not None:
        at = page.skip(word.end)
    return any(
        q.outer_start <= at <= q.start and q.low >= 12 and q.high <= 90 and q.unit == 1 for q in page.amounts(at, at + 40)
    ) and not page.marks("person", max(page.clause(end).start, end - 25), end)


def _is_creators(page: Page, start: int, end: int) -> bool:
    after = page.skip(end, " -")
    before = page.back(start, " -")
    beside = (
        page.mark_at("person", after)
        or page.mark_at("only", after)
        or page.mark_ending("person", before)
        or page.mark_ending("must", before)
        or (page.words.noun_first and (page.marks("person", max(0, start - 16), start) or page.marks("counter", max(0, start - 12), start)))
    )
    return bool(beside) or labelled(page, start, "creators")


def _only(found: set[str]) -> Gender | None:
    return next((g for g in get_args(Gender) if found == {g}), None)
