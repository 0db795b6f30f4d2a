"""Calendars: Gregorian, Buddhist and Jalali years, the coming day of a month, and stretches named from today."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from retrieval.reading.days.asian_holidays import asian_day

_BUDDHIST, _JALALI_YEARS = 543, range(1380, 1480)


class Moment(NamedTuple):
    """A named stretch of days; `lone` for a single day or month, so that a word before it decides which end it is."""

    start: int
    end: int
    first: date
    last: date
    dated: bool
    whole: bool = False
    """`dated` where the year was written, so that a neighbour without one can share it; `whole` for a month, quarter or week by name."""


def gregorian(year: int, month: int, day: int) -> date | None:
    """The day that is meant, told by the size of the year: Buddhist 2570, Jalali 1405, two digits; `None` where there is none."""
    if year in _JALALI_YEARS:
        from jdatetime import date as jalali  # noqa: PLC0415  only Persian briefs need it

        try:
            return jalali(year, month, day).togregorian()  # type: ignore[no-any-return]  # jdatetime publishes no types
        except ValueError:
            return None
    if year < 100:
        year += 2500 - _BUDDHIST if 60 <= year < 100 else 2000
    elif 2440 <= year <= 2650:
        year -= _BUDDHIST
    try:
        return date(year, month, day) if 2000 <= year <= 2100 else None
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """The last day of a month, in the calendar that its year belongs to."""
    if year in _JALALI_YEARS:
        return next((d for day in (31, 30, 29) if (d := gregorian(year, month, day))), None)
    first = gregorian(year, month, 1)
    return first.replace(day=monthrange(first.year, first.month)[1]) if first else None


def in_month_of(last: date, day: int, *, jalali: bool) -> date | None:
    """Another day of the month that `last` lies in."""
    if not jalali:
        return last.replace(day=day) if day <= monthrange(last.year, last.month)[1] else None
    from jdatetime import date as persian  # noqa: PLC0415  as above

    that = persian.fromgregorian(date=last)
    return gregorian(that.year, that.month, day)


def coming(today: date, month: int, day: int) -> date | None:
    """The coming day of that month (0: its last), where one that passed within the month still counts as this year's."""
    if not 1 <= month <= 12 or day > 31:
        return None
    for year in (today.year, today.year + 1):
        last = monthrange(year, month)[1]
        if day > last:
            continue
        found = date(year, month, day or last)
        if found >= today - timedelta(days=3):
            return found
    return None


def coming_jalali(today: date, month: int, day: int) -> date | None:
    """As `coming`, for a Jalali month."""
    from jdatetime import date as persian  # noqa: PLC0415  as above

    year = persian.fromgregorian(date=today).year
    for candidate in (year, year + 1):
        found = gregorian(candidate, month, day) if day else month_end(candidate, month)
        if found is not None and found >= today - timedelta(days=3):
            return found
    return None


def stretch(name: str, today: date) -> tuple[date, date] | None:
    """First and last day of "next month" and the like."""
    month = date(today.year, today.month, 1)
    monday = today - timedelta(days=today.weekday())
    after = _months_on(month, 1)
    windows = {
        "this_month": (month, after - timedelta(days=1)),
        "next_month": (after, _months_on(month, 2) - timedelta(days=1)),
        "this_week": (monday, monday + timedelta(days=6)),
        "next_week": (monday + timedelta(days=7), monday + timedelta(days=13)),
        "today": (today, today),
        "tomorrow": (today + timedelta(days=1), today + timedelta(days=1)),
        "this_year": (date(today.year, 1, 1), date(today.year, 12, 31)),
    }
    return windows.get(name)


def _months_on(month: date, count: int) -> date:
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


_LUNAR_NEW_YEAR = {
    2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23), 2032: (2, 11),
    2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip
"""First day of the lunar year (Hong Kong Observatory's calendar tables)."""
_FIXED = {
    "christmas": (12, 25),
    "valentine": (2, 14),
    "songkran": (4, 13),
    "nowruz": (3, 21),
    "halloween": (10, 31),
    "new_year": (1, 1),
    "yalda": (12, 21),
}


def holiday(name: str, today: date) -> date | None:
    """The coming day of a holiday; `None` where it is not one of those with a known day."""
    for year in (today.year, today.year + 1):
        if name == "lunar_new_year":
            day = _LUNAR_NEW_YEAR.get(year)
        elif name == "black_friday":
            thursday = 1 + (3 - date(year, 11, 1).weekday()) % 7 + 21
            day = (11, thursday + 1)
        else:
            day = _FIXED.get(name) or asian_day(name, year)
        if day is not None and (found := date(year, *day)) >= today:
            return found
    return None
