"""A text that claims are looked up in: its phrases, days, amounts and handles."""

from collections.abc import Iterator
from datetime import date

from index.languages import LanguageDetector
from retrieval.reading.claims.phrases import Phrases
from retrieval.reading.contact import Contacts, contacts
from retrieval.reading.days.moments import moments
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.spoken import spoken_language
from retrieval.reading.surface import prepared
from retrieval.reading.words.vocabulary import vocabulary


class Held:
    """What one text holds; lives for one call."""

    def __init__(self, text: str, *, today: date, detector: LanguageDetector) -> None:
        self.text = prepared(text)
        self.contacts: Contacts = contacts(self.text)
        spoken = spoken_language(self.text, detector)
        blank = [span for spans in self.contacts for span in spans]
        self.page = Page(self.text, vocabulary(spoken.words, unmarked=spoken.unmarked), unmarked=spoken.unmarked, blank=blank)
        self.phrases = Phrases(self.page, unmarked=spoken.unmarked)
        self.moments = moments(self.page, today)
        for moment in self.moments:
            self.page.claim(moment.start, moment.end)  # so that a year or a day is no amount

    def amounts(self) -> Iterator[Quantity]:
        """All amounts but those in per cent."""
        return (q for q in self.page.quantities if not self.percent(q))

    def holding(self, value: float) -> Iterator[Quantity]:
        """The amounts that are this value, or have it as one end."""
        return (q for q in self.amounts() if same(value, q.low) or same(value, q.high))

    def percent(self, q: Quantity) -> bool:
        """Whether an amount is one of per cent."""
        after = self.page.skip(q.end)
        return self.page.plain[after : after + 1] == "%" or self.page.mark_at("percent", after) is not None

    def unit(self, q: Quantity) -> str | None:
        """The unit of time behind an amount."""
        mark = self.page.mark_at("unit", self.page.skip(q.end, " -"))
        return mark.value if mark is not None else None


def same(one: float, other: float) -> bool:
    """Whether two numbers are the same but for rounding."""
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))
