"""What Slack sends when a person presses, submits, closes, types a command or chooses a shortcut."""

from dataclasses import dataclass
from typing import Any

from tests.slack.clock import Clock
from tests.slack.deliveries import Deliveries, Delivery
from tests.slack.directory import Directory
from tests.slack.people import APP_ID
from tests.slack.responses import Responses
from tests.slack.triggers import Triggers
from tests.slack.values import Json


@dataclass(kw_only=True)
class Interactions:
    """Makes the payloads and sends them."""

    deliveries: Deliveries
    directory: Directory
    triggers: Triggers
    responses: Responses
    clock: Clock

    def on_message(self, user: str, channel: str, message: Json, action: Json, *, state: Json | None = None) -> Delivery:
        """Something was pressed on a message."""
        ephemeral = bool(message.get("is_ephemeral"))
        container = {"type": "message", "message_ts": message["ts"], "channel_id": channel, "is_ephemeral": ephemeral}
        if message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        original = None if ephemeral else message["ts"]
        return self._send({
            **self._common("block_actions", user),
            "container": container,
            "trigger_id": self.triggers.give(user),
            "channel": {"id": channel, "name": self.directory.channel_name(channel)},
            "message": message,
            "state": {"values": state or {}},
            "response_url": self.responses.give(channel, user, message=original, thread=message.get("thread_ts")),
            "actions": [action],
        })  # fmt: skip

    def on_view(self, user: str, view: Json, action: Json, *, state: Json | None = None) -> Delivery:
        """Something was pressed in a window or on the Home."""
        return self._send({
            **self._common("block_actions", user),
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": self.triggers.give(user, view=view["id"]),
            "view": {**view, "state": {"values": state or {}}},
            "actions": [action],
        })  # fmt: skip

    def submission(self, user: str, view: Json, state: Json) -> Delivery:
        """A window was submitted."""
        return self._send({
            **self._common("view_submission", user),
            "trigger_id": self.triggers.give(user, view=view["id"]),
            "view": {**view, "state": {"values": state}},
            "response_urls": [],
        })  # fmt: skip

    def closed(self, user: str, view: Json, *, cleared: bool) -> Delivery:
        """A window was closed; sent only where the window asks for it."""
        return self._send({**self._common("view_closed", user), "view": view, "is_cleared": cleared})

    def message_shortcut(self, user: str, channel: str, message: Json, callback_id: str) -> Delivery:
        """A shortcut of the menu of a message."""
        return self._send({
            **self._common("message_action", user),
            "callback_id": callback_id,
            "trigger_id": self.triggers.give(user),
            "message_ts": message["ts"],
            "message": message,
            "channel": {"id": channel, "name": self.directory.channel_name(channel)},
            "response_url": self.responses.give(channel, user, thread=message.get("thread_ts")),
            "action_ts": self.clock.ts(),
        })  # fmt: skip

    def shortcut(self, user: str, callback_id: str) -> Delivery:
        """A shortcut that stands nowhere."""
        return self._send({
            **self._common("shortcut", user),
            "callback_id": callback_id,
            "trigger_id": self.triggers.give(user),
            "action_ts": self.clock.ts(),
        })  # fmt: skip

    def suggestion(self, user: str, view: Json, element: Json, block_id: str, typed: str) -> Delivery:
        """Somebody types into a select whose options the app gives."""
        return self._send({
            **self._common("block_suggestion", user),
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
            "action_id": element["action_id"],
            "block_id": block_id,
            "value": typed,
        })  # fmt: skip

    def command(self, user: str, channel: str, command: str, text: str) -> Delivery:
        """A slash command; every field is text."""
        kind = self.directory.kind(channel)
        return self.deliveries.send("slash_commands", {
            "token": "bench-verification",
            "team_id": self.directory.team,
            "team_domain": "bench",
            "channel_id": channel,
            "channel_name": "privategroup" if kind == "group" else self.directory.channel_name(channel),
            "user_id": user,
            "user_name": self.directory.name(user),
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": self.responses.give(channel, user),
            "trigger_id": self.triggers.give(user),
        })  # fmt: skip

    def _common(self, kind: str, user: str) -> dict[str, Any]:
        name, team = self.directory.name(user), self.directory.team
        return {
            "type": kind,
            "user": {"id": user, "username": name, "name": name, "team_id": team},
            "api_app_id": APP_ID,
            "token": "bench-verification",
            "team": {"id": team, "domain": "bench"},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _send(self, payload: Json) -> Delivery:
        return self.deliveries.send("interactive", payload)
