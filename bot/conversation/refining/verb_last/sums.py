"""Sums whose thousands or millions are left unsaid, in toman or rial."""

import re
from collections.abc import Sequence

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import either, own_words
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.refining.likeness import times_apart
from retrieval.brief import Brief
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.surface import Span, plain

_LEAST_SUM = 100_000
"""Toman below which nobody is paid: the millions are left unsaid ("40 toman each")."""
_SCALES = (1.0, 1e3, 1e6)
_FARTHEST = 60
"""How many times the old budget a sum without its scale may be."""


def money_meant(page: Page, before: Brief, found: dict[str, object]) -> dict[str, object]:
    """A budget in toman where the thread speaks of toman, with the thousands or millions that are left unsaid."""
    names = [n for n in ("budget_min", "budget_max") if isinstance(found.get(n), float | int)]
    if (
        not grammar_of(page.language).verb_last
        or not names
        or before.budget_currency != "IRR"
        or found.get("budget_currency") not in {None, "IRR"}
    ):
        return {}
    in_toman = found.get("budget_currency") == "IRR" or page.marks("currency")
    times = 1 if in_toman or not re.search(either(page.language, "sentence", "toman"), plain(before.wording or "")) else 10
    amounts = {name: float(found[name]) * times for name in names}  # type: ignore[arg-type]  # numbers, as asked above
    largest = max(amounts.values())
    old = [n for n in (before.budget_min, before.budget_max) if n]
    if largest < _LEAST_SUM * 10:
        scale = min(_SCALES[1:], key=lambda s: times_apart(largest * s, old)) if old else _SCALES[2]
        amounts = {name: value * scale for name, value in amounts.items()}
    return dict(amounts)


def unsaid_sum(page: Page, cues: Cues, before: Brief, taken: Sequence[Span]) -> dict[str, object]:
    """A bare number beside a word for the budget ("make the budget 40"), in the scale of the budget that there is."""
    old = [n for n in (before.budget_min, before.budget_max) if n]
    nouns = cues.found("field", page.plain, "budget")
    if not grammar_of(page.language).verb_last or not old:
        return {}
    for q in page.quantities:
        part = page.part(q.start)
        told = any(part.start <= noun.start < part.end for noun in nouns) or bool(page.marks("per", *part))
        if not told or not bare_sum(page, q) or any(s.start < q.end and q.start < s.end for s in taken):
            continue
        times = 10 if before.budget_currency == "IRR" else 1
        scale = min(_SCALES, key=lambda s: times_apart(q.high * s * times, old))
        low, high = q.minimum, q.maximum
        if times_apart(q.high * scale * times, old) <= _FARTHEST:
            bounds = {"budget_min": low, "budget_max": high if low is not None or high is not None else q.high}
            return {name: value * scale * times for name, value in bounds.items() if value is not None}
    return {}


def bare_sum(page: Page, q: Quantity) -> bool:
    """Whether a number counts nothing that is named."""
    after = page.skip(q.end)
    others = ("kind", "unit", "percent", "followers", "age", "person", "month", "jalali")
    people = page.plain.startswith(own_words(page.language, "sentence", "people"), after)
    return not (q.currency or q.spelled or people or page.claimed(q.start, q.end) or any(page.mark_at(name, after) for name in others))
