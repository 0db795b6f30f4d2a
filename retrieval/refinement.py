"""A change to a brief: fields with their new values, and shifts such as "cheaper" that start from where the brief stands now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Literal, get_args

from retrieval.brief import TIERS, Brief

Quantity = Literal["budget", "followers", "engagement", "age"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)
FIXED = frozenset({"wording", "language"})
"""What the words of the brief say of themselves; no change touches them."""
CHANGEABLE = tuple(f.name for f in fields(Brief) if f.name not in FIXED)
AGE_STEP, YOUNGEST, OLDEST = 5, 13, 99
"""Years that "younger" moves the audience by; platforms take nobody below 13."""
RATE_STEP = 0.01
"""One point of engagement: near the gap between neighbouring tiers (see `data/engagement.csv`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """ "Cheaper", "bigger accounts", "better engagement", "younger": more or less of something, without a figure."""

    what: Quantity
    up: bool

    def __post_init__(self) -> None:
        if self.what not in QUANTITIES:
            raise ValueError(f"nothing shifts {self.what!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Refinement:
    """The final value of each field that changes (`None` or an empty tuple clears it), and the shifts on top."""

    changes: Mapping[str, object] = field(default_factory=dict)
    shifts: tuple[Shift, ...] = ()

    def __post_init__(self) -> None:
        if strange := sorted(set(self.changes) - set(CHANGEABLE)):
            raise ValueError(f"{', '.join(strange)} cannot be changed")

    def __bool__(self) -> bool:
        return bool(self.changes or self.shifts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Typical:
    """What the list on the screen looks like, where a shift has no figure in the brief to start from; `None` where not known."""

    followers: float | None = None
    engagement: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One field of a brief before and after."""

    field: str
    before: object
    after: object


def refined(brief: Brief, refinement: Refinement, *, typical: Typical) -> Brief:
    """The brief with the changes made and the shifts taken; what a shift finds nothing to start from stays as it is."""
    changed = replace(brief, **dict(refinement.changes))  # type: ignore[arg-type]  # `Refinement` holds fields of a brief only
    for shift in refinement.shifts:
        changed = _shifted(changed, shift, typical)
    return changed


def differences(before: Brief, after: Brief) -> tuple[Difference, ...]:
    """Every field that is not the same, in the order of the schema."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in CHANGEABLE)
    return tuple(Difference(field=name, before=old, after=new) for name, old, new in pairs if old != new)


def step(value: float, *, up: bool) -> int:
    """The next figure of the 1-2-5 series above or below: 3,000 goes to 2,000 or 5,000."""
    power = 1
    while power * 10 <= value:
        power *= 10
    series = [power // 10 * n for n in (2, 5) if power >= 10] + [power * n for n in (1, 2, 5, 10, 20)]
    if up:
        return next(figure for figure in series if figure > value)
    return next((figure for figure in reversed(series) if figure < value), 1)


def _shifted(brief: Brief, shift: Shift, typical: Typical) -> Brief:
    match shift.what:
        case "budget":
            return _budget(brief, typical, up=shift.up)
        case "followers":
            return _followers(brief, typical, up=shift.up)
        case "engagement":
            start = brief.engagement_min if brief.engagement_min is not None else typical.engagement
            if start is None:
                return brief
            rate = round(start + (RATE_STEP if shift.up else -RATE_STEP), 3) if brief.engagement_min is not None else round(start, 3)
            return replace(brief, engagement_min=rate if rate > 0 else None)
        case "age":
            by = AGE_STEP if shift.up else -AGE_STEP
            low, high = brief.audience_age_min, brief.audience_age_max
            return replace(
                brief,
                audience_age_min=None if low is None else min(OLDEST, max(YOUNGEST, low + by)),
                audience_age_max=None if high is None else min(OLDEST, max(YOUNGEST, high + by)),
            )


def _budget(brief: Brief, typical: Typical, *, up: bool) -> Brief:
    """One step of the budget; without one, smaller accounts, which is what costs less."""
    if brief.budget_max is None and brief.budget_min is None:
        return _followers(brief, typical, up=up)
    most = None if brief.budget_max is None else float(step(brief.budget_max, up=up))
    least = brief.budget_min
    if least is not None and (most is None or least >= most):
        least = float(step(least, up=up))
    return replace(brief, budget_min=least if least is None or most is None or least < most else None, budget_max=most)


def _followers(brief: Brief, typical: Typical, *, up: bool) -> Brief:
    """The bound that stands in the way moves a step; else the tier does; else the list's median becomes the bound."""
    low, high = brief.followers_min, brief.followers_max
    if up and (low is not None or high is not None):
        low = step(low, up=True) if low is not None else None
        high = step(high, up=True) if high is not None else None
        return replace(brief, followers_min=low, followers_max=high)
    if not up and (low is not None or high is not None):
        high = step(high, up=False) if high is not None else None
        low = step(low, up=False) if low is not None else None
        return replace(brief, followers_min=low, followers_max=high)
    if brief.tiers:
        places = [TIERS.index(tier) + (1 if up else -1) for tier in brief.tiers]
        return replace(brief, tiers=tuple(dict.fromkeys(TIERS[min(len(TIERS) - 1, max(0, place))] for place in places)))
    if typical.followers is None:
        return brief
    figure = step(typical.followers, up=up)
    return replace(brief, followers_min=figure) if up else replace(brief, followers_max=figure)
