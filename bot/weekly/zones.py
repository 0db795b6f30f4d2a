"""The time zone that a message names: by a country, a city, an abbreviation, an offset or its name in the database of zones.

Names of countries and cities are those of CLDR (babel) in the language of the message and in English, and the table beside this module.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from retrieval.reading.surface import bare, plain, prepared, unspaced

_TABLE = Path(__file__).with_name("zones.toml")
_BEFORE = {
    "th": r"(?:ตาม)?เวลา(?:ของ|ใน|ที่|ท้องถิ่น)?\s*(?:ประเทศ|เมือง)?\s*",
    "fa": r"\b(?:وقت|ساعت)(?:\s*محلی)?\s+(?:کشور\s+|شهر\s+)?",
    "vi": r"(?<!\w)(?:theo\s+)?(?:múi\s+)?giờ\s+(?:của\s+|địa phương\s+|ở\s+|tại\s+)?",
    "en": r"(?<!\w)(?:time\s?zone:?|tz:?)\s+",
}
"""What stands before a place whose time is meant."""
_BESIDE = r"\s*[,(\-]?\s*(?:(?:in|at|ที่|ตาม|به|در|ở|tại|theo|o|tai)\s*(?![^\W\d_]*\w*time))?\s*(?:the\s+)?"
"""What may stand between a time and the place whose time it is."""
_OFFSET = re.compile(r"(?<![\w/])(?:(?P<utc>utc|gmt)\s*)?(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![\w:])")
_LONE = re.compile(r"(?<![\w/])(?:utc|gmt)(?!\s*[+-]\s*\d|\w)")


class ZoneSaid(NamedTuple):
    """Where a zone was named; `None` where the name means several."""

    zone: str | None
    start: int
    end: int


def zone_said(letters: str, language: str, *, unmarked: bool = False) -> ZoneSaid | None:
    """The zone that is named in so many words, in a text in plain letters; `None` where none is."""
    for found in re.finditer(r"(?<![\w/])[a-z]+(?:/[a-z0-9_+\-]+)+", letters):
        if name := _iana().get(found.group()):
            return ZoneSaid(name, *found.span())
    for offset in _OFFSET.finditer(letters):
        zone = _zone_at(offset) if offset["utc"] or (offset["minutes"] and ":" in offset.group()) else None
        if zone is not None:
            return ZoneSaid(zone, *offset.span())
    if lone := _LONE.search(letters):
        return ZoneSaid("UTC", *lone.span())
    names = _names(language, unmarked)
    for pattern in (_marked(language, unmarked), _with_time(language, unmarked)):
        if place := pattern.search(letters):
            return ZoneSaid(names[place["name"]], *place.span())
    return None


def zone_beside(letters: str, end: int, language: str, *, unmarked: bool = False) -> ZoneSaid | None:
    """The zone of a place that stands right behind a time ("9am Sydney"), which ends at `end`."""
    found = _behind(language, unmarked).match(letters, end)
    return ZoneSaid(_names(language, unmarked)[found["name"]], *found.span()) if found else None


def _zone_at(offset: re.Match[str]) -> str | None:
    hours, minutes, sign = int(offset["hours"]), int(offset["minutes"] or 0), offset["sign"]
    if minutes:
        special: str | None = _table()["offsets"].get(f"{sign}{hours:02}:{minutes:02}")
        return special
    if hours == 0:
        return "UTC"
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"  # POSIX counts westwards
    return name if name in available_timezones() else None


@cache
def _marked(language: str, unmarked: bool) -> re.Pattern[str]:
    befores = [_BEFORE.get(language, _BEFORE["en"]), _BEFORE["en"]]
    either = "|".join(bare(one) if unmarked else one for one in befores)
    return re.compile(rf"(?:{either}){_any(language, unmarked)}")


@cache
def _with_time(language: str, unmarked: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(language, unmarked)}(?:'s)?\s+(?:standard |local |daylight )?time(?!\w)")


@cache
def _behind(language: str, unmarked: bool) -> re.Pattern[str]:
    return re.compile(_BESIDE + _any(language, unmarked))


@cache
def _any(language: str, unmarked: bool) -> str:
    names = sorted(_names(language, unmarked), key=lambda name: (-len(name), name))
    apart = [re.escape(name) for name in names if not unspaced(name[-1])]
    joined = [re.escape(name) for name in names if unspaced(name[-1])]
    return rf"(?P<name>(?:{'|'.join(joined) or '(?!)'})|(?:{'|'.join(apart)})(?!\w))"


@cache
def _names(language: str, unmarked: bool) -> Mapping[str, str | None]:
    """Zones by what they are called, in plain letters."""
    told: dict[str, str | None] = {}
    table, zones = _table(), available_timezones()
    by_country = get_global("territory_zones")
    for code in dict.fromkeys(("en", language)):
        locale = Locale.parse(code)
        for country, name in locale.territories.items():
            here = by_country.get(country, ())
            zone = table["countries"].get(country) or (here[0] if len(here) == 1 else None)
            if zone in zones and len(country) == 2:
                told[_letters(name, unmarked)] = zone
        for zone, words in locale.time_zones.items():
            if zone in zones and "city" in words and not zone.startswith("Etc/"):
                told[_letters(words["city"], unmarked)] = zone
    for zone in sorted(zones):
        area, _, city = zone.rpartition("/")
        if area and not area.startswith(("Etc", "US", "Canada", "SystemV")) and len(city) > 2:
            told.setdefault(_letters(city.replace("_", " "), unmarked), zone)
    for zone, names in table["names"].items():
        told |= {_letters(name, unmarked): zone for name in names}
    told |= {_letters(name, unmarked): None for name in table["several"]["names"]}
    return told


def _letters(name: str, unmarked: bool) -> str:
    letters = plain(prepared(name))
    return bare(letters) if unmarked else letters


@cache
def _iana() -> Mapping[str, str]:
    return {name.casefold(): name for name in available_timezones()}


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
