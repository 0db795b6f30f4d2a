"""Commands: a closed list, the same shape whoever makes one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.commands import NAMES, Command, command_as_json, command_from_json
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
    ],
)
def test_what_is_no_command_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each for its own reason
        command_from_json(told)


@given(st.sampled_from(NAMES), st.lists(st.integers(1, 100), max_size=5))
def test_only_commands_on_creators_name_any(name: Any, creators: list[int]) -> None:
    refinement = Refinement(shifts=(Shift(what="budget", up=False),)) if name == "refine" else Refinement()
    try:
        command = Command(name=name, creators=tuple(creators), refinement=refinement)
    except ValueError:
        assert creators
    else:
        assert command_from_json(command_as_json(command)) == command
