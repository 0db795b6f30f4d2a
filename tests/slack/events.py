"""Events as Slack's Events API writes them, sent where the app is subscribed and the bot belongs."""

import secrets
from collections.abc import Set as AbstractSet

from tests.slack.clock import Clock
from tests.slack.deliveries import Deliveries, Delivery
from tests.slack.directory import Directory
from tests.slack.people import APP_ID, BOT_USER
from tests.slack.values import Json

_SUBSCRIPTION = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}


class Events:
    """Makes envelopes of events. `mention_first` is the order of the twins; Slack promises none."""

    def __init__(self, *, deliveries: Deliveries, directory: Directory, clock: Clock, subscribed: AbstractSet[str]) -> None:
        self.mention_first = True
        self._deliveries = deliveries
        self._directory = directory
        self._clock = clock
        self._subscribed = subscribed

    def emit(self, event: Json, *, subscription: str | None = None, channel: str | None = None) -> Delivery | None:
        """Sends an event where the app is subscribed to it."""
        if (subscription or str(event["type"])) not in self._subscribed:
            return None
        return self._deliveries.send("events_api", self.envelope(event, channel=channel))

    def message(self, event: Json) -> tuple[Delivery, ...]:
        """A message in a conversation: `message`, and its twin `app_mention` where the bot is named in a channel."""
        channel = str(event["channel"])
        if not self._directory.bot_is_in(channel):
            return ()
        kind = self._directory.kind(channel)
        whole = {"event_ts": event.get("ts"), **event, "type": "message", "channel_type": kind}
        plain = self.emit(whole, subscription=_SUBSCRIPTION[kind], channel=channel) if not self.mention_first else None
        mention = None
        named = f"<@{BOT_USER}>" in str(event.get("text", "")) and event.get("user") != BOT_USER
        if kind != "im" and named and event.get("subtype") in {None, "file_share"}:
            twin = {name: value for name, value in whole.items() if name not in {"channel_type", "subtype"}}
            mention = self.emit({**twin, "type": "app_mention"}, channel=channel)
        if self.mention_first:
            plain = self.emit(whole, subscription=_SUBSCRIPTION[kind], channel=channel)
        order = (mention, plain) if self.mention_first else (plain, mention)
        return tuple(one for one in order if one is not None)

    def envelope(self, event: Json, *, channel: str | None) -> Json:
        """What stands around every event."""
        room = self._directory.room(channel) if channel else None
        team = self._directory.team
        return {
            "token": "bench-verification",
            "team_id": team,
            "context_team_id": team,
            "api_app_id": APP_ID,
            "event": {"event_ts": self._clock.ts(), **event},
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(self._clock.now()),
            "authorizations": [
                {"enterprise_id": None, "team_id": team, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
            ],
            "is_ext_shared_channel": room is not None and room.shared,
            "event_context": f"4-{secrets.token_hex(8)}",
        }
