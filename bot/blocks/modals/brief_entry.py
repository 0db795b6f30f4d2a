"""What every field of the brief's window can do: show the value that stands, and read what a person made of it."""

from typing import Protocol

from bot.blocks.modals.submitted import Submitted
from bot.blocks.text import Block
from prompts.words import Words
from retrieval.brief import Brief


class Fault(ValueError):
    """What a person wrote into a field cannot be its value; the message is a sentence for them."""


class Entry(Protocol):
    """One kind of field. Both ways it is told the name of the field of a `Brief`."""

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """The input block; `None` where the value does not fit into one."""

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """The value after the edit, the very one of `before` where nobody touched it. Raises Fault, Unreadable."""


def block_id(name: str) -> str:
    """The id of the field's block."""
    return f"brief.{name}"


def label(name: str, words: Words) -> str:
    """What the field is called in the window."""
    return words(f"window_field.{name}")
