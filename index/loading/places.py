"""Countries and languages by code or by name in many languages, through Babel's tables (CLDR)."""

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from index.loading.cleaning import folded, named, said
from index.loading.rows import BadRow

NAMED_IN = ("en", "th", "fa", "vi", "es", "fr", "de", "pt", "it", "ar", "id", "ms", "tr", "ru", "ja", "ko", "zh", "nl", "pl", "hi")
"""Languages in which names of countries and languages are understood."""

_COUNTRY_ALIASES = {
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "great britain": "GB", "usa": "US", "u.s.": "US", "u.s.a.": "US",
    "united states of america": "US", "america": "US", "viet nam": "VN", "korea": "KR", "republic of korea": "KR", "holland": "NL",
    "czech republic": "CZ", "uae": "AE", "persia": "IR", "islamic republic of iran": "IR", "turkey": "TR", "russian federation": "RU",
    "hong kong": "HK", "macau": "MO", "ไทย": "TH", "อเมริกา": "US", "อังกฤษ": "GB", "امریکا": "US", "آمریکا": "US", "انگلیس": "GB",
    "mỹ": "US", "anh": "GB",
}  # fmt: skip
_LANGUAGE_ALIASES = {"farsi": "fa", "mandarin": "zh", "cantonese": "yue", "tagalog": "tl", "ไทย": "th", "bahasa": "id"}
_EVERYWHERE = {"global", "worldwide", "international", "various", "multiple", "other", "others", "multilingual", "zz", "mul", "und"}
_US_STATES = frozenset(re.findall("..", "ALARAZCACODEGAIDILINKYLAMAMDMEMNMOMSMTNCNEPASCSDTNVA"))
"""State codes that are country codes as well: in "Los Angeles, CA" no country is named."""

_SPLIT = re.compile(r"\s*[;,|/،、]\s*|\n")


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country given by code or name; `None` where none is said. Raises BadRow for an unknown one."""
    known = said(text)
    if known is None or folded(known) in _EVERYWHERE:
        return None
    code = _country(known)
    if code is None:
        raise BadRow(f"{known[:40]!r} is no country that is known here; write its two-letter code, such as TH, or leave it empty")
    return code


def language_code(text: str) -> str | None:
    """ISO 639 code of a language given by code (with or without region) or name; `None` where none is said. Raises BadRow."""
    known = said(text)
    if known is None or folded(known) in _EVERYWHERE:
        return None
    word = folded(re.sub(r"\(.*?\)", "", known))
    base = re.split(r"[-_]", word)[0]
    names, codes = _language_names(), _language_codes()
    code = base if base in codes else names.get(word) or names.get(word.removeprefix("ภาษา").removeprefix("زبان ").removeprefix("tiếng "))
    if code is None:
        raise BadRow(f"{known[:40]!r} is no language that is known here; write its code, such as th, or leave it empty")
    return str(get_global("language_aliases").get(code, code)) if len(code) == 3 else code


def located(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A place such as "Lisbon, Portugal" as a country, where one is named, and the rest; never fails."""
    parts = [part for piece in _SPLIT.split(text) if (part := named(piece))]
    codes = [None if part in _US_STATES else _country(part) for part in parts]
    country = next((code for code in reversed(codes) if code), None)
    return country, tuple(part for part, code in zip(parts, codes, strict=True) if code is None and folded(part) not in _EVERYWHERE)


def listed(text: str) -> tuple[str, ...]:
    """Parts of a cell that lists several things, without repeats, in order."""
    if said(text) is None:
        return ()
    return tuple(dict.fromkeys(part for piece in _SPLIT.split(text.strip("[]")) if (part := named(piece.strip("'\" #")))))


def _country(text: str) -> str | None:
    word = folded(text).removeprefix("ประเทศ").removeprefix("the ")
    code = text.strip().upper()
    if code != "UK" and code in _territories():
        return code
    if len(code) == 3 and code.isascii() and len(found := get_global("territory_aliases").get(code, [])) == 1:
        return str(found[0])
    return _COUNTRY_ALIASES.get(word) or _territory_names().get(word)


@lru_cache(maxsize=1)
def _territories() -> frozenset[str]:
    made_up = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    return frozenset(code for key in Locale("en").territories if len(code := str(key)) == 2 and code.isalpha()) - made_up


@lru_cache(maxsize=1)
def _territory_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for tongue in NAMED_IN:
        for code, name in Locale(tongue).territories.items():
            if code in _territories():
                names.setdefault(folded(name), code)
    return names


@lru_cache(maxsize=1)
def _language_codes() -> frozenset[str]:
    codes = {code for key in Locale("en").languages if "_" not in (code := str(key))}
    codes |= {code for key in get_global("language_aliases") if (code := str(key)).isalpha()}
    return frozenset(codes - {"und", "mul", "zxx", "mis", "root"})


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    names = dict(_LANGUAGE_ALIASES)
    for tongue in NAMED_IN:
        for code, name in Locale(tongue).languages.items():
            if "_" not in code and code in _language_codes():
                names.setdefault(folded(name), code)
                names.setdefault(folded(name).removeprefix("ภาษา").removeprefix("tiếng ").removeprefix("bahasa "), code)
    return names
