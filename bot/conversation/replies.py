"""What a conversation answers, as values that every door shows in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.conversation.thread import Choice
from bot.exports.file import File
from bot.matchmaker import Answer
from bot.memory.decisions import Decision
from bot.memory.shortlists import KeptShortlist
from bot.memory.turns import Turn
from bot.proposal import Proposal
from bot.replaying import Replay
from bot.weekly.when import When
from prompts.commands import Command
from prompts.letters.draft import OutreachDraft
from retrieval.brief import Brief
from retrieval.meter.meter import Meter
from retrieval.question import Question
from retrieval.why_not import WhyNot


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """Why these places of the list stand there: ledger, score, fee, warnings, one by one."""

    proposal: Proposal
    places: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Absent:
    """Why creators are not in the list."""

    whys: tuple[WhyNot, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Priced:
    """Fees piece by piece for these places of the list, and the total beside the budget."""

    proposal: Proposal
    places: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """These places of the list side by side."""

    proposal: Proposal
    places: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Loosened:
    """What each change of a requirement would give."""

    meter: Meter
    wanted: int
    """Creators that the brief wants."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Messages:
    """First messages, in the order of the list."""

    drafts: tuple[OutreachDraft, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """Files that were asked for."""

    files: tuple[File, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """What was said before, oldest first."""

    turns: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """What was decided about creators, with the handles that they go by."""

    decisions: tuple[Decision, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OneThread:
    """A conversation in one line."""

    key: str
    title: str
    updated_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Threads:
    """The conversations that can be gone on with, the latest first."""

    threads: tuple[OneThread, ...]
    now: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Replayed:
    """A stored list made again."""

    kept: KeptShortlist
    replay: Replay


@dataclass(frozen=True, kw_only=True, slots=True)
class OneWeekly:
    """A weekly list in one line. `when` is `None` where its time zone is no more, `next` where it does not come."""

    id: int
    name: str
    when: When | None
    next: datetime | None
    paused: bool
    channel: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Weeklies:
    """The weekly lists of a channel, in the order in which they were made."""

    lists: tuple[OneWeekly, ...]


Body = Explained | Absent | Priced | Compared | Loosened | Messages | Files | History | Decided | Threads | Replayed | Weeklies


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What is answered: a list with its brief, what changed, what is asked, a body, or a sentence by its key in the reader's words."""

    command: Command
    answer: Answer | None = None
    first: int = 1
    """The position of the first match that is shown."""
    before: Brief | None = None
    """The brief before a change, where one was made."""
    body: Body | None = None
    question: Question | None = None
    choices: tuple[Choice, ...] = ()
    said: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """What fills the sentence."""
    known: frozenset[str] | None = None
    """Ids of those who stood in the list before a decision: the others are the news. `None` where the list is another one."""
    kept: str | None = None
    """The id under which the list can be replayed."""
    rate_for: str | None = None
    """The currency whose rate is asked for."""
