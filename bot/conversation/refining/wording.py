"""The words of a text without what only leads to it: courtesies, operators and function words at its edges."""

import re
from collections.abc import Iterator

from bot.conversation.refining.reading import EDGE, Reading
from retrieval.reading.surface import Span

_ONLY_CLOSE = ("closing", "only_after", "also_after", "take_away_after", "clear", "allow", "too")
_ONLY_OPEN = ("opening", "only", "also", "take_away", "instead_of", "lean", "reason", "named", "removal")
"""Cues that are cut off one edge of Thai words only: at the other they are letters of the words themselves ("อาหารเสริม")."""


def stripped(reading: Reading, span: Span) -> str:
    """The words of a span without courtesies, operators and function words at its edges."""
    page, (start, end) = reading.page, span
    if end - start > _LONGEST:
        return page.text[start:end].strip(EDGE)
    edges = [
        *reading.cues.found("courtesy", page.plain[span.start : span.end]),
        *reading.cues.found("operator", page.plain[span.start : span.end]),
    ]
    spaced = reading.spaced_phrases
    opening = [Span(c.start + span.start, c.end + span.start) for c in edges if not (spaced and c.name in _ONLY_CLOSE)]
    closing = [Span(c.start + span.start, c.end + span.start) for c in edges if not (spaced and c.name in _ONLY_OPEN)]
    changed = True
    while changed and start < end:
        changed = False
        start, end = page.skip(start, EDGE), max(start, page.back(end, EDGE))
        for left, right in opening:
            if left == start and right <= end:
                start, changed = right, True
        for left, right in closing:
            if right == end and left >= start:
                end, changed = left, True
        for name in ("article", "condition_trim"):
            if (mark := page.mark_at(name, start)) is not None and mark.end < end:
                start, changed = mark.end, True
    return page.text[start:end].strip(EDGE) if start < end else ""


def trimmed(reading: Reading, text: str) -> str:
    """A text of the message without the words at its edges that only lead to it."""
    at = reading.page.text.find(text)
    return stripped(reading, Span(at, at + len(text))) if at >= 0 else text


def headed(reading: Reading, name: str) -> Iterator[str]:
    """What stands behind the word for a list of free texts ("add a condition: …"), where it is not cleared."""
    page = reading.page
    clears = [c for c in reading.cues.found("operator", page.plain) if c.name in {"clear", "take_away", "take_away_after"}]
    for noun in reading.cues.found("field", page.plain):
        part = page.part(noun.start)
        if noun.name != name or any(part.start <= c.start < part.end for c in clears):
            continue
        text = stripped(reading, Span(page.skip(noun.end, EDGE), part.end))
        if len(text) > 1 and len(text.split()) <= LONGEST_CONDITION and not re.search(r"\d", text):
            yield text


_LONGEST = 300
"""Letters from which words are no text that a brief holds, whatever is at their edges."""
LONGEST_CONDITION = 8
"""Words of a condition that is named in passing."""
