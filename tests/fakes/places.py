"""A gazetteer of three cities."""

from collections.abc import Sequence

from index.places import City
from index.texts import folded

CITIES = (
    City(id=1, country="TH", population=127_000, names=frozenset({"chiang mai", folded("เชียงใหม่")})),
    City(id=2, country="PT", population=517_000, names=frozenset({"lisbon", "lisboa"})),
    City(id=3, country="US", population=20_000, names=frozenset({"lisbon"})),
)


class ThreeCities:
    """Chiang Mai and two Lisbons."""

    def find(self, names: Sequence[str]) -> dict[str, tuple[City, ...]]:
        """See `Places`."""
        found = {name: tuple(city for city in CITIES if folded(name) in city.names) for name in names}
        return {name: cities for name, cities in found.items() if cities}
