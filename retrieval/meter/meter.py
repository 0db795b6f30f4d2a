"""The constraint meter: how many creators match a brief, and how many would if one requirement were another.

A match is a creator whom no requirement contradicts, exclusions by text among them, and whose content reaches the cut. Topics stay what
they are, so content is looked at once for all variants; each count is what the matcher says of the brief after the change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from retrieval.brief import Brief
from retrieval.hand import NOBODY, Hand, with_twins
from retrieval.matching import Matcher
from retrieval.meter.moves import Move, moves, refinement_to, together
from retrieval.meter.tally import Tally
from retrieval.parts import Desk
from retrieval.refinement import Refinement
from retrieval.support import supported

MANY = 20
"""Matches for each creator wanted from which a brief is wide: a tenth more or less of them would not be noticed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A change of the brief: the requirements that it is about, how many would match after it, and how many more that is."""

    refinement: Refinement
    fields: tuple[str, ...]
    gives: int
    adds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Meter:
    """What matches now; changes that add, most first; changes that take, most first; and the two together that give most, where they
    give more than any one. Changes without effect are left out, and of changes alike the milder comes first.
    """

    brief: Brief
    matches: int
    loosen: tuple[Change, ...]
    tighten: tuple[Change, ...]
    pair: Change | None

    def worth_telling(self, *, wanted: int) -> Literal["few", "many"] | None:
        """Whether there are fewer matches than the creators wanted, or so many that the brief could ask for more."""
        if self.matches < wanted:
            return "few"
        return "many" if self.matches > MANY * wanted else None


def metered(brief: Brief, desk: Desk, *, matcher: Matcher, hand: Hand = NOBODY, strict: bool = False) -> Meter:
    """The meter of a brief. Whoever is dropped or blocked by hand counts as no match, whatever changes."""
    enough = supported(matcher.everybody(brief, desk, hand=hand))
    enough[list(with_twins((*hand.dropped, *hand.blocked), desk.generation))] = False
    tally = Tally(matcher=matcher, desk=desk, rows=np.flatnonzero(enough), strict=strict)
    now = tally.count(brief)
    every = moves(brief)
    single = [change for move in every if (change := _change([move], brief, tally, now)) is not None]
    most = max((change.gives for change in single), default=now)
    return Meter(
        brief=brief,
        matches=now,
        loosen=tuple(sorted((one for one in single if one.adds > 0), key=lambda one: -one.adds)),
        tighten=tuple(sorted((one for one in single if one.adds < 0), key=lambda one: one.adds)),
        pair=_best_pair([move for move in every if move.widens], brief, tally, now, over=max(now, most)),
    )


def _change(some: Sequence[Move], brief: Brief, tally: Tally, now: int, *, over: int = -1) -> Change | None:
    """The change that some moves make together; `None` where they make none, or one that gives no more than `over`."""
    after = brief
    for move in some:
        after = move.made(after)
    if (gives := tally.count(after)) <= over or (refinement := refinement_to(brief, after)) is None:
        return None
    return Change(refinement=refinement, fields=tuple(dict.fromkeys(move.field for move in some)), gives=gives, adds=gives - now)


def _best_pair(widening: Sequence[Move], brief: Brief, tally: Tally, now: int, *, over: int) -> Change | None:
    """The two moves that give most, of several alike the first; `None` where none gives more than `over`."""
    best: Change | None = None
    for first, second in combinations(widening, 2):
        if together(first, second):
            best = _change([first, second], brief, tally, now, over=best.gives if best else over) or best
    return best
