"""Lines of a reader put together into the text of a document, up to what the brief reader takes."""

import re

from bot.documents.document import Document, Found, Note, cut
from bot.documents.limits import MOST_CHARACTERS
from bot.documents.trouble import NothingInside

_BREAKS = re.compile("[\v\f\u0085\u2028\u2029\x1c-\x1e]|\r\n?")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters, soft hyphens and marks of direction. The joiners that Persian needs stay."""


def collected(found: Found) -> Document:
    """The text and the notes. Stops the reader once there is enough. Raises NothingInside."""
    lines: list[str] = []
    notes: list[Note] = []
    length = 0
    blank = True
    for one in found:
        if isinstance(one, Note):
            notes.append(one)
            continue
        over = length + len(one) > 2 * MOST_CHARACTERS  # cleaning shortens, but not by as much in anything that people write
        for part in _BREAKS.sub("\n", one[: 2 * MOST_CHARACTERS]).split("\n"):
            line = _UNSEEN.sub("", part).rstrip()
            if not line and blank:  # one empty line between paragraphs is enough
                continue
            blank = not line
            lines.append(line)
            length += len(line) + 1
        if over or length > MOST_CHARACTERS + 1:
            notes.append(cut())
            break
    text = "\n".join(lines).strip()
    if not text:
        raise NothingInside
    return Document(text=_shortened(text), notes=tuple(notes))


def _shortened(text: str) -> str:
    """At most as long as a brief, ending with a whole line where one ends near."""
    if len(text) <= MOST_CHARACTERS:
        return text
    end = text.rfind("\n", MOST_CHARACTERS * 9 // 10, MOST_CHARACTERS)
    return text[: end if end > 0 else MOST_CHARACTERS].rstrip()
