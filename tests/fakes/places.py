"""A gazetteer of three cities and a few regions."""

from collections.abc import Sequence

from index.places import City
from index.regions import Region, comparable
from index.texts import folded

CITIES = (
    City(id=1, country="TH", population=127_000, names=frozenset({"chiang mai", folded("เชียงใหม่")})),
    City(id=2, country="PT", population=517_000, names=frozenset({"lisbon", "lisboa"})),
    City(id=3, country="US", population=20_000, names=frozenset({"lisbon"})),
)
REGIONS = (
    Region(country="TH", names=frozenset({"isan", "อีสาน"}), over_cities=False),
    Region(country="TH", names=frozenset({"chiang mai", folded("เชียงใหม่"), folded("จังหวัดเชียงใหม่")}), over_cities=False),
    Region(country="AR", names=frozenset({"patagonia"}), over_cities=False),
    Region(country="CL", names=frozenset({"patagonia"}), over_cities=False),
)


class ThreeCities:
    """Chiang Mai and two Lisbons, the north-east of Thailand, the province of Chiang Mai, and Patagonia in two countries."""

    def find(self, names: Sequence[str]) -> dict[str, tuple[City, ...]]:
        """See `Places`."""
        found = {name: tuple(city for city in CITIES if folded(name) in city.names) for name in names}
        return {name: cities for name, cities in found.items() if cities}

    def regions(self, name: str) -> tuple[Region, ...]:
        """See `Places`."""
        return tuple(region for region in REGIONS if comparable(name) in region.names)

    def region(self, name: str) -> str | None:
        """See `Places`."""
        countries = {region.country for region in self.regions(name)}
        return countries.pop() if len(countries) == 1 else None
