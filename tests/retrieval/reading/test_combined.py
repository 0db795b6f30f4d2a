"""One brief of two readings."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from retrieval.brief import Brief, Deliverable
from retrieval.reading.claims.combined import FIELDS, FILLED, combined

RULES = Brief(
    wording="the wording", language="en", brand="Drizzle", topics=("home baking",), exclude=("vegan",), platforms=("tiktok",),
    followers_max=50_000, budget_max=900.0, budget_currency="GBP", end=date(2026, 12, 31), audience_age_min=25,
)  # fmt: skip
MODEL = Brief(
    wording="", language="th", brand="Other", product="oven", topics=("coffee",), goal="sales", platforms=("youtube",),
    creator_countries=("FR",), creator_places=("Leeds",), creator_gender="male", creator_languages=("de",), audience_countries=("DE",),
    audience_gender="female", audience_age_min=30, audience_age_max=40, followers_min=1_000, followers_max=90_000, tiers=("micro",),
    engagement_min=0.04, how_many=7, budget_min=100.0, budget_max=1_000.0, budget_currency="EUR", budget_per="creator",
    deliverables=(Deliverable(kind="reel"),), start=date(2026, 12, 1), end=date(2026, 12, 5),
    must_have=("has a dog",), exclude=("alcohol",),
    exclude_platforms=("x",), exclude_creators=("somebody",), similar_to=("mali",), usage_rights_days=90, exclusivity_days=30,
    links=("https://x.example",), tone="warm", pay=("flat",),
)  # fmt: skip


def said(brief: Brief) -> set[str]:
    return {field.name for field in fields(Brief) if getattr(brief, field.name) not in (None, ())}


def test_the_model_of_these_tests_says_every_field() -> None:
    assert said(MODEL) == {field.name for field in fields(Brief)}


def test_what_the_rules_read_stands_whatever_the_model_says() -> None:
    made = combined(RULES, MODEL, fills=FIELDS).brief
    for name in said(RULES):
        assert getattr(made, name) == getattr(RULES, name), name


def test_wording_and_language_are_never_the_models() -> None:
    made = combined(replace(RULES, language=None), MODEL, fills=FIELDS)
    assert (made.brief.wording, made.brief.language) == ("the wording", None)


def test_fields_that_say_one_thing_together_are_filled_by_one_reader() -> None:
    made = combined(RULES, MODEL, fills=FIELDS)
    assert made.from_model == tuple(
        name
        for name in FIELDS
        if name not in said(RULES)
        and name not in {"followers_min", "budget_min", "budget_per", "start", "audience_age_max"}  # the rules read the other half
    )


def test_only_the_fields_that_are_listed_are_filled_and_they_are_named() -> None:
    empty = Brief(wording="w", language="en")
    made = combined(empty, MODEL)
    assert set(made.from_model) == set(FILLED)
    assert said(made.brief) == {"wording", "language", *FILLED}
    assert combined(empty, MODEL, fills=()).brief == empty
    assert combined(empty, empty).from_model == ()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("topics", ("vegan",), ()),
        ("topics", ("Vegan food", "bread"), ("bread",)),
        ("must_have", ("vegan",), ()),
        ("product", "Drizzle", None),
        ("product", "oven", "oven"),
    ],
)
def test_words_that_another_field_holds_are_not_said_twice(name: str, value: Any, expected: Any) -> None:
    rules = replace(RULES, topics=())
    model = replace(Brief(wording=""), **{name: value})
    made = combined(rules, model, fills=FIELDS)
    assert getattr(made.brief, name) == expected
    assert made.from_model == ((name,) if expected else ())


def test_the_same_words_from_the_model_are_not_wanted_and_unwanted_at_once() -> None:
    made = combined(Brief(wording="w"), Brief(wording="", topics=("coffee",), exclude=("coffee",)), fills=FIELDS)
    assert (made.brief.topics, made.brief.exclude) == (("coffee",), ())


def test_a_number_that_the_rules_read_as_something_else_is_spoken_for() -> None:
    rules = Brief(wording="w", followers_max=50_000, how_many=30)
    made = combined(rules, Brief(wording="", budget_max=50_000.0, audience_age_min=30, audience_age_max=40), fills=FIELDS)
    assert made.from_model == ("audience_age_max",)
