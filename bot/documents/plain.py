"""Text and Markdown: as it is."""

from collections.abc import Iterator

from bot.documents.document import Found, Note, cut
from bot.documents.encodings import decoded
from bot.documents.limits import LOOKED_AT


def read_plain(data: bytes) -> Found:
    """The lines. Raises OtherKind where the bytes are no text."""
    text, note = decoded(data)
    if note is not None:
        yield note
    yield from lines_of(text)


def lines_of(text: str) -> Iterator[str | Note]:
    """The lines of a text, and a note where it goes on beyond what is looked at."""
    stripped = text.strip()
    yield from stripped[:LOOKED_AT].splitlines()
    if len(stripped) > LOOKED_AT:
        yield cut()
