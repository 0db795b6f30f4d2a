"""What is remembered of a conversation, as a value: where it stands, the steps before and after, the list shown, what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.conversation.understanding.scene import Scene
from bot.conversation.whom.reference import Shown
from prompts.commands import Command
from prompts.letters.draft import OutreachDraft
from retrieval.brief import Brief
from retrieval.hand import Hand

MOST_STEPS = 50
"""Changes that can be taken back."""
MOST_HEARD = 50
"""Deliveries that a conversation knows again: far more than are ever on the way at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An answer that can be picked by its number: a command, and the words that it came from where it needs them."""

    label: str
    command: Command
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a conversation stands: the brief, and what was changed by hand on its list.

    `gaps` are ids of creators that were dropped without another in their place. `decided` are the recorded decisions that led here and
    `lifted` those of others that were taken back on the way, so that a step back settles them as well.
    """

    brief: Brief
    hand: Hand = field(default_factory=Hand)
    gaps: tuple[str, ...] = ()
    decided: tuple[int, ...] = ()
    lifted: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """One conversation. Each step makes a new value, so that undo is a step as well."""

    language: str | None = None
    title: str | None = None
    """The name that it was saved under."""
    standing: Standing | None = None
    past: tuple[Standing | None, ...] = ()
    future: tuple[Standing, ...] = ()
    shown: tuple[Shown, ...] = ()
    listed: int = 0
    """Creators of the list that were shown so far, for "more"."""
    kept: str | None = None
    """The id of the list on the screen, under which it can be replayed."""
    choices: tuple[Choice, ...] = ()
    asked: tuple[str, ...] = ()
    """Fields that were asked about: nobody is asked twice."""
    redrafted: int = 0
    """How often messages were asked for in other words."""
    drafts: tuple[OutreachDraft, ...] = ()
    """The message that was shown last for each creator: what is exported is what was read."""
    recorded: int = 0
    """The last decision of the conversation that it knows of: a later one is of a message that was never answered to its end."""
    rate_for: str | None = None
    """The currency whose rate was asked for just now: a bare number answers."""
    heard: tuple[str, ...] = ()
    """Ids of the deliveries that led here, where the door gives them any: each is heard once."""

    @property
    def brief(self) -> Brief | None:
        """The brief as it stands."""
        return self.standing.brief if self.standing else None

    @property
    def scene(self) -> Scene:
        """What a message is said into."""
        return Scene(brief=self.brief, shown=self.shown, rate_for=self.rate_for)

    def now(self, standing: Standing) -> "Thread":
        """The thread a step further; what was taken back before can no longer be brought back."""
        past = (*self.past, self.standing)[-MOST_STEPS:]
        language = self.language or standing.brief.language
        drafts = self.drafts if self.brief == standing.brief else ()
        return replace(self, standing=standing, past=past, future=(), language=language, choices=(), rate_for=None, drafts=drafts)

    def undone(self) -> "Thread | None":
        """One step back; `None` where there is none."""
        if not self.past or self.standing is None or self.past[-1] is None:
            return None
        return replace(self, standing=self.past[-1], past=self.past[:-1], future=(self.standing, *self.future), choices=())

    def redone(self) -> "Thread | None":
        """One step forward again; `None` where nothing was taken back."""
        if not self.future:
            return None
        return replace(self, standing=self.future[0], past=(*self.past, self.standing), future=self.future[1:], choices=())

    def renumbered(self, numbers: Mapping[int, int]) -> "Thread":
        """The thread after decisions were brought back under other numbers."""

        def anew(standing: Standing) -> Standing:
            decided = tuple(numbers.get(number, number) for number in standing.decided)
            return replace(standing, decided=decided, lifted=tuple(numbers.get(number, number) for number in standing.lifted))

        past = tuple(None if one is None else anew(one) for one in self.past)
        return replace(self, standing=self.standing and anew(self.standing), past=past, future=tuple(anew(one) for one in self.future))

    def hearing(self, delivery: str) -> "Thread":
        """The thread after a delivery was answered."""
        return replace(self, heard=(*self.heard, delivery)[-MOST_HEARD:])

    def showing(self, shown: tuple[Shown, ...], *, listed: int, kept: str | None) -> "Thread":
        """The thread with what stands on the screen."""
        return replace(self, shown=shown, listed=listed, kept=kept)

    def asking(self, choices: tuple[Choice, ...], *, about: str | None = None) -> "Thread":
        """The thread with answers to pick."""
        return replace(self, choices=choices, asked=(*self.asked, about) if about else self.asked)
