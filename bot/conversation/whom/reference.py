"""A creator of the list, and a place in a message that names one."""

from dataclasses import dataclass
from typing import NamedTuple

from prompts.commands import Creator


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One creator of the list on the screen."""

    handle: str
    name: str
    id: str = ""
    """The creator's id; empty only where a list was written down without it."""


class Reference(NamedTuple):
    """A creator that is named, and where."""

    start: int
    end: int
    creator: Creator
    sure: bool
    """Whether nothing else can be meant; a bare number may be a count."""
