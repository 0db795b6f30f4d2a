"""When a weekly list comes, in the reader's language."""

from datetime import datetime

from bot.weekly.times import next_due
from bot.weekly.when import When
from prompts import weekly
from prompts.words import Words


def when_in_words(when: When, words: Words) -> str:
    """ "every Monday at 09:00 (Thailand Time)"."""
    return weekly.when(when.weekdays, when.time, when.zone, words)


def next_in_words(when: When, after: datetime, words: Words) -> str:
    """The next time on the wall: "Monday 30 Nov 2026, 09:00". Raises NoSuchZone where the zone is no more."""
    return weekly.moment(next_due(when, after), words)
