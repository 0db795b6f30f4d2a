"""Blocks as messages: each within what Slack takes, the rest in the next one, nothing left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.blocks.showing import Message
from bot.blocks.summary import Part, spoken
from bot.blocks.text import Block
from prompts.figures import number
from prompts.words import Words

MOST_BLOCKS = 50
MOST_TEXT = 11_500
"""Characters of all blocks of a message: 12,000 are taken; the rest is for what is counted otherwise there than here."""
_ONE_A_MESSAGE = ("data_table", "table")
_FEW_A_MESSAGE = {"data_visualization": 2}
_UNSEEN = frozenset({"type", "action_id", "block_id", "value", "style", "image_url"})


def weight(block: Any) -> int:
    """Characters that a reader could see of a block, addresses of links with them."""
    if isinstance(block, str):
        return len(block)
    if isinstance(block, dict):
        return sum(weight(value) for key, value in block.items() if key not in _UNSEEN)
    return sum(weight(one) for one in block) if isinstance(block, list | tuple) else 0


def paged(parts: Iterable[Part], text: str, words: Words) -> tuple[Message, ...]:
    """The parts in as few messages as hold them, in their order; a part that fits into no message is divided between its blocks. `text` is
    plain and is told of each with its number.
    """
    pages: list[list[Block]] = [[]]
    for part in parts:
        if not part:
            continue
        if pages[-1] and not fits([*pages[-1], *part]):
            pages.append([])
        for block in part:
            if pages[-1] and not fits([*pages[-1], block]):
                pages.append([])
            pages[-1].append(block)
    pages = [page for page in pages if page]
    told = [spoken(text, words, suffix=_numbered(place, len(pages), words)) for place in range(1, len(pages) + 1)]
    return tuple(Message(text=said, blocks=tuple(page)) for said, page in zip(told, pages, strict=True))


def fits(page: Sequence[Block]) -> bool:
    """Whether one message holds these blocks: not too many, not too long, few that are drawn, nothing to press twice under one id."""
    kinds = [block["type"] for block in page]
    few = sum(kinds.count(kind) for kind in _ONE_A_MESSAGE) <= 1 and all(kinds.count(kind) <= most for kind, most in _FEW_A_MESSAGE.items())
    ids = list(_ids(page))
    return few and len(page) <= MOST_BLOCKS and weight(page) <= MOST_TEXT and len(ids) == len(set(ids))


def _ids(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "action_id" in node:
            yield node["action_id"]
        for value in node.values():
            yield from _ids(value)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from _ids(one)


def _numbered(place: int, pages: int, words: Words) -> str:
    return f" ({number(place, words.language)}/{number(pages, words.language)})" if pages > 1 else ""
