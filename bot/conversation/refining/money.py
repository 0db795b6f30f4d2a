"""Budgets, what they are for, and amounts that nothing names."""

import re
from typing import Literal

from bot.conversation.refining.likeness import times_apart
from bot.conversation.refining.reading import Reading
from retrieval.brief import Brief
from retrieval.reading.money.currencies import TOMAN
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import negated


def money_told(reading: Reading, said: Brief, found: dict[str, object]) -> dict[str, object]:
    """The budget and what it is for, from what names it or else from an amount that nothing names."""
    page, before = reading.page, reading.before
    if said.budget_max is not None or said.budget_min is not None:
        told = {name: value for name in ("budget_min", "budget_max", "budget_currency") if (value := getattr(said, name)) is not None}
        return told | ({"budget_per": _share_said(page) or said.budget_per} if page.marks("per") or before.budget_per is None else {})
    loose = _loose_amount(reading, found)
    if (share := _share_said(page)) and before.budget_per is not None and (loose or reading.cues.says("field", "budget", page.plain)):
        return loose | {"budget_per": share}
    if any(name.startswith("budget") for name in loose) and page.marks("each"):
        return loose | {"budget_per": "creator"}
    return loose


def _share_said(page: Page) -> str | None:
    """What an amount is said to be for, and not what it is said not to be for ("in all, not per head")."""
    return next((m.value for m in page.marks("per") if not negated(page, m.start)), None)


_NO_AMOUNT = 500
"""Below it a number that nothing names counts people or pieces."""
_FAR_FROM_MONEY = 20
"""How many times the old budget an amount may be and still be money, where nothing says what it is."""


def nearest_bound(q: Quantity, before: Brief) -> Literal["budget", "followers"]:
    """Which bound of the brief an amount is nearest to in size."""
    sizes = [n for n in (before.followers_min, before.followers_max) if n]
    money = [n for n in (before.budget_min, before.budget_max) if n]
    if money and not sizes:
        return "budget" if times_apart(q.high, money) <= _FAR_FROM_MONEY else "followers"
    return "budget" if money and times_apart(q.high, money) < times_apart(q.high, sizes) else "followers"


def _loose_amount(reading: Reading, found: dict[str, object]) -> dict[str, object]:
    """An amount that nothing names ("under 50k"): the bound of the brief that it is nearest to in size."""
    page, before = reading.page, reading.before
    for q in page.quantities:
        if _is_no_amount(page, q):
            continue
        if q.currency and not page.claimed(q.start, q.end):  # what a brief would take for a price is the budget when one talks about it
            return _money_of(q, before)
        if (
            q.currency
            or q.high < (1 if _of_budget(reading) else _NO_AMOUNT)
            or page.claimed(q.start, q.end)
            or "followers_min" in found
            or "followers_max" in found
        ):
            continue
        nearest = "budget" if _of_budget(reading) else nearest_bound(q, before)
        names = (f"{nearest}_min", f"{nearest}_max")
        low, high = q.minimum, q.maximum
        if low is None and high is None:
            high = q.high
        return {
            name: (float(value) if name.startswith("budget") else int(value))
            for name, value in zip(names, (low, high), strict=True)
            if value is not None
        }
    return {}


def _of_budget(reading: Reading) -> bool:
    """Whether a message speaks of the budget and of no other bound that is an amount."""
    names = {cue.name for cue in reading.said("field")}
    return "budget" in names and not names & {"followers", "how_many", "audience_age", "engagement_min"}


_LAUGHTER = re.compile(r"5{3,}")
_YEARS = range(2000, 2101)


def _is_no_amount(page: Page, q: Quantity) -> bool:
    """Whether digits alone are a year, or how Thai laughs (five is "ha")."""
    written = page.plain[q.start : q.end]
    return q.currency is None and (
        _LAUGHTER.fullmatch(written) is not None or (written.isdigit() and len(written) == 4 and q.high in _YEARS)
    )


def _money_of(q: Quantity, before: Brief) -> dict[str, object]:
    """An amount with its currency as the budget of a brief that has one."""
    if before.budget_max is None and before.budget_min is None:
        return {}
    low, high = q.minimum, q.maximum
    bounds = {"budget_min": low, "budget_max": high if low is not None or high is not None else q.high}
    times = 10 if q.currency == TOMAN else 1
    found: dict[str, object] = {name: value * times for name, value in bounds.items() if value is not None}
    return found if q.currency == TOMAN else found | {"budget_currency": q.currency}
