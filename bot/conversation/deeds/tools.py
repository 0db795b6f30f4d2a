"""What deeds work with, and what all of them do alike: answer where a conversation stands, and find whom a command is about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Protocol

from bot.conversation.moment import Moment
from bot.conversation.replies import Reply
from bot.conversation.thread import Choice, Standing, Thread
from bot.conversation.understanding.scene import Scene
from bot.conversation.whom.reference import Shown
from bot.drafting import Drafting
from bot.exports.file import File
from bot.matchmaker import Answer
from bot.memory.decisions import Decision
from bot.memory.memory import Memory
from bot.proposal import Proposal
from bot.proposing import Proposer
from bot.replaying import Replaying
from prompts.commands import Command, Creator
from prompts.figures import number
from prompts.joining import commas
from prompts.words import Words
from retrieval.question import Question

Told = tuple[Reply, Thread]
"""A reply with the thread after it."""


class Understands(Protocol):
    """Makes a command of a message."""

    def command(self, text: str, scene: Scene, *, today: date) -> Command:
        """The one command that a message is; never raises."""

    def brief_in(self, text: str, scene: Scene) -> str:
        """The brief of a message that is a new one, without the words that only say so."""


class Draws(Protocol):
    """Draws pictures of a proposal."""

    def __call__(self, proposal: Proposal, *, words: Words, today: date, list_id: str, kind: str | None = None) -> tuple[File, ...]:
        """All pictures, or the one of a kind."""


class Call(NamedTuple):
    """A command with the words that it came from, said at a moment into a conversation."""

    command: Command
    text: str
    thread: Thread
    moment: Moment


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What deeds work with. Holds nothing between messages but the stores behind it."""

    proposer: Proposer
    understanding: Understands
    drafting: Drafting
    memory: Memory
    replaying: Replaying
    pictures: Draws
    zone: str = "UTC"
    """The IANA time zone of times that are told without one."""

    def answered(self, standing: Standing, moment: Moment, *, limit: int | None = None, beside: Sequence[str] = ()) -> Answer:
        """The answer to where a conversation stands, ready to be put before a client; the creators `beside` are looked at too."""
        return self.proposer.answer(
            standing.brief,
            today=moment.today,
            limit=limit,
            hand=standing.hand,
            fewer=len(standing.gaps),
            beside=beside,
            thread=moment.thread,
            decided=standing.decided,
        )

    def listed(self, call: Call, answer: Answer, thread: Thread) -> Told:
        """The reply with a list that is kept for replaying, and the one question where the list would change much."""
        if answer.proposal is None:
            return Reply(command=call.command, answer=answer), thread
        thread = self.remembered(call, answer.proposal, thread)
        hand, today = answer.proposal.hand, call.moment.today
        question = self.proposer.matchmaker.question(answer.proposal.shortlist, today=today, asked=thread.asked, hand=hand)
        choices = answers_to(question)
        thread = thread.asking(choices, about=question.field if question else None)
        wanted = self._rate_to_ask_for(answer.proposal, call.moment)
        reply = Reply(command=call.command, answer=answer, kept=thread.kept, question=question, choices=choices, rate_for=wanted)
        return reply, replace(thread, rate_for=wanted)

    def remembered(self, call: Call, proposal: Proposal, thread: Thread) -> Thread:
        """The thread with a list on the screen, which is kept under its id."""
        kept = self.proposer.keep(proposal, who=call.moment.who, thread=call.moment.thread, now=call.moment.now)
        shown = shown_of(proposal)
        return thread.showing(shown, listed=len(shown), kept=kept)

    def _rate_to_ask_for(self, proposal: Proposal, moment: Moment) -> str | None:
        """A currency whose rate is wanted, the first time that it is."""
        wanted = proposal.exchange.wanted
        if wanted is None or not self.memory.rates.mark_asked(wanted.currency, now=moment.now):
            return None
        return wanted.currency


