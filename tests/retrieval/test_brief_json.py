"""Briefs as JSON: only what is said, and back without loss."""

import json
from datetime import date

import pytest

from retrieval.brief import Brief, Deliverable
from retrieval.brief_json import brief_as_json, brief_from_json
from tests.prompts.test_brief_card import WHOLE


def test_the_whole_brief_comes_back_as_it_was() -> None:
    assert brief_from_json(json.loads(json.dumps(brief_as_json(WHOLE)))) == WHOLE


def test_only_what_is_said_is_written_and_the_wording_always() -> None:
    assert brief_as_json(Brief(wording="")) == {"wording": ""}
    assert brief_as_json(Brief(wording="x", followers_min=0, engagement_min=0.0)) == {
        "wording": "x",
        "followers_min": 0,
        "engagement_min": 0.0,
    }


def test_dates_are_iso_and_deliverables_are_objects() -> None:
    brief = Brief(wording="x", end=date(2026, 1, 15), deliverables=(Deliverable(kind="reel"),))
    assert brief_as_json(brief) == {"wording": "x", "deliverables": [{"platform": None, "kind": "reel", "count": 1}], "end": "2026-01-15"}


def test_null_is_not_said() -> None:
    assert brief_from_json({"wording": "x", "goal": None, "topics": None}) == Brief(wording="x")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"followers_min": "many"}, "followers_min"),
        ({"tiers": ["giant"]}, "tiers"),
        ({"platforms": ["myspace"]}, "platforms: unknown platform myspace"),
        ({"exclude_platforms": ["myspace"]}, "exclude_platforms: unknown platform myspace"),
        ({"deliverables": [{"kind": "hologram"}]}, "deliverables"),
        ({"deliverables": [{"kind": "reel", "count": 0}]}, "deliverables"),
        ({"deliverables": [{"kind": "reel", "platform": "myspace"}]}, "deliverables"),
        ({"end": "soon"}, "end"),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(wrong: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        brief_from_json({"wording": "x", **wrong})


def test_a_brief_needs_its_wording() -> None:
    with pytest.raises(ValueError, match="wording"):
        brief_from_json({})
