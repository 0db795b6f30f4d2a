"""Changes to a brief: values set and cleared, shifts from where it stands, what differs afterwards."""

from dataclasses import replace
from typing import Any

import pytest

from retrieval.brief import Brief
from retrieval.refinement import CHANGEABLE, Refinement, Shift, Typical, differences, refined, step

BRIEF = Brief(
    wording="coffee",
    language="en",
    topics=("coffee",),
    followers_min=10_000,
    followers_max=80_000,
    budget_max=3_000.0,
    budget_currency="USD",
)


def changed(brief: Brief, *shifts: Shift, typical: Typical | None = None, **changes: Any) -> Brief:
    """The brief after these changes."""
    return refined(brief, Refinement(changes=changes, shifts=shifts), typical=typical or Typical())


def test_a_change_sets_its_fields_and_leaves_the_others() -> None:
    after = changed(BRIEF, platforms=("tiktok",), budget_max=None)
    assert after == replace(BRIEF, platforms=("tiktok",), budget_max=None)


def test_what_differs_is_told_field_by_field_in_the_order_of_the_schema() -> None:
    after = changed(BRIEF, budget_max=None, platforms=("tiktok",))
    assert [(d.field, d.before, d.after) for d in differences(BRIEF, after)] == [
        ("platforms", (), ("tiktok",)),
        ("budget_max", 3_000.0, None),
    ]


@pytest.mark.parametrize("name", ["wording", "language", "mood"])
def test_the_words_and_the_language_of_a_brief_cannot_be_changed(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be changed"):
        Refinement(changes={name: "x"})


@pytest.mark.parametrize(
    ("value", "down", "up"),
    [
        (3_000, 2_000, 5_000),
        (2_000, 1_000, 5_000),
        (1_000, 500, 2_000),
        (5_000, 2_000, 10_000),
        (7, 5, 10),
        (1, 1, 2),
        (99_999, 50_000, 100_000),
    ],
)
def test_steps_follow_the_series_one_two_five(value: int, down: int, up: int) -> None:
    assert (step(value, up=False), step(value, up=True)) == (down, up)


def test_cheaper_takes_the_budget_a_step_down() -> None:
    assert changed(BRIEF, Shift(what="budget", up=False)).budget_max == 2_000


def test_cheaper_keeps_a_budgets_lower_end_below_the_upper_one() -> None:
    after = changed(replace(BRIEF, budget_min=2_500.0), Shift(what="budget", up=False))
    assert after.budget_max == 2_000
    assert after.budget_min is None or after.budget_min < 2_000


def test_cheaper_without_a_budget_asks_for_smaller_accounts() -> None:
    after = changed(replace(BRIEF, budget_max=None), Shift(what="budget", up=False))
    assert (after.followers_min, after.followers_max) == (5_000, 50_000)


def test_bigger_moves_the_bounds_that_are_there() -> None:
    after = changed(BRIEF, Shift(what="followers", up=True))
    assert (after.followers_min, after.followers_max) == (20_000, 100_000)


def test_bigger_moves_a_tier_where_no_bound_is_said() -> None:
    brief = Brief(wording="", tiers=("nano", "micro"))
    assert changed(brief, Shift(what="followers", up=True)).tiers == ("micro", "macro")
    assert changed(brief, Shift(what="followers", up=False)).tiers == ("nano",)


def test_bigger_starts_from_the_list_where_the_brief_says_no_size() -> None:
    brief = Brief(wording="")
    assert changed(brief, Shift(what="followers", up=True), typical=Typical(followers=30_000)).followers_min == 50_000
    assert changed(brief, Shift(what="followers", up=False), typical=Typical(followers=30_000)).followers_max == 20_000
    assert changed(brief, Shift(what="followers", up=True)) == brief


def test_better_engagement_adds_a_point_or_starts_from_the_list() -> None:
    more = Shift(what="engagement", up=True)
    assert changed(replace(BRIEF, engagement_min=0.03), more).engagement_min == 0.04
    assert changed(BRIEF, more, typical=Typical(engagement=0.0283)).engagement_min == 0.028
    assert changed(BRIEF, more).engagement_min is None


def test_younger_moves_both_ages_and_stops_at_the_youngest_that_platforms_take() -> None:
    brief = replace(BRIEF, audience_age_min=16, audience_age_max=35)
    after = changed(brief, Shift(what="age", up=False))
    assert (after.audience_age_min, after.audience_age_max) == (13, 30)


def test_nothing_shifts_what_is_no_quantity() -> None:
    with pytest.raises(ValueError, match="nothing shifts"):
        Shift(what="mood", up=True)  # type: ignore[arg-type]  # what a model may say


def test_every_field_but_two_can_be_changed() -> None:
    assert len(CHANGEABLE) == len(Brief.__dataclass_fields__) - 2