Deed = Callable[[Call, Tools], Told]


class Whom(NamedTuple):
    """The creators that a command is about, by id, and the names that nobody is known by."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...]


def whom(call: Call, tools: Tools) -> Whom:
    """Positions are those of the list on the screen; a handle may be anybody's in the catalogue."""
    ids: list[str] = []
    unknown: list[str] = []
    for one in call.command.creators:
        found = _id_of(one, call.thread.shown, tools)
        (unknown if found is None else ids).append(str(one) if found is None else found)
    return Whom(ids=tuple(dict.fromkeys(ids)), unknown=tuple(unknown))


def _id_of(one: Creator, shown: Sequence[Shown], tools: Tools) -> str | None:
    if isinstance(one, int):
        return shown[one - 1].id or None if one <= len(shown) else None
    listed = {person.id for person in shown}
    ids = tools.proposer.matchmaker.ids_of(one)
    return next((key for key in ids if key in listed), ids[0] if ids else None)  # of two by one handle the one on the screen


def nobody(call: Call, tools: Tools, unknown: Sequence[str]) -> Told:
    """That a creator is not known, with the handles that are spelled most alike."""
    name = unknown[0]
    if name.isdecimal():
        language = Words(call.thread.language).language
        told = {"place": number(int(name), language), "count": number(len(call.thread.shown), language)}
        return Reply(command=call.command, said="said.no_place", fields=told), call.thread
    near = listed_in(call, (f"@{handle}" for handle in tools.proposer.matchmaker.near(name)))
    return Reply(command=call.command, said="said.nobody_near" if near else "said.nobody", fields={"name": name, "near": near}), call.thread


class Named(NamedTuple):
    """Where the conversation stands, and the creators in the catalogue that a command is about."""

    standing: Standing
    ids: tuple[str, ...]


def named(call: Call, tools: Tools) -> Named | Told:
    """Whom a command about creators is about, none where it names none; what to say where there is no brief yet or a name is nobody's."""
    standing = call.thread.standing
    if standing is None:
        return Reply(command=call.command, said="chat.no_brief"), call.thread
    ids, unknown = whom(call, tools)
    return nobody(call, tools, unknown) if unknown else Named(standing=standing, ids=ids)


def listed_in(call: Call, parts: Iterable[str]) -> str:
    """Names in one line, as the conversation's language writes lists."""
    return commas(parts, Words(call.thread.language))


def known_of(call: Call) -> frozenset[str]:
    """Ids of those who stand in the list on the screen."""
    return frozenset(one.id for one in call.thread.shown)


def handle_of(creator_id: str, call: Call, tools: Tools) -> str | None:
    """The handle that a person knows a creator by: the one on the screen, else that of their first account; `None` for an unknown one."""
    on_screen = next((one.handle for one in call.thread.shown if one.id == creator_id), None)
    return on_screen or tools.proposer.matchmaker.handle_of(creator_id)


def called(creator_id: str, call: Call, tools: Tools) -> str:
    """How a sentence names a creator: by the handle, else by the id."""
    handle = handle_of(creator_id, call, tools)
    return f"@{handle}" if handle else creator_id


def names_of(decisions: Sequence[Decision], call: Call, tools: Tools) -> dict[str, str]:
    """The handles of those whom decisions are about, by id."""
    known = sorted({one.creator_id for one in decisions if one.creator_id is not None})
    return {key: handle_of(key, call, tools) or key for key in known}


def answers_to(question: Question | None) -> tuple[Choice, ...]:
    """The answers of a question as choices to pick."""
    if question is None:
        return ()
    return tuple(Choice(label=answer.value, command=Command(name="refine", refinement=answer.refinement)) for answer in question.answers)


def shown_of(proposal: Proposal) -> tuple[Shown, ...]:
    """What a person can name by its position."""
    return tuple(Shown(handle=match.account.handle, name=match.creator.name, id=match.creator.id) for match in proposal.shortlist.matches)
