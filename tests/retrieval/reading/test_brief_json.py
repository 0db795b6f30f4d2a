"""A brief as JSON: what is said and nothing else, and back again."""

import pytest
from reading_of import read

from retrieval.brief_json import brief_as_json, brief_from_json


def test_holds_what_is_said_in_plain_values_and_comes_back_equal() -> None:
    brief = read("3 kite creators on Instagram: 2 reels each, by 4 Feb 2027")
    data = brief_as_json(brief)
    assert data["end"] == "2027-02-04"
    assert data["deliverables"] == [{"platform": "instagram", "kind": "reel", "count": 2}]
    assert "budget_max" not in data
    assert brief_from_json(data) == brief


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"wording": "x", "goal": "fame"}, "goal"),
        ({"wording": "x", "platforms": ["myspace"]}, "myspace"),
        ({"wording": "x", "end": "soon"}, "end"),
        ({"wording": "x", "colour": "red"}, "colour"),
        ({}, "wording"),
    ],
)
def test_says_which_field_is_wrong(data: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        brief_from_json(data)
