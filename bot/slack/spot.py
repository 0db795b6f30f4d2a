"""Where something is said."""

from dataclasses import dataclass

from bot.slack.arrivals import conversation_key
from bot.slack.sealing import BrokenSeal

_PARTS = 4
"""Of a key: door, team, channel, thread."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """The thread of a channel, and the conversation that it is."""

    team: str
    channel: str
    thread: str

    @property
    def key(self) -> str:
        """The key of the conversation."""
        return conversation_key(self.team, self.channel, self.thread)


def spot_of(key: str, *, team: str) -> Spot:
    """The place of a conversation by its key. Raises BrokenSeal for one of another team."""
    parts = key.split(":")
    if len(parts) != _PARTS or parts[:2] != ["slack", team]:
        raise BrokenSeal("another team")
    return Spot(team=team, channel=parts[2], thread=parts[3])
