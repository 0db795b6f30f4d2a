"""The budget: which of the amounts of money it is, for what, and in which currency."""

from typing import NamedTuple

from retrieval.brief import Per
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, label_before

TOMAN = "IRT"
"""How the vocabulary writes toman: ten rials, which is what a brief holds."""


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
    if best is None or best[1].high <= 0:
        return Budget()
    q = best[1]
    page.claim(q.outer_start, q.outer_end)
    currency = _currency(page, q, country)
    factor = 1.0
    if currency == TOMAN:
        currency, factor = "IRR", 10.0
    low = q.low * factor if q.high > q.low or q.bound == "min" else None
    high = q.high * factor if q.bound != "min" or q.high > q.low else None
    return Budget(low, high, currency, _per(page, q))


def _score(page: Page, q: Quantity) -> int:
    """How surely an amount is the budget: what it is beside, less what makes it a price or another count."""
    text = page.plain
    clause, part = page.clause(q.start), page.part(q.start)
    after = page.skip(q.end)
    label = label_before(page, q.start)
    named = label is not None and label.value == "budget"
    money = (
        q.currency is not None
        or (q.unit >= 1000 and page.language in {"vi", "fa", "th", "id", "en"})
        or (q.high >= 1000 and q.end - q.start > 3)
    )
    if not money or text[after : after + 1] == "%" or page.mark_at("percent", after) or about_own(page, q.start):
        return 0
    if q.currency is None and (
        page.mark_at("followers", after) or page.mark_at("kind", after) or page.mark_at("person", after) or page.mark_at("unit", after)
    ):
        return 0
    words = page.marks("budget", clause.start, q.start)
    near = bool(words) and q.start - words[-1].end < 60
    score = 6 * named + 4 * near + 3 * bool(page.marks("budget", q.end, min(part.end, q.end + 30)))
    per = _per_mark(page, q)
    if q.currency is not None or (
        page.language in {"vi", "fa", "th", "id"} and q.unit >= (1000 if page.language in {"vi", "id"} else 1e5) and per is not None
    ):
        score += 3 * (per is not None) + (q.bound is not None or q.high > q.low)
        score += 2 if text[part.start : part.end].strip(" .") == text[q.outer_start : q.outer_end].strip(" .") else 0
    elif not (named or near):
        return 0
    if page.says("price", part) or (page.marks("price", max(clause.start, q.start - 30), q.start) and not near):
        score -= 7
    if page.mark_ending("about", page.back(q.outer_start)) and _in_brackets(page, q):
        score -= 4
    if _in_brackets(page, q):
        score -= 3 if named else 4
    if score <= 0 and q.currency is not None and not page.says("price", clause) and not _in_brackets(page, q) and page.money_said == 1:
        return 1
    return score


def _in_brackets(page: Page, q: Quantity) -> bool:
    clause = page.line(q.start)
    opened = page.plain.rfind("(", clause.start, q.start)
    return opened >= 0 and page.plain.find(")", opened, q.start) < 0


def _per_mark(page: Page, q: Quantity) -> Per | None:
    """The share an amount is for, from the words around it in its sentence."""
    clause = page.clause(q.start)
    at = page.skip(q.outer_end)
    if page.plain[at : at + 1] == "/":
        thing = page.skip(at + 1)
        if page.mark_at("kind", thing):
            return "deliverable"
        if page.mark_at("person", thing) or page.mark_at("counter", thing):
            return "creator"
    near = list(page.marks("per", max(clause.start, q.outer_start - 45), min(clause.end, q.outer_end + 40)))
    near.sort(key=lambda m: (min(abs(m.start - q.outer_end), abs(q.outer_start - m.end)), m.start))
    for mark in near:
        others = [o for o in page.amounts(min(mark.end, q.start), max(mark.start, q.end)) if o.currency and o.start != q.start]
        if not others:
            return mark.value  # type: ignore[return-value]  # the vocabulary holds the three words of `Per`
    return None


def _per(page: Page, q: Quantity) -> Per:
    found = _per_mark(page, q)
    if found is not None:
        return found
    label = label_before(page, q.start)
    if label is not None:
        line = page.line(q.start)
        inside = page.marks("per", label.start, min(q.start, line.end))
        if inside:
            return inside[-1].value  # type: ignore[return-value]  # as above
    return "campaign"


def _currency(page: Page, q: Quantity, country: str | None) -> str | None:
    if q.currency is not None and not q.currency.startswith("?"):
        return q.currency
    if q.currency == "?peso":
        return {"MX": "MXN", "AR": "ARS", "CO": "COP", "CL": "CLP", "PH": "PHP"}.get(country or "")
    if q.currency == "?real":
        return {"SA": "SAR", "QA": "QAR", "OM": "OMR", "IR": "IRR"}.get(country or "", "IRR" if page.language == "fa" else None)
    if page.language == "vi" and q.unit >= 1000:
        return "VND"
    if q.unit in {1e5, 1e7} and page.language == "en":
        return "INR"
    if page.language == "fa" and q.unit >= 1e6:
        return None
    return None
