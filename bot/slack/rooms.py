"""What channels are: public or not, whether people of other companies are in them, whether the bot is."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from slack_sdk import WebClient

from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.calling import called

KEPT_SECONDS = 300.0
Kind = Literal["public", "private", "direct"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A channel or a direct conversation. What is not known counts as the more careful of both: private, with others in it."""

    id: str
    kind: Kind
    outside: bool
    name: str = ""
    member: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Rooms:
    """Asks Slack about channels, and keeps what it said for five minutes."""

    client: WebClient
    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[float, Room]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, channel: str) -> Room:
        """The channel."""
        if channel.startswith("D"):
            return Room(id=channel, kind="direct", outside=False)
        now = self.clock()
        with self._lock:
            known = self._kept.get(channel)
        if known is not None and now - known[0] < KEPT_SECONDS:
            return known[1]
        try:
            told = called(self.client.conversations_info, channel=channel)["channel"]
        except (Refused, Busy, NoReply):
            return known[1] if known is not None else Room(id=channel, kind="private", outside=True)
        if told.get("is_im"):
            kind: Kind = "direct"
        else:
            kind = "private" if told.get("is_private") or told.get("is_mpim") or told.get("is_group") else "public"
        room = Room(
            id=channel,
            kind=kind,
            outside=bool(told.get("is_ext_shared") or told.get("is_pending_ext_shared")),
            name=str(told.get("name") or ""),
            member=bool(told.get("is_member", True)),
        )
        with self._lock:
            self._kept[channel] = (now, room)
        return room

    def forget(self, channel: str) -> None:
        """Asks anew next time."""
        with self._lock:
            self._kept.pop(channel, None)
