"""Why a creator is not in a list, in values: what is not met, what is too little, who stands before, and what would bring them in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Literal

import numpy as np

from index.records import Creator
from retrieval import weights
from retrieval.brief import Brief
from retrieval.filters import Requirement
from retrieval.hand import NOBODY, Hand
from retrieval.ledger.ledger import proven
from retrieval.matching import Matcher
from retrieval.meter.moves import Move, refinement_to
from retrieval.meter.openings import openings
from retrieval.meter.tally import Tally
from retrieval.parts import Desk
from retrieval.ranking import Ranking
from retrieval.refinement import Refinement
from retrieval.shortlist import Judged, Match, PartName, Shortlist
from retrieval.support import CUT, Contributions, Support, contributions, supported

MOST_WAYS = 2
"""Ways in that are looked at: the mildest, and the next beside it."""

HIGHEST_RATE = 300
"""Tenths of a per cent: what an account would have to reach beyond this is no advice."""

ContentName = Literal["meaning", "words", "themes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Content that does not reach the cut: what meaning, words and themes contribute beside what is usual (the median) for those who
    match; `low` names what lacks most. Without matches to compare with, `usual` and `low` are `None`.
    """

    total: float
    cut: float
    parts: Contributions[float]
    usual: Contributions[float] | None
    low: ContentName | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """Somebody who matches and stands too low: the place, and the last creator of the list beside it.

    `lacks` is the part of the score that is behind the last one's the most; `None` where what is unknown decides. `rate_needed` is the
    engagement that would be enough for the place of the last one, all else being as it is; `None` where no rate would.
    """

    place: int
    match: Match
    last: Match | None
    lacks: PartName | None
    rate_needed: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A change of the brief that brings somebody in: the requirements it is about, and the place that they would have."""

    refinement: Refinement
    fields: tuple[str, ...]
    place: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WhyNot:
    """All that keeps a creator out of a list of `shown`. `listed` is the place of one who is in it.

    `unmet` come with their proofs, and `unknown` with `strict` are as good as unmet. `twin` is the id of the creator who is likely the same
    person and is in the list instead. `ways` are the smallest changes of the brief that help; none where none of one or two does, where
    content is what lacks, and where people took the creator out by hand.
    """

    brief: Brief
    shown: int
    strict: bool
    creator: Creator
    listed: int | None = None
    unmet: tuple[Judged, ...] = ()
    unknown: tuple[Requirement, ...] = ()
    content: Content | None = None
    ranked: Ranked | None = None
    twin: str | None = None
    ways: tuple[Way, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether people took the creator out."""
        return any(one.requirement.field in {"dropped", "blocked"} for one in self.unmet)

    @property
    def out(self) -> bool:
        """Whether a requirement keeps them out, and not their place."""
        return bool(self.unmet) or (self.strict and bool(self.unknown))


def why_not(
    row: int, brief: Brief, desk: Desk, *, matcher: Matcher, today: date, shown: int, hand: Hand = NOBODY, strict: bool = False
) -> WhyNot:
    """Why the creator of this row is not among the first `shown` of the list for this brief and hand."""
    ranking = matcher.ranking(brief, desk, today=today, strict=strict, hand=hand, beside=[row])
    listed = ranking.best(limit=shown)
    match = ranking.match(row)
    told = WhyNot(brief=brief, shown=shown, strict=strict, creator=match.creator)
    for place, one in enumerate(listed, start=1):
        if one.row == row:
            return replace(told, listed=place)
    unmet = _unmet(match, ranking, matcher, desk)
    told = replace(
        told,
        unmet=unmet,
        unknown=tuple(one.requirement for one in match.ledger if one.status == "unknown"),
        content=None if match.supported else _content(row, matcher.everybody(brief, desk, hand=hand)),
        twin=next((one.creator.id for one in listed if one.creator.id in match.twins), None),
    )
    if not match.supported or told.by_hand:
        return told
    if told.out:
        return replace(told, ways=_ways(row, match.creator, brief, desk, matcher, today=today, hand=hand, strict=strict))
    return told if told.twin else replace(told, ranked=_ranked(match, listed, ranking, desk))


