"""Cities by any of their names, and where creators live."""

from collections.abc import Collection, Sequence

import pytest

from index.places import City, Gazetteer, choose
from index.placing import placed
from index.texts import folded
from tests.builders import a_creator
from tests.fakes.places import ThreeCities


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The real one, read once."""
    return Gazetteer()


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (("Chiang Mai", "เชียงใหม่", "chiang mai", "清邁"), "TH"),
        (("Bangkok", "กรุงเทพมหานคร", "بانکوک"), "TH"),
        (("Tehran", "تهران", "طهران", "เตหะราน"), "IR"),
        (("Hanoi", "Hà Nội", "ha noi"), "VN"),
        (("Lisbon", "Lisboa", "LISBOA"), "PT"),
        (("São Paulo", "Sao Paulo"), "BR"),
        (("東京", "Tokyo", "도쿄"), "JP"),
    ],
)
def test_a_city_is_found_by_each_of_its_names(gazetteer: Gazetteer, names: tuple[str, ...], country: str) -> None:
    found = gazetteer.find(names)
    assert set(found) == set(names)
    assert {cities[0].country for cities in found.values()} == {country}
    assert len({cities[0].id for cities in found.values()}) == 1


def test_two_spellings_that_are_compared_as_one_are_both_found(gazetteer: Gazetteer) -> None:
    assert set(gazetteer.find(["Bangkok", "bangkok", "BANGKOK"])) == {"Bangkok", "bangkok", "BANGKOK"}


@pytest.mark.parametrize("name", ["BKK", "LIS", "CNX", "bkk", "", " ", "Nowhereville", "the"])
def test_airport_codes_and_words_that_are_no_city_are_left_out(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find([name]) == {}


def test_cities_of_the_same_name_come_with_the_largest_first(gazetteer: Gazetteer) -> None:
    cities = gazetteer.find(["Paris"])["Paris"]
    assert cities[0].country == "FR"
    assert "US" in {city.country for city in cities}
    assert [city.population for city in cities] == sorted((city.population for city in cities), reverse=True)


def test_a_creator_means_the_city_of_their_own_country_else_the_largest(gazetteer: Gazetteer) -> None:
    cities = gazetteer.find(["Valencia"])["Valencia"]
    chosen = [choose(cities, country=country) for country in ("ES", "VE", "TH", None)]
    assert [city.country for city in chosen if city] == ["ES", "VE", cities[0].country, cities[0].country]
    assert choose((), country="ES") is None


def test_creators_are_placed_by_city_and_their_country_is_told_by_it() -> None:
    creators = [
        a_creator("a", places=("Chiang Mai",)),
        a_creator("b", places=("Lisboa",), country=None),
        a_creator("c", places=("Lisbon",), country="US"),
        a_creator("d"),
    ]
    placing = placed(creators, ThreeCities())
    assert placing.ids == ((1,), (2,), (3,), ())
    assert placing.countries == ("TH", "PT", "US", "TH")
    assert placing.names["chiang mai"] == placing.names[folded("เชียงใหม่")] == [1]
    assert placing.names["lisbon"] == [2, 3]


def test_a_place_outside_the_gazetteer_is_found_by_its_own_name_however_it_is_written() -> None:
    creators = [a_creator("a", places=("Alentejo",)), a_creator("b", places=("ALENTEJO", "Chiang Mai")), a_creator("c", places=("อีสาน",))]
    placing = placed(creators, ThreeCities())
    region = placing.ids[0][0]
    assert region < 0
    assert placing.ids[1] == (region, 1)
    assert placing.names["alentejo"] == [region]
    assert placing.ids[2][0] not in {region, 1}


def test_a_region_tells_the_country_of_a_creator_whose_record_does_not_say_it() -> None:
    creators = [
        a_creator("a", places=("อีสาน",), country=None),
        a_creator("b", places=("อีสาน",), country="LA"),
        a_creator("c", places=("Patagonia",), country=None),
    ]
    assert placed(creators, ThreeCities()).countries == ("TH", "LA", None)


def test_placing_is_the_same_whatever_the_order_in_which_cities_are_found() -> None:
    class Backwards(ThreeCities):
        def find(self, names: Sequence[str] | Collection[str]) -> dict[str, tuple[City, ...]]:
            return dict(reversed(super().find(list(names)).items()))

    creators = [a_creator("a", places=("Lisboa", "Chiang Mai", "Alentejo"))]
    one, other = placed(creators, ThreeCities()), placed(creators, Backwards())
    assert one == other
    assert list(one.names) == list(other.names)


@pytest.mark.parametrize(
    ("short", "name", "country"),
    [
        ("TP.HCM", "ho chi minh city", "VN"),
        ("tphcm", "ho chi minh city", "VN"),
        ("HN", "hanoi", "VN"),
        ("กทม.", "bangkok", "TH"),
        ("LA", "los angeles", "US"),
    ],
)
def test_a_short_form_means_the_city_that_people_mean_by_it(gazetteer: Gazetteer, short: str, name: str, country: str) -> None:
    (city, *_) = gazetteer.find([short])[short]
    assert name in city.names
    assert city.country == country


@pytest.mark.parametrize(
    ("name", "city"),
    [("โคราช", "nakhon ratchasima"), ("นนท์", "nonthaburi"), ("Hồ Chí Minh", "ho chi minh city"), ("สุราษฎร์", "surat thani")],
)
def test_a_province_named_for_its_city_is_found_as_the_city_under_its_short_form(gazetteer: Gazetteer, name: str, city: str) -> None:
    assert city in gazetteer.find([name])[name][0].names


@pytest.mark.parametrize("name", ["Ceará", "Bali", "Johor", "Oklahoma", "Delaware", "Ontario", "Cornwall", "Gilan"])
def test_a_city_that_is_not_meant_by_the_name_of_a_region_is_not_found_by_it(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find([name]) == {}


@pytest.mark.parametrize(
    ("name", "country"), [("New York", "US"), ("São Paulo", "BR"), ("เชียงใหม่", "TH"), ("تهران", "IR"), ("Surrey", "CA"), ("กระบี่", "TH")]
)
def test_a_city_that_bears_a_regions_name_is_found_where_it_may_be_meant(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.find([name])[name][0].country == country


@pytest.mark.parametrize(
    "name",
    [
        *("Bangkok", "เชียงใหม่", "CHIANG  MAI", "โคราช", "อีสาน", "จังหวัดเลย"),
        *("تهران", "آذربايجان شرقي", "کیش", "شمال ایران", "باواریا"),
        *("Hà Nội", "ha noi", "Đà Lạt", "da lat", "miền Tây", "tphcm", "Thừa Thiên-Huế"),
        *(
            "東京",
            "カリフォルニア",
            "서울",
            "मुंबई",
            "São Paulo",
            "sao paulo",
            "bogota",
            "Gia Định",
            "Ile de France",
            "Côte d’Azur",
            "Yorkshire",
        ),
    ],
)
def test_a_known_place_is_known_by_city_region_and_short_name_with_or_without_accents(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.knows(name)


@pytest.mark.parametrize(
    "name", ["", " ", "the", "BKK", "skincare", "เลย", "ตาก", "para", "choco", "مرکزی", "زیبایی", "trang điểm", "Georgia", "Nord"]
)
def test_everyday_words_countries_and_airports_are_no_known_places(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.knows(name)
