"""Lines of text as rich text, in which Slack reads nothing: no mention, no emphasis, no address that is not a link of ours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.blocks.directions import apart, closing, needs_apart, opening, runs_apart
from bot.blocks.text import Block, link_element, may_be_opened
from index.texts import shown

MOST = 2_800
"""Characters of one block of rich text: under the 3,000 of every other text, with room for signs of direction."""
MOST_LINES = 300
"""Lines of one block: no limit of Slack is known, and a text of nothing but line breaks would have thousands."""
_MARKS_OF_A_LINE = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A part of a line in one style; with an address it is a link. A part that stands `apart` keeps its own direction as a whole."""

    text: str
    style: Literal["bold", "code"] | None = None
    url: str | None = None
    apart: bool = False


Line = str | Sequence[str | Piece]


def strong(text: str) -> Piece:
    """A part in bold."""
    return Piece(text=text, style="bold")


def name(text: str, *, bold: bool = False) -> Piece:
    """A name or a text of others, in its own direction."""
    return Piece(text=text, style="bold" if bold else None, apart=True)


def joined(parts: Iterable[str | Piece | Sequence[str | Piece]], between: str = " · ") -> list[str | Piece]:
    """Parts on one line with a sign between them; empty ones are left out."""
    told: list[str | Piece] = []
    for part in parts:
        inner = [part] if isinstance(part, str | Piece) else list(part)
        if not inner or part == "":
            continue
        told += [*([between] if told else []), *inner]
    return told


def prose(lines: Iterable[Line], language: str, *, shape: Literal["section", "quote"] = "section") -> list[Block]:
    """Rich text with a section for each line, in the direction of the language; more than `MOST` characters go on in a further block."""
    blocks: list[Block] = []
    held: list[Block] = []
    size = 0
    for line in lines:
        for part in _split(_pieces(line), language):
            elements = list(_elements(part, language))
            long = sum(_long(one) for one in elements)
            if held and (size + long > MOST or len(held) == MOST_LINES):
                blocks.append({"type": "rich_text", "elements": held})
                held, size = [], 0
            held.append({"type": f"rich_text_{shape}", "elements": elements})
            size += long
    return [*blocks, *([{"type": "rich_text", "elements": held}] if held else [])]


def _long(element: Block) -> int:
    return len(element.get("text", "")) + len(element.get("url", ""))


def _pieces(line: Line) -> list[Piece]:
    """The pieces of a line, without what cannot be seen; an empty line is one space, since no text may be empty."""
    parts = [line] if isinstance(line, str) else line
    pieces = [part if isinstance(part, Piece) else Piece(text=part) for part in parts]
    pieces = [replace(one, text=shown(one.text), url=one.url if one.url and may_be_opened(one.url) else None) for one in pieces]
    return [one for one in pieces if one.text] or [Piece(text=" ")]


def _split(pieces: Sequence[Piece], language: str) -> Iterator[list[Piece]]:
    """The line, or where it is longer than a block its parts, each ended at a space where there is one."""
    line: list[Piece] = []
    left = MOST - _MARKS_OF_A_LINE
    for whole in pieces:
        one = whole
        while True:
            room = left - len(one.url or "")
            if len(one.text) <= left and _told(one, language) <= left:
                line.append(one)
                left -= _told(one, language)
                break
            if line and (one.url is not None or room < MOST // 4):
                yield line
                line, left = [], MOST - _MARKS_OF_A_LINE
                continue
            cut = _cut(one, max(1, room), language)
            line.append(replace(one, text=one.text[:cut]))
            yield line
            line, left = [], MOST - _MARKS_OF_A_LINE
            one = replace(one, text=one.text[cut:])
    if line:
        yield line


def _told(one: Piece, language: str) -> int:
    """Characters that a piece takes, with its signs of direction and its address."""
    return len(in_direction(one, language)) + len(one.url or "")


def _cut(one: Piece, room: int, language: str) -> int:
    """Where to cut a piece so that it fits: at a space, else within a word."""
    kept = max(1, min(len(one.text), room))
    while kept > 1 and (long := len(in_direction(replace(one, text=one.text[:kept]), language))) > room:
        kept = max(1, min(kept - 1, kept * room // long))
    space = one.text.rfind(" ", 0, kept)
    return space + 1 if space > kept // 2 else kept


def in_direction(one: Piece, language: str) -> str:
    """The text of a piece with signs of direction where it needs them."""
    if not one.apart:
        return runs_apart(one.text, language)
    return apart(one.text) if needs_apart(one.text, language) else one.text


def _elements(pieces: Sequence[Piece], language: str) -> Iterator[Block]:
    begins, ends = opening("".join(one.text for one in pieces), language), closing(language)
    for place, one in enumerate(pieces):
        text = in_direction(one, language)
        first, last = (begins if place == 0 else ""), (ends if place == len(pieces) - 1 else "")
        if one.url is not None:
            yield from ([{"type": "text", "text": first}] if first else [])
            yield link_element(one.url, text)
            yield from ([{"type": "text", "text": last}] if last else [])
        else:
            style = {"style": {one.style: True}} if one.style is not None else {}
            yield {"type": "text", "text": f"{first}{text}{last}", **style}
