"""What creators are said to have to be or do."""

from collections.abc import Iterator, Sequence

from bot.conversation.refining.reading import KNOWN, Reading, overlaps
from bot.conversation.refining.wording import LONGEST_CONDITION, stripped
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span


def demanded(reading: Reading, named: Sequence[Span]) -> Iterator[str]:
    """What creators are said to have to be or do ("they need to be vegan"), where it is no value that another reader takes."""
    page = reading.page
    for cue in reading.cues.found("condition", page.plain, "demand"):
        span = Span(page.skip(cue.end), page.part(cue.start).end)
        text = stripped(reading, span)
        at = page.text.find(text, span.start) if text else -1
        inside = Span(at, at + len(text))
        if len(text) < 3 or len(text.split()) > LONGEST_CONDITION or overlaps(inside, named) or page.amounts(*inside) or negated(page, at):
            continue
        if any(page.says(name, inside) for name in KNOWN) or any(reading.cues.found(name, text) for name in ("field", "shift")):
            continue
        yield text
