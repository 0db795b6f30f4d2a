"""Rates from the package CurrencyConverter, which carries the reference rates of the European Central Bank: no network.

The bank quotes on working days and lacks many currencies (VND, IRR); the team gives those. A currency that it no longer quotes (RUB
since March 2022, BGN since the euro came) is refused, although the package would still answer with the last rate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from currency_converter import CurrencyConverter

from bot.currencies.pegs import PEGS
from retrieval.fees.money import USD, NoRate, Rate, dated

SOURCE = "European Central Bank"

STOPPED = timedelta(days=90)
"""A currency whose last rate is this much older than the newest of all is no longer quoted (ours)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamRate:
    """A rate that the team gave: units for a dollar, its day, and where it is from (official or market)."""

    per_usd: float
    as_of: date
    source: str


class Bank:
    """The package's table, read on first need, once (0.25 s); one for all rates of a process."""

    @cached_property
    def table(self) -> CurrencyConverter:
        """The table, which answers a holiday with the rate before it; the package's own choice would mix in a later one."""
        return CurrencyConverter(fallback_on_missing_rate=True, fallback_on_missing_rate_method="last_known")


class EcbRates:
    """The newest rate of a currency: the team's own before the bank's. What the team told changes, so these are made anew; `bank` stays."""

    def __init__(self, team: Mapping[str, TeamRate] | None = None, *, bank: Bank | None = None) -> None:
        self._team = dict(team or {})
        self._bank = bank or Bank()

    def rate(self, currency: str, today: date) -> Rate | NoRate:
        """The newest rate on this day, or why there is none to use."""
        if currency == USD:
            return Rate(currency=USD, per_usd=1.0, as_of=None, source=USD)
        if (given := self._team.get(currency)) is not None:
            return dated(currency, given.per_usd, given.as_of, given.source, today=today)
        if currency in PEGS:
            per_usd, source = PEGS[currency]
            return Rate(currency=currency, per_usd=per_usd, as_of=None, source=source)
        return self._quoted(currency, today)

    def _quoted(self, currency: str, today: date) -> Rate | NoRate:
        table = self._bank.table
        bounds = table.bounds
        if currency not in bounds:
            return NoRate(currency=currency, why="missing")
        last, newest = bounds[currency].last_date, bounds[USD].last_date
        if newest - last > STOPPED:
            return NoRate(currency=currency, why="frozen", last=last)
        day = _working_day(min(today, last, newest))
        if day < max(bounds[currency].first_date, bounds[USD].first_date):
            return NoRate(currency=currency, why="missing")
        per_usd = float(table.convert(1, USD, currency, date=day))
        return dated(currency, per_usd, day, SOURCE, today=today)


def _working_day(day: date) -> date:
    """The Friday before a weekend: the bank quotes on working days, and a rate is told with its own day."""
    return day - timedelta(days=max(0, day.weekday() - 4))
