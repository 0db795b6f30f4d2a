"""Numbers, shares and dates as a reader of a language writes them."""

from datetime import date
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
BUDDHIST = 543
"""Years that the Buddhist era is ahead."""

_THOUSANDS = {
    "en": ((1e6, "M"), (1e3, "k")),
    "th": ((1e6, " ล้าน"), (1e3, "k")),
    "fa": ((1e6, " میلیون"), (1e3, " هزار")),
    "vi": ((1e6, " triệu"), (1e3, "k")),
}


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def number(value: float, language: str) -> str:
    """A whole or decimal number with the separators and digits of the language."""
    return _digits(format_decimal(value, locale=_locale(language)), language)


def count(value: float, language: str) -> str:
    """A short count such as 48.2k: three digits, exact below 1,000. Rounded down, so that 9,999 never looks like the next tier."""
    for size, word in _THOUSANDS.get(language, _THOUSANDS["en"]):
        if value >= size:
            tenths = int(value * 10 // size)
            shown = format_decimal(tenths / 10 if tenths < 1000 else tenths // 10, locale=_locale(language))
            return _digits(shown, language) + word
    return number(int(value), language)


def share(value: float, language: str) -> str:
    """A fraction as per cent: one decimal below ten per cent."""
    scaled = 100 * value
    shown = format_decimal(round(scaled, 0 if scaled >= 10 else 1 if scaled >= 1 else 2), locale=_locale(language))
    return _digits(shown, language) + ("٪" if language == "fa" else "%" if language in {"th", "vi"} else " %")


def day(value: date, language: str) -> str:
    """A day; Persian in the Jalali and Thai in the Buddhist calendar, with the Gregorian day beside it."""
    if language == "fa":
        from jdatetime import date as jalali  # noqa: PLC0415  only Persian readers need it

        local = jalali.fromgregorian(date=value)
        return f"{_digits(f'{local.year}/{local.month:02}/{local.day:02}', 'fa')} ({value.isoformat()})"
    if language == "th":
        return f"{value.day} {format_date(value, 'MMM', locale=_locale('th'))} {value.year + BUDDHIST} ({value.year})"
    return format_date(value, "d MMM y" if language != "vi" else "d/M/y", locale=_locale(language))


def _digits(text: str, language: str) -> str:
    if language != "fa":
        return text
    return text.translate(_PERSIAN_DIGITS).replace(",", "٬").replace(".", "٫")
