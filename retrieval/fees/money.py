"""Amounts as they are shown: in the brief's currency, with the day of the rate, to two significant digits."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Literal, Protocol

from retrieval.fees.estimates import Spread

USD = "USD"
TEAM = "team"
"""Source of a rate that somebody of the team told in a conversation."""

DATED_DAYS = 30
"""Age from which the day of a rate is shown."""
OLD_DAYS = 90
OLD_DAYS_OF = {"IRR": 30}
"""Age from which a new rate is asked for; sooner where a currency loses its worth within weeks (ours)."""

DIGITS = 2
"""Significant digits of what is shown: a range this wide has no more."""

Why = Literal["missing", "frozen", "old"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """How many units of a currency a US dollar buys; `as_of` is `None` for a fixed peg."""

    currency: str
    per_usd: float
    as_of: date | None
    source: str
    dated: bool = False
    old: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.per_usd < 1e12:
            raise ValueError(f"a dollar cannot buy {self.per_usd:g} {self.currency}")


@dataclass(frozen=True, kw_only=True, slots=True)
class NoRate:
    """There is no rate to use: nobody gave one, or its source stopped quoting the currency on `last`."""

    currency: str
    why: Literal["missing", "frozen"]
    last: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RateWanted:
    """A rate that the team should give, and why."""

    currency: str
    why: Why
    last: date | None = None


class Rates(Protocol):
    """Rates of exchange."""

    def rate(self, currency: str, today: date) -> Rate | NoRate:
        """The newest rate on this day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """From dollars to the currency that amounts are shown in. `rate` is `None` for dollars themselves; `wanted` says what is missing.

    Without a rate amounts stay in dollars, and `wanted` names the currency that they should be in.
    """

    currency: str = USD
    per_usd: float = 1.0
    rate: Rate | None = None
    wanted: RateWanted | None = None


def exchange_to(currency: str | None, rates: Rates, *, today: date, default: str = USD) -> Exchange:
    """How to show amounts to who wants them in `currency`, else in the team's `default`."""
    asked = currency or default
    if asked == USD:
        return Exchange()
    rate = rates.rate(asked, today)
    if isinstance(rate, NoRate):
        return Exchange(wanted=RateWanted(currency=asked, why=rate.why, last=rate.last))
    wanted = RateWanted(currency=asked, why="old", last=rate.as_of) if rate.old else None
    return Exchange(currency=asked, per_usd=rate.per_usd, rate=rate, wanted=wanted)


def dated(currency: str, per_usd: float, as_of: date, source: str, *, today: date) -> Rate:
    """A rate with its age told."""
    days = (today - as_of).days
    old = days > OLD_DAYS_OF.get(currency, OLD_DAYS)
    return Rate(currency=currency, per_usd=per_usd, as_of=as_of, source=source, dated=days > DATED_DAYS or old, old=old)


@dataclass(frozen=True, kw_only=True, slots=True)
class FeeRange:
    """Likely (half of cases) and could-be (eight in ten) ranges and the median, rounded outwards, in `currency`."""

    currency: str
    low: float
    likely_low: float
    median: float
    likely_high: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.likely_low <= self.median <= self.likely_high <= self.high:
            raise ValueError("a fee range rises from low to high")


def fee_range(exact: Spread, exchange: Exchange) -> FeeRange:
    """Exact dollars in the currency to show, rounded after conversion: lows down, highs up."""
    units = exchange.per_usd
    return FeeRange(
        currency=exchange.currency,
        low=_rounded(exact.low * units, ROUND_FLOOR),
        likely_low=_rounded(exact.likely_low * units, ROUND_FLOOR),
        median=_rounded(exact.median * units, ROUND_HALF_EVEN),
        likely_high=_rounded(exact.likely_high * units, ROUND_CEILING),
        high=_rounded(exact.high * units, ROUND_CEILING),
    )


def _rounded(amount: float, way: str) -> float:
    exact = Decimal(f"{amount:.12g}")  # beyond twelve digits stands the error of the arithmetic, which must not round 1,200 up
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - DIGITS + 1), rounding=way))
