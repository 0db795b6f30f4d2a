"""A file to the text of a brief. This is what others call."""

from dataclasses import replace
from pathlib import Path

from bot.documents.apart import read_apart, read_here
from bot.documents.document import Document
from bot.documents.kinds import kind_of
from bot.documents.limits import MOST_BYTES
from bot.documents.trouble import TooLarge


def read_file(path: Path) -> Document:
    """The text of a file. Raises DocumentTrouble, and OSError where the file cannot be opened."""
    with path.open("rb") as file:
        return read_bytes(file.read(MOST_BYTES + 1), path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """The text of an uploaded file; its name helps to tell what it is. Raises DocumentTrouble, whatever the bytes are."""
    if len(data) > MOST_BYTES:
        raise TooLarge(most=f"{MOST_BYTES // 1_000_000} MB")
    told = kind_of(data, name)
    document = read_here("text", data) if told.kind == "text" else read_apart(told.kind, data)
    return document if told.note is None else replace(document, notes=(told.note, *document.notes))
