"""Places that a brief names, against where creators live."""

from collections.abc import Sequence

import numpy as np

from index.generation.columns import UNKNOWN
from index.generation.reading import Generation
from index.placing import Places
from index.texts import folded
from retrieval.filters import FAILED, MET, UNSAID, Located


def located(names: Sequence[str], generation: Generation, gazetteer: Places) -> Located | None:
    """Verdicts on every creator, `None` where the brief names no place.

    A creator with a place of the brief meets it. One whose known places are all other cities, or whose country is another than that
    of every place named, does not; of one who names a region, which may hold the city, it is unknown. A name that neither the
    catalogue nor the gazetteer knows contradicts nobody.
    """
    if not names:
        return None
    columns = generation.columns
    known = {name: set(generation.places.get(folded(name), ())) for name in names}
    cities = gazetteer.find(list(names))
    here = {one for ids in known.values() for one in ids} | {found[0].id for found in cities.values()}
    verdicts = np.full(columns.creators, UNSAID, dtype=np.int8)
    if all(name in cities or known[name] for name in names):
        countries = sorted({city.country for found in cities.values() for city in found[:1]})
        codes = np.flatnonzero(np.isin(columns.countries, countries))
        if countries and len(cities) == len(names):
            verdicts[(columns.country != UNKNOWN) & ~np.isin(columns.country, codes)] = FAILED
        in_cities = np.ones(columns.creators, dtype=bool)
        in_cities[columns.place_owner[columns.place_id < 0]] = False
        verdicts[columns.place_owner[in_cities[columns.place_owner]]] = FAILED
    verdicts[columns.place_owner[np.isin(columns.place_id, sorted(here))]] = MET
    return Located(names=tuple(names), verdicts=verdicts)
