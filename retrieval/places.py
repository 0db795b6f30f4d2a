"""Places that a brief names, against where creators live."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.generation.columns import UNKNOWN, Columns
from index.generation.reading import Generation
from index.places import City
from index.placing import Places
from index.regions import Region
from index.texts import folded
from retrieval.filters import FAILED, MET, UNSAID, Located


def located(names: Sequence[str], generation: Generation, gazetteer: Places) -> Located | None:
    """Verdicts on every creator, `None` where the brief names no place.

    A creator with a place of the brief meets it, a region under any of its names. One whose known places are all other cities, or
    whose country is another than that of every place named, does not; of one who names a region, which may hold the city, it is
    unknown, as it is of all others in the country of a region that the brief names, which may hold their city. A name that neither
    the catalogue nor the gazetteer knows contradicts nobody.
    """
    if not names:
        return None
    columns = generation.columns
    found = gazetteer.find(list(names))
    regions = {name: meant for name in names if (meant := _region_meant(gazetteer.regions(name), found.get(name, ())))}
    cities = {name: meant[0] for name, meant in found.items() if name not in regions}
    known = {
        name: {one for form in {folded(name), *_names_of(regions.get(name, ()))} for one in generation.places.get(form, ())}
        for name in names
    }
    here = {one for ids in known.values() for one in ids} | {city.id for city in cities.values()}
    verdicts = np.full(columns.creators, UNSAID, dtype=np.int8)
    if all(name in cities or name in regions or known[name] for name in names):
        wide = {region.country for meant in regions.values() for region in meant}
        wide |= {city.country for name in regions for city in found.get(name, ())}
        countries = wide | {city.country for city in cities.values()}
        if len(cities) + len(regions) == len(set(names)):
            verdicts[(columns.country != UNKNOWN) & ~_in(columns, countries)] = FAILED
        elsewhere = ~_in(columns, wide)
        elsewhere[columns.place_owner[columns.place_id < 0]] = False
        verdicts[columns.place_owner[elsewhere[columns.place_owner]]] = FAILED
    verdicts[columns.place_owner[np.isin(columns.place_id, sorted(here))]] = MET
    return Located(names=tuple(names), verdicts=verdicts)


def _region_meant(regions: Sequence[Region], cities: Sequence[City]) -> Sequence[Region]:
    """The regions that a name means: none where it is first of all a city of theirs, such as New York."""
    return () if cities and all(region.country == cities[0].country for region in regions) else regions


def _names_of(regions: Iterable[Region]) -> frozenset[str]:
    return frozenset(name for region in regions for name in region.names)


def _in(columns: Columns, countries: Collection[str]) -> NDArray[np.bool_]:
    """Who lives in one of these countries."""
    return np.isin(columns.country, np.flatnonzero(np.isin(columns.countries, sorted(countries))))
