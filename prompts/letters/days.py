"""Days as a letter names them: day and month, the year only where it could be taken for another."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date

CLEAR_DAYS = 300
"""Within so many days of the letter a day and month mean one year only."""

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_JALALI = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
_BUDDHIST = 543


def letter_day(day: date, *, today: date, language: str) -> str:
    """A day in running text: Persian in the Jalali calendar, Thai years in the Buddhist era."""
    number, month, year = _parts(day, language)
    clear = abs((day - today).days) <= CLEAR_DAYS
    if language == "vi":
        return f"{number}/{month}" if clear else f"{number}/{month}/{year}"
    return f"{number} {month}" if clear else f"{number} {month} {year}"


def first_and_last(first: date, last: date, *, today: date, language: str) -> tuple[str, str]:
    """Both ends of a window; within one month the first needs its number only."""
    start, end = _parts(first, language), _parts(last, language)
    short = language != "vi" and start[1:] == end[1:]
    return start[0] if short else letter_day(first, today=today, language=language), letter_day(last, today=today, language=language)


def digits(count: int, language: str) -> str:
    """A small whole number: in words up to ten in English, in Persian digits in Persian."""
    if language == "fa":
        return str(count).translate(_PERSIAN_DIGITS)
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count - 1] if language == "en" and 1 <= count <= len(words) else str(count)


@lru_cache(maxsize=512)
def _parts(day: date, language: str) -> tuple[str, str, str]:
    """Day, month and year as the language writes them."""
    if language == "fa":
        from jdatetime import date as jalali  # noqa: PLC0415  only Persian letters need it

        local = jalali.fromgregorian(date=day)
        return digits(local.day, "fa"), _JALALI[local.month - 1], digits(local.year, "fa")
    if language == "vi":
        return str(day.day), str(day.month), str(day.year)
    if language == "th":
        return str(day.day), format_date(day, "MMMM", locale="th"), str(day.year + _BUDDHIST)
    return str(day.day), format_date(day, "MMMM", locale="en"), str(day.year)
