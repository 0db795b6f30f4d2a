"""When a weekly list is due: days of the week, a time of day, and the zone in which clocks on the wall say so."""

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from index.trouble import IndexTrouble

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Codes of the days, Monday first, as `date.weekday` counts them."""
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


class NoSuchZone(IndexTrouble):
    """A time zone that the database of zones does not know, or no longer does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """One or more days a week at one time. `weekdays` count from Monday, 0, each once and in order; `zone` is an IANA name."""

    weekdays: tuple[int, ...]
    hour: int
    minute: int
    zone: str

    def __post_init__(self) -> None:
        if not self.weekdays or any(day not in range(7) for day in self.weekdays):
            raise ValueError("a weekly list needs a day of the week")
        if self.weekdays != tuple(sorted(set(self.weekdays))):
            raise ValueError("each day once, Monday first")
        if self.hour not in range(24) or self.minute not in range(60):
            raise ValueError("a time from 00:00 to 23:59")
        zone_of(self.zone)

    @property
    def time(self) -> str:
        """The time of day as `HH:MM`."""
        return f"{self.hour:02}:{self.minute:02}"


def days_of(weekdays: tuple[int, ...]) -> str:
    """Days as their codes: `mon,thu`."""
    return ",".join(WEEKDAYS[day] for day in weekdays)


def days_from(text: str) -> tuple[int, ...]:
    """Days from their codes, in order and each once. Raises ValueError for what is no code."""
    codes = text.split(",")
    if strange := [code for code in codes if code not in WEEKDAYS]:
        raise ValueError(f"{strange[0]!r} is no day such as mon")
    return tuple(sorted({WEEKDAYS.index(code) for code in codes}))


def time_from(text: str) -> tuple[int, int]:
    """Hour and minute of `HH:MM`. Raises ValueError for what is none."""
    told = _TIME.fullmatch(text)
    if told is None:
        raise ValueError(f"{text!r} is no time such as 09:00")
    return int(told[1]), int(told[2])


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises NoSuchZone where there is none."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as cause:  # a folder of the database, such as "Asia", is an OSError
        raise NoSuchZone(f"There is no time zone {name[:64]!r}. Give one such as Asia/Bangkok.") from cause


def when_from(weekdays: str, time: str, zone: str) -> When:
    """A `When` as it is kept: days as codes, the time as `HH:MM`. Raises ValueError for what is none, NoSuchZone for a zone that is no
    more."""
    hour, minute = time_from(time)
    return When(weekdays=days_from(weekdays), hour=hour, minute=minute, zone=zone)
