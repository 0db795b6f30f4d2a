"""Creators' own text made fit to draw: no character without a glyph, no towers of marks, no longer than there is room for.

Bidirectional text is left to the renderer; here each foreign text is set apart (first strong isolate, UAX #9), so that a Persian
name in an English line, or a handle in a Persian one, keeps its own direction and does not pull its neighbours along.
"""

import unicodedata

from bot.charts.typeface import draws, width
from index.records import Account
from index.texts import shown
from prompts.figures import number
from prompts.words import Words
from retrieval.shortlist import Match

LONGEST = 24
"""Characters of a name or handle; a longer one is cut and marked."""

MARKS = 3
"""Combining marks on one letter: Thai needs two at most, Arabic three."""

LOOSE = 1
"""Of these, marks of Latin, Greek and Cyrillic letters that no composed letter holds (Yoruba and Livonian have one): no towers."""

ELLIPSIS = "…"
_APART, _ALONG, _TOGETHER = "\u2068", "\u2067", "\u2069"
_LOOSE = frozenset(map(chr, range(0x0300, 0x0370)))
_JOINERS = "\u200c\u200d"
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def drawable(text: str) -> str | None:
    """The text with emoji and other signs dropped that have no glyph; `None` where a letter or digit has none, or nothing is left.

    Letters in fancy dress (𝓪, ａ) are drawn as plain ones.
    """
    kept: list[str] = []
    for original in unicodedata.normalize("NFC", shown(text)):
        for character in original if draws(original) else unicodedata.normalize("NFKC", original):
            if draws(character):
                kept.append(character)
            elif unicodedata.category(character)[0] in "LN":
                return None
            elif character.isspace():
                kept.append(" ")
    said = " ".join(_unpiled(kept).split()).strip(_JOINERS + " ")
    return said if any(unicodedata.category(character)[0] in "LN" for character in said) else None


def cut(text: str, longest: int = LONGEST) -> str:
    """At most `longest` characters, an ellipsis for the rest; no mark loses its letter."""
    if len(text) <= longest:
        return text
    end = longest - 1
    while end > 1 and (_is_mark(text[end]) or text[end] in _JOINERS):
        end -= 1
    return text[:end].rstrip(_JOINERS + " ") + ELLIPSIS


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text cut until it is no wider than `room` pixels."""
    longest = len(text)
    said = text
    while longest > 1 and width(said, size, bold=bold) > room:
        longest -= 1
        said = cut(text, longest)
    return said


def apart(text: str, *, along: bool = False) -> str:
    """The text set apart from what stands around it, in its own direction; `along` a line from right to left in that of the line."""
    return f"{_ALONG if along else _APART}{text}{_TOGETHER}"


def name_of(match: Match, place: int, words: Words) -> str:
    """The creator's name, else a handle, else the number of the place: whatever can be drawn. Cut, not set apart."""
    named = drawable(match.creator.name)
    return cut(named) if named else handle_of(match.account, place, words)


def handle_of(account: Account, place: int, words: Words) -> str:
    """`@handle`, or the number of the place where the handle cannot be drawn."""
    named = drawable(account.handle.removeprefix("@"))
    return cut(f"@{named}") if named else words("chart.creator", place=number(place, words.language))


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Lines of at most `room` pixels, broken at spaces; a single word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _unpiled(characters: list[str]) -> str:
    """Without marks beyond those that a letter may carry, and without directions of their own."""
    kept: list[str] = []
    marks = loose = 0
    for character in characters:
        if character in _DIRECTIONS:
            continue
        marks = marks + 1 if _is_mark(character) else 0
        loose = loose + (character in _LOOSE) if marks else 0
        if marks <= MARKS and (character not in _LOOSE or loose <= LOOSE):
            kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
