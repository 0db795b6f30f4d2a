"""How old the people to be reached are."""

from typing import NamedTuple

from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_audience, label_before, negated


class Ages(NamedTuple):
    """Years, inclusive."""

    low: int | None = None
    high: int | None = None


def ages(page: Page) -> Ages:
    """The audience's ages, where a number is said to be one and not the creators' own."""
    for q in page.quantities:
        if page.claimed(q.start, q.end) or not _is_age(page, q):
            continue
        low, high = _years(page, q)
        if low is None and high is None:
            continue
        page.claim(q.start, q.end)
        return Ages(None if low is None else int(low), None if high is None else int(high))
    return Ages()


def _years(page: Page, q: Quantity) -> tuple[float | None, float | None]:
    """The years that are meant: "20代" are those from 20 to 29, "20代後半" from 25 on."""
    word = page.mark_at("age", page.skip(q.end))
    if word is None or word.value != "decade":
        return q.minimum, q.maximum
    half = page.mark_at("age_half", page.skip(word.end))
    low, high = q.low, q.high + 9
    if half is not None and q.low == q.high:
        low, high = (low, low + 4) if half.value == "first" else (low + 5, high)
    return None if q.bound == "max" else low, None if q.bound == "min" else high


def _are_creators(page: Page, q: Quantity) -> bool:
    """Whether a word for creators follows, where what describes them precedes it ("20代の女性インフルエンサー")."""
    if not page.words.modifiers_first:
        return False
    return bool(page.marks("person", q.end, min(page.part(q.start).end, q.end + 16)))


def _is_age(page: Page, q: Quantity) -> bool:
    if q.currency or q.unit > 10 or not (q.low >= 5 and q.high <= 99) or q.high % 1:
        return False
    after = page.skip(q.outer_end, " -")
    if page.plain[after : after + 1] == "%" or page.mark_at("kind", after) or page.mark_at("person", after) or negated(page, q.start):
        return False
    word = page.mark_at("age", page.skip(q.end, " -+")) or page.mark_at("age", after)
    before = page.back(q.outer_start, " :(,-")
    aged = page.mark_ending("age_before", before)
    gender = page.mark_ending("gender", before)
    label = label_before(page, q.start)
    reach = about_audience(page, q.start) or (label is not None and label.value == "ages")
    if reach:
        return True
    if _are_creators(page, q):
        return False
    if not (word or aged or gender):
        return False
    part = page.part(q.start)
    clause = part if page.says("gender", part) else page.clause(q.start)
    own = page.marks("person", max(clause.start, q.start - 40), q.start) or page.marks("counter", max(clause.start, q.start - 25), q.start)
    if not own and word is not None and word.value == "decade" and page.mark_at("gender", page.skip(word.end)) is not None:
        return True
    return not own and (gender is not None or (word is not None and q.high > q.low and page.says("gender", page.part(q.start))))
