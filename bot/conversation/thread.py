"""What is remembered of a conversation, as a value: the brief now, those before and after it, the list shown, what was asked."""

from dataclasses import dataclass, replace

from bot.conversation.understanding.scene import Scene
from bot.conversation.whom.reference import Shown
from prompts.commands import Command
from retrieval.brief import Brief

MOST_STEPS = 50
"""Changes that can be taken back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An answer that can be picked by its number: a command, and the words that it came from where it needs them."""

    label: str
    command: Command
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """One conversation. Each step makes a new value, so that undo is a step as well."""

    language: str | None = None
    brief: Brief | None = None
    past: tuple[Brief | None, ...] = ()
    future: tuple[Brief, ...] = ()
    shown: tuple[Shown, ...] = ()
    listed: int = 0
    """Creators of the list that were shown so far, for "more"."""
    choices: tuple[Choice, ...] = ()
    asked: tuple[str, ...] = ()
    """Fields that were asked about: nobody is asked twice."""

    @property
    def scene(self) -> Scene:
        """What a message is said into."""
        return Scene(brief=self.brief, shown=self.shown)

    def now(self, brief: Brief) -> "Thread":
        """The thread with another brief, new or changed; what was taken back before can no longer be brought back."""
        past = (*self.past, self.brief)[-MOST_STEPS:]
        return replace(self, brief=brief, past=past, future=(), language=self.language or brief.language, choices=())

    def undone(self) -> "Thread | None":
        """One step back; `None` where there is none."""
        if not self.past or self.brief is None or self.past[-1] is None:
            return None
        return replace(self, brief=self.past[-1], past=self.past[:-1], future=(self.brief, *self.future), choices=())

    def redone(self) -> "Thread | None":
        """One step forward again; `None` where nothing was taken back."""
        if not self.future:
            return None
        return replace(self, brief=self.future[0], past=(*self.past, self.brief), future=self.future[1:], choices=())

    def showing(self, shown: tuple[Shown, ...], *, listed: int) -> "Thread":
        """The thread with what stands on the screen."""
        return replace(self, shown=shown, listed=listed)

    def asking(self, choices: tuple[Choice, ...], *, about: str | None = None) -> "Thread":
        """The thread with answers to pick."""
        return replace(self, choices=choices, asked=(*self.asked, about) if about else self.asked)
