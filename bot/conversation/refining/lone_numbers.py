"""A message that is nothing but a number: how many creators, or an age."""

from bot.conversation.refining.reading import Reading
from retrieval.brief import Brief
from retrieval.reading.surface import Span


def led_to(reading: Reading, number: Span) -> bool:
    """Whether a number is what is left ("cut it to 5")."""
    page = reading.page
    return any(c.end == page.back(number.start) for c in reading.cues.found("whom", page.plain, "count_before"))


_AGES = range(13, 90)


def age_moved(before: Brief, years: int) -> dict[str, object]:
    """An age without a word for which end it is: the end of the brief's own range that it lies nearest to."""
    low, high = before.audience_age_min, before.audience_age_max
    if years not in _AGES or low is None or high is None:
        return {}
    return {"audience_age_max": years} if years * 2 >= low + high else {"audience_age_min": years}


_LITTLE = 5
"""Letters beside a lone number that may be a word which nobody knows."""


def nothing_else(reading: Reading, number: Span) -> bool:
    """Whether a message is a number with courtesies and operators around it ("make it 8"), and not about something else."""
    page = reading.page
    letters = list(page.plain)
    cues = [c for section in ("courtesy", "operator", "field") for c in reading.cues.found(section, page.plain)]
    for start, end in [(number.start, number.end), *((c.start, c.end) for c in cues)]:
        letters[start:end] = " " * (end - start)
    return sum(c.isalpha() for c in letters) <= _LITTLE
