"""What posting goes over: something that sends a message, may lose the reply, and can be asked what it holds."""

from datetime import datetime
from typing import Protocol

from bot.blocks.showing import Message


class Refused(Exception):
    """It was not done and will not be, such as in a channel that the bot is not in. `str()` is the code of the refusal."""


class Busy(Exception):
    """It was not done; repeated after so many `seconds` it may be."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:g} seconds")
        self.seconds = seconds


class NoReply(Exception):
    """Nobody knows whether it was done."""


class CannotLook(Exception):
    """What was posted cannot be looked up, and will not be, such as for want of a permission. `str()` says why."""


class Wire(Protocol):
    """Sends messages. A `key` travels with each, by which it is found again."""

    def send(self, channel: str, thread: str | None, message: Message, key: str) -> str:
        """Posts a message and returns the stamp that names it. Raises Refused, Busy, NoReply."""

    def find(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        """The stamp of the message with this key, not older than `since`; `None` where there is none. Raises CannotLook where that cannot
        be known, and Busy and NoReply where it may be later."""
