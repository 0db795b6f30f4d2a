"""Places of a brief against where creators live."""

from collections.abc import Callable, Sequence

import numpy as np

from index.generation.reading import Generation
from index.records import Creator
from retrieval.filters import STATUS
from retrieval.places import located
from tests.builders import a_creator
from tests.fakes.places import ThreeCities

Publish = Callable[[Sequence[Creator]], Generation]

PEOPLE = (
    a_creator("chiang-mai", places=("เชียงใหม่",), country="TH"),
    a_creator("lisboa", places=("Lisboa",), country="PT"),
    a_creator("lisbon-us", places=("Lisbon",), country="US"),
    a_creator("nowhere", country=None),
    a_creator("portugal", country="PT"),
    a_creator("region", places=("Isan",), country="TH"),
    a_creator("thailand", country="TH"),
)


def verdicts(generation: Generation, *names: str) -> dict[str, str]:
    """The verdict on each creator by handle."""
    found = located(names, generation, ThreeCities())
    assert found is not None
    assert found.names == names
    return {one.removeprefix("instagram:"): STATUS[int(code)] for one, code in zip(generation.ids, found.verdicts, strict=True)}


def test_a_brief_without_places_asks_for_none(published: Publish) -> None:
    assert located((), published(PEOPLE[:1]), ThreeCities()) is None


def test_a_city_is_met_under_any_of_its_names_and_contradicted_by_other_places_or_countries(published: Publish) -> None:
    generation = published(PEOPLE)
    expected = {
        "chiang-mai": "met",
        "lisboa": "not_met",
        "lisbon-us": "not_met",
        "nowhere": "unknown",
        "portugal": "not_met",
        "region": "unknown",
        "thailand": "unknown",
    }
    assert verdicts(generation, "Chiang Mai") == expected
    assert verdicts(generation, "เชียงใหม่") == expected
    assert verdicts(generation, "CHIANG  MAI") == expected


def test_of_two_lisbons_a_creator_in_either_meets_the_name_and_the_larger_ones_country_is_not_contradicted(published: Publish) -> None:
    found = verdicts(published(PEOPLE), "Lisbon")
    assert {name for name, status in found.items() if status == "met"} == {"lisboa", "lisbon-us"}
    assert found["portugal"] == "unknown"
    assert found["thailand"] == "not_met"


def test_the_other_name_of_the_larger_lisbon_is_not_met_in_the_smaller(published: Publish) -> None:
    assert verdicts(published(PEOPLE), "Lisboa")["lisbon-us"] == "not_met"


def test_either_of_two_places_is_enough(published: Publish) -> None:
    found = verdicts(published(PEOPLE), "Chiang Mai", "Lisboa")
    assert (found["chiang-mai"], found["lisboa"], found["thailand"], found["portugal"]) == ("met", "met", "unknown", "unknown")


def test_a_place_that_nobody_knows_contradicts_nobody(published: Publish) -> None:
    generation = published(PEOPLE)
    assert set(verdicts(generation, "Atlantis").values()) == {"unknown"}
    found = verdicts(generation, "Atlantis", "Chiang Mai")
    assert found.pop("chiang-mai") == "met"
    assert set(found.values()) == {"unknown"}


def test_a_place_that_only_the_catalogue_knows_is_met_by_its_name_and_says_nothing_about_countries(published: Publish) -> None:
    found = verdicts(published((*PEOPLE[:5], a_creator("quarter", places=("Nimman",), country="TH"), PEOPLE[6])), "nimman")
    assert (found["quarter"], found["thailand"], found["portugal"]) == ("met", "unknown", "unknown")
    assert found["chiang-mai"] == "not_met"


REGIONAL = (
    a_creator("chiang-mai", places=("Chiang Mai",), country="TH"),
    a_creator("isan-english", places=("Isan",), country="TH"),
    a_creator("isan-thai", places=("อีสาน",), country=None),
    a_creator("lisbon", places=("Lisboa",), country="PT"),
    a_creator("nowhere", country=None),
    a_creator("thailand", country="TH"),
    a_creator("vietnam", country="VN"),
)


def test_a_region_is_met_under_any_of_its_names_and_contradicted_by_other_countries_only(published: Publish) -> None:
    generation = published(REGIONAL)
    expected = {
        "chiang-mai": "unknown",
        "isan-english": "met",
        "isan-thai": "met",
        "lisbon": "not_met",
        "nowhere": "unknown",
        "thailand": "unknown",
        "vietnam": "not_met",
    }
    assert verdicts(generation, "Isan") == expected
    assert verdicts(generation, "อีสาน") == expected


def test_a_region_where_no_creator_lives_is_contradicted_by_other_countries_too(published: Publish) -> None:
    found = verdicts(published((REGIONAL[0], *REGIONAL[3:])), "Isan")
    assert found == {"chiang-mai": "unknown", "lisbon": "not_met", "nowhere": "unknown", "thailand": "unknown", "vietnam": "not_met"}


def test_a_region_beside_a_city_leaves_open_who_lives_in_the_regions_country_only(published: Publish) -> None:
    lisbon_us = a_creator("usa", places=("Lisbon",), country="US")
    found = verdicts(published((*REGIONAL[:4], lisbon_us)), "Isan", "Lisboa")
    assert found == {
        "chiang-mai": "unknown",
        "isan-english": "met",
        "isan-thai": "met",
        "lisbon": "met",
        "usa": "not_met",
    }


def test_a_region_of_two_countries_is_contradicted_by_neither(published: Publish) -> None:
    people = [a_creator(code.lower(), country=code) for code in ("AR", "CL", "TH")]
    assert verdicts(published(people), "Patagonia") == {"ar": "unknown", "cl": "unknown", "th": "not_met"}


def test_the_province_that_is_named_in_full_is_not_its_city_alone(published: Publish) -> None:
    found = verdicts(published((*PEOPLE[:2], PEOPLE[5])), "จังหวัดเชียงใหม่")
    assert found == {"chiang-mai": "met", "lisboa": "not_met", "region": "unknown"}


def test_a_city_that_bears_its_provinces_name_is_not_met_by_who_names_the_province(published: Publish) -> None:
    province = a_creator("province", places=("จังหวัดเชียงใหม่",), country="TH")
    assert verdicts(published((PEOPLE[0], province)), "Chiang Mai") == {"chiang-mai": "met", "province": "unknown"}


def test_a_known_city_where_no_creator_lives_is_met_by_nobody(published: Publish) -> None:
    generation = published(PEOPLE[1:])
    located_there = located(("Chiang Mai",), generation, ThreeCities())
    assert located_there is not None
    assert not np.any(located_there.verdicts == 1)
    assert verdicts(generation, "Chiang Mai")["thailand"] == "unknown"
