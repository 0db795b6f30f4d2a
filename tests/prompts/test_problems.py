"""Why a text could not be answered, in words of every language."""

from datetime import date
from typing import get_args

import pytest

from prompts.problems import problem_in_words
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.reading.problems import BriefProblem, Code, contradiction, problem_with

LANGUAGES = ("en", "fa", "th", "vi")
EN = Words("en")


def clash(**fields: object) -> str:
    """The sentence about a brief that contradicts itself."""
    problem = contradiction(Brief(wording="…", **fields))  # type: ignore[arg-type]  # fields of a brief
    assert problem is not None
    return problem_in_words(problem, EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_a_sentence_of_its_own_in_every_language(language: str) -> None:
    told = [problem_in_words(BriefProblem(code=code), Words(language)) for code in get_args(Code)]
    assert len(set(told)) == len(get_args(Code))
    assert all(len(sentence) > 20 and "{" not in sentence for sentence in told)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("", "There is no brief here."),
        ("  \n ", "There is no brief here."),
        ("hi", "Hello!"),
        ("ab", "That is very short."),
        ("☕🧋🍵", "There are no words in that."),
        ("x" * 50_000, "That is over 20000 characters."),
        ("\x00\x01\x02\x03PK\x04\x05\ufffd\ufffd", "That does not read as text."),
    ],
    ids=["empty", "blank", "greeting", "short", "emoji", "long", "binary"],
)
def test_a_text_that_is_no_brief_gets_a_short_answer_that_names_the_problem(text: str, begins: str) -> None:
    problem = problem_with(text)
    assert problem is not None
    told = problem_in_words(problem, EN)
    assert told.startswith(begins)
    assert len(told) < 160


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"followers_max": 1_000, "tiers": ("mega",)}, "Tier / Followers (mega, 1,000)."),
        ({"followers_min": 1_000_000, "tiers": ("nano",)}, "Tier / Followers (nano, 1,000,000)."),
        ({"followers_min": 5_000, "followers_max": 1_000}, "Followers (5,000, 1,000)."),
        ({"budget_min": 500.0, "budget_max": 100.0}, "Budget (500, 100)."),
        ({"audience_age_min": 40, "audience_age_max": 20}, "Audience age (40, 20)."),
        (
            {"start": date(2026, 12, 2), "end": date(2026, 12, 1)},
            "Dates (2026-12-02, 2026-12-01).",
        ),
        (
            {"platforms": ("tiktok",), "exclude_platforms": ("tiktok",)},
            "Platforms / Not on (tiktok).",
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_contradiction_names_both_sides_and_the_figures_that_clash(fields: dict[str, object], sentence: str) -> None:
    assert clash(**fields) == f"The brief contradicts itself: {sentence} Change one of the two."


def test_figures_of_a_contradiction_stand_in_the_readers_digits() -> None:
    problem = contradiction(Brief(wording="…", followers_max=1_000, tiers=("mega",)))
    assert problem is not None
    assert "(مگا, ۱٬۰۰۰)" in problem_in_words(problem, Words("fa"))
