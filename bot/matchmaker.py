"""The use-cases: what a person can ask for, the same from a terminal and from any other door."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from rapidfuzz import process

from bot.brief_reading import Reading
from bot.models.model import Reason
from bot.proposal import Proposal
from index.languages import by_script
from index.progress import Progress, Silent
from retrieval.brief import Brief
from retrieval.hand import NOBODY, Example, Hand, row_of
from retrieval.matching import Matcher
from retrieval.parts import Desk
from retrieval.question import LOOKED_AT, Question, the_one_question
from retrieval.reading.no_brief import Kind as NoBrief
from retrieval.reading.problems import BriefProblem, Code, contradiction, problem_with
from retrieval.shortlist import Shortlist

DEFAULT_LIST = 10
MOST_LISTED = 100
NO_BRIEF: dict[NoBrief, Code] = {
    "code": "no_brief_code",
    "recipe": "no_brief_recipe",
    "question": "no_brief_question",
    "prose": "no_brief_prose",
}
"""What is told where a text is no brief."""


class Reader(Protocol):
    """Makes a brief of a person's words."""

    def read(self, text: str, *, today: date) -> Reading:
        """The brief in a text; what is not said stays empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of a text: a shortlist with its brief, or the problem that kept it from being one."""

    brief: Brief | None
    shortlist: Shortlist | None
    problem: BriefProblem | None
    language: str | None
    """The language to answer in: the brief's, or that of a text that is none."""

    asked: int = DEFAULT_LIST
    from_model: tuple[str, ...] = ()
    """Fields of the brief that a model filled."""
    trouble: Reason | None = None
    """Why the model that was asked could not help."""
    unused: tuple[str, ...] = ()
    """Phrases of the text that look like a demand and that nothing was read from."""
    proposal: Proposal | None = None
    """The shortlist with proofs, fees and all that it is defended with, where that was asked for (see `bot.proposing`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matchmaker:
    """Answers people over the catalogue that is published now, which `desk` hands out anew for each answer."""

    reader: Reader
    matcher: Matcher
    desk: Callable[[], Desk]

    def read(self, text: str, *, today: date) -> Reading:
        """The brief in a text, and who read it."""
        return self.reader.read(text, today=today)

    def match(
        self,
        text: str,
        *,
        today: date,
        limit: int | None = None,
        strict: bool = False,
        hand: Hand = NOBODY,
        progress: Progress | None = None,
    ) -> Answer:
        """Reads a brief and answers it."""
        told = progress or Silent()
        if problem := problem_with(text):
            return Answer(brief=None, shortlist=None, problem=problem, language=by_script(text[:500]))
        told.stage("brief", total=None, unit="")
        reading = self.read(text, today=today)
        if reading.instead is not None:
            problem = BriefProblem(code=NO_BRIEF[reading.instead])
            return Answer(brief=None, shortlist=None, problem=problem, language=reading.brief.language)
        told.stage("search", total=None, unit="")
        made = self.answer(reading.brief, today=today, limit=limit, strict=strict, hand=hand)
        return replace(made, from_model=reading.from_model, trouble=reading.trouble, unused=reading.unused)

    def answer(
        self, brief: Brief, *, today: date, limit: int | None = None, strict: bool = False, hand: Hand = NOBODY, fewer: int = 0
    ) -> Answer:
        """Answers a brief that was read already, or says how it contradicts itself. The list is shorter by `fewer`."""
        if problem := contradiction(brief):
            return Answer(brief=brief, shortlist=None, problem=problem, language=brief.language)
        asked = limit or max(0, min(brief.how_many or DEFAULT_LIST, MOST_LISTED) - fewer)
        made = self.shortlist(brief, today=today, limit=max(1, asked), strict=strict, hand=hand)
        made = made if asked else replace(made, matches=())
        return Answer(brief=brief, shortlist=made, problem=None, language=brief.language, asked=asked)

    def shortlist(self, brief: Brief, *, today: date, limit: int, strict: bool = False, hand: Hand = NOBODY) -> Shortlist:
        """The list alone."""
        return self.matcher.shortlist(brief, self.desk(), today=today, limit=limit, strict=strict, hand=hand)

    def question(self, shortlist: Shortlist, *, today: date, asked: Collection[str] = (), hand: Hand = NOBODY) -> Question | None:
        """The one question whose answer would change this list most; `None` where none would change much. Makes the list anew for
        each answer."""

        def top(brief: Brief) -> tuple[str, ...]:
            return tuple(match.creator.id for match in self.shortlist(brief, today=today, limit=LOOKED_AT, hand=hand).matches)

        return the_one_question(shortlist, top, asked=asked)

    def rows_of(self, name: str) -> tuple[int, ...]:
        """Rows of the creators that a handle or id names; empty for an unknown one."""
        return self.desk().generation.rows_named(name)

    def ids_of(self, name: str) -> tuple[str, ...]:
        """Ids of the creators that a handle or id names."""
        ids = self.desk().generation.ids
        return tuple(ids[row] for row in self.rows_of(name))

    def handle_of(self, creator_id: str) -> str | None:
        """The handle that a creator goes by; `None` for an unknown id."""
        generation = self.desk().generation
        row = row_of(creator_id, generation)
        return None if row is None else generation.handle(row)

    def post_at(self, link: str) -> Example | None:
        """The post that stands at this address; `None` where no record has it."""
        generation = self.desk().generation
        row = generation.row_naming(link)
        while row is not None:  # others may tell of this address too
            creator = generation.creator(row)
            if post := next((post for post in creator.posts if post.url == link), None):
                return Example(creator=creator.id, post=post.id)
            row = generation.row_naming(link, after=row)
        return None

    def near(self, name: str, *, count: int = 3) -> list[str]:
        """The known handles that are spelled most like this one."""
        known = [key for key in self.desk().generation.handles if ":" not in key]
        return [key for key, _, _ in process.extract(name.strip().lstrip("@").casefold(), known, limit=count, score_cutoff=50)]
