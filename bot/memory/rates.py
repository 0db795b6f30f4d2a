"""The exchange rates that a team works with, each with its day and source, and whether somebody was asked for one."""

import math
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine, delete, insert, select

from bot.memory.adding import added
from bot.memory.cleaning import clean
from bot.memory.tables import WHO, rate, rate_asked
from index.catalogue.opening import reading, writing

MOST_SOURCE = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """Units of a currency for one US dollar. `source` is `official`, `market` or a person's own words; `at` is when it was told."""

    currency: str
    per_usd: float
    as_of: date
    source: str
    who: str
    at: datetime

    def __post_init__(self) -> None:
        _checked(self.currency)
        if not (math.isfinite(self.per_usd) and 0 < self.per_usd < 1e12):
            raise ValueError(f"a rate cannot be {self.per_usd:g}")


class Rates:
    """The rates that were told; a newer word stands, the older ones stay on record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def tell(self, told: Rate) -> None:
        """Records a rate; whoever is asked about this currency later, when it has grown old, is asked anew."""
        row = {
            "currency": told.currency,
            "per_usd": told.per_usd,
            "as_of": told.as_of,
            "source": clean(told.source, most=MOST_SOURCE),
            "who": clean(told.who, most=WHO),
            "at": told.at,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(rate).values(row))
            connection.execute(delete(rate_asked).where(rate_asked.c.currency == told.currency))

    def latest(self, currency: str) -> Rate | None:
        """The rate that was told last."""
        return next((one for one in self.all() if one.currency == currency), None)

    def all(self) -> tuple[Rate, ...]:
        """The rate that was told last of each currency, by currency."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(rate).order_by(rate.c.currency, rate.c.id)).mappings().all()
        newest = {row["currency"]: row for row in rows}
        return tuple(Rate(**{name: value for name, value in row.items() if name != "id"}) for row in newest.values())

    def asked(self, currency: str) -> datetime | None:
        """When somebody was asked for the rate of this currency; `None` where nobody was."""
        with reading(self._engine) as connection:
            found: datetime | None = connection.execute(select(rate_asked.c.at).where(rate_asked.c.currency == currency)).scalar()
        return found

    def mark_asked(self, currency: str, *, now: datetime) -> bool:
        """Notes that somebody is asked now; False where somebody was before, so that of two processes one asks."""
        with writing(self._engine) as connection:
            return added(connection, rate_asked, {"currency": _checked(currency), "at": now})


def _checked(currency: str) -> str:
    if not (len(currency) == 3 and currency.isascii() and currency.isupper() and currency.isalpha()):
        raise ValueError(f"a currency is an ISO 4217 code, not {currency!r}")
    return currency
