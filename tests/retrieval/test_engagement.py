"""Engagement in its place: percentile within platform and tier, or the published norm, and the file of norms."""

import csv
from itertools import pairwise

import numpy as np
import pytest

from index.generation.columns import Columns
from index.records import PLATFORMS
from retrieval.engagement import ENOUGH, NORMS, EngagementScale, norm_of
from tests.builders import a_creator
from tests.retrieval.tables import columns_for


def crowd(size: int, *, platform: str = "instagram", followers: float = 20_000) -> Columns:
    """So many accounts of one cell, with rates of 1 %, 2 %, 3 % …"""
    people = (a_creator(f"p{k:03}", platform=platform, followers=followers, rate=(k + 1) / 100) for k in range(size))
    return columns_for(*people)


def test_from_thirty_known_accounts_the_catalogue_itself_is_the_yardstick() -> None:
    place = EngagementScale(crowd(ENOUGH)).place(platform="instagram", followers=50_000, rate=0.155)
    assert place is not None
    assert (place.basis, place.cell_size, place.percentile, place.standing, place.norm) == ("catalogue", 30, 50.0, 0.5, None)


def test_below_thirty_the_published_norm_is_and_its_middle_is_usual() -> None:
    scale = EngagementScale(crowd(ENOUGH - 1))
    norm = norm_of("instagram", 20_000)
    assert norm is not None
    place = scale.place(platform="instagram", followers=20_000, rate=norm.middle)
    assert place is not None
    assert (place.basis, place.cell_size, place.percentile, place.norm) == ("norm", 29, None, norm)
    assert place.standing == pytest.approx(0.5)


def test_a_cell_is_one_platform_and_one_tier_and_holds_only_known_rates() -> None:
    people = [a_creator(f"p{k:03}", followers=20_000, rate=0.05) for k in range(ENOUGH - 1)]
    others = [
        a_creator("q1", followers=200_000),
        a_creator("q2", rate=None),
        a_creator("q3", followers=None),
        a_creator("q4", followers=500),
    ]
    scale = EngagementScale(columns_for(*people, *others, a_creator("r", platform="tiktok", followers=20_000)))
    place = scale.place(platform="instagram", followers=20_000, rate=0.05)
    assert place is not None
    assert (place.basis, place.cell_size) == ("norm", ENOUGH - 1)


def test_percentiles_run_from_nought_to_a_hundred_and_equal_rates_share_one() -> None:
    scale = EngagementScale(columns_for(*(a_creator(f"p{k:03}", rate=0.05) for k in range(ENOUGH))))
    told = [scale.place(platform="instagram", followers=20_000, rate=rate) for rate in (0.0, 0.05, 0.9)]
    assert [place.percentile for place in told if place] == [0.0, 50.0, 100.0]


@pytest.mark.parametrize(
    ("platform", "followers", "rate"),
    [
        ("instagram", None, 0.03),
        ("instagram", 20_000, None),
        ("instagram", 999, 0.03),
        ("podcast", 20_000, 0.03),
    ],
    ids=["no size", "no rate", "no tier", "no norm"],
)
def test_nothing_is_said_where_there_is_nothing_to_compare(platform: str, followers: float | None, rate: float | None) -> None:
    assert EngagementScale(crowd(3)).place(platform=platform, followers=followers, rate=rate) is None


def test_standings_are_those_of_each_account_and_nothing_where_unknown() -> None:
    columns = columns_for(a_creator("a", rate=0.03), a_creator("b", rate=None), a_creator("c", platform="podcast"))
    scale = EngagementScale(columns)
    found = scale.standings(columns, np.arange(3))
    one = scale.place(platform="instagram", followers=20_000, rate=0.03)
    assert one is not None
    assert found[0] == pytest.approx(one.standing)
    assert np.isnan(found[1:]).all()


def test_a_higher_rate_never_stands_lower() -> None:
    for scale in (EngagementScale(crowd(ENOUGH)), EngagementScale(crowd(2))):
        told = [scale.place(platform="instagram", followers=20_000, rate=rate / 1000) for rate in range(0, 400, 7)]
        standings = [place.standing for place in told if place]
        assert standings == sorted(standings)
        assert 0 <= standings[0] < standings[-1] <= 1


@pytest.mark.parametrize(
    ("followers", "low"),
    [(9_999, 0.04), (10_000, 0.02), (49_999, 0.02), (50_000, 0.015), (999_999, 0.01), (1_000_000, 0.005), (9e8, 0.005)],
)
def test_a_norm_holds_from_its_lower_bound_up_to_the_next(followers: float, low: float) -> None:
    norm = norm_of("instagram", followers)
    assert norm is not None
    assert norm.low == low


def test_nobody_published_a_norm_for_small_youtube_channels_or_for_podcasts() -> None:
    assert norm_of("youtube", 999) is None
    assert norm_of("youtube", 1_000) is not None
    assert norm_of("podcast", 20_000) is None


def norms() -> list[dict[str, str]]:
    """The rows of the file."""
    with NORMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_norm_has_its_source_and_year_and_a_range_of_fractions() -> None:
    rows = norms()
    assert len(rows) >= 20
    for row in rows:
        assert row["platform"] in PLATFORMS, row
        assert row["source"].strip(), row
        assert row["year"].isdigit() or row["year"] == "undated", row
        assert 0 < float(row["low"]) <= float(row["high"]) < 1, row
        assert row["metric"].startswith("er_"), row


def test_norms_of_a_platform_follow_each_other_without_gap_or_overlap() -> None:
    by_platform: dict[str, list[tuple[float, float]]] = {}
    for row in norms():
        by_platform.setdefault(row["platform"], []).append((float(row["followers_min"]), float(row["followers_max"] or "inf")))
    for platform, ranges in by_platform.items():
        assert all(low < high for low, high in ranges), platform
        assert all(before[1] == after[0] for before, after in pairwise(sorted(ranges))), platform
        assert max(high for _, high in ranges) == float("inf"), platform


def test_larger_accounts_have_lower_norms() -> None:
    for platform in {row["platform"] for row in norms()}:
        middles = [norm.middle for size in (5e3, 2e4, 2e5, 7e5, 5e6) if (norm := norm_of(platform, size))]
        assert middles == sorted(middles, reverse=True), platform
