"""From values to places on an axis, with ticks at round numbers."""

from dataclasses import dataclass
from math import ceil, floor, log10

STEEP = 25.0
"""Largest over smallest value from which an axis is logarithmic: below that, lengths can be compared by eye."""

ENOUGH_TICKS = 7

SPARE = 1.04
"""An axis of equal steps is this much longer than its values."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """`low` and `high` are the values at the ends; `ticks` lie between them, ascending."""

    low: float
    high: float
    logarithmic: bool
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far along the axis a value stands: 0 at the low end, 1 at the high one, never outside."""
        if self.logarithmic:
            value, low, high = log10(max(value, self.low)), log10(self.low), log10(self.high)
        else:
            low, high = self.low, self.high
        return min(1.0, max(0.0, (value - low) / (high - low)))


def logarithmic(low: float, high: float) -> Scale:
    """An axis of factors around positive values, a little wider than they are."""
    low, high = low / 1.3, high * 1.3
    decades = range(floor(log10(low)), ceil(log10(high)) + 1)
    fine = [step * 10.0**decade for decade in decades for step in (1, 2, 5)]
    inside = [tick for tick in fine if low <= tick <= high]
    coarse = [tick for tick in inside if str(f"{tick:e}").startswith("1")]
    ticks = inside if len(inside) <= ENOUGH_TICKS or len(coarse) < 2 else coarse
    return Scale(low=low, high=high, logarithmic=True, ticks=tuple(ticks))


def from_zero(high: float, *, low: float = 0.0) -> Scale:
    """An axis of equal steps that shows zero, from a negative `low` where there is one, and hardly more than the values need."""
    low, high = min(low, 0.0) * SPARE, high * SPARE
    step = _step((high - low) / ENOUGH_TICKS)
    ticks = tuple(k * step for k in range(ceil(low / step), floor(high / step) + 1))
    return Scale(low=low, high=high, logarithmic=False, ticks=ticks)


def of_amounts(low: float, high: float) -> Scale:
    """From zero where the amounts are of one size, logarithmic where they span orders of magnitude."""
    return logarithmic(low, high) if low > 0 and high / low > STEEP else from_zero(high)


def _step(rough: float) -> float:
    """The next larger of 1, 2, 2.5 and 5 times a power of ten."""
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough * (1 - 1e-9))
