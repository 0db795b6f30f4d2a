"""How any language writes days, counts of days, months, weekdays and currencies, by CLDR (babel), for reading messages in it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.numbers import get_currency_name, list_currencies

_SCRIPTS = {
    "Latn": ("LATIN",), "Cyrl": ("CYRILLIC",), "Grek": ("GREEK",), "Armn": ("ARMENIAN",), "Arab": ("ARABIC",), "Hebr": ("HEBREW",),
    "Deva": ("DEVANAGARI",), "Beng": ("BENGALI",), "Guru": ("GURMUKHI",), "Gujr": ("GUJARATI",), "Orya": ("ORIYA",), "Taml": ("TAMIL",),
    "Telu": ("TELUGU",), "Knda": ("KANNADA",), "Mlym": ("MALAYALAM",), "Sinh": ("SINHALA",), "Laoo": ("LAO",), "Khmr": ("KHMER",),
    "Mymr": ("MYANMAR",), "Geor": ("GEORGIAN",), "Ethi": ("ETHIOPIC",), "Kore": ("HANGUL",), "Hans": ("CJK",), "Hant": ("CJK",),
    "Jpan": ("HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC"),
}  # fmt: skip
"""First words of the Unicode names of a script's letters, by its ISO 15924 code."""
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_UNSPACED = frozenset({"Jpan", "Hans", "Hant", "Laoo", "Khmr", "Mymr", "Kore"})
"""Scripts in which words stand without spaces, or carry particles: a name is found inside of a run of letters."""
_FAMILIES = (
    ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"), ("MXN", "ARS", "COP", "CLP", "PHP"), ("CHF", "XOF", "XAF"), ("SEK", "NOK", "DKK", "CZK"),
    ("INR", "PKR", "LKR", "NPR"), ("GBP", "EGP", "LBP"), ("KWD", "JOD", "BHD", "TND"), ("SAR", "QAR", "OMR"), ("AED", "MAD"),
)  # fmt: skip
"""Currencies that share a name; what the names of all of a row have in common is that name."""
_ALONE = (
    "EUR",
    "JPY",
    "KRW",
    "THB",
    "VND",
    "IDR",
    "MYR",
    "BRL",
    "TRY",
    "RUB",
    "UAH",
    "PLN",
    "ZAR",
    "CNY",
    "ILS",
    "HUF",
    "RON",
    "NGN",
    "KES",
)


@cache
def script_of(language: str) -> str | None:
    """The script that a language is usually written in; `None` where babel does not know the language or we not the script."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    likely = str(get_global("likely_subtags").get(language.partition("_")[0], "")).split("_")
    return likely[1] if len(likely) > 1 and likely[1] in _SCRIPTS else None


def is_cased(language: str) -> bool:
    """True where names are told by capitals."""
    return script_of(language) in _CASED


def is_unspaced(language: str) -> bool:
    """True where a word is not told by what stands around it."""
    return script_of(language) in _UNSPACED


def of_its_script(char: str, language: str) -> bool:
    """True for a letter of the language's script, or one that modifies any."""
    return unicodedata.name(char, "").startswith((*_SCRIPTS[script_of(language) or "Latn"], "MODIFIER", "COMBINING"))


def spaces_as_one(text: str) -> str:
    """The text with every kind of space inside a line as the plain one."""
    return "".join(" " if unicodedata.category(c) == "Zs" else c for c in text)


@cache
def writings(day: date, language: str) -> tuple[tuple[str, bool], ...]:
    """How a day may be written, longest first, each with whether the year is said."""
    told = {
        (spaces_as_one(format_skeleton("MMMMd", day, locale=language)), False),
        (spaces_as_one(format_date(day, "long", locale=language)), True),
    }
    return tuple(sorted(told, key=lambda one: (-len(one[0]), one[0])))


@cache
def days_long(days: int, language: str) -> str:
    """So many days, in words of the language."""
    return spaces_as_one(format_timedelta(timedelta(days=days), granularity="day", threshold=days + 1, locale=language))


@cache
def calendar_words(language: str) -> re.Pattern[str]:
    """Names of months and weekdays in full."""
    named = [
        name
        for part in ("months", "days")
        for use in ("format", "stand-alone")
        for name in _own_names(language, part, use)
        if not any(c.isdigit() for c in name)
    ]
    return _any_of(named, language)


def _own_names(language: str, part: str, use: str) -> list[str]:
    """The names that a language has of its own for a use. Where it has none CLDR refers to another use; Babel keeps what it found there in
    data that other languages share, which then have the names of this one, so it is not asked.
    """
    told = localedata.load(str(Locale.parse(language)))[part].get(use)
    wide = told.get("wide") if isinstance(told, Mapping) else None
    own = wide[1] if isinstance(wide, tuple) else wide  # a reference, and what differs from it
    return [str(name) for name in own.values()] if isinstance(own, Mapping) else []


@cache
def money_words(language: str) -> re.Pattern[str]:
    """Signs, codes and names of currencies, and the sign of a percentage."""
    names = [_names(code, language) for row in (*_FAMILIES, _ALONE) for code in row]
    shared = [set.intersection(*(_words(_names(code, language)) for code in row)) for row in _FAMILIES]
    named = {name for found in names for name in found} | {word for found in shared for word in found if len(word) > 2}
    codes = "|".join(sorted(list_currencies()))
    return re.compile(rf"[%٪％{_signs()}]|(?<![^\W\d_])(?-i:{codes})(?![^\W\d_])|{_any_of(named, language).pattern}", re.IGNORECASE)


def _names(code: str, language: str) -> set[str]:
    return {get_currency_name(code, count=count, locale=language).casefold() for count in (None, 1, 2, 5)}


def _words(names: set[str]) -> set[str]:
    return {word for name in names for word in re.split(r"[\s-]+", name)}


@cache
def _signs() -> str:
    return "".join(re.escape(chr(k)) for k in range(0x24, 0x10000) if unicodedata.category(chr(k)) == "Sc")


def apart(wording: str, language: str) -> str:
    """The regular expression where it is no part of a longer word; as it is where words are not told apart."""
    return wording if is_unspaced(language) else rf"(?<![^\W_])(?<![{_marks()}])(?:{wording})(?![^\W_]|[{_marks()}])"


@cache
def _marks() -> str:
    """Vowel signs and accents that follow a letter, which `\\w` does not hold."""
    return "".join(chr(k) for k in range(0x300, 0x10000) if unicodedata.category(chr(k))[0] == "M")


def _any_of(names: Iterable[str], language: str) -> re.Pattern[str]:
    found = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, found)) or r"(?!)"
    return re.compile(apart(either, language), re.IGNORECASE)
