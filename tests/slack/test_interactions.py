"""Presses, commands and shortcuts of the fake."""

import pytest
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.webhook import WebhookClient

from tests.slack.controls import NoSuchControl
from tests.slack.listening import listening
from tests.slack.made import CARD, FEEDBACK, PLAIN, ROW, field, modal, opened, posted
from tests.slack.values import Json
from tests.slack.workspace import Workspace


def test_a_press_says_what_where_and_who(workspace: Workspace) -> None:
    message = posted(workspace, ROW, CARD, FEEDBACK)
    with listening(workspace) as heard:
        workspace.press(message, "approve", user="ben")
        workspace.press(message, "which", user="ben", choose="b")
        workspace.press(message, "why", user="ben")
        workspace.press(message, "feedback", user="ben", choose="negative")
        workspace.settle()
        presses = [request.payload for request in heard if request.type == "interactive"]
    actions = [press["actions"][0] for press in presses]
    assert [(one["action_id"], one.get("value")) for one in actions] == [
        ("approve", "17"),
        ("which", None),
        ("why", "1"),
        ("feedback", "bad"),
    ]
    assert actions[0]["block_id"] == "row"
    assert actions[1]["selected_option"]["value"] == "b"
    assert presses[0]["user"]["id"] == workspace.directory.user("ben")
    assert presses[0]["container"]["message_ts"] == presses[0]["message"]["ts"] == message.ts
    with pytest.raises(NoSuchControl, match="approve, feedback, which, why"):
        workspace.press(message, "reject")
    with pytest.raises(NoSuchControl, match="there are: a, b"):
        workspace.press(message, "which", choose="c")


def test_a_command_says_where_it_was_typed_and_its_address_takes_five_answers(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        workspace.slash("ben", "plans", "5 creators")
        workspace.slash("ben", "", "in the chat")
        workspace.settle()
    fields = heard[0].payload
    assert (fields["command"], fields["text"], fields["channel_name"]) == ("/match", "5 creators", "privategroup")
    assert (heard[1].payload["channel_name"], heard[1].payload["channel_id"]) == ("directmessage", workspace.direct("ben"))
    address = WebhookClient(fields["response_url"], retry_handlers=[])
    assert [address.send(text=f"{n}").status_code for n in range(6)] == [200] * 5 + [404]
    assert [one.text for one in workspace.ephemerals("ben")] == ["0", "1", "2", "3", "4"]
    other = WebhookClient(heard[1].payload["response_url"], retry_handlers=[])
    assert other.send(text="for all", response_type="in_channel").status_code == 200
    assert [one.text for one in workspace.messages(workspace.direct("ben"))] == ["for all"]
    workspace.clock.advance(1_801)
    late = other.send(text="late")
    assert (late.status_code, "expired_url" in late.body) == (404, True)


def test_an_address_changes_or_removes_the_message_that_was_acted_on(workspace: Workspace) -> None:
    message = posted(workspace, ROW)
    with listening(workspace) as heard:
        workspace.press(message, "approve")
        workspace.settle()
    address = WebhookClient(next(r for r in heard if r.type == "interactive").payload["response_url"], retry_handlers=[])
    address.send(text="approved", replace_original=True)
    assert [one.text for one in workspace.messages("campaigns")] == ["approved"]
    address.send(text="", delete_original=True)
    assert workspace.messages("campaigns") == []


def test_a_shortcut_of_a_message_brings_the_message(workspace: Workspace) -> None:
    message = workspace.say("ben", "campaigns", "we look for creators")
    with listening(workspace) as heard:
        workspace.shortcut("mai", "match_message", message=message)
        workspace.shortcut("mai", "new_brief")
        workspace.settle()
    of_message, of_none = (request.payload for request in heard if request.type == "interactive")
    assert (of_message["type"], of_message["message"]["text"]) == ("message_action", "we look for creators")
    assert of_message["message"]["user"] == workspace.directory.user("ben")
    assert (of_none["type"], "channel" in of_none) == ("shortcut", False)


def test_a_select_of_the_app_is_asked_for_its_options(workspace: Workspace) -> None:
    select = {"type": "external_select", "action_id": "zone"}
    view = opened(workspace, modal("edit", {"type": "input", "block_id": "b_zone", "label": PLAIN, "element": select}))
    option = {"text": PLAIN, "value": "Asia/Bangkok"}

    def answers(request: SocketModeRequest) -> Json | None:
        return {"options": [option]} if request.payload["type"] == "block_suggestion" else None

    with listening(workspace, answers) as heard:
        assert workspace.suggest(view, "zone", "bang", user="ben") == [option]
        workspace.submit(view, {"zone": option})
    assert heard[0].payload["value"] == "bang"
    assert heard[1].payload["view"]["state"]["values"]["b_zone"]["zone"]["selected_option"] == option


def test_a_press_in_a_window_brings_the_window_and_what_is_filled_in(workspace: Workspace) -> None:
    view = opened(workspace, modal("edit", ROW, field("name", initial_value="Drizzle")))
    with listening(workspace) as heard:
        workspace.press(view, "approve", user="ben", values={"name": "Other"})
        workspace.settle()
    payload = heard[0].payload
    assert payload["container"] == {"type": "view", "view_id": view["id"]}
    assert payload["view"]["state"]["values"]["b_name"]["name"]["value"] == "Other"
    assert "response_url" not in payload
