"""Something that was pressed, read: what, by whom, where; and that it is out of date."""

from dataclasses import dataclass
from typing import Protocol

from bot.blocks.controls import Control
from bot.slack.arrivals import Pressed
from bot.slack.desk import Taken
from bot.slack.sealing import Carried
from bot.slack.spot import Spot
from bot.slack.work import Job


class Stale(Exception):
    """The list that something was pressed on is not the one on the screen any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """Something that was pressed, read: what, by whom, in which conversation, from which window."""

    taken: Taken
    pressed: Pressed
    control: Control
    spot: Spot | None
    carried: Carried

    @property
    def user(self) -> str:
        """Who pressed it."""
        return self.pressed.user


class Acts(Protocol):
    """Does acts of a kind."""

    def __call__(self, press: Press) -> Job | None:
        """Does it, or the part of it that cannot wait, and returns the rest."""
