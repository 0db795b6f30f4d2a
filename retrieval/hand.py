"""What people changed by hand on a list, beside the brief."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from index.generation.reading import Generation
from retrieval.filters import Named


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """Whom or what others should be like: a creator by id, or one of their posts."""

    creator: str
    post: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hand:
    """Ids of creators: those who are to stand first, those taken out of this list, and those whom the team works with no more; and whom
    the others should be like."""

    pinned: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    like: tuple[Example, ...] = ()


NOBODY = Hand()
"""Nothing was changed by hand."""


def rows_of(ids: Iterable[str], generation: Generation) -> tuple[int, ...]:
    """Rows of these creators, each once, in this order; ids that the generation lacks are left out."""
    known = (row for one in ids for row in generation.handles.get(one.casefold(), ()) if generation.ids[row] == one)
    return tuple(dict.fromkeys(known))


def row_of(creator_id: str, generation: Generation) -> int | None:
    """The row of one creator; `None` where the generation lacks it."""
    return next(iter(rows_of([creator_id], generation)), None)


def pinned_rows(hand: Hand, generation: Generation) -> tuple[int, ...]:
    """Rows of those who stand first, in their order; whoever is dropped or blocked does not."""
    out = {*hand.dropped, *hand.blocked}
    return rows_of((one for one in hand.pinned if one not in out), generation)


def named(hand: Hand, generation: Generation) -> Iterator[Named]:
    """The dropped and the blocked as requirements. What is asked for is only how many there are, since a list is shown to people who
    need not know whom a team works with no more.
    """
    for field, ids in (("dropped", hand.dropped), ("blocked", hand.blocked)):
        yield Named(field=field, asked=str(len(rows_of(ids, generation))), rows=with_twins(ids, generation))


def with_twins(ids: Iterable[str], generation: Generation) -> tuple[int, ...]:
    """Rows of these creators and of those who are likely the same people: who was taken out must not come back under another account."""
    rows = rows_of(ids, generation)
    clusters = generation.columns.cluster
    return tuple(np.flatnonzero(np.isin(clusters, clusters[list(rows)])).tolist()) if rows else ()
