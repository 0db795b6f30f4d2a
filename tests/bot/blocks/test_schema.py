"""Each layer of checks finds what it is there for, and what the others cannot know; a good payload passes all of them."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from bot.blocks.limits import message_faults, view_faults
from tests.bot.blocks.checks.good import (
    acts,
    asks,
    button,
    card,
    carousel,
    chart,
    feedback,
    mrkdwn,
    option,
    pie,
    plain,
    plan,
    rich,
    section,
    select,
    table,
    window,
)
from tests.bot.blocks.checks.models import model_faults, view_model_faults
from tests.bot.blocks.checks.node import why_not
from tests.bot.blocks.checks.payloads import faults_of, faults_of_chunks, faults_of_message, faults_of_view
from tests.bot.blocks.checks.schema import schema_faults
from tests.slack.inspection import Outgoing

Json = dict[str, Any]
needs_node = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

MESSAGE: Json = {
    "text": "Shortlist of 2",
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "Brief", "emoji": False}},
        rich("why"),
        carousel(2),
        table(),
        chart(),
        pie(1, 2),
        plan(),
        acts(button(7), {"type": "overflow", "action_id": "o", "options": [option()]}),
        {"type": "context", "elements": [mrkdwn()]},
        {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "x"},
        feedback(),
        {"type": "divider"},
    ],
}
VIEW: Json = window(
    section(),
    asks({"type": "plain_text_input", "action_id": "i", "multiline": True, "max_length": 3_000}),
    asks({"type": "multi_external_select", "action_id": "j", "min_query_length": 1, "initial_options": [option()]}, block_id="c"),
    asks({"type": "datepicker", "action_id": "k", "initial_date": "2026-11-26"}, block_id="d"),
    callback_id="bm:x",
    private_metadata="sealed",
)
CHUNKS: list[Json] = [
    {"type": "plan_update", "title": "At work"},
    {"type": "task_update", "id": "read", "title": "Read", "status": "in_progress"},
    {"type": "markdown_text", "text": "**Top 3**"},
    {"type": "blocks", "blocks": [carousel(1)]},
]


def changed(payload: Any, change: Callable[[Any], object]) -> Any:
    """The payload with something wrong with it."""
    made = deepcopy(payload)
    change(made)
    return made


def test_what_is_right_passes_every_layer() -> None:
    assert faults_of_message(MESSAGE) == []
    assert faults_of_view(VIEW) == []
    assert faults_of_chunks(CHUNKS) == []


BY_SCHEMA: list[tuple[Callable[[list[Json]], object], str]] = [
    (lambda told: told[0]["text"].update(text=3), "3 is not of type 'string'"),
    (lambda told: told[0].update(colour="red"), "'colour' was unexpected"),
    (lambda told: told[1]["elements"][0].pop("elements"), "'elements' is a required property"),
    (lambda told: told[1]["elements"][0]["elements"][0].update(type="shout"), "no 'shout' is taken here"),
    (lambda told: told[2]["elements"][0]["title"].update(type="plain_text"), "'mrkdwn' was expected"),
    (lambda told: told[2]["elements"][0]["actions"][0].update(style="green"), "'green' is not one of"),
    (lambda told: told[2]["elements"].append({"type": "divider"}), "'card' was expected"),
    (lambda told: told[3].pop("caption"), "'caption' is a required property"),
    (lambda told: told[3]["rows"][1].append({"type": "raw_number", "text": "48k"}), "'value' is a required property"),
    (lambda told: told[4]["chart"].update(type="donut"), "no 'donut' is taken here"),
    (lambda told: told[4]["chart"]["series"][0]["data"][0].update(value="900"), "'900' is not of type 'number'"),
    (lambda told: told[4].pop("title"), "'title' is a required property"),
    (lambda told: told[5]["chart"].update(series=[]), "'series' was unexpected"),
    (lambda told: told[6]["tasks"][0].update(status="waiting"), "'waiting' is not one of"),
    (lambda told: told[7]["elements"][0].update(type="knob"), "no 'knob' is taken here"),
    (lambda told: told[7]["elements"][1]["options"][0].update(selected=True), "'selected' was unexpected"),
    (lambda told: told[10]["elements"][0]["positive_button"].pop("value"), "'value' is a required property"),
    (lambda told: told[11].update(type="separator"), "no 'separator' is taken here"),
]


@needs_node
@pytest.mark.parametrize(("change", "fault"), BY_SCHEMA, ids=lambda one: one if isinstance(one, str) else "")
def test_the_schema_finds_keys_types_and_words_that_there_are_none_of(change: Callable[[list[Json]], object], fault: str) -> None:
    found = list(schema_faults(changed(MESSAGE["blocks"], change), "Blocks"))
    assert len(found) == 1
    assert fault in found[0]


@needs_node
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda view: view.pop("title"), "'title' is a required property"),
        (lambda view: view.update(type="popup"), "no 'popup' is taken here"),
        (lambda view: view.update(colour="red"), "'colour' was unexpected"),
        (lambda view: view["blocks"][1].pop("label"), "'label' is a required property"),
        (lambda view: view["blocks"][1]["element"].update(max_length="3"), "'3' is not of type 'number'"),
        (lambda view: view["blocks"][2]["element"].update(options=[]), "'options' was unexpected"),
    ],
)
def test_the_schema_knows_views(change: Callable[[Json], object], fault: str) -> None:
    (found,) = schema_faults(changed(VIEW, change), "V")
    assert fault in found


@needs_node
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda told: told[1].pop("id"), "'id' is a required property"),
        (lambda told: told[1].update(status="done"), "'done' is not one of"),
        (lambda told: told[0].update(type="plan"), "no 'plan' is taken here"),
        (lambda told: told[3]["blocks"].append({"type": "separator"}), "no 'separator' is taken here"),
    ],
)
def test_the_schema_knows_what_streams_are_made_of(change: Callable[[list[Json]], object], fault: str) -> None:
    (found,) = schema_faults(changed(CHUNKS, change), "Chunks")
    assert fault in found


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ({"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}, "150"),
        (section("x" * 3_001), "3000"),
        ({"type": "section"}, "text or fields"),
        ({"type": "carousel", "elements": [card(), card(body=mrkdwn("x" * 201))]}, "200"),
        ({"type": "carousel", "elements": [card()] * 11}, "10"),
        (acts(*(button(k) for k in range(26))), "25"),
        (asks(select(), label=plain("x" * 2_001)), "2000"),
        ({"type": "markdown", "text": ""}, "text attribute"),
        ({"type": "video", "alt_text": "x", "title": "t"}, "thumbnail_url"),
        ({"type": "separator"}, "no block"),
    ],
)
def test_the_classes_of_slack_sdk_find_lengths_and_counts(block: Json, fault: str) -> None:
    found = list(model_faults(block))
    assert found
    assert fault in found[0]


def test_the_classes_of_slack_sdk_know_views() -> None:
    assert list(view_model_faults(VIEW)) == []
    assert any("24" in fault for fault in view_model_faults(changed(VIEW, lambda view: view["title"].update(text="x" * 25))))


@needs_node
def test_each_layer_finds_what_the_others_cannot_know() -> None:
    strange = [{**section(), "colour": "red"}]
    assert list(schema_faults(strange, "Blocks"))
    assert message_faults("x", strange) == list(model_faults(strange[0])) == []
    long = [section("x" * 3_001)]
    assert list(model_faults(long[0]))
    assert list(schema_faults(long, "Blocks")) == []
    twice = [acts(button(1), button(1))]
    assert message_faults("x", twice)
    assert list(schema_faults(twice, "Blocks")) == list(model_faults(twice[0])) == []
    many = {**VIEW, "blocks": [section()] * 101}
    assert view_faults(many)
    assert list(schema_faults(many, "V")) == []


@pytest.mark.parametrize(
    ("outgoing", "fault"),
    [
        (("message", (section("Ana <!here>"),), "x", {}), "a mention or a command"),
        (("ephemeral", (section(),), "Ana <!here>", {}), "a mention or a command"),
        (("chunks", ({"type": "blocks", "blocks": [section("<@U1>")]},), "", {}), "a mention or a command"),
        (("modal", (), "", {"view": window(section("<@U1>"))}), "a mention or a command"),
        (("home", (), "", {"view": {"type": "home", "blocks": [plan()]}}), "plan in a home"),
        (("view_answer", (), "", {"response_action": "update", "view": window(carousel())}), "carousel in a modal"),
    ],
)
def test_the_fake_workspace_can_have_everything_checked_that_it_is_shown(outgoing: tuple[Any, Any, str, Json], fault: str) -> None:
    surface, blocks, text, payload = outgoing
    found = list(faults_of(Outgoing(surface=surface, method="x", blocks=blocks, text=text, payload=payload)))
    assert any(fault in one for one in found), found
    errors = Outgoing(surface="view_answer", method="x", blocks=(), text="", payload={"response_action": "errors", "errors": {"a": "b"}})
    assert list(faults_of(errors)) == []
