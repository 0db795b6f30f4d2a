"""Bounds on followers, tiers and engagement: at their exact limits, and on the account that the brief means."""

import pytest

from index.records import Creator
from retrieval.brief import Brief, Deliverable, tier_of
from retrieval.filters import meant_accounts, screen
from tests.builders import a_creator, an_account
from tests.retrieval.tables import a_brief, columns_for, statuses, verdicts


def sized(*followers: float | None) -> list[Creator]:
    """Creators with one account each, of these sizes."""
    return [a_creator(f"a{k}", followers=size) for k, size in enumerate(followers)]


@pytest.mark.parametrize(
    ("brief", "inside", "outside"),
    [
        (a_brief(followers_min=10_000), [10_000, 1e9], [9_999, 0]),
        (a_brief(followers_max=50_000), [50_000, 0], [50_001]),
        (a_brief(followers_min=10_000, followers_max=50_000), [10_000, 50_000], [9_999, 50_001]),
        (a_brief(followers_min=0), [0], []),
        (a_brief(followers_max=0), [0], [1]),
        (a_brief(tiers=("nano",)), [1_000, 9_999], [999, 10_000]),
        (a_brief(tiers=("micro",)), [10_000, 99_999], [9_999, 100_000]),
        (a_brief(tiers=("macro",)), [100_000, 999_999], [99_999, 1_000_000]),
        (a_brief(tiers=("mega",)), [1_000_000, 9e8], [999_999]),
        (a_brief(tiers=("nano", "macro")), [1_000, 100_000], [10_000, 99_999, 999]),
    ],
    ids=str,
)
def test_bounds_are_inclusive_and_an_unknown_size_is_no_contradiction(brief: Brief, inside: list[float], outside: list[float]) -> None:
    expected = ["met"] * len(inside) + ["not_met"] * len(outside) + ["unknown"]
    assert verdicts(brief, *sized(*inside, *outside, None)) == expected


@pytest.mark.parametrize(
    ("followers", "tier"),
    [
        (0, None),
        (999, None),
        (1_000, "nano"),
        (9_999, "nano"),
        (10_000, "micro"),
        (99_999, "micro"),
        (100_000, "macro"),
        (999_999, "macro"),
        (1e6, "mega"),
    ],
)
def test_the_four_tiers_begin_and_end_where_the_field_says(followers: float, tier: str | None) -> None:
    assert tier_of(followers) == tier


def test_an_engagement_floor_is_inclusive_and_a_missing_rate_is_unknown() -> None:
    people = (a_creator("a", rate=0.04), a_creator("b", rate=0.0399), a_creator("c", rate=None), a_creator("d", rate=0.0))
    assert verdicts(a_brief(engagement_min=0.04), *people) == ["met", "not_met", "unknown", "not_met"]
    assert verdicts(a_brief(engagement_min=0.0), *people) == ["met", "met", "unknown", "met"]


def small_on_tiktok(handle: str = "a") -> Creator:
    """A creator who is large on Instagram and small on TikTok."""
    accounts = (an_account(handle, followers=900_000, rate=0.01), an_account(handle, platform="tiktok", followers=5_000, rate=0.2))
    return a_creator(handle, accounts=accounts)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"tiers": ("nano",)}, "not_met"),
        ({"tiers": ("macro",)}, "met"),
        ({"engagement_min": 0.1}, "not_met"),
        ({"followers_max": 10_000}, "not_met"),
    ],
    ids=str,
)
def test_without_a_platform_a_bound_is_about_the_largest_account(fields: dict[str, object], status: str) -> None:
    assert verdicts(a_brief(**fields), small_on_tiktok()) == [status]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"tiers": ("nano",)}, "met"),
        ({"tiers": ("macro",)}, "not_met"),
        ({"engagement_min": 0.1}, "met"),
        ({"followers_max": 10_000}, "met"),
    ],
    ids=str,
)
def test_with_a_platform_a_bound_is_about_the_account_there(fields: dict[str, object], status: str) -> None:
    for asked in ({"platforms": ("tiktok",)}, {"deliverables": (Deliverable(kind="video", platform="tiktok"),)}):
        on_platform, bound = screen(a_brief(**asked, **fields), columns_for(small_on_tiktok()))
        assert (statuses(on_platform), statuses(bound)) == (["met"], [status])


def test_of_several_platforms_asked_for_any_account_may_meet_the_bound() -> None:
    _, bound = screen(a_brief(platforms=("instagram", "tiktok"), tiers=("nano",)), columns_for(small_on_tiktok()))
    assert statuses(bound) == ["met"]


def test_an_unknown_account_that_is_asked_for_outweighs_a_known_contradiction_beside_it() -> None:
    accounts = (an_account("a", followers=900_000), an_account("a", platform="tiktok", followers=None))
    _, bound = screen(a_brief(platforms=("instagram", "tiktok"), tiers=("nano",)), columns_for(a_creator("a", accounts=accounts)))
    assert statuses(bound) == ["unknown"]


def test_an_account_of_unknown_size_is_no_largest_account_beside_a_known_one() -> None:
    accounts = (an_account("a", platform="tiktok", followers=None), an_account("a", followers=0))
    assert verdicts(a_brief(followers_max=10), a_creator("a", accounts=accounts)) == ["met"]


def test_the_account_that_is_meant_is_on_no_platform_that_is_ruled_out() -> None:
    two = a_creator("two", accounts=(an_account("big", platform="tiktok", followers=900_000), an_account("small", platform="facebook")))
    columns = columns_for(two)
    assert meant_accounts(a_brief(), columns).tolist() == [0]
    assert meant_accounts(a_brief(exclude_platforms=("tiktok",)), columns).tolist() == [1]
