"""Blocks of plain text, in which Slack reads nothing, in the direction of the reader's language."""

from bot.blocks.directions import directed
from bot.blocks.text import MORE, Block, shortened
from index.texts import shown

MOST_SECTION, MOST_HEADER, MOST_ALT = 3_000, 150, 2_000


def plain(text: str, language: str, *, most: int = MOST_SECTION) -> Block:
    """A text object; what is longer is cut, and the cut marked. Signs of direction count."""
    clean = shown(text)
    told = directed(clean, language)
    kept = most
    while len(told) > most:
        kept -= len(told) - most
        told = directed(shortened(clean, max(1, kept)), language)
    return {"type": "plain_text", "text": told.strip() or MORE, "emoji": False}


def plain_section(text: str, language: str) -> Block:
    """A section; long texts are for `prose`, which goes on in further blocks."""
    return {"type": "section", "text": plain(text, language)}


def context(text: str, language: str) -> Block:
    """Small print."""
    return {"type": "context", "elements": [plain(text, language)]}


def header(text: str, language: str) -> Block:
    """A title."""
    return {"type": "header", "text": plain(text, language, most=MOST_HEADER)}


def picture(alt: str, language: str, *, url: str | None = None, file: str | None = None, title: str | None = None) -> Block:
    """A picture by its address, or by the id of a file that was uploaded, with what it shows in words. Raises ValueError for neither."""
    if (url is None) == (file is None):
        raise ValueError("a picture has either an address or a file")
    source = {"image_url": url} if url is not None else {"slack_file": {"id": file}}
    named = {"title": plain(title, language, most=MOST_ALT)} if title else {}
    return {"type": "image", "alt_text": shortened(shown(alt), MOST_ALT) or MORE, **source, **named}
