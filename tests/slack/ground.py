"""What the methods of the fake share."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import Any

from tests.slack.clock import Clock
from tests.slack.directory import Directory
from tests.slack.events import Events
from tests.slack.happenings import Happenings
from tests.slack.inspection import Inspection, Outgoing, Surface
from tests.slack.people import APP_ID, BOT_ID, BOT_USER
from tests.slack.standing import Standing
from tests.slack.values import Ask, Json, error

Handler = Callable[[Ask], Json]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The parts that stand under every method. `lock` guards what the fake remembers itself."""

    standing: Standing
    clock: Clock
    directory: Directory
    events: Events
    inspection: Inspection
    happenings: Happenings
    lock: RLock
    url: str

    def forward(self, ask: Ask, **changed: Any) -> Json:
        """The same call, answered by what remembers the workspace."""
        return self.standing.call(ask.method, ask.token, {**ask.arguments, **changed})

    def not_writable(self, ask: Ask, channel: str) -> Json | None:
        """Why the bot may not write there: a public channel that it is not in, or one that it cannot even see."""
        if not ask.actor.is_bot or channel.startswith("U") or self.directory.bot_is_in(channel):
            return None
        if not self.directory.exists(channel):
            return error("channel_not_found")
        return error("channel_not_found" if self.directory.kind(channel) == "group" else "not_in_channel")

    def look(self, ask: Ask, surface: Surface, blocks: Any, text: str = "") -> None:
        """Hands what the bot shows to the validators."""
        if ask.actor.is_bot:
            shown = tuple(blocks) if isinstance(blocks, (list, tuple)) else ()
            self.inspection.look(Outgoing(surface=surface, method=ask.method, blocks=shown, text=text, payload=ask.arguments))


def with_block_ids(blocks: list[Json]) -> list[Json]:
    """Blocks as Slack gives them back: each with an id."""
    return [block if block.get("block_id") else {**block, "block_id": secrets.token_urlsafe(4)[:5]} for block in blocks]


def from_bot(message: Json) -> Json:
    """A message of the bot as others see it."""
    return {**message, "bot_id": BOT_ID, "app_id": APP_ID} if message.get("user") == BOT_USER else message
