"""The tables of benchmarks say where every figure is from, and the code uses every row."""

import csv

import pytest

from index.records import PLATFORMS
from retrieval.brief import KINDS
from retrieval.fees.drivers import What
from retrieval.fees.pieces import SAME_AS, USUAL
from retrieval.fees.published import ANY, TABLES, add_ons, levels, niches, per_thousand, priced_niche, region_by_country, regions, terms
from tests.retrieval.fees.deals import BOOK

GRADES = {"A", "B", "C", "D", "own"}
FILES = sorted(TABLES.glob("*.csv"))


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_every_row_has_a_source_a_grade_and_a_year(name: str) -> None:
    told = rows(name)
    assert told
    for row in told:
        assert row["source"].strip(), row
        assert row["grade"] in GRADES, row
        assert row["year"] == "undated" or 2019 <= int(row["year"]) <= 2026, row


def test_levels_and_prices_by_views_are_of_pieces_that_a_brief_can_name() -> None:
    for platform, kind in (*levels(), *per_thousand()):
        assert kind in KINDS
        assert platform in {*PLATFORMS, ANY}
    assert all(kind in KINDS and platform in PLATFORMS for platform, kind in USUAL.items())
    assert all((platform, kind) in levels() for (platform, _), kind in SAME_AS.items())


def test_a_country_lies_in_one_region_and_a_niche_is_priced_once() -> None:
    countries = [country for row in rows("regions") for country in row["countries"].split()]
    entries = [entry for row in rows("niches") for entry in row["vocabulary"].split()]
    assert len(countries) == len(set(countries)) > 180
    assert len(entries) == len(set(entries)) > 200
    assert sorted(set(entries) - set(BOOK.entries)) == []
    assert set(region_by_country().values()) <= set(regions())
    assert set(priced_niche().values()) <= set(niches())
    assert {
        "TH": "thailand",
        "VN": "vietnam",
        "IR": "iran",
        "AE": "uae_gulf",
        "GB": "united_kingdom",
    }.items() <= region_by_country().items()


def test_an_add_on_rises_with_its_days_and_lies_within_what_was_published() -> None:
    assert sorted(add_ons()) == ["exclusivity", "rush", "usage"]
    for steps in add_ons().values():
        assert [step.share for step in steps] == sorted(step.share for step in steps)
        assert all(0 < step.low <= step.share <= step.high for step in steps)


def test_the_single_figures_are_those_of_the_method() -> None:
    assert {name: term.value for name, term in terms().items()} == {
        "bundle": -0.12, "season": 1.2, "engagement": 0.2, "represented": 0.9, "hybrid": 0.5,
    }  # fmt: skip
    assert "season" in What.__args__
