"""The frame of every window: title, buttons, what it carries along, and the limits that hold for all of them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.blocks.modals.callbacks import Callback, callback_id
from bot.blocks.text import Block, plain_text, shortened
from index.texts import one_line
from prompts.words import Words

T = TypeVar("T")

MOST_BLOCKS = 100
MOST_METADATA = 3_000
LONGEST_TITLE = 24
"""Characters of a title and of the buttons below a window."""


def window(
    callback: Callback,
    title: str,
    blocks: Iterable[Block],
    words: Words,
    *,
    metadata: str,
    submit: str | None = None,
    close: str | None = None,
) -> Block:
    """A modal view. Without `submit` it can only be closed. Raises ValueError beyond the limits: whoever builds a window pages."""
    made = list(blocks)
    if not 1 <= len(made) <= MOST_BLOCKS:
        raise ValueError(f"a window of {len(made)} blocks")
    if len(metadata) > MOST_METADATA:
        raise ValueError(f"metadata of {len(metadata)} characters")
    view: Block = {
        "type": "modal",
        "callback_id": callback_id(callback),
        "title": plain_text(title, most=LONGEST_TITLE),
        "close": plain_text(close or words("window.close"), most=LONGEST_TITLE),
        "private_metadata": metadata,
        "blocks": made,
    }
    if submit is not None:
        view["submit"] = plain_text(submit, most=LONGEST_TITLE)
    return view


def page_of(pages: Sequence[T], number: int) -> T:
    """A page by its number from 1; the nearest where there is none of that number, since a list may have grown shorter meanwhile."""
    return pages[min(max(number, 1), len(pages)) - 1]


def short(text: str, most: int = 75) -> str:
    """One line of at most so many characters, for a label or an option; what is cut is marked."""
    return shortened(one_line(text), most)
