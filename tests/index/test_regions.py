"""Regions by any of their names, and the file that they stand in."""

from itertools import pairwise

import pytest
from babel import Locale

from index.places import Gazetteer
from index.regions import NAMES, Regions, unmarked
from index.texts import folded

REGIONS = Regions()
ROWS = [line.split("|") for line in NAMES.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
COUNTED = {
    "US": 51,
    "CA": 13,
    "DE": 16,
    "AT": 9,
    "CH": 26,
    "IN": 36,
    "TH": 77,
    "VN": 63,
    "IR": 31,
    "JP": 47,
    "TR": 81,
    "NG": 37,
    "KE": 47,
    "BR": 27,
}
"""First-level regions that a country has at least (ISO 3166-2; Vietnam as before 2025)."""
ALSO_COUNTRIES = {"norfolk"}
"""Names that another language has for a country too: Dutch for Norfolk Island."""


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (("Bavaria", "Bayern", "บาวาเรีย", "باواریا", "BAYERN"), "DE"),
        (("โคราช", "นครราชสีมา", "Nakhon Ratchasima", "Korat"), "TH"),
        (("Isan", "อีสาน", "ภาคตะวันออกเฉียงเหนือ"), "TH"),
        (("Đắk Lắk", "Đăk Lăk", "dak lak"), "VN"),
        (("miền Tây", "mien tay", "Mekong Delta"), "VN"),
        (("آذربایجان شرقی", "آذربايجان شرقي", "East Azerbaijan"), "IR"),
        (("Île-de-France", "ile-de-france", "Ile de France"), "FR"),
        (("Côte d'Azur", "Cote d’Azur", "French Riviera"), "FR"),
        (("Kansai", "関西", "คันไซ"), "JP"),
        (("İzmir", "Izmir", "izmir", "İZMİR"), "TR"),
        (("Canary Islands", "Canarias", "جزایر قناری"), "ES"),
    ],
)
def test_a_region_is_one_under_each_of_its_names(names: tuple[str, ...], country: str) -> None:
    (region,) = REGIONS.named(names[0])
    assert region.country == country
    assert {REGIONS.named(name) for name in names} == {(region,)}
    assert Gazetteer().region(names[-1]) == country


def test_a_name_that_several_countries_have_belongs_to_none_of_them_alone() -> None:
    assert [region.country for region in REGIONS.named("Patagonia")] == ["AR", "CL"]
    assert Gazetteer().region("Patagonia") is None
    assert Gazetteer().region("Atlantis") is None


def test_accents_are_taken_off_and_letters_of_other_scripts_are_not() -> None:
    assert unmarked("đắk lắk") == "dak lak"
    assert REGIONS.named("Pará")
    assert REGIONS.named("para") == ()
    assert unmarked(folded("เชียงใหม่")) == folded("เชียงใหม่")
    assert unmarked("आंध्र प्रदेश") == "आंध्र प्रदेश"
    assert unmarked("آبادان") == "آبادان"


def test_every_line_of_the_file_names_a_region_once_and_its_country_and_stands_with_its_country() -> None:
    countries = Locale("en").territories
    for names, country, *more in ROWS:
        written = [folded(name) for name in names.split(";")]
        assert all(written), names
        assert len(set(written)) == len(written), names
        assert country.strip() in countries, country
        assert [part.strip() for part in more] in ([], ["over cities"]), names
    order = [country.strip() for _, country, *_ in ROWS]
    changes = sum(one != other for one, other in pairwise(order[: order.index("BE")]))
    assert changes + 1 == len(set(order[: order.index("BE")]))


@pytest.mark.parametrize(("country", "least"), COUNTED.items())
def test_the_file_has_at_least_the_first_level_regions_of_a_country(country: str, least: int) -> None:
    assert sum(row[1].strip() == country for row in ROWS) >= least


def test_no_region_bears_the_name_of_a_country() -> None:
    tongues = ("en", "th", "fa", "vi", "es", "pt", "fr", "de", "it", "ar", "id", "ja", "ko", "zh", "tr", "nl")
    countries = {
        folded(name) for tongue in tongues for code, name in Locale.parse(tongue).territories.items() if code.isalpha() and code != "IC"
    }
    assert {name for name in REGIONS.by_name if name in countries} == ALSO_COUNTRIES
