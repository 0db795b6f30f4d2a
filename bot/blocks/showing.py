"""What views are made with, and what they make."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.blocks.text import Block
from prompts.words import Words
from retrieval.niches import NicheBook


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """Who reads along. Where people of other companies do, or the channel says so, fees and contacts are not shown."""

    fees: bool = True
    contacts: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Showing:
    """How things are shown: in whose words, to whom, and what people are called."""

    words: Words
    book: NicheBook
    audience: Audience = Audience()
    called: Callable[[str], str] = str
    """The name of a person by their id, as others see it; the id itself where there is none. Third-party text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message: blocks, and the text that notifications and screen readers get."""

    text: str
    blocks: tuple[Block, ...]
