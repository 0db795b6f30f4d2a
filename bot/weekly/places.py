"""Which channel a conversation belongs to. A terminal is one channel with all its conversations."""

from dataclasses import dataclass

TERMINAL = "terminal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A channel of a team."""

    team: str
    channel: str

    @property
    def prefix(self) -> str:
        """What the keys of its conversations begin with."""
        return f"{TERMINAL}:" if self.team == TERMINAL else f"slack:{self.team}:{self.channel}:"

    def thread_of(self, number: int) -> str:
        """The key under which the lists of a weekly list are kept, so that they go where the channel's conversations go."""
        return f"{self.prefix}weekly-{number}"


def place_of(key: str) -> Place:
    """The channel of a conversation: `slack:TEAM:CHANNEL:THREAD` or `terminal:NAME`."""
    parts = key.split(":")
    if parts[0] == "slack" and len(parts) >= 4:
        return Place(team=parts[1], channel=parts[2])
    return Place(team=parts[0] or TERMINAL, channel=parts[0] or TERMINAL)
