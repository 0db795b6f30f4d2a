"""Blocks, windows and calls that the tests of the fake share."""

from collections.abc import Callable

import pytest
from slack_sdk.errors import SlackApiError

from tests.slack.listening import bot_client
from tests.slack.messages import Message
from tests.slack.values import Json
from tests.slack.workspace import Workspace

PLAIN = {"type": "plain_text", "text": "Go"}

ROW: Json = {
    "type": "actions",
    "block_id": "row",
    "elements": [
        {"type": "button", "action_id": "approve", "text": PLAIN, "value": "17"},
        {"type": "static_select", "action_id": "which", "options": [{"text": PLAIN, "value": "a"}, {"text": PLAIN, "value": "b"}]},
    ],
}

CARD: Json = {
    "type": "carousel",
    "elements": [{"type": "card", "actions": [{"type": "button", "action_id": "why", "text": PLAIN, "value": "1"}]}],
}

FEEDBACK: Json = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": PLAIN, "value": "good"},
            "negative_button": {"text": PLAIN, "value": "bad"},
        }
    ],
}


def modal(callback_id: str = "edit", *blocks: Json, **more: object) -> Json:
    """A window."""
    title = {"type": "plain_text", "text": "Brief"}
    return {"type": "modal", "callback_id": callback_id, "title": title, "submit": title, "blocks": list(blocks), **more}


def field(action_id: str, *, optional: bool = False, **element: object) -> Json:
    """A field of a window."""
    inner = {"type": "plain_text_input", "action_id": action_id, **element}
    return {"type": "input", "block_id": f"b_{action_id}", "label": PLAIN, "optional": optional, "element": inner}


def error_of(call: Callable[[], object]) -> str:
    with pytest.raises(SlackApiError) as failure:
        call()
    return str(failure.value.response["error"])


def posted(workspace: Workspace, *blocks: Json) -> Message:
    client = bot_client(workspace)
    client.chat_postMessage(channel=workspace.channel("campaigns"), text="list", blocks=list(blocks))
    return workspace.messages("campaigns")[-1]


def opened(workspace: Workspace, view: Json, *, user: str = "ben") -> Json:
    """A window open before somebody."""
    trigger = workspace.triggers.give(workspace.directory.user(user))
    bot_client(workspace).views_open(trigger_id=trigger, view=view)
    found = workspace.view(user)
    assert found
    return found
