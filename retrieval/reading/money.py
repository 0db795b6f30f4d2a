"""The budget: which of the amounts of money it is, for what, and in which currency."""

from collections.abc import Iterator
from typing import NamedTuple

from retrieval.brief import Per
from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, label_before, told_of_past
from retrieval.reading.surface import Span

TOMAN = "IRT"
"""How the vocabulary writes toman: ten rials, which is what a brief holds."""


_LEAST_TOMAN = 1000
"""Fewer are spoken of in thousands or millions that are left out ("thirty toman"); nothing says which."""


class Budget(NamedTuple):
    """Amounts written out in `currency`; all `None` where none was said."""

    low: float | None = None
    high: float | None = None
    currency: str | None = None
    per: Per | None = None


_THOUSANDS_PER = frozenset({"es", "pt", "fr", "de", "ar"})
"""Languages in which thousands "per video" are money though no currency is named."""


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
    near_from = part.start if page.words.modifiers_first else clause.start
    after = page.skip(q.end)
    label = label_before(page, q.start)
    named = label is not None and label.value == "budget"
    money = (
        q.currency is not None
        or _currency_in_brackets(page, q) is not None
        or (q.unit >= 1000 and (page.words.myriad or page.language in {"vi", "fa", "th", "id", "en", "hi"}))
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
    per = _per_mark(page, q)
    if (
        q.currency is not None
        or _currency_in_brackets(page, q) is not None
        or (
            (page.words.myriad or page.language in {"vi", "fa", "th", "id", "hi"})
            and q.unit >= (1000 if page.words.myriad or page.language in {"vi", "id", "hi"} else 1e5)
            and per is not None
        )
    ):
        score += 3 * (per is not None) + (q.bound is not None or q.high > q.low)
        score += 2 if text[part.start : part.end].strip(" .") == text[q.outer_start : q.outer_end].strip(" .") else 0
    elif page.language in _THOUSANDS_PER and q.unit >= 1000 and per in {"creator", "deliverable"}:
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
    if page.words.myriad and (share := _for_one(page, q)) is not None:
        return share
    around = (max(clause.start, q.outer_start - 45), min(clause.end, q.outer_end + 40))
    near = [*_shares(page, *around), *page.marks("per", *around)]
    if page.words.phrases_spaced:  # "งบ 32,000 บาท … คารูเซลคนละ 1": that share has an amount of its own
        near = [m for m in near if m.start < q.outer_end or not page.amounts(page.skip(m.end), page.skip(m.end) + 1)]
    near.sort(key=lambda m: (min(abs(m.start - q.outer_end), abs(q.outer_start - m.end)), m.start))
    for mark in near:
        others = [o for o in page.amounts(min(mark.end, q.start), max(mark.start, q.end)) if o.currency and o.start != q.start]
        if not others:
            return mark.value  # type: ignore[return-value]  # the vocabulary holds the three words of `Per`
    return None


def _for_one(page: Page, q: Quantity) -> Per | None:
    """The share where "one" of what is counted stands right before the amount ("1本10万円", "1名5万円")."""
    before = page.back(q.outer_start)
    for name, share in (("piece", "deliverable"), ("counter", "creator")):
        counted = page.mark_ending(name, before)
        if counted is not None and page.plain[counted.start - 1 : counted.start] in {"1", "一"}:
            return share  # type: ignore[return-value]  # the two words above are of `Per`
    return None


def _shares(page: Page, start: int, end: int) -> Iterator[Mark]:
    """A piece or a person right behind the bare "per" of the language, in English behind "a" too ("$300 a stream")."""
    a = [m for m in page.marks("article", start, end) if page.language == "en" and page.plain[m.start : m.end] in {"a", "an"}]
    for mark in (
        *page.marks("per_word", start, end),
        *(m for m in a if any(q.outer_end == page.back(m.start) for q in page.amounts(start, m.start))),
    ):
        at = page.skip(mark.end)
        for name, share in (("kind", "deliverable"), ("person", "creator"), ("counter", "creator")):
            if (thing := page.mark_at(name, at)) is not None:
                yield Mark(mark.start, thing.end, "per", share)
                break


def _per(page: Page, q: Quantity) -> Per:
    found = _per_mark(page, q)
    if found is not None:
        return found
    opens = page.skip(page.clause(q.start).start)
    if page.language == "en" and page.mark_at("each", opens) is not None:  # "Each receives a box plus a fee of £275"
        return "creator"
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
    if q.currency is None and (told := _currency_in_brackets(page, q)) is not None:
        return told
    if q.currency == "?peso":
        return {"MX": "MXN", "AR": "ARS", "CO": "COP", "CL": "CLP", "PH": "PHP"}.get(country or "")
    if q.currency == "?krone":
        return {"DK": "DKK", "SE": "SEK", "NO": "NOK", "IS": "ISK"}.get(country or "")
    if q.currency == "?real":
        return {"SA": "SAR", "QA": "QAR", "OM": "OMR", "IR": "IRR"}.get(country or "", "IRR" if page.language == "fa" else None)
    if q.currency == "?yuan":
        return _yuan(page.text)
    if page.language == "vi" and q.unit >= 1000:
        return "VND"
    if page.language == "id" and q.unit >= 1000:
        return "IDR"
    if q.unit in {1e5, 1e7} and page.language in {"en", "hi"}:
        return "INR"
    if page.language == "fa" and q.unit >= 1e6:
        return None
    return None


def _currency_in_brackets(page: Page, q: Quantity) -> str | None:
    """The currency in brackets beside the amount or in its label ("จ่าย 2,500 ต่อคน (บาท)", "Budget (AUD): 5k")."""
    line = page.line(q.start)
    for mark in page.marks("currency", max(line.start, q.outer_start - 25), min(line.end, q.outer_end + 25)):
        inside = page.plain[page.back(mark.start) - 1 : page.back(mark.start)] + page.plain[page.skip(mark.end) : page.skip(mark.end) + 1]
        if inside == "()" and not mark.value.startswith("?"):
            return mark.value
    return None


_TRADITIONAL = frozenset("個這為們網創廣費預說關與專業頻發佈體萬總")


def _yuan(text: str) -> str:
    """Whose 元 is meant: Hong Kong's where it is named, Taiwan's in its script, else China's."""
    if "香港" in text or "港幣" in text:
        return "HKD"
    return "TWD" if _TRADITIONAL.intersection(text) else "CNY"
