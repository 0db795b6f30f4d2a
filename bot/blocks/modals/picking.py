"""Countries, languages, currencies and time zones to choose from, found as a person types: by name in any of our languages, or by code."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, get_args

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from bot.blocks.controls import Unreadable
from bot.blocks.modals.inputs import MOST_OPTIONS, SAID_NOTHING, Option
from index.texts import folded
from prompts.fees import in_toman
from prompts.naming import country, tongue
from prompts.words import Words, languages

Picked = Literal["countries", "languages", "currencies", "zones"]
PICKED: tuple[Picked, ...] = get_args(Picked)
ACTION = re.compile(rf"pick:({'|'.join(PICKED)}):[a-z0-9_.:]{{1,200}}")
"""The ids of the fields that ask for options as the person types: one listener for `block_suggestion` answers all of them."""
LONGEST_QUERY = 100
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_NO_LANGUAGE = frozenset({"mul", "und", "zxx", "mis", "root"})
_SAYING_SO = re.compile("(?:ภาษา|زبان|ประเทศ|เมือง|کشور|شهر|nuoc|thanh pho) ?")
"""What people write before the name itself: language, country, city."""


def options_for(action_id: str, query: str, words: Words) -> tuple[Option, ...]:
    """The options of a field for what was typed so far, best first. Raises Unreadable for a field that asks for none."""
    found = ACTION.fullmatch(action_id)
    if found is None:
        raise Unreadable("no field that asks for options")
    kind: Picked = found[1]  # type: ignore[assignment]  # the pattern holds the closed list
    told = _found(kind, query[:LONGEST_QUERY], words)
    unsaid = (Option(SAID_NOTHING, words("window.nothing")),) if kind == "currencies" else ()
    return (*unsaid, *told)[:MOST_OPTIONS]


def known(kind: Picked, code: str) -> bool:
    """Whether a code is one that can be picked."""
    return code in _names(kind)


def named(kind: Picked, code: str, words: Words) -> Option:
    """A code with what it is called."""
    return Option(code, _label(kind, code, words.language))


@lru_cache(maxsize=5_000)
def _label(kind: Picked, code: str, language: str) -> str:
    """Looked up once: to sort what was found takes the names of all of it."""
    return _LABELS[kind](code, Words(language))


def _found(kind: Picked, query: str, words: Words) -> list[Option]:
    asked = _plain(query)
    if said := _SAYING_SO.match(asked):
        asked = asked[said.end() :]
    ranked: list[tuple[int, str, str]] = []
    for code, names in _names(kind).items():
        rank = min((_rank(asked, name) for name in names), default=9)
        if rank < 9:
            ranked.append((rank + (len(code) > 2 and kind == "languages"), named(kind, code, words).label, code))
    return [Option(code, label) for _, label, code in sorted(ranked)]


def _rank(asked: str, name: str) -> int:
    """0 for the name itself, then its beginning, the beginning of a word, a part; 9 for none."""
    if not asked or name == asked:
        return 0
    if name.startswith(asked):
        return 2
    return 4 if f" {asked}" in name else 6 if asked in name else 9


def _plain(text: str) -> str:
    """Folded, and Latin letters without their marks: people type "nhat ban"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", folded(text)) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


def _country(code: str, words: Words) -> str:
    return country(code, words)


def _currency(code: str, words: Words) -> str:
    if in_toman(code, words):
        return words("fee.toman")
    return f"{code} · {Locale.parse(words.language).currencies.get(code, code)}"


def _zone(zone: str, words: Words) -> str:
    place = get_timezone_location(zone, locale=Locale.parse(words.language), return_city=True)
    return f"{place} · {zone}"


_LABELS: Mapping[Picked, Callable[[str, Words], str]] = {
    "countries": _country, "languages": tongue, "currencies": _currency, "zones": _zone,
}  # fmt: skip


@cache
def _names(kind: Picked) -> Mapping[str, tuple[str, ...]]:
    """Every code with the names that it is found by, plain."""
    match kind:
        case "countries":
            return _told(c for c in _codes("territories") if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRY)
        case "languages":
            return _told((c for c in _codes("languages") if re.fullmatch("[a-z]{2,3}", c) and c not in _NO_LANGUAGE), kind="languages")
        case "currencies":
            return _told(_in_use(), kind="currencies")
        case "zones":
            return _zones()


def _told(
    codes: Iterable[str], *, kind: Literal["territories", "languages", "currencies"] = "territories"
) -> Mapping[str, tuple[str, ...]]:
    locales = [Locale.parse(one) for one in sorted(languages())]
    found: dict[str, tuple[str, ...]] = {}
    for code in sorted(codes):
        names = (_plain(str(told)) for one in locales if (told := getattr(one, kind).get(code)))
        found[code] = tuple(dict.fromkeys((code.casefold(), *names)))
    if kind == "currencies":
        found["IRR"] = (*found["IRR"], *(_plain(Words(one)("fee.toman")) for one in sorted(languages())))
    return found


def _codes(kind: Literal["territories", "languages"]) -> list[str]:
    return [str(code) for code in getattr(Locale("en"), kind)]


def _in_use() -> set[str]:
    """Currencies that are tender somewhere today."""
    every: Mapping[str, Sequence[tuple[str, object, object, bool]]] = get_global("territory_currencies")
    return {code for told in every.values() for code, _, end, tender in told if end is None and tender}


def _zones() -> Mapping[str, tuple[str, ...]]:
    locales = [Locale.parse(one) for one in sorted(languages())]
    found: dict[str, tuple[str, ...]] = {"UTC": ("utc", "gmt")}
    former: dict[str, list[str]] = {}
    for old, zone in sorted(get_global("zone_aliases").items()):
        former.setdefault(zone, []).append(old)
    for zone, land in sorted(get_global("zone_territories").items()):
        if land == "001" or "/" not in zone:  # Etc/UTC and others of no land
            continue
        cities = (get_timezone_location(zone, locale=one, return_city=True) for one in locales)
        lands = (str(one.territories.get(land, "")) for one in locales)
        ids = (name.replace("_", " ") for one in (zone, *former.get(zone, ())) for name in (one, one.rpartition("/")[2]))
        told = (*ids, *cities, *lands)
        found[zone] = tuple(dict.fromkeys(_plain(name) for name in told if name))
    return found
