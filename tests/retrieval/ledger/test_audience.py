"""Audience figures against the audience of a brief: each threshold from both sides, nothing from silence."""

from typing import Any

import pytest

from index.records import Audience
from retrieval.ledger.audience import audience
from tests.builders import a_creator, an_account
from tests.prompts.matches import a_match
from tests.retrieval.ledger.desks import known
from tests.retrieval.tables import a_brief


def verdict(figures: Audience | None, **asked: Any) -> tuple[str, list[tuple[str, float | str]]]:
    """The only verdict, with its figures."""
    match = a_match(creator=a_creator(accounts=(an_account(audience=figures),)))
    (only,) = audience(match, a_brief(**asked))
    assert not only.hard
    return only.status, known(only)


@pytest.mark.parametrize(
    ("shares", "asked", "status"),
    [
        ({"TH": 0.30, "US": 0.5}, ("TH",), "met"),
        ({"TH": 0.29, "US": 0.5}, ("TH",), "unknown"),
        ({"TH": 0.29, "US": 0.2}, ("TH",), "met"),
        ({"TH": 0.10, "US": 0.5}, ("TH",), "unknown"),
        ({"TH": 0.09, "US": 0.5}, ("TH",), "not_met"),
        ({"TH": 0.16, "VN": 0.15, "US": 0.6}, ("TH", "VN"), "met"),
        ({"US": 0.95}, ("TH",), "not_met"),
        ({"US": 0.45}, ("TH",), "unknown"),
        ({"US": 0.5, "GB": 0.09}, ("TH",), "not_met"),
        ({"US": 0.5, "GB": 0.2}, ("TH",), "unknown"),
        ({"US": 0.05}, ("TH",), "unknown"),
    ],
    ids=[
        "enough", "short of enough", "the largest", "a tenth", "under a tenth", "two together", "no room left", "room left",
        "smaller than the smallest listed", "may be as large as the smallest listed", "a short list proves nothing",
    ],
)  # fmt: skip
def test_countries(shares: dict[str, float], asked: tuple[str, ...], status: str) -> None:
    assert verdict(Audience(countries=shares), audience_countries=asked)[0] == status


def test_countries_tell_their_own_share_and_the_largest() -> None:
    assert verdict(Audience(countries={"US": 0.9, "TH": 0.05}), audience_countries=("TH",))[1] == [
        ("audience:TH", 0.05),
        ("audience:US", 0.9),
    ]
    assert verdict(Audience(countries={"TH": 0.9, "US": 0.05}), audience_countries=("TH",))[1] == [("audience:TH", 0.9)]


@pytest.mark.parametrize(
    ("shares", "status", "told"),
    [
        ({"female": 0.5, "male": 0.5}, "met", ("audience:female", 0.5)),
        ({"female": 0.49, "male": 0.51}, "not_met", ("audience:female", 0.49)),
        ({"male": 0.4}, "met", ("audience:male", 0.4)),
        ({"male": 0.6}, "not_met", ("audience:male", 0.6)),
    ],
)
def test_gender(shares: dict[str, float], status: str, told: tuple[str, float]) -> None:
    assert verdict(Audience(genders=shares), audience_gender="female") == (status, [told])


@pytest.mark.parametrize(
    ("shares", "bounds", "status"),
    [
        ({"18-24": 0.3, "25-34": 0.5, "35-44": 0.2}, (25, 34), "met"),
        ({"18-24": 0.31, "25-34": 0.49, "35-44": 0.2}, (25, 34), "unknown"),
        ({"18-24": 0.76, "25-34": 0.24}, (25, 34), "not_met"),
        ({"18-24": 0.7, "25-34": 0.24}, (25, 34), "unknown"),
        ({"18-24": 0.4, "25-34": 0.6}, (30, None), "unknown"),
        ({"25-34": 0.9, "35-44": 0.1}, (30, None), "met"),
        ({"18-24": 0.4, "65+": 0.6}, (None, 24), "unknown"),
        ({"65+": 1.0}, (65, None), "met"),
    ],
    ids=[
        "half",
        "under half",
        "under a quarter",
        "what is not listed may be it",
        "half a band",
        "half and more",
        "only an upper",
        "open band",
    ],
)
def test_ages(shares: dict[str, float], bounds: tuple[int | None, int | None], status: str) -> None:
    low, high = bounds
    assert verdict(Audience(ages=shares), audience_age_min=low, audience_age_max=high)[0] == status


@pytest.mark.parametrize("figures", [None, Audience(), Audience(ages={"adults": 0.9})], ids=["none", "empty", "unreadable band"])
def test_nothing_is_concluded_without_figures(figures: Audience | None) -> None:
    asked = ({"audience_countries": ("TH",)}, {"audience_gender": "female"}, {"audience_age_min": 18})
    for one in asked:
        assert verdict(figures, **one) == ("unknown", [])


def test_a_brief_without_an_audience_has_no_verdict() -> None:
    assert audience(a_match(), a_brief()) == []
