"""How messages of the judged conversations are understood, by rules, in each language."""

from pathlib import Path

import pytest

from bot.conversation.scores import Turn, told, turns_from, understood
from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from index.languages import LanguageDetector
from prompts.commands import command_from_json
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

JUDGED = Path(__file__).parents[2] / "judged" / "turns"
LANGUAGES = ("en", "th", "fa", "vi")
LEAST = 0.9


def judged(language: str, kind: str) -> list[Turn]:
    """The judged turns of a language."""
    return turns_from(JUDGED / f"{kind}{language}.jsonl", JUDGED / f"contexts-{language}.jsonl")


@pytest.fixture(scope="module")
def understanding(detector: LanguageDetector) -> Understanding:
    """By rules."""
    return Understanding(RulesReader(detector=detector))


@pytest.mark.parametrize("kind", ["", "decisions-", "decisions-later-"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_understood(understanding: Understanding, language: str, kind: str) -> None:
    turns = judged(language, kind)
    wrong = [told(t, c) for t in turns if not understood(t, c := understanding.command(t.text, t.scene, today=t.today))]
    assert len(turns) >= 24
    assert len(wrong) <= len(turns) * (1 - LEAST), wrong


@pytest.mark.parametrize(
    ("right", "read", "same"),
    [
        ({"command": "drop", "creators": [2, "@Ana"]}, {"command": "drop", "creators": ["@ana", 2]}, True),
        ({"command": "drop", "creators": [2]}, {"command": "drop", "creators": [3]}, False),
        ({"command": "drop", "creators": [2]}, {"command": "swap", "creators": [2]}, False),
        ({"command": "refine", "changes": {"end": "2027-01-31"}}, {"command": "refine", "changes": {"end": "2027-02-01"}}, True),
        ({"command": "refine", "changes": {"end": "2027-01-31"}}, {"command": "refine", "changes": {"end": "2027-02-03"}}, False),
        ({"command": "refine", "changes": {"exclude": ["alcohol"]}}, {"command": "refine", "changes": {"exclude": ["alcohol ads"]}}, True),
        ({"command": "refine", "changes": {"exclude": ["alcohol"]}}, {"command": "refine", "changes": {"exclude": ["vaping"]}}, False),
        ({"command": "refine", "changes": {"how_many": 3}}, {"command": "refine", "changes": {"how_many": 3, "tiers": ["nano"]}}, False),
        ({"command": "refine", "less": ["budget"]}, {"command": "refine", "more": ["budget"]}, False),
        (
            {"command": "refine", "changes": {"budget_max": None}},
            {"command": "refine", "changes": {"budget_max": None, "budget_currency": None}},
            True,
        ),
        ({"command": "export", "format": "csv"}, {"command": "export"}, False),
        ({"command": "rate", "text": "VND 26000"}, {"command": "rate", "text": "VND 26001"}, False),
        ({"command": "fees"}, {"command": "fees", "text": "THB"}, True),
        ({"command": "reject", "creators": [2], "text": "dear"}, {"command": "reject", "creators": [2]}, True),
    ],
)
def test_a_command_counts_where_it_does_the_same(right: dict[str, object], read: dict[str, object], *, same: bool) -> None:
    turn = Turn(id="en-1", language="en", text="", scene=Scene(), today=TODAY, right=right)
    assert understood(turn, command_from_json(read)) is same
