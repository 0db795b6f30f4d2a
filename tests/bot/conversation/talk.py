"""Conversations for tests: sixteen invented coffee creators, a memory in SQLite, people who write at different times."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot.bootstrap import Parts
from bot.brief_reading import BriefReading
from bot.conversation.conversation import Conversation
from bot.conversation.deeds.tools import Tools
from bot.conversation.moment import Moment
from bot.conversation.replies import Body, Reply
from bot.conversation.thread import Standing, Thread
from bot.conversation.understanding.understanding import Understanding
from bot.drafting import Drafting
from bot.matchmaker import Matchmaker
from bot.memory.decisions import Decision
from bot.memory.memory import Memory
from bot.memory.migrating import prepared
from bot.proposal import Proposal
from bot.proposing import Proposer
from bot.replaying import Replaying
from index.catalogue.opening import open_database, sqlite_url
from index.languages import LanguageDetector
from prompts.commands import Command
from prompts.words import Words, languages
from retrieval.brief import Brief
from retrieval.fees.money import NoRate, Rate, dated
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.reading.reader import RulesReader
from tests.builders import NOW, a_creator, a_post
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities

Kind = TypeVar("Kind", bound=Body)

MAI, BO = "mai", "bo"
HERE, THERE = "terminal:default", "terminal:other"
BRIEF = "5 home coffee creators"
LATTE = (3, 7, 11, 13)
"""Creators who draw on milk; the others have the same two posts each."""


def link(k: int, post: str = "swan") -> str:
    """The address of a post, by its last word."""
    return f"https://posts.example/{k}/{post}"


def _posts(k: int) -> tuple[str, ...]:
    return ("espresso at home", "latte art swan", "latte art tulip") if k in LATTE else ("espresso at home", "my coffee corner")


PEOPLE = tuple(
    a_creator(
        f"coffee.{k:02}",
        name=f"Creator {k}",
        platform="instagram" if k % 2 else "tiktok",
        country="TH" if k < 8 else "VN",
        followers=4_000 * (k + 1),
        languages=("en",),
        contact=f"hello{k}@mail.example",
        posts=tuple(
            a_post(text, key=f"p{n}", days_ago=5 + n, platform="instagram" if k % 2 else "tiktok", url=link(k, text.split()[-1]))
            for n, text in enumerate(_posts(k))
        ),
    )
    for k in range(16)
)


@dataclass(frozen=True, kw_only=True)
class Office:
    """What answers, without what is remembered."""

    matchmaker: Matchmaker
    rules: RulesReader
    book: NicheBook
    must_haves: MustHaves


def an_office(desk: Desk, detector: LanguageDetector) -> Office:
    """Over a published generation, with vectors made from words."""
    rules, book = RulesReader(detector=detector), NicheBook()
    matcher = Matcher(embedder=WordVectors(), book=book, gazetteer=ThreeCities())
    matchmaker = Matchmaker(reader=BriefReading(rules=rules, detector=detector), matcher=matcher, desk=lambda: desk)
    return Office(matchmaker=matchmaker, rules=rules, book=book, must_haves=MustHaves(book))


def a_memory(folder: Path) -> Memory:
    """The memory in this folder, as a process that has just started opens it."""
    return Memory(engine=prepared(open_database(sqlite_url(folder))))


class TeamRates:
    """Nothing but the rates that the team told: no bank's table."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def rate(self, currency: str, today: date) -> Rate | NoRate:
        """See `Rates`."""
        told = self._memory.rates.latest(currency)
        if told is None:
            return NoRate(currency=currency, why="missing")
        return dated(currency, told.per_usd, told.as_of, told.source, today=today)


def a_proposer(office: Office, memory: Memory) -> Proposer:
    """Makes proposals with this memory."""
    return Proposer(
        matchmaker=office.matchmaker,
        book=office.book,
        must_haves=office.must_haves,
        rates=lambda: TeamRates(memory),
        memory=memory,
        model_id=WordVectors.model_id,
    )


def a_conversation(office: Office, memory: Memory) -> Conversation:
    """Answers messages with this memory."""
    proposer = a_proposer(office, memory)
    return Conversation(
        tools=Tools(
            proposer=proposer,
            understanding=Understanding(office.rules),
            drafting=Drafting(model=None),
            memory=memory,
            replaying=Replaying(ground=proposer.ground, make=proposer.made_again, why=proposer.why_gone),
            pictures=Parts.pictures,
        )
    )


class Talk:
    """A conversation with its thread. Every message is said a minute after the one before, whoever says it."""

    def __init__(self, office: Office, memory: Memory, *, key: str = HERE, since: datetime = NOW) -> None:
        self.office = office
        self.memory = memory
        self.key = key
        self.thread = Thread()
        self.now = since
        self._conversation = a_conversation(office, memory)

    def say(self, *texts: str, who: str = MAI) -> Reply:
        """The reply to the last of these messages; what it says has words in every language."""
        for text in texts:
            self.now += timedelta(minutes=1)
            reply, self.thread = self._conversation.say(text, self.thread, Moment(now=self.now, who=who, thread=self.key))
            assert _worded(reply)
        return reply

    def do(self, command: Command, *, text: str = "", who: str = MAI) -> Reply:
        """The reply to a command that no words are needed for."""
        self.now += timedelta(minutes=1)
        reply, self.thread = self._conversation.do(command, text, self.thread, Moment(now=self.now, who=who, thread=self.key))
        assert _worded(reply)
        return reply

    def elsewhere(self, key: str = THERE) -> "Talk":
        """Another conversation of the same team."""
        return Talk(self.office, self.memory, key=key, since=self.now)

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        assert self.thread.standing is not None
        return self.thread.standing

    @property
    def brief(self) -> Brief:
        """What is remembered."""
        return self.standing.brief

    @property
    def listed(self) -> list[str]:
        """The handles on the screen."""
        return [one.handle for one in self.thread.shown]

    @property
    def decided(self) -> tuple[Decision, ...]:
        """Everything on record about this conversation."""
        return self.memory.decisions.in_thread(self.key)

    @property
    def in_force(self) -> list[tuple[str, str]]:
        """What stands of it: kind and id."""
        return [(one.kind, one.creator_id or "") for one in self.decided if one.undone_at is None]


def _worded(reply: Reply) -> bool:
    """Whether its sentence stands in every language with all that it is filled with."""
    return reply.said is None or all(Words(language)(reply.said, **reply.fields) for language in languages())


def handles(proposal: Proposal) -> list[str]:
    """Those of a list, in its order."""
    return [match.account.handle for match in proposal.shortlist.matches]


def proposal_of(reply: Reply) -> Proposal:
    """The list of a reply."""
    assert reply.answer is not None
    assert reply.answer.proposal is not None
    return reply.answer.proposal


def body_of(reply: Reply, kind: type[Kind]) -> Kind:
    """The body of a reply, of the kind that is expected."""
    assert isinstance(reply.body, kind)
    return reply.body


def id_of(handle: str) -> str:
    """The id of one of the sixteen."""
    return next(one.id for one in PEOPLE if one.accounts[0].handle == handle)
