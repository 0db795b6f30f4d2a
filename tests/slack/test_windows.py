"""Windows of the fake: triggers, stacks, submissions and their answers."""

from collections.abc import Callable

import pytest
from slack_sdk import WebClient

from tests.slack.controls import CannotSubmit, NoSuchControl
from tests.slack.listening import bot_client, listening
from tests.slack.made import PLAIN, error_of, field, modal, opened
from tests.slack.values import Json
from tests.slack.workspace import Workspace


def test_a_trigger_opens_one_window_within_three_seconds(workspace: Workspace) -> None:
    client, ben = bot_client(workspace), workspace.directory.user("ben")
    trigger = workspace.triggers.give(ben)
    client.views_open(trigger_id=trigger, view=modal())
    assert error_of(lambda: client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"
    assert error_of(lambda: client.views_open(trigger_id="1.2.3", view=modal())) == "invalid_trigger_id"
    late = workspace.triggers.give(ben)
    workspace.clock.advance(3)
    assert error_of(lambda: client.views_open(trigger_id=late, view=modal())) == "expired_trigger_id"
    assert len(workspace.views) == 1


@pytest.mark.parametrize(
    "view",
    [
        modal("x", *[{"type": "divider"}] * 101),
        modal("x", private_metadata="m" * 3_001),
        {**modal(), "title": {"type": "plain_text", "text": "t" * 25}},
        {**modal(), "title": None},
        {**modal("x", field("name")), "submit": None},
        {"type": "home", "blocks": []},
    ],
)
def test_a_window_beyond_the_limits_is_refused_and_costs_no_trigger(workspace: Workspace, view: Json) -> None:
    client = bot_client(workspace)
    trigger = workspace.triggers.give(workspace.directory.user("ben"))
    assert error_of(lambda: client.views_open(trigger_id=trigger, view=view)) == "invalid_arguments"
    assert client.views_open(trigger_id=trigger, view=modal())["ok"]


def pushed(workspace: Workspace, client: WebClient) -> Callable[[], object]:
    """One more window on top, by a press in the topmost."""
    top = workspace.view("ben")
    assert top
    trigger = workspace.triggers.give(workspace.directory.user("ben"), view=top["id"])
    return lambda: client.views_push(trigger_id=trigger, view=modal("more"))


def test_windows_stack_three_high_and_closing_makes_room(workspace: Workspace) -> None:
    client = bot_client(workspace)
    root = opened(workspace, modal())
    for _ in range(2):
        pushed(workspace, client)()
    assert [view["root_view_id"] for view in workspace.views] == [root["id"]] * 3
    assert error_of(pushed(workspace, client)) == "push_limit_reached"
    workspace.close_view("ben")
    assert pushed(workspace, client)()
    outside = workspace.triggers.give(workspace.directory.user("ben"))
    assert error_of(lambda: client.views_push(trigger_id=outside, view=modal())) == "view_not_found"


def test_an_update_reaches_an_open_window_in_its_present_state(workspace: Workspace) -> None:
    client = bot_client(workspace)
    view = opened(workspace, modal())
    changed = client.views_update(view_id=view["id"], hash=view["hash"], view=modal("changed"))["view"]
    assert workspace.view("ben") == changed
    assert changed["callback_id"] == "changed"
    assert error_of(lambda: client.views_update(view_id=view["id"], hash=view["hash"], view=modal())) == "hash_conflict"
    workspace.close_view("ben")
    assert error_of(lambda: client.views_update(view_id=view["id"], view=modal())) == "not_found"


def test_closing_is_told_where_the_window_asks_for_it(workspace: Workspace) -> None:
    opened(workspace, modal("quiet"))
    workspace.close_view("ben")
    opened(workspace, modal("told", notify_on_close=True))
    workspace.close_view("ben", everything=True)
    (told,) = workspace.deliveries.all()
    assert (told.payload["type"], told.payload["view"]["callback_id"], told.payload["is_cleared"]) == ("view_closed", "told", True)


def test_a_submission_brings_what_stood_in_the_fields_and_what_was_typed(workspace: Workspace) -> None:
    box = {
        "type": "checkboxes",
        "action_id": "days",
        "options": [{"text": PLAIN, "value": "mon"}],
        "initial_options": [{"text": PLAIN, "value": "mon"}],
    }
    days: Json = {"type": "input", "block_id": "b_days", "label": PLAIN, "element": box}
    blocks = (field("name", initial_value="Drizzle"), field("note", optional=True), days, field("count", type="number_input"))
    view = opened(workspace, modal("edit", *blocks, private_metadata="sealed"))
    with listening(workspace) as heard:
        done = workspace.submit(view, {"count": 5})
    (request,) = heard
    state = request.payload["view"]["state"]["values"]
    assert state["b_name"]["name"]["value"] == "Drizzle"
    assert state["b_note"]["note"]["value"] is None
    assert state["b_count"]["count"] == {"type": "number_input", "value": "5"}
    assert [one["value"] for one in state["b_days"]["days"]["selected_options"]] == ["mon"]
    assert request.payload["view"]["private_metadata"] == "sealed"
    assert (done.errors, workspace.view("ben")) == ({}, None)


def test_slack_itself_holds_back_what_is_not_filled_in_right(workspace: Workspace) -> None:
    number = field("count", type="number_input", is_decimal_allowed=False, min_value="1", max_value="50")
    view = opened(workspace, modal("edit", field("name", max_length=5), number))
    for values in ({"count": 5}, {"name": "much too long", "count": 5}, {"name": "ok", "count": "five"}, {"name": "ok", "count": 51}):
        with pytest.raises(CannotSubmit):
            workspace.submit(view, values)
    with pytest.raises(NoSuchControl, match="budget"):
        workspace.submit(view, {"name": "ok", "count": 5, "budget": 1})
    assert workspace.deliveries.all() == []


@pytest.mark.parametrize(
    ("answer", "open_afterwards", "errors"),
    [
        (None, [], {}),
        ({"response_action": "clear"}, [], {}),
        ({"response_action": "errors", "errors": {"b_name": "no such brand"}}, ["edit"], {"b_name": "no such brand"}),
        ({"response_action": "update", "view": modal("next")}, ["next"], {}),
        ({"response_action": "push", "view": modal("next")}, ["edit", "next"], {}),
    ],
)
def test_the_answer_to_a_submission_takes_effect(
    workspace: Workspace, answer: Json | None, open_afterwards: list[str], errors: Json
) -> None:
    view = opened(workspace, modal("edit", field("name")))
    with listening(workspace, lambda _: answer):
        done = workspace.submit(view, {"name": "x"})
    assert done.errors == errors
    assert [one["callback_id"] for one in workspace.views] == open_afterwards
