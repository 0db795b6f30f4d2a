"""Understanding with a model: asked only where the rules know nothing, believed only as far as the message goes."""

import json
from typing import Any

import pytest

from bot.conversation.hearing import Hearing
from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from bot.models.model import REASONS
from index.languages import LanguageDetector
from prompts.commands import Command
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY
from tests.fakes.model import Scripted, failing, saying

UNKNOWN = "number 4 and @zed, hmm, dunno"
"""A message that the rules make nothing of."""
SCENE = Scene(
    brief=Brief(wording="coffee", language="en", topics=("coffee",), platforms=("instagram",), followers_max=50_000),
    shown=tuple(Shown(handle=f"c{k}", name=f"Creator {k}") for k in range(1, 11)),
)


@pytest.fixture(scope="module")
def rules(detector: LanguageDetector) -> Understanding:
    """By rules."""
    return Understanding(RulesReader(detector=detector))


def heard(rules: Understanding, detector: LanguageDetector, model: Scripted, text: str = UNKNOWN, scene: Scene = SCENE) -> Command:
    """The command that rules and model make of a message."""
    return Hearing(rules=rules, detector=detector, model=model, deadline=1.0).command(text, scene, today=TODAY)


def reply(**told: Any) -> Scripted:
    """A model that says this."""
    return saying(json.dumps(told))


def test_the_rules_know_nothing_of_the_message_that_these_tests_use(rules: Understanding) -> None:
    assert rules.command(UNKNOWN, SCENE, today=TODAY).name == "other"


def test_what_the_rules_understand_no_model_is_asked_about(rules: Understanding, detector: LanguageDetector) -> None:
    model = reply(command="forget")
    assert heard(rules, detector, model, text="only tiktok").name == "refine"
    assert model.asked == []


def test_a_command_with_its_creators_is_taken_where_the_message_names_them(rules: Understanding, detector: LanguageDetector) -> None:
    assert heard(rules, detector, reply(command="drop", positions=[4, 7], handles=["@zed", "@mallory"])) == Command(
        name="drop", creators=(4, "@zed")
    )


def test_a_deed_on_creators_that_the_message_does_not_name_is_not_done(rules: Understanding, detector: LanguageDetector) -> None:
    assert heard(rules, detector, reply(command="block", positions=[7])).name == "other"


def test_a_change_holds_only_what_the_message_says(rules: Understanding, detector: LanguageDetector) -> None:
    text = "hmm zed thinks bikes, 4 folks"
    changes = {"how_many": 9, "topics": ["bikes", "casino"], "platforms": ["tiktok"], "exclude_creators": ["mallory"]}
    hearing = Hearing(rules=rules, detector=detector, model=reply(command="refine", changes=changes), deadline=1.0)
    claims = hearing.borne_out(_claims(changes), text, SCENE, today=TODAY)
    assert claims is not None
    assert dict(claims.refinement.changes) == {"topics": ("bikes",)}


def _claims(changes: dict[str, Any]) -> Any:
    from prompts import understand

    return understand.read(json.dumps({"command": "refine", "changes": changes}))


def test_a_field_is_cleared_where_the_message_has_a_word_for_it(rules: Understanding, detector: LanguageDetector) -> None:
    hearing = Hearing(rules=rules, detector=detector, deadline=1.0)
    from prompts import understand

    claims = understand.read(json.dumps({"command": "refine", "clear": ["followers_max", "platforms"]}))
    command = hearing.borne_out(claims, "follower numbers, who cares", SCENE, today=TODAY)
    assert command is not None
    assert dict(command.refinement.changes) == {"followers_max": None}


@pytest.mark.parametrize(
    "told",
    [
        "",
        "no json",
        "[]",
        '{"command": "pay"}',
        '{"command": ["drop"]}',
        "{" * 9_000,
        '{"command": "refine", "changes": {"how_many": 1e999}}',
    ],
)
def test_a_reply_that_is_none_leaves_the_rules_answer(rules: Understanding, detector: LanguageDetector, told: str) -> None:
    assert heard(rules, detector, saying(told)).name == "other"


@pytest.mark.parametrize("reason", REASONS)
def test_a_model_that_fails_leaves_the_rules_answer(rules: Understanding, detector: LanguageDetector, reason: Any) -> None:
    assert heard(rules, detector, failing(reason)).name == "other"


def test_the_model_sees_the_message_and_neither_brief_nor_list(rules: Understanding, detector: LanguageDetector) -> None:
    model = reply(command="other")
    heard(rules, detector, model, text=f"{UNKNOWN} ring me at +44 20 7946 0991")
    asked = model.asked[0].system + model.asked[0].user
    assert "number 4 and @zed" in asked
    assert not any(word in asked for word in ("7946", "Creator 3", "50000", "coffee"))


def test_without_a_brief_no_model_is_asked(rules: Understanding, detector: LanguageDetector) -> None:
    model = reply(command="forget")
    heard(rules, detector, model, scene=Scene())
    assert model.asked == []


def test_a_question_that_a_model_takes_for_a_deed_does_none(rules: Understanding, detector: LanguageDetector) -> None:
    text = "hmm, is number 4 thumbsupped, dunno?"
    assert heard(rules, detector, reply(command="approve", positions=[4]), text=text) == Command(name="decisions", creators=(4,))


@pytest.mark.parametrize("name", ["rate", "replay"])
def test_no_rate_and_no_id_is_taken_from_a_model(rules: Understanding, detector: LanguageDetector, name: str) -> None:
    assert heard(rules, detector, reply(command=name)).name == "other"