def _unmet(match: Match, ranking: Ranking, matcher: Matcher, desk: Desk) -> tuple[Judged, ...]:
    """The hard requirements that are not met, with proofs from the record."""
    alone = Shortlist(
        brief=ranking.brief,
        today=ranking.today,
        generation=desk.generation.manifest.number,
        catalogue_size=desk.generation.manifest.creators,
        passing=0,
        supported=0,
        removed=(),
        matches=(match,),
    )
    (complete,) = proven(alone, desk, book=matcher.book).matches
    barred = {bar.what.phrase for bar in ranking.bars if bar.bars(match.row, match.creator)}
    return tuple(
        one
        for one in complete.ledger
        if one.hard and one.status == "not_met" and (one.requirement.field != "exclude" or one.requirement.asked in barred)
    )


def _content(row: int, everybody: Support) -> Content:
    given = contributions(everybody)
    own = Contributions(*(round(float(part[row]), 4) for part in given))
    enough = np.flatnonzero(supported(everybody))
    if not len(enough):
        return Content(total=round(sum(own), 4), cut=CUT, parts=own, usual=None, low=None)
    usual = Contributions(*(round(float(median(part[enough].tolist())), 4) for part in given))
    names: tuple[ContentName, ...] = ("meaning", "words", "themes")
    low = max(names, key=lambda name: getattr(usual, name) - getattr(own, name))
    return Content(total=round(sum(own), 4), cut=CUT, parts=own, usual=usual, low=low)


def _ways(
    row: int, creator: Creator, brief: Brief, desk: Desk, matcher: Matcher, *, today: date, hand: Hand, strict: bool
) -> tuple[Way, ...]:
    """The mildest of the smallest changes, with the place after each. One requirement is not told twice."""
    tally = Tally(matcher=matcher, desk=desk, rows=np.array([row], dtype=np.intp), strict=strict)
    found: dict[tuple[str, ...], Way] = {}
    for some in openings(brief, row, creator, desk, tally):
        fields = _fields(some)
        after = brief
        for move in some:
            after = move.made(after)
        refinement = refinement_to(brief, after)
        if fields in found or refinement is None:
            continue
        ranking = matcher.ranking(after, desk, today=today, strict=strict, hand=hand)
        found[fields] = Way(refinement=refinement, fields=fields, place=ranking.place(row))
        if len(found) == MOST_WAYS:
            break
    return tuple(found.values())


def _fields(some: Sequence[Move]) -> tuple[str, ...]:
    return tuple(sorted({move.field for move in some}))


def _ranked(match: Match, listed: Sequence[Match], ranking: Ranking, desk: Desk) -> Ranked:
    place = ranking.place(match.row)
    last = next((one for one in reversed(listed) if not one.pinned), None)
    if last is None or ranking.key(match.row)[0] != ranking.key(last.row)[0]:
        return Ranked(place=place, match=match, last=last, lacks=None, rate_needed=None)
    own, theirs = ({part.name: part.value for part in one.parts} for one in (match, last))
    lacks = min({**own, **theirs}, key=lambda name: own.get(name, 0.0) - theirs.get(name, 0.0))
    return Ranked(place=place, match=match, last=last, lacks=lacks, rate_needed=_rate_needed(match, last, desk))


def _rate_needed(match: Match, last: Match, desk: Desk) -> float | None:
    """The lowest rate, in tenths of a per cent, whose standing closes the gap to the last one of the list."""
    followers = match.account.latest("followers")
    if match.engagement is None or followers is None:
        return None
    gap = round(last.score - match.score, weights.POINTS) + (10**-weights.POINTS if match.row > last.row else 0.0)
    needed = match.engagement.standing + gap / (2 * weights.ENGAGEMENT)  # a standing from 0 to 1 is worth twice the weight

    def enough(tenths: int) -> bool:
        found = desk.scale.place(platform=match.account.platform, followers=followers.value, rate=tenths / 1000)
        return found is not None and found.standing >= needed

    low, high = int(match.engagement.rate * 1000), HIGHEST_RATE
    if not enough(high):
        return None
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high / 1000
