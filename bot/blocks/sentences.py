"""Sentences of a conversation by their key: what fills them is plain, what our own words mark as code is code."""

import re
from collections.abc import Iterator, Mapping

from bot.blocks.prose import Line, Piece
from prompts.words import Words

_SLOT = re.compile("\ue000(\\d{1,4})\ue001")
"""Where a field stands while our own words are read; what fills it is read by nobody."""
_CODE = re.compile("`([^`]*)`")
_COLUMNS = re.compile(r"\s{2,}")


def sentence(key: str, fields: Mapping[str, str], words: Words) -> list[str | Piece]:
    """One sentence as a line."""
    told = words(key, **{name: f"\ue000{place}\ue001" for place, name in enumerate(fields)})
    return list(_pieces(told, list(fields.values())))


def help_lines(words: Words) -> Iterator[Line]:
    """What can be said, each kind in bold before its examples; the columns of a terminal are none in Slack."""
    for line in words("chat.help").splitlines():
        kind, *examples = _COLUMNS.split(line.strip(), maxsplit=1)
        yield [Piece(text=kind, style="bold"), f": {examples[0]}"] if examples else [Piece(text=kind)]


def _pieces(told: str, values: list[str]) -> Iterator[str | Piece]:
    for place, part in enumerate(_CODE.split(told)):
        text = _SLOT.sub(lambda found: values[int(found[1])], part)
        if text:
            yield Piece(text=text, style="code") if place % 2 else text
