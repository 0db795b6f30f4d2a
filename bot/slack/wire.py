"""Messages to Slack and back: the wire that `PostOnce` posts over. A key in each message's metadata lets it be found again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from bot.blocks.gate import checked
from bot.blocks.showing import Message
from bot.posting.wire import CannotLook, Refused
from bot.slack.calling import called

EVENT_TYPE = "briefmatch_post"
CLOCKS_APART = timedelta(minutes=2)
"""How much earlier than our own clock says a message may stand in the channel."""
PAGES = 5
"""Pages of a channel that are looked through: one is 200 messages where Slack sets no other limit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackWire:
    """See `bot.posting.wire.Wire`. The client must have no retry handlers: Slack has no idempotency key."""

    client: WebClient

    def send(self, channel: str, thread: str | None, message: Message, key: str) -> str:
        """Posts a message and returns its `ts`. Raises Refused, Busy, NoReply."""
        payload = checked(message)
        told = called(
            self.client.chat_postMessage,
            channel=channel,
            thread_ts=thread,
            text=payload.text,
            blocks=list(payload.blocks),
            metadata=metadata(key),
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(told["ts"])

    def find(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        """The `ts` of the message that carries this key. Raises CannotLook, Busy, NoReply."""
        oldest = f"{(since - CLOCKS_APART).timestamp():.6f}"
        cursor: str | None = None
        try:
            for _ in range(PAGES):
                told = self._page(channel, thread, oldest, cursor)
                for one in told.get("messages", ()):
                    if _key_of(one) == key:
                        return str(one["ts"])
                cursor = (told.get("response_metadata") or {}).get("next_cursor") or None
                if cursor is None:
                    return None
        except Refused as failure:
            raise CannotLook(str(failure)) from failure
        raise CannotLook("too many messages since")

    def _page(self, channel: str, thread: str | None, oldest: str, cursor: str | None) -> dict[str, Any]:
        common: dict[str, Any] = {"channel": channel, "oldest": oldest, "cursor": cursor, "limit": 200, "include_all_metadata": True}
        if thread is None:
            return called(self.client.conversations_history, **common)
        return called(self.client.conversations_replies, ts=thread, **common)


def metadata(key: str) -> dict[str, Any]:
    """What a message carries beside what is seen of it; other apps can read it, so the key alone."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


def _key_of(message: dict[str, Any]) -> str | None:
    told = message.get("metadata") or {}
    payload = told.get("event_payload")
    return payload.get("key") if told.get("event_type") == EVENT_TYPE and isinstance(payload, dict) else None
