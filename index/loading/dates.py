"""Days and times as exports write them, never in the future and never before there were platforms."""

import re
from datetime import UTC, date, datetime, timedelta

from index.loading.cleaning import said
from index.loading.numbers import local_digits
from index.loading.rows import BadRow
from index.records import at_midnight

EARLIEST = date(1995, 1, 1)
"""Older dates are the zero of some clock (1970-01-01, 1900-01-01) rather than a day of publication."""

_LONGEST_DAY = len("2026-04-03")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[ ,T].*)?")
_WORDED = re.compile(r"(?:(\d{1,2})\.?[ -])?([a-z]{3})[a-z]*\.?[ -](?:(\d{1,2})(?:st|nd|rd|th)?,?[ -])?(\d{4})")


def read_day(text: str, *, now: datetime, day_first: bool | None = None) -> date | None:
    """A day; a month or year alone means its first day, the oldest it can be. Raises BadRow, also for 03/04/2026 unless told."""
    known = said(text)
    if known is None:
        return None
    return within(_day(local_digits(known).upper(), known, day_first=day_first), now=now)


def read_time(text: str, *, now: datetime, day_first: bool | None = None) -> datetime | None:
    """A time, in UTC where no zone is given; a day alone is its midnight. Raises BadRow."""
    known = said(text)
    if known is None:
        return None
    plain = local_digits(known).upper()
    try:
        found = datetime.fromisoformat(plain) if len(plain) > _LONGEST_DAY else None
    except ValueError:
        found = None
    if found is None:
        day = read_day(text, now=now, day_first=day_first)
        return at_midnight(day) if day else None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    within(aware.date(), now=now)
    if aware > now + timedelta(days=1):
        raise BadRow(f"{known[:40]} is in the future")
    return aware


def within(day: date, *, now: datetime) -> date:
    """The day itself. Raises BadRow when it is later than tomorrow or before `EARLIEST`."""
    if day > (now + timedelta(days=1)).date():
        raise BadRow(f"{day} is in the future")
    if day < EARLIEST:
        raise BadRow(f"{day} is too long ago to be true")
    return day


def order_shown(text: str) -> bool | None:
    """Whether such a date can only be day first (25/12/2025) or month first (12/25/2025); `None` where it does not show."""
    found = _YEAR_LAST.fullmatch(local_digits(text.strip()))
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    return True if first > 12 else False if second > 12 else None


def _day(text: str, whole: str, *, day_first: bool | None) -> date:
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(_gregorian(int(found[1]), whole), int(found[2]), int(found[3]))
        if found := _YEAR_MONTH.fullmatch(text):
            return date(_gregorian(int(found[1]), whole), int(found[2] or 1), 1)
        if found := _YEAR_LAST.fullmatch(text):
            return _year_last(found, whole, day_first=day_first)
        if (found := _WORDED.fullmatch(text.casefold())) and found[2] in _MONTHS:
            return date(int(found[4]), _MONTHS.index(found[2]) + 1, int(found[1] or found[3] or 1))
    except BadRow:
        raise
    except ValueError:
        pass
    raise BadRow(f"{whole[:40]!r} is not a date; write it as 2026-04-03")


def _year_last(found: re.Match[str], whole: str, *, day_first: bool | None) -> date:
    first, second, year = int(found[1]), int(found[3]), _gregorian(int(found[4]), whole)
    shown = order_shown(whole)
    order = shown if shown is not None else True if found[2] == "." or first == second else day_first
    if order is None:
        raise BadRow(f"{whole[:40]} can be read in two ways; write it as {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}")
    return date(year, second, first) if order else date(year, first, second)


def _gregorian(year: int, whole: str) -> int:
    if 2400 < year < 2700:
        return year - 543
    if 1300 < year < 1500:
        raise BadRow(f"{whole[:40]} is in the Persian or Islamic calendar; write it in the Gregorian one, as 2026-04-03")
    return year
