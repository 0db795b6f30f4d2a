"""What windows and the App Home are made of beside fields: pages, text to copy, a line across."""

import json
from collections.abc import Iterator, Sequence

from bot.blocks.text import Block
from index.texts import shown

LONGEST_PIECE = 2_900
MOST_BYTES = 150_000
"""Of the blocks of a page as JSON: a whole view may have 250,000."""


def paged(groups: Sequence[Sequence[Block]], *, most: int) -> list[list[Block]]:
    """Groups of blocks on pages of at most `most` blocks and `MOST_BYTES`, none torn apart unless it fills a page by itself; at least one
    page.
    """
    pages: list[list[Block]] = [[]]
    held = 0
    for group in groups:
        size = sum(map(_bytes, group))
        if pages[-1] and (len(pages[-1]) + len(group) > most or held + size > MOST_BYTES):
            pages.append([])
            held = 0
        for block in group:
            if pages[-1] and (len(pages[-1]) == most or held + _bytes(block) > MOST_BYTES):
                pages.append([])
                held = 0
            pages[-1].append(block)
            held += _bytes(block)
    return pages


def _bytes(block: Block) -> int:
    """As it is sent: letters beyond ASCII take six bytes each."""
    return len(json.dumps(block))


def divider() -> Block:
    """A line across."""
    return {"type": "divider"}


def copied(text: str) -> Iterator[Block]:
    """Text to copy as it stands, in which nothing is read; a long one goes on in the next block."""
    told = shown(text) or " "
    for start in range(0, len(told), LONGEST_PIECE):
        element = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": told[start : start + LONGEST_PIECE]}]}
        yield {"type": "rich_text", "elements": [element]}
