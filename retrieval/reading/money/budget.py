"""The budget: which of the amounts of money it is."""

from typing import NamedTuple

from retrieval.brief import Per
from retrieval.reading.money.currencies import TOMAN, currency_in_brackets, currency_of
from retrieval.reading.money.shares import share_of, share_told
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, label_before, told_of_past
from retrieval.reading.surface import Span

_LEAST_TOMAN = 1000
"""Fewer are spoken of in thousands or millions that are left out ("thirty toman"); nothing says which."""


class Budget(NamedTuple):
    """Amounts written out in `currency`; all `None` where none was said."""

    low: float | None = None
    high: float | None = None
    currency: str | None = None
    per: Per | None = None


def budget(page: Page, *, country: str | None = None) -> Budget:
    """The amount that words of budget, pay or share speak of; a retail price is none."""
    best: tuple[int, Quantity] | None = None
    for q in page.quantities:
        if page.claimed(q.start, q.end):
            continue
        score = _score(page, q)
        if score > 0 and (best is None or score > best[0]):
            best = (score, q)
    if best is None and page.language == "vi":
        alone = [q for q in page.quantities if _may_be_all(page, q)]
        best = (1, alone[0]) if len(alone) == 1 else None
    if best is None or best[1].high <= 0:
        return Budget()
    q = best[1]
    page.claim(q.outer_start, q.outer_end)
    currency = currency_of(page, q, country)
    factor = 1.0
    if currency == TOMAN:
        currency, factor = "IRR", 10.0
    low = q.low * factor if q.high > q.low or q.bound == "min" else None
    high = q.high * factor if q.bound != "min" or q.high > q.low else None
    return Budget(low, high, currency, share_of(page, q))


def _score(page: Page, q: Quantity) -> int:
    """How surely an amount is the budget: what it is beside, less what makes it a price or another count."""
    text = page.plain
    clause, part = page.clause(q.start), page.part(q.start)
    near_from = part.start if page.words.modifiers_first else clause.start
    after = page.skip(q.end)
    label = label_before(page, q.start)
    named = label is not None and label.value == "budget"
    money = (
        q.currency is not None
        or currency_in_brackets(page, q) is not None
        or (q.unit >= 1000 and (page.words.myriad or page.words.thousands_are_money))
        or (q.high >= 1000 and q.end - q.start > 3)
    )
    if not money or text[after : after + 1] == "%" or page.mark_at("percent", after) or about_own(page, q.start):
        return 0
    if told_of_past(page, q.start):
        return 0
    millions = page.language == "vi" and q.unit >= 1e6  # "sáu chục triệu bạn đó": the money ends here
    if q.currency == TOMAN and q.high < _LEAST_TOMAN:
        return 0
    if (
        q.currency is None
        and not millions
        and (
            page.mark_at("followers", after) or page.mark_at("kind", after) or page.mark_at("person", after) or page.mark_at("unit", after)
        )
    ):
        return 0
    words = page.marks("budget", clause.start, q.start)
    near = bool(words) and q.start - words[-1].end < 60
    fixed = page.mark_at("pay", page.skip(q.outer_end)) if page.language == "en" and q.currency is not None else None
    near = near or (fixed is not None and fixed.value == "flat")  # "€1,500 flat"
    score = 6 * named + 4 * near + 3 * bool(page.marks("budget", q.end, min(part.end, q.end + 30)))
    per = share_told(page, q)
    if (
        q.currency is not None
        or currency_in_brackets(page, q) is not None
        or (
            (page.words.myriad or page.words.thousands_paid or page.words.large_sums_paid)
            and q.unit >= (1000 if page.words.myriad or page.words.thousands_paid else 1e5)
            and per is not None
        )
    ):
        score += 3 * (per is not None) + (q.bound is not None or q.high > q.low)
        score += 2 if text[part.start : part.end].strip(" .") == text[q.outer_start : q.outer_end].strip(" .") else 0
    elif page.words.thousands_per_piece and q.unit >= 1000 and per in {"creator", "deliverable"}:
        score += 3
    elif page.language == "id" and q.unit >= 1e6 and page.back(q.outer_start) <= part.start and page.skip(q.outer_end, " .") >= part.end:
        score += 2  # a "max 3jt" that stands by itself
    elif not (named or near or (page.language == "fa" and q.unit >= 1e6 and score)):
        return 0
    if _is_price(page, q, part, near_from, near=near) or _once(page, q):
        score -= 7
    if page.mark_ending("about", page.back(q.outer_start)) and _in_brackets(page, q):
        score -= 4
    if _in_brackets(page, q):
        score -= 3 if named else 4
    if score <= 0 and q.currency is not None and not _priced(page, q, clause) and not _in_brackets(page, q) and page.money_said == 1:
        return 1
    return score


_PRICED = 16
"""Letters within which a word of price reaches, where spaces alone part the phrases."""


def _is_price(page: Page, q: Quantity, part: Span, near_from: int, *, near: bool) -> bool:
    """Whether a word of price speaks of this amount."""
    if not page.words.phrases_spaced:
        return page.says("price", part) or bool(page.marks("price", max(near_from, q.start - 30), q.start) and not near)
    words = page.marks("price", max(near_from, q.outer_start - _PRICED), q.outer_start)
    if not words or page.amounts(words[-1].end, q.start) or page.marks("budget", words[-1].end, q.start):
        return False
    mark = words[-1]
    return not (page.mark_at("per", mark.start) is not None and _behind_pieces(page, mark.start))


def _once(page: Page, q: Quantity) -> bool:
    """Whether the phrase tells of another year ("ปีที่แล้วใช้งบ 3 แสน"), where spaces part the phrases."""
    if not page.words.phrases_spaced:
        return False
    near = page.marks("past", max(page.clause(q.start).start, q.start - 35), q.start)
    return bool(near) and not page.amounts(near[-1].end, q.start) and not page.says("budget_now", Span(near[-1].end, q.start))


def _priced(page: Page, q: Quantity, clause: Span) -> bool:
    """Whether the only amount may be a price."""
    return _is_price(page, q, clause, clause.start, near=False) if page.words.phrases_spaced else page.says("price", clause)


def _behind_pieces(page: Page, at: int) -> bool:
    """Whether pieces to make were counted right before an "each", which is then what one of them earns."""
    back = max(page.clause(at).start, at - 45)
    return bool(page.marks("kind", back, at)) and "(" not in page.plain[back:at]


def _may_be_all(page: Page, q: Quantity) -> bool:
    """Whether Vietnamese millions stand where nothing makes them a price, a count or the past ("đợt này tụi em có 80 triệu")."""
    if q.unit < 1e6 or page.claimed(q.start, q.end) or q.currency not in {None, "VND"} or page.mark_at("percent", page.skip(q.end)):
        return False
    part = page.part(q.start)
    if page.plain[page.skip(q.outer_end) : page.skip(q.outer_end) + 1] == "/" and page.mark_at("per", page.skip(q.outer_end)) is None:
        return False
    other = any(page.says(name, part) for name in ("price", "followers", "goal", "goal_said", "platform", "audience"))
    return not (other or about_own(page, q.start) or told_of_past(page, q.start) or _in_brackets(page, q))


def _in_brackets(page: Page, q: Quantity) -> bool:
    clause = page.line(q.start)
    opened = page.plain.rfind("(", clause.start, q.start)
    return opened >= 0 and page.plain.find(")", opened, q.start) < 0
