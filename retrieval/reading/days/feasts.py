"""Feasts and sales days whose date moves with Easter, the Islamic moon or the weekday, and those that one language alone names."""

from collections.abc import Callable
from datetime import date, timedelta

_RAMADAN = {
    2025: ((3, 1), (3, 30)), 2026: ((2, 18), (3, 20)), 2027: ((2, 8), (3, 9)), 2028: ((1, 28), (2, 26)), 2029: ((1, 16), (2, 14)),
    2030: ((1, 5), (2, 4)),
}  # fmt: skip
"""First days of Ramadan and of Eid al-Fitr (Umm al-Qura calendar, as in the package hijridate 2.x); sightings may differ by a day."""
_ADHA = {2025: (6, 6), 2026: (5, 27), 2027: (5, 16), 2028: (5, 5), 2029: (4, 24), 2030: (4, 13)}
"""First day of Eid al-Adha, from the same calendar."""
_DAYS = {
    "epiphany": (1, 6),
    "saint_nicholas": (12, 6),
    "singles_day": (11, 11),
    "double_twelve": (12, 12),
    "independence_id": (8, 17),
    "mothers_day_mx": (5, 10),
    "mothers_day_ar": (3, 21),
    "mothers_day_id": (12, 22),
    "lovers_day_br": (6, 12),
    "day_of_the_dead": (11, 2),
    "christmas_eve": (12, 24),
    "new_years_eve": (12, 31),
    "womens_day": (3, 8),
    "childrens_day_br": (10, 12),
    "saudi_day": (9, 23),
    "emirates_day": (12, 2),
}
Days = tuple[date, date]


def feast(name: str, today: date) -> Days | None:
    """First and last day of the coming feast of that name; `None` where none is known."""
    for year in (today.year, today.year + 1):
        days = _in_year(name, year)
        if days is not None and days[1] >= today:
            return days
    return None


def _in_year(name: str, year: int) -> Days | None:
    if name in _DAYS:
        return _one(date(year, *_DAYS[name]))
    if name in {"ramadan", "eid_al_fitr"} and year in _RAMADAN:
        first, eid = (date(year, *day) for day in _RAMADAN[year])
        return (first, eid - timedelta(days=1)) if name == "ramadan" else _one(eid)
    if name == "eid_al_adha" and year in _ADHA:
        return _one(date(year, *_ADHA[year]))
    return _MOVABLE[name](year) if name in _MOVABLE else None


def _one(day: date) -> Days:
    return day, day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _after_easter(first: int, last: int) -> Callable[[int], Days]:
    return lambda year: (easter(year) + timedelta(days=first), easter(year) + timedelta(days=last))


def _nth_sunday(month: int, count: int) -> Callable[[int], Days]:
    def found(year: int) -> Days:
        first = date(year, month, 1)
        return _one(first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (count - 1)))

    return found


def _french_mothers_day(year: int) -> Days:
    """The last Sunday of May, or the Sunday after it where that is Pentecost."""
    last = date(year, 5, 31)
    last -= timedelta(days=(last.weekday() + 1) % 7)
    return _one(last + timedelta(days=7) if last == easter(year) + timedelta(days=49) else last)


def _cyber_monday(year: int) -> Days:
    first = date(year, 11, 1)
    return _one(first + timedelta(days=(3 - first.weekday()) % 7 + 25))


_MOVABLE: dict[str, Callable[[int], Days]] = {
    "carnival": _after_easter(-50, -47),
    "holy_week": _after_easter(-7, 0),
    "easter": _after_easter(0, 0),
    "fathers_day_de": _after_easter(39, 39),
    "pentecost": _after_easter(49, 49),
    "mothers_day_may": _nth_sunday(5, 2),
    "mothers_day_early_may": _nth_sunday(5, 1),
    "fathers_day_br": _nth_sunday(8, 2),
    "fathers_day_june": _nth_sunday(6, 3),
    "mothers_day_fr": _french_mothers_day,
    "cyber_monday": _cyber_monday,
}
