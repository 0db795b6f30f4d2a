"""The outcome of a search, as values: matches with their reasons, evidence, requirements and warnings."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.records import Account, Creator, Post
from retrieval.authenticity import Warning as Caution
from retrieval.brief import Brief
from retrieval.conflicts import Conflict
from retrieval.engagement import Engagement
from retrieval.filters import Requirement, Status

PartName = Literal["topic", "engagement", "freshness", "place", "authenticity", "sponsored"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part of a score: what it added or took, and the figures behind it."""

    name: PartName
    value: float
    because: tuple[tuple[str, float | str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A post that a match rests on. `meaning` is its cosine to the search, `words` its share of the words (0 to 1)."""

    post: Post
    meaning: float
    words: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """Words of a creator as proof: a verbatim part of `index.texts.shown(post.wording)`, of the bio where there is no post."""

    post: Post | None
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A figure or a declared fact as proof. `what` names it (see `retrieval.ledger`), `account` is `platform:handle`.

    `as_of` and `source` are those of the figure; a record's own facts (country, gender, languages) carry neither.
    """

    what: str
    value: float | str
    account: str | None = None
    as_of: date | None = None
    source: str | None = None


Proof = Quoted | Known


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A requirement with its verdict on one creator and what the verdict rests on. Soft ones (`hard` is False) rule nobody out."""

    requirement: Requirement
    status: Status
    proofs: tuple[Proof, ...] = ()
    hard: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """One creator of a shortlist. `supported` is False where the content does not reach the cut for a match.

    `account` is the one that the brief means: on a platform asked for and within its bounds, else the largest.
    `days_silent` counts from the newest post to the day of the search; `None` where no post is dated.
    """

    row: int
    creator: Creator
    account: Account
    score: float
    supported: bool
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    ledger: tuple[Judged, ...]
    cautions: tuple[Caution, ...]
    engagement: Engagement | None
    days_silent: int | None
    niches: tuple[str, ...]
    twins: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    pinned: bool = False
    """Stands where it does because people pinned it, even where a requirement is not met."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """How many creators one requirement alone contradicts."""

    requirement: Requirement
    creators: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortlist:
    """The ranked answer to a brief, best first.

    `passing` creators are contradicted by no requirement that columns answer; `supported` ones of them have content for it as well and
    no text that contradicts an exclusion: these are the matches. The same brief, day, hand and generation give the same shortlist.
    """

    brief: Brief
    today: date
    generation: int
    catalogue_size: int
    passing: int
    supported: int
    removed: tuple[Removed, ...]
    matches: tuple[Match, ...]
