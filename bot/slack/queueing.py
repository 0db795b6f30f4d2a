"""The message that shows that something waits for its turn, and that becomes its answer."""

from bot.memory.memory import Memory
from bot.slack.speaking import Speaking
from bot.slack.spot import Spot


def key_of(delivery: str) -> str:
    """The key of the first message of an answer."""
    return f"{delivery}:0"


def withdrawn(memory: Memory, speaking: Speaking, spot: Spot, *, delivery: str) -> None:
    """Takes it away, where the answer will not stand there."""
    waiting = memory.postings.load(spot.team, key_of(delivery))
    if waiting is not None and waiting.slack_ts is not None:
        speaking.delete(spot.channel, waiting.slack_ts)
