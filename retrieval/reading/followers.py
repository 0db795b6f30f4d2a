"""How large the accounts are to be, and how lively."""

from typing import NamedTuple

from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, label_before, negated


class Bounds(NamedTuple):
    """Followers, inclusive; `around` holds the words of an "around 20k", which sets neither."""

    low: int | None
    high: int | None
    around: str | None


def followers(page: Page) -> Bounds:
    """The follower bounds that the brief sets for creators."""
    low: float | None = None
    high: float | None = None
    around = None
    last: Quantity | None = None
    for q in page.quantities:
        if not _counts_followers(page, q, last):
            continue
        last = q
        page.claim(q.start, q.end)
        if q.bound == "about":
            around = around or page.text[q.outer_start : _word_end(page, q)].strip()
            continue
        if q.minimum is None and q.maximum is None:
            low = q.low if low is None else low
            continue
        low = q.minimum if low is None and q.minimum is not None else low
        high = q.maximum if high is None and q.maximum is not None else high
    return Bounds(None if low is None else int(low), None if high is None else int(high), around)


def _word_end(page: Page, q: Quantity) -> int:
    at = page.skip(q.outer_end)
    word = page.mark_at("followers", at)
    return word.end if word else q.outer_end


def _counts_followers(page: Page, q: Quantity, last: Quantity | None) -> bool:
    if q.currency or q.high < 100 or q.high > 2e9 or page.claimed(q.start, q.end) or about_own(page, q.start):
        return False
    after = page.skip(q.outer_end)
    if page.plain[after : after + 1] in {"%", "/"}:
        return False
    small = q.unit < 1000 and (page.mark_at("kind", after) or page.mark_at("person", after))
    if small or page.mark_at("unit", after):
        return False
    clause = page.clause(q.start)
    grows = [
        m
        for m in page.marks("goal", max(clause.start, q.start - 40), q.start)
        if m.value == "followers" and " " in page.plain[m.start : m.end]
    ]
    if page.says("no_matter", clause) or grows:
        return False
    if last is not None and page.clause(last.start) == clause and q.bound and q.start - last.end < 40 and last.bound:
        return True
    end = min(clause.end, q.outer_end + 30)
    nearest = next((n.start for n in page.amounts(q.end, end)), end)
    word = next(iter(page.marks("followers", q.end, end)), None)
    if word is not None and not page.marks("no", q.end, word.start):
        gap = page.plain[q.outer_end : word.start]
        if (word.start < nearest or _paired(page, q, nearest)) and len(gap.split()) <= 4 and "." not in gap:
            return True
    before = page.marks("followers", max(clause.start, q.start - 50), q.start)
    if before and not page.marks("budget", before[-1].end, q.start):
        gap = page.plain[before[-1].end : q.outer_start]
        between = any(o.start > before[-1].end and o.end < q.start for o in page.amounts(before[-1].end + 1, q.start))
        return not between and len(gap.split()) <= 5 and not page.marks("platform", before[-1].end, q.outer_start)[1:]
    at = page.skip(q.outer_end)
    at = page.skip(small.end) if (small := page.mark_at("live_in", at) or page.mark_at("on_day", at)) is not None else at
    if q.unit >= 1000 and page.mark_at("platform", at) and not page.marks("budget", max(clause.start, q.start - 40), q.start):
        return True
    label = label_before(page, q.start)
    return label is not None and label.value == "followers"


def _paired(page: Page, q: Quantity, nearest: int) -> bool:
    """Whether the amount and the next one are the two bounds of one sentence ("min 5k, max 25k followers")."""
    following = next(iter(page.amounts(nearest, nearest + 1)), None)
    return following is not None and q.bound is not None and following.bound is not None and following.outer_start - q.outer_end < 12


def engagement(page: Page) -> float | None:
    """The least engagement rate, as a fraction."""
    for q in page.quantities:
        after = page.skip(q.end)
        word = page.mark_at("percent", after)
        if page.plain[after : after + 1] != "%" and word is None:
            continue
        clause = page.clause(q.start)
        near = page.marks("engagement", max(clause.start, q.start - 60), min(clause.end, q.end + 40))
        if near and not negated(page, near[0].start) and q.low <= 60:
            page.claim(q.start, q.end)
            return round(q.low / 100, 6)
    return None
