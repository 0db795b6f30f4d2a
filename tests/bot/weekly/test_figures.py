"""Which changes of figures are news."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.weekly.figures import Fee, Figures, as_json, as_told, changes, figures_of, from_json
from tests.bot.proposals import a_fee
from tests.builders import a_creator
from tests.prompts.matches import a_match, standing

FEE = Fee(low=1_000, median=2_000, high=4_000, currency="USD")
BEFORE = Figures(account="instagram:ana", followers=50_000, engagement=0.03, fee=FEE)


def test_the_figures_of_a_match_are_those_that_a_list_shows() -> None:
    match = a_match(creator=a_creator("ana", followers=48_200), engagement=standing(rate=0.021))
    told = figures_of(match, a_fee())
    assert told == Figures(
        account="instagram:ana", followers=48_200, engagement=0.021, fee=Fee(low=1_200, median=2_200, high=3_900, currency="USD")
    )


@pytest.mark.parametrize(
    ("after", "news"),
    [
        ({"followers": 54_000}, []),
        ({"followers": 56_000}, ["followers"]),
        ({"followers": 45_500}, []),
        ({"followers": 44_000}, ["followers"]),
        ({"engagement": 0.039}, []),
        ({"engagement": 0.044}, ["engagement"]),
        ({"engagement": 0.02}, ["engagement"]),
        ({"fee": Fee(low=1_100, median=2_300, high=4_400, currency="USD")}, []),
        ({"fee": Fee(low=1_400, median=2_500, high=5_000, currency="USD")}, ["fee"]),
        ({"fee": Fee(low=33_000, median=66_000, high=130_000, currency="THB")}, []),
        ({"followers": None, "engagement": None, "fee": None}, []),
        ({"account": "tiktok:ana", "followers": 9_000}, []),
        (
            {"followers": 80_000, "engagement": 0.01, "fee": Fee(low=1, median=2, high=3, currency="USD")},
            ["followers", "engagement", "fee"],
        ),
    ],
)
def test_noise_is_no_news(after: dict[str, object], news: list[str]) -> None:
    assert [one.what for one in changes(BEFORE, replace(BEFORE, **after))] == news


def test_another_tier_is_news_sooner_and_swaying_around_its_bound_is_not() -> None:
    below, above = replace(BEFORE, followers=9_900), replace(BEFORE, followers=10_050)
    assert changes(below, above) == ()
    assert [one.what for one in changes(below, replace(above, followers=10_400))] == ["followers"]


def test_slow_growth_adds_up_to_news_one_day() -> None:
    known, told = BEFORE, []
    for week in range(1, 12):
        now = replace(BEFORE, followers=50_000 * 1.02**week)
        told += [week for _ in changes(known, now)]
        known = as_told(known, now)
    assert told == [6], "two per cent a week are a tenth of the larger after six weeks, and again not before another six"


def test_what_was_not_known_is_known_from_now_on_and_what_is_no_longer_known_is_remembered() -> None:
    unknown = Figures(account="instagram:ana")
    assert as_told(unknown, BEFORE) == BEFORE
    assert as_told(BEFORE, unknown) == BEFORE
    assert as_told(None, BEFORE) == BEFORE


def test_a_fee_in_another_currency_is_what_the_next_one_is_compared_with() -> None:
    baht = Fee(low=33_000, median=66_000, high=130_000, currency="THB")
    assert as_told(BEFORE, replace(BEFORE, fee=baht)).fee == baht


FIGURES = st.builds(
    Figures,
    account=st.text(max_size=20),
    followers=st.none() | st.floats(0, 1e9),
    engagement=st.none() | st.floats(0, 1),
    fee=st.none()
    | st.builds(Fee, low=st.floats(0, 1e9), median=st.floats(0, 1e9), high=st.floats(0, 1e9), currency=st.sampled_from(["USD", "THB"])),
    offered=st.booleans(),
)


@given(FIGURES)
def test_they_are_kept_and_read_back(figures: Figures) -> None:
    assert from_json(as_json(figures)) == figures


@given(FIGURES, FIGURES)
def test_after_it_was_told_a_change_is_no_news_again(before: Figures, now: Figures) -> None:
    assert changes(as_told(before, now), now) == ()
    assert changes(now, now) == ()
