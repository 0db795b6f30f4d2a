"""A message as a change to a brief: its page, its cues, and the operators in it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.grammar import Grammar, grammar_of
from bot.conversation.cues.index import Cue
from bot.conversation.refining.exchanges import Exchange, exchange
from bot.conversation.refining.questions import asks_from
from bot.conversation.refining.verb_last.order import besides
from retrieval.brief import Brief
from retrieval.reading.page import Page
from retrieval.reading.reader import Studied
from retrieval.reading.surface import Span

EDGE = " \t\n,.;:!?()[]\"'–—-/•*«»“”،؛"
"""What is no part of a text that is cut out of a message."""
KNOWN = (
    "platform", "country", "city", "language_said", "tier", "kind", "gender", "person", "month", "currency", "followers", "unit",
    "engagement",
)  # fmt: skip
"""Words that other readers read: no free text."""
LISTED = ("topics", "must_have", "exclude", "creator_places", "similar_to")
"""Fields that hold free texts."""
NEAR = 28
"""Letters between a value and the operator behind it."""
_REST = 80
"""Letters behind a "drop" that courtesies may fill."""
_BEFORE = frozenset({"only", "also", "take_away", "instead_of"})
_BEHIND = frozenset({"only_after", "also_after", "take_away_after"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A message as a change to a brief. Without slots: what every value asks for is worked out once."""

    studied: Studied
    cues: Cues
    before: Brief
    blanked: Sequence[Span] = field(default_factory=tuple)
    """Words that name creators of the list: no value of a brief."""

    @property
    def page(self) -> Page:
        """The message as the readers of briefs look at it."""
        return self.studied.page

    @cached_property
    def grammar(self) -> Grammar:
        """What the language of the message is like."""
        return grammar_of(self.page.language)

    @property
    def spaced_phrases(self) -> bool:
        """Whether spaces part phrases rather than words."""
        return self.page.words.phrases_spaced

    def said(self, section: str, name: str | None = None, within: Span | None = None) -> Sequence[Cue]:
        """Cues of the message; with `within`, those that start there."""
        start, end = within or (0, len(self.page.plain) + 1)
        return self.cues.between(section, self.page.plain, start, end, name)

    @cached_property
    def operators(self) -> tuple[Cue, ...]:
        """Operators that stand before what they are about, left to right, none in another."""
        return _apart(cue for cue in self._operators if cue.name in _BEFORE)

    @cached_property
    def operators_behind(self) -> tuple[Cue, ...]:
        """Operators that stand behind what they are about."""
        return _apart(cue for cue in self._operators if cue.name in _BEHIND)

    def operators_in(self, start: int, end: int, *, behind: bool = False) -> Sequence[Cue]:
        """Operators that start within these bounds."""
        return _starting(self.operators_behind if behind else self.operators, start, end)

    @cached_property
    def exchange(self) -> Exchange | None:
        """What is put in whose place."""
        return exchange(self.page, self.cues)

    @cached_property
    def besides(self) -> frozenset[int]:
        """Where the parts start whose values all stay."""
        return besides(self.page)

    @cached_property
    def staying(self) -> frozenset[int]:
        """Where the parts start that say that something stays, and take nothing away."""
        stays = {self.page.part(cue.end - 1).start for cue in self.said("operator", "stay")}
        return frozenset(stays - {self.page.part(c.start).start for c in self.said("operator") if c.name.startswith("take_away")})

    @cached_property
    def _operators(self) -> tuple[Cue, ...]:
        asks = asks_from(self.page)
        told = (cue for cue in self.said("operator") if cue.start < asks or not cue.name.startswith("take_away"))
        return tuple(cue._replace(name="take_away_after") if cue.name == "take_away" and self._closes_part(cue) else cue for cue in told)

    def _closes_part(self, cue: Cue) -> bool:
        """Whether a "drop" closes its part, and is about what stands before it ("acne: drop")."""
        part = self.page.part(cue.start)
        if part.end - cue.end > _REST:
            return False
        letters = list(self.page.plain[cue.end : part.end])
        for one in self.cues.found("courtesy", self.page.plain[cue.end : part.end]):
            letters[one.start : one.end] = " " * (one.end - one.start)
        return not any(c.isalnum() for c in letters) and any(c.isalnum() for c in self.page.plain[part.start : cue.start])


def _starting(cues: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    low = bisect_left(cues, start, key=lambda cue: cue.start)
    return cues[low : bisect_left(cues, end, lo=low, key=lambda cue: cue.start)]


def _apart(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    kept: list[Cue] = []
    for cue in cues:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return tuple(kept)


def overlaps(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span shares a letter with one of these."""
    return any(span.start < other.end and other.start < span.end for other in spans)
