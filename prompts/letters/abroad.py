"""What fills the slots of a message in a language that no letters are written in: values that need no words of ours.

Names, the words of a post and the link stand as they are; days and counts of days are written by CLDR (babel); pieces have the trade's own
names, which are the same everywhere ("Instagram Reel × 1"). Aims and measures are phrases of letters and have no slot here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date, format_skeleton, format_timedelta

from prompts.letters.bank import LANGUAGES, bank
from prompts.letters.days import CLEAR_DAYS, letter_day
from prompts.letters.draft import Flag
from prompts.letters.facts import Facts
from prompts.letters.letter import GAPS
from prompts.letters.slots import pieces
from retrieval.brief import Deliverable, Kind
from retrieval.reading.terms import FOREVER

_TRADE: dict[Kind, str] = {
    "post": "post", "carousel": "carousel", "reel": "Reel", "story": "Story", "video": "video", "short": "Short",
    "integration": "video mention", "dedicated_video": "dedicated video", "live": "Live", "ugc": "UGC", "article": "article",
    "episode": "episode",
}  # fmt: skip
_OF_LETTERS: frozenset[Flag] = frozenset({"language_fallback", "language_guessed", "measure_ours"})
"""Flags of a letter that say nothing of a message abroad."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Abroad:
    """What is settled before a model writes in another language; in place of `Prepared`."""

    facts: Facts
    reader: str

    @property
    def language(self) -> str:
        """Of the message."""
        return self.facts.language

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What to know of such a message whatever its words."""
        return (*(flag for flag in self.facts.flags if flag not in _OF_LETTERS), "sentences_unread")

    def values(self, language: str) -> dict[str, str]:
        """What fills the slots, in the language of the message or, beside it, in the reader's."""
        facts, brief, day = self.facts, self.facts.brief, self._day(language)
        platforms = bank(language if language in LANGUAGES else "en")
        told = {
            "brand": facts.brand or bank(self.reader).word("gaps", "brand"),
            "link": facts.link or bank(self.reader).word("gaps", "link"),
            "sender": facts.sender or bank(self.reader).word("gaps", "sender"),
            "platform": platforms.word("platforms", facts.platform),
            "reply_by": day(facts.reply_by),
        }
        optional = {
            "name": facts.name,
            "topic": facts.topic,
            "product": facts.product,
            "post": facts.post.text if facts.post else None,
            "day": day(facts.post.day) if facts.post else None,
            "pieces": self._pieces(language) if brief.deliverables else None,
            "first_day": day(facts.start) if facts.start else None,
            "last_day": day(facts.end) if facts.end else None,
            "rights_days": _days(brief.usage_rights_days, language),
            "exclusive_days": _days(brief.exclusivity_days, language),
        }
        return told | {slot: text for slot, text in optional.items() if text is not None}

    def gaps(self, _language: str) -> tuple[str, ...]:
        """The placeholders that stand for missing facts: in the reader's language, who is to fill them."""
        return tuple(bank(self.reader).word("gaps", slot) for flag, slot in GAPS if flag in self.facts.flags)

    def _day(self, language: str) -> Callable[[date], str]:
        def written(day: date) -> str:
            if language in LANGUAGES:
                return letter_day(day, today=self.facts.today, language=language)
            if abs((day - self.facts.today).days) <= CLEAR_DAYS:
                return format_skeleton("MMMMd", day, locale=language)
            return format_date(day, "long", locale=language)

        return written

    def _pieces(self, language: str) -> str:
        made = self.facts.brief.deliverables
        if language in LANGUAGES:
            return pieces(made, self.facts.platform, bank(language))
        return " + ".join(self._piece(one) for one in made)

    def _piece(self, one: Deliverable) -> str:
        """Begins and ends so that it reads from left to right as a whole among Arabic words, too."""
        return f"{bank('en').word('platforms', one.platform or self.facts.platform)} {_TRADE[one.kind]} × {one.count}"


def _days(days: int | None, language: str) -> str | None:
    if not days or days >= FOREVER:  # there is no CLDR wording for "without end"
        return None
    return format_timedelta(timedelta(days=days), granularity="day", threshold=days + 1, locale=language)
