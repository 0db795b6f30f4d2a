"""Where creators live, as numbers: cities of the gazetteer, and other places by their own name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.places import City, choose
from index.records import Creator
from index.regions import Region
from index.texts import folded


class Places(Protocol):
    """Knows cities and regions by name (see `index.places.Gazetteer`)."""

    def find(self, names: Sequence[str]) -> dict[str, tuple[City, ...]]:
        """Cities of each name."""

    def regions(self, name: str) -> tuple[Region, ...]:
        """Regions of this name: none, one, or one in each of several countries."""

    def region(self, name: str) -> str | None:
        """The country of the region of this name, `None` where it is not one country's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placing:
    """Place ids of each creator; the country that their city or region gives away; and ids by every folded name of these places.

    Ids below 0 are places outside the gazetteer, such as regions: they are found by the name as written only.
    """

    ids: tuple[tuple[int, ...], ...]
    countries: tuple[str | None, ...]
    names: dict[str, list[int]]


def placed(creators: Sequence[Creator], places: Places) -> Placing:
    """Looks every place of these creators up."""
    written = sorted({place for creator in creators for place in creator.places})
    cities = places.find(written)
    foreign = {folded(place): -1 - k for k, place in enumerate(place for place in written if place not in cities)}
    names: dict[str, set[int]] = {name: {number} for name, number in foreign.items()}
    ids: list[tuple[int, ...]] = []
    countries: list[str | None] = []
    for creator in creators:
        own: list[int] = []
        told = creator.country
        for place in creator.places:
            city = choose(cities.get(place, ()), country=creator.country)
            if city is None:
                own.append(foreign[folded(place)])
                told = told or places.region(place)
                continue
            own.append(city.id)
            told = told or city.country
            for name in (*city.names, folded(place)):
                names.setdefault(name, set()).add(city.id)
        ids.append(tuple(own))
        countries.append(told)
    return Placing(ids=tuple(ids), countries=tuple(countries), names={name: sorted(found) for name, found in sorted(names.items())})
