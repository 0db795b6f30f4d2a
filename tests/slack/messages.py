"""Messages as a test reads them."""

from dataclasses import dataclass
from typing import Any

from tests.slack.deliveries import Delivery
from tests.slack.people import BOT_USER
from tests.slack.values import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message as it stands in a channel."""

    channel: str
    raw: Json

    @property
    def ts(self) -> str:
        """Its moment, which is its id."""
        return str(self.raw["ts"])

    @property
    def thread(self) -> str:
        """The thread in which it stands, or which it would begin."""
        return str(self.raw.get("thread_ts") or self.raw["ts"])

    @property
    def text(self) -> str:
        """Its text beside the blocks."""
        return str(self.raw.get("text", ""))

    @property
    def blocks(self) -> list[Json]:
        """Its blocks."""
        return list(self.raw.get("blocks") or ())

    @property
    def user(self) -> str:
        """Who wrote it."""
        return str(self.raw.get("user", ""))

    @property
    def by_bot(self) -> bool:
        """Whether the app wrote it."""
        return self.user == BOT_USER

    @property
    def files(self) -> list[Json]:
        """The files that came with it."""
        return list(self.raw.get("files") or ())

    @property
    def words(self) -> str:
        """Every text that a person can read in it, a line each."""
        return "\n".join((self.text, *texts(self.blocks)))


def texts(part: Any) -> list[str]:
    """Every text inside blocks, in order."""
    if isinstance(part, list):
        return [found for one in part for found in texts(one)]
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [found for name, one in part.items() if name != "metadata" for found in texts(one)]
    return []


@dataclass(frozen=True, kw_only=True, slots=True)
class Submitted:
    """A window that was submitted: how it was delivered, and the errors that the app showed, by block."""

    delivery: Delivery
    errors: Json


def typed(text: str) -> str:
    """Text as it arrives when a person typed it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
