"""What is said of a text that is no brief, and of a brief that no creator can meet."""

import pytest
from reading_of import read

from retrieval.reading.problems import LONGEST, contradiction, problem_with


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("hi", "greeting"),
        ("สวัสดีค่ะ", "greeting"),
        ("xq", "too_short"),
        ("🎉🎉 123 !!", "no_words"),
        ("\x00\x01\x02PNG\x03\x04", "binary"),
        ("kites " * LONGEST, "too_long"),
    ],
)
def test_tells_what_is_wrong_with_a_text(text: str, code: str) -> None:
    problem = problem_with(text)
    assert problem is not None
    assert problem.code == code


@pytest.mark.parametrize("text", ["vegan", "kite surfing", "สายกาแฟ", "آشپزی", "做饭", "hi, need 3 kite creators"])
def test_lets_a_short_brief_pass(text: str) -> None:
    assert problem_with(text) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("mega kite creators with under 1k followers", "tiers"),
        ("kite creators with at least 90k followers, max 10k followers", "followers_min"),
    ],
)
def test_names_the_two_demands_that_contradict(text: str, first: str) -> None:
    problem = contradiction(read(text))
    assert problem is not None
    assert (problem.code, problem.details["first"]) == ("contradictory", first)


def test_a_brief_that_can_be_met_has_no_contradiction() -> None:
    assert contradiction(read("micro kite creators with 20k to 60k followers on Instagram, not on TikTok")) is None
