"""Reads a text on a fixed day, in a language that the test names or that its script gives away."""

from datetime import date

from index.languages import by_script
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader

TODAY = date(2026, 11, 25)


class Says:
    """A detector that knows the language beforehand."""

    def __init__(self, language: str | None = None) -> None:
        self._language = language

    def language_of(self, text: str, *, otherwise: str | None = None) -> str | None:
        """The language that was named, else what the script tells, else English."""
        return self._language or by_script(text) or otherwise or "en"


def read(text: str, language: str | None = None, *, today: date = TODAY) -> Brief:
    """The brief as the rules read it."""
    return RulesReader(detector=Says(language)).read(text, today=today)
