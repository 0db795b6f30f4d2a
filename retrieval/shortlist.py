"""The outcome of a search, as values: matches with their reasons, evidence, requirements and warnings."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.records import Account, Creator, Post
from retrieval.authenticity import Warning as Caution
from retrieval.brief import Brief
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
class Judged:
    """A requirement with its verdict on one creator."""

    requirement: Requirement
    status: Status


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """How many creators one requirement alone contradicts."""

    requirement: Requirement
    creators: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortlist:
    """The ranked answer to a brief, best first.

    `passing` creators are contradicted by no requirement, `supported` ones of them have content for it as well. The same brief, day
    and generation give the same shortlist.
    """

    brief: Brief
    today: date
    generation: int
    catalogue_size: int
    passing: int
    supported: int
    removed: tuple[Removed, ...]
    matches: tuple[Match, ...]
