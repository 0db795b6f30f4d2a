"""Messages that look like a change and are none, and changes that are easily turned round."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from index.languages import LanguageDetector
from prompts.commands import command_as_json
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

Read = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def read(detector: LanguageDetector) -> Read:
    """The command of a message about a coffee brief, as JSON."""
    understanding = Understanding(RulesReader(detector=detector))

    def command(text: str, language: str = "en", **fields: Any) -> dict[str, Any]:
        told: dict[str, Any] = {
            "topics": ("coffee",),
            "platforms": ("instagram",),
            "followers_min": 20_000,
            "budget_max": 3_000.0,
            "budget_currency": "USD",
        }
        brief = Brief(wording="coffee", language=language, **{**told, **fields})
        scene = Scene(brief=brief, shown=tuple(Shown(handle=f"c{k}", name=f"Creator {k}") for k in range(1, 11)))
        return command_as_json(understanding.command(text, scene, today=TODAY))

    return command


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("555", "th"),
        ("only in 2027", "en"),
        ("2026", "en"),
        ("1", "en"),
        ("-3", "en"),
        ("hmm not sure", "en"),
        ("not so many", "en"),
        ("not too many please", "en"),
        ("remove all filters", "en"),
        ("is TikTok better?", "en"),
        ("not only instagram", "en"),
        ("I don't want only TikTok", "en"),
        ("añade TikTok", "es"),
        ("auch TikTok", "de"),
    ],
)
def test_nothing_is_changed_by_what_asks_for_nothing(read: Read, text: str, language: str) -> None:
    assert read(text, language)["command"] not in {"refine", "ask"}


@pytest.mark.parametrize(
    ("text", "language", "changes"),
    [
        ("cut the budget to 500", "en", {"budget_max": 500.0}),
        ("budget 800 each", "en", {"budget_max": 800.0, "budget_per": "creator"}),
        ("tea instead of coffee", "en", {"topics": ["tea"]}),
        ("only Thai-speaking", "en", {"creator_languages": ["th"]}),
        ("no instagram", "en", {"platforms": [], "exclude_platforms": ["instagram"]}),
        ("max 20k", "en", {"followers_min": None, "followers_max": 20_000}),
        ("mỗi bạn tối đa 2tr", "vi", {"budget_max": 2_000_000.0, "budget_currency": "VND", "budget_per": "creator"}),
        ("ok 555 เอาแค่ผู้หญิง", "th", {"creator_gender": "female"}),
    ],
)
def test_a_change_is_what_it_says(read: Read, text: str, language: str, changes: dict[str, Any]) -> None:
    assert read(text, language) == {"command": "refine", "changes": changes}


def test_what_the_brief_says_already_is_understood(read: Read) -> None:
    assert read("only instagram") == {"command": "refine", "changes": {"platforms": ["instagram"]}}


@pytest.mark.parametrize(("text", "language"), [("làm lại", "vi"), ("ทำซ้ำ", "th"), ("redo", "en"), ("دوباره اعمال کن", "fa")])
def test_the_plain_word_for_redo_is_known(read: Read, text: str, language: str) -> None:
    assert read(text, language)["command"] == "redo"
