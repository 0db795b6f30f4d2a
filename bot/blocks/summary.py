"""What a message says in plain text, for notifications and screen readers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.blocks.directions import directed
from bot.blocks.text import MORE, Block, literal, shortened
from bot.proposal import Proposal
from index.texts import one_line
from prompts.figures import number
from prompts.joining import commas
from prompts.words import Words

Part = Sequence[Block]
"""Blocks that belong together and stand in one message where they fit into one."""
MOST = 700
"""Characters that are read aloud of an answer; a notification shows the first hundred or so."""
MOST_SPOKEN = 3_900
"""Of the text of a message: 4,000 are advised."""
_NAMED = 5
_LONGEST_NAME = 40
_READ = ("rich_text_section", "rich_text_quote")


def list_summary(proposal: Proposal, words: Words, *, first: int = 1) -> str:
    """How many there are and who comes first."""
    matches = proposal.shortlist.matches
    if not matches:
        return words("list.none")
    named = list(enumerate(matches, start=1))[first - 1 : first - 1 + _NAMED]
    names = commas((f"{number(place, words.language)}. @{one_line(m.account.handle, most=_LONGEST_NAME)}" for place, m in named), words)
    more = " …" if first - 1 + len(named) < len(matches) else ""
    return words("card.text_list", count=number(len(matches), words.language), names=names) + more


def read_aloud(parts: Iterable[Part]) -> str:
    """The texts of blocks one after the other, as many as a notification is good for."""
    lines = [line for part in parts for block in part for line in _lines(block) if line.strip()]
    return shortened("\n".join(lines), MOST)


def spoken(text: str, words: Words, *, suffix: str = "") -> str:
    """The text of a message: escaped, in the direction of the language, never empty and never too long."""
    most = MOST_SPOKEN
    told = directed(literal(text, most=most) + suffix, words.language)
    while len(told) > MOST_SPOKEN:  # signs of direction count as well
        most -= len(told) - MOST_SPOKEN
        told = directed(literal(text, most=max(1, most)) + suffix, words.language)
    return told.strip() or MORE


def _lines(block: Any) -> Iterator[str]:
    kind = block.get("type")
    if kind in _READ:
        yield "".join(one.get("text", "") for one in block["elements"])
    elif kind in {"section", "header"}:
        yield block["text"]["text"]
    elif kind in {"rich_text", "context"}:
        for inner in block["elements"]:
            yield from _lines(inner)
    elif kind in {"plain_text", "raw_text"}:
        yield block["text"]
    elif kind in {"table", "data_table"}:
        yield " · ".join(line for cell in block["rows"][0] for line in _lines(cell) if line.strip("– "))
