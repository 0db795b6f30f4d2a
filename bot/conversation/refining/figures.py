"""Bounds, money, ages, dates and other single values that a message gives."""

from bot.conversation.refining.counts import count_people
from bot.conversation.refining.days import moved
from bot.conversation.refining.genders import gender_said, genders_joined
from bot.conversation.refining.money import money_told, nearest_bound
from bot.conversation.refining.operators import operator_at
from bot.conversation.refining.reading import Reading
from bot.conversation.refining.spaced_phrases import corrected
from bot.conversation.refining.verb_last.sums import money_meant, unsaid_sum
from retrieval.brief import Brief
from retrieval.reading.surface import Span

_SCALARS = (
    "creator_gender", "audience_gender", "engagement_min", "how_many", "usage_rights_days", "exclusivity_days",  "goal", "tone",
)  # fmt: skip
_PAIRS = (("followers_min", "followers_max"), ("audience_age_min", "audience_age_max"), ("start", "end"), ("budget_min", "budget_max"))


_BOUNDS = frozenset({"followers_min", "budget_min"})
"""Lower bounds that an upper one of the same figure puts aside: nobody wants exactly 20,000 followers."""


def figures_said(reading: Reading, said: Brief, before: Brief) -> dict[str, object]:
    """Bounds, money, ages, dates and other single values that the message gives."""
    page = reading.page
    found: dict[str, object] = {name: value for name in _SCALARS if (value := getattr(said, name)) is not None}
    found |= {name: getattr(said, name) for pair in _PAIRS[:3] for name in pair if getattr(said, name) is not None}
    if said.start is None and said.end is None:
        found |= moved(page, reading.cues, before, page.days)
    found |= money_told(reading, said, found)
    count_people(reading, found)
    spoken = {} if {"budget_min", "budget_max"} & set(found) else unsaid_sum(page, reading.cues, before, reading.blanked)
    found |= money_meant(page, before, found) or spoken
    found |= corrected(page, before, found, reading.blanked)
    if said.pay:
        adds = all(operator_at(reading, Span(m.start, m.end)) == "also" for m in page.marks("pay"))
        found["pay"] = tuple(dict.fromkeys((*(before.pay if adds else ()), *said.pay)))
    found |= _refused_bounds(reading, found)
    _stretched(reading, found)
    for low, high in _PAIRS:
        first, last = found.get(low, getattr(before, low)), found.get(high, getattr(before, high))
        if first is not None and last is not None and (first > last or (first == last and low in _BOUNDS)):  # type: ignore[operator]  # numbers or days
            found[high if low in found else low] = None
    if said.similar_to:
        found["similar_to"] = tuple(dict.fromkeys((*before.similar_to, *said.similar_to)))
    if said.exclude_creators:
        found["exclude_creators"] = tuple(dict.fromkeys((*before.exclude_creators, *said.exclude_creators)))
    return genders_joined(reading, gender_said(reading, found))


def _stretched(reading: Reading, found: dict[str, object]) -> None:
    """ "Raise it to a million" moves the upper bound, where a figure alone would be the lower one."""
    low, high = found.get("followers_min"), reading.before.followers_max
    stretch = reading.cues.says("operator", "stretch", reading.page.plain)
    free = "followers_max" not in found and all(q.bound is None for q in reading.page.quantities)
    if (low is not None and free and reading.cues.says("operator", "ceiling", reading.page.plain)) or (
        stretch and isinstance(low, int) and high and low > high and "followers_max" not in found
    ):
        found["followers_max"] = found.pop("followers_min")


def _refused_bounds(reading: Reading, given: dict[str, object]) -> dict[str, object]:
    """A bound that is not wanted is the opposite one: who takes nobody over 200k takes at most 200k."""
    page, before = reading.page, reading.before
    found: dict[str, object] = {}
    for q in page.quantities:
        if q.bound not in {"min", "max"} or q.currency or q.high < 500 or q.high > q.low:
            continue
        if operator_at(reading, Span(q.outer_start, q.outer_end)) != "take_away" or page.marks("bound_final", q.end, q.end + 30):
            continue
        name = "budget" if nearest_bound(q, before) == "budget" else "followers"
        wrong, right = ("min", "max") if q.bound == "min" else ("max", "min")
        if given.get(f"{name}_{wrong}") == q.high:
            found[f"{name}_{wrong}"] = getattr(before, f"{name}_{wrong}")
        found[f"{name}_{right}"] = float(q.high) if name == "budget" else int(q.high)
    return found
