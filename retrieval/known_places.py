"""A gazetteer that looks for the cities of a name once: a look goes through all names of all cities and takes 0.3 s."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from index.places import City
from index.placing import Places
from index.regions import Region
from retrieval.lately import Lately

Cities = Lately[str, tuple[City, ...]]
"""Cities of the names of late, none for a name without a city."""


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Any `Places`, with what it said of late."""

    places: Places
    known: Cities

    def find(self, names: Sequence[str]) -> dict[str, tuple[City, ...]]:
        """See `Places`. All names that are not known are looked for at once."""
        looked: dict[str, tuple[City, ...]] = {}

        def look(name: str) -> tuple[City, ...]:
            if not looked:
                looked.update(dict.fromkeys(names, ()) | self.places.find(names))
            return looked[name]

        found = {name: self.known.get(name, partial(look, name)) for name in names}
        return {name: cities for name, cities in found.items() if cities}

    def regions(self, name: str) -> tuple[Region, ...]:
        """See `Places`."""
        return self.places.regions(name)

    def region(self, name: str) -> str | None:
        """See `Places`."""
        return self.places.region(name)
