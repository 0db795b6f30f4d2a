"""Commands: a closed list, the same shape whoever makes one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.commands import NAMES, NEEDS_TEXT, ON_CREATORS, Command, command_as_json, command_from_json
from retrieval.refinement import Refinement, Shift


@pytest.mark.parametrize(
    "told",
    [
        {"command": "new_brief"},
        {"command": "refine", "changes": {"platforms": ["tiktok"], "budget_max": None, "end": "2027-01-31"}, "less": ["budget"]},
        {"command": "draft", "creators": [2, "@ana"], "language": "vi"},
        {"command": "block", "creators": ["@ana"], "text": "fake followers"},
        {"command": "export", "format": "csv"},
        {"command": "more", "count": 5},
        {"command": "rate", "text": "IRR 890000.5"},
        {"command": "replay", "text": "S-K3NQ7A2B"},
        {"command": "chart", "text": "fees"},
        {"command": "fees", "creators": [1], "text": "THB"},
        {"command": "draft", "creators": [1], "text": "again"},
        {"command": "export", "format": "eml"},
    ],
)
def test_a_command_survives_json(told: dict[str, Any]) -> None:
    assert command_as_json(command_from_json(told)) == told


@pytest.mark.parametrize(
    "told",
    [
        {"command": "pay_everybody"},
        {"command": None},
        {"command": "undo", "creators": [1]},
        {"command": "drop", "creators": [0]},
        {"command": "drop", "creators": [True]},
        {"command": "drop", "creators": ["ana"]},
        {"command": "drop", "creators": ["@a b"]},
        {"command": "drop", "creators": list(range(1, 102))},
        {"command": "refine"},
        {"command": "undo", "changes": {"how_many": 3}},
        {"command": "refine", "changes": {"wording": "x"}},
        {"command": "refine", "changes": {"how_many": "many"}},
        {"command": "refine", "changes": {"platforms": ["myspace"]}},
        {"command": "refine", "less": ["mood"]},
        {"command": "export", "format": "exe"},
        {"command": "more", "count": 0},
        {"command": "note", "creators": [1], "text": ""},
        {"command": "note", "creators": [1], "text": "x" * 1001},
        {"command": "undo", "sudo": True},
        {"command": "rate"},
        {"command": "rate", "text": "dear"},
        {"command": "rate", "text": "USD 1"},
        {"command": "rate", "text": "IRR 0"},
        {"command": "rate", "text": "IRR 0.000"},
        {"command": "replay"},
        {"command": "replay", "text": "S-1"},
        {"command": "replay", "text": "S-K3NQ7A2B; x"},
        {"command": "chart", "text": "pie"},
        {"command": "fees", "text": "baht"},
        {"command": "draft", "text": "nicer"},
    ],
)
def test_what_is_no_command_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each for its own reason
        command_from_json(told)


TEXTS = {"rate": "IRR 890000", "replay": "S-K3NQ7A2B"}


def test_these_tests_have_a_text_for_every_command_that_needs_one() -> None:
    assert set(TEXTS) == NEEDS_TEXT


@given(st.sampled_from(NAMES), st.lists(st.integers(1, 100), max_size=5))
def test_only_commands_on_creators_name_any(name: Any, creators: list[int]) -> None:
    refinement = Refinement(shifts=(Shift(what="budget", up=False),)) if name == "refine" else Refinement()
    try:
        command = Command(name=name, creators=tuple(creators), refinement=refinement, text=TEXTS.get(name))
    except ValueError:
        assert creators
        assert name not in ON_CREATORS
    else:
        assert command_from_json(command_as_json(command)) == command
