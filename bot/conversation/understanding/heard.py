"""A message with all that the rules look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.index import Cue
from bot.conversation.refining.changes import changes
from bot.conversation.refining.reading import Reading
from bot.conversation.understanding.scene import Scene
from bot.conversation.whom.reference import Reference
from bot.conversation.whom.references import chosen
from prompts.commands import MOST_CREATORS, Creator
from retrieval.brief import Brief
from retrieval.reading.reader import Studied
from retrieval.reading.surface import Span, bare, plain
from retrieval.refinement import Refinement


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A message with everything that the rules look at. Without slots: what several rules ask for is worked out once."""

    text: str
    scene: Scene
    studied: Studied
    cues: Cues
    named: Sequence[Reference]

    @property
    def plain(self) -> str:
        """The text in plain letters."""
        return self.studied.page.plain

    @cached_property
    def told(self) -> str:
        """The text in plain letters without the names of creators: a word of a name asks for nothing."""
        letters = list(self.plain)
        for one in self.named:
            if one.sure and any(c.isalpha() for c in letters[one.start : one.end]) and _is_a_name(self, one):
                letters[one.start : one.end] = "\x00" * (one.end - one.start)
        return "".join(letters)

    def says(self, name: str) -> bool:
        """Whether a cue of this command is there."""
        return self.cue(name) is not None

    def cue(self, name: str) -> Cue | None:
        """The first cue of this command."""
        cues = self.cues.found("command", self.told, name)
        return next((cue for cue in cues if name not in _DENIABLE or not _denied(self, cue)), None)

    def creators(self, *, sure: bool = False) -> tuple[Creator, ...]:
        """The creators that are named; with `sure`, without bare numbers."""
        page, shown = self.studied.page, self.scene.shown
        return chosen(page, self.cues, [r for r in self.named if r.sure or not sure], shown)[:MOST_CREATORS]

    @cached_property
    def refinement(self) -> Refinement:
        """What the message would change in the brief, if it is a change."""
        return _refinement(self)

    def is_about(self, topic: str) -> bool:
        """Whether a phrase of the message holds more than cues and words of other matters."""
        return _is_about(self, topic)

    def letters_left(self, start: int, *, besides: Iterable[Cue] = ()) -> int:
        """Letters from a place on that are neither courtesies nor creators, nor of these cues."""
        letters = list(self.plain)
        spans = [(r.start, r.end) for r in self.named] + [(c.start, c.end) for c in (*self.cues.found("courtesy", self.plain), *besides)]
        for begin, end in spans:
            letters[begin:end] = " " * (end - begin)
        return sum(letter.isalpha() for letter in letters[start:])

    @cached_property
    def words(self) -> int:
        """How long it is; scripts without spaces count six letters a word."""
        return max(len(self.text.split()), len(self.text) // 6 if self.studied.page.words.unspaced else 0)


def told_of(brief: Brief | None) -> str:
    """The texts of a brief that say what is looked for."""
    if brief is None:
        return ""
    return " | ".join((*brief.topics, *brief.must_have, *brief.exclude, *brief.creator_places, brief.product or ""))


_DENIABLE = frozenset({"approve"})
"""Commands that a "not" before their cue turns round."""


def _denied(heard: Heard, cue: Cue) -> bool:
    """Whether a "not" stands right before a cue: who does not like a creator approves of none."""
    end = heard.studied.page.back(cue.start)
    return heard.studied.page.mark_ending("no", end) is not None or any(
        c.end == end or (c.end == cue.start and c.end > c.start) for c in heard.cues.found("operator", heard.plain, "take_away")
    )


def _is_a_name(heard: Heard, one: Reference) -> bool:
    """Whether a reference is by name or handle, not by place in the list."""
    said = heard.plain[one.start : one.end]
    if said.startswith("@"):
        return True
    shown = heard.scene.shown
    if not (isinstance(one.creator, int) and 1 <= one.creator <= len(shown)):
        return False
    whole = f"{plain(shown[one.creator - 1].name)} {plain(shown[one.creator - 1].handle)}"
    return said in whole or said in bare(whole)


def _refinement(heard: Heard) -> Refinement:
    brief = heard.scene.brief
    if brief is None:
        return Refinement()
    blanked = [Span(r.start, r.end) for r in heard.named if r.sure and isinstance(r.creator, int)]
    reading = Reading(studied=heard.studied, cues=heard.cues, before=brief, blanked=blanked)
    try:
        refinement = changes(reading)
    except ValueError:  # a figure that no brief can hold
        return Refinement()
    topics = tuple(topic for topic in heard.studied.brief.topics if heard.is_about(topic))
    if heard.scene.leaning and topics and "topics" not in refinement.changes:
        return Refinement(changes={**refinement.changes, "topics": topics}, shifts=refinement.shifts)
    return refinement


_MATTERS = (
    "person",
    "platform",
    "country",
    "city",
    "counter",
    "currency",
    "followers",
    "kind",
    "tier",
    "bound_before",
    "bound_after",
    "per",
    "each",
)
A_TOPIC = 3
"""Letters that are left of a topic once every word of another matter is taken off."""


def _is_about(heard: Heard, topic: str) -> bool:
    """Whether a phrase holds more than cues and words of other matters."""
    page = heard.studied.page
    at = page.text.find(topic)
    if at < 0:
        return False
    letters = list(page.plain[at : at + len(topic)])
    spans = [
        *(
            (c.start, c.end)
            for name in ("command", "operator", "shift", "field", "courtesy")
            for c in heard.cues.found(name, "".join(letters))
        ),
        *((m.start - at, m.end - at) for name in _MATTERS for m in page.marks(name, at, at + len(topic))),
    ]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return sum(c.isalpha() for c in letters) >= A_TOPIC
