"""Matching where only candidates are looked at by meaning, as in catalogues that outgrow one machine's memory."""

import json
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.exports.as_json import shortlist_as_json
from index.embedding.embedder import Vectors
from index.generation.reading import Generation
from index.records import Creator
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.shortlist import Shortlist
from tests.builders import TODAY, a_creator
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities
from tests.retrieval.answers import order
from tests.retrieval.tables import a_brief

Publish = Callable[[Sequence[Creator]], Generation]

PEOPLE = (
    a_creator("a-knits", posts=("a jumper", "lace and yarn")),
    a_creator("b-kites", posts=("kite buggy", "kite buggy again")),
    a_creator("c-also", posts=("kite buggy outdoors", "a buggy of a kite")),
)


class Only:
    """Names these rows as candidates, or nobody where it cannot tell."""

    def __init__(self, *rows: int, knows: bool = True) -> None:
        self.rows, self.knows = rows, knows

    def near(self, sense: Vectors, generation: Generation, passes: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """See `Candidates`."""
        assert sense.shape[0] == 1
        assert len(passes) == generation.manifest.creators
        return np.isin(np.arange(len(passes)), self.rows) if self.knows else None


@pytest.fixture
def narrowed(published: Publish, book: NicheBook) -> Callable[[Only | None], Shortlist]:
    """`narrowed(candidates)`: the people above searched for kites."""
    desk = Desk(published(PEOPLE))

    def answer(candidates: Only | None) -> Shortlist:
        matcher = Matcher(embedder=WordVectors(), book=book, gazetteer=ThreeCities(), candidates=candidates)
        return matcher.shortlist(a_brief(topics=("kite buggy",), language="en"), desk, today=TODAY, limit=9)

    return answer


def test_candidates_that_hold_everybody_change_nothing(narrowed: Callable[[Only | None], Shortlist]) -> None:
    assert narrowed(Only(0, 1, 2)) == narrowed(None) == narrowed(Only(knows=False))


def test_whoever_is_no_candidate_stays_on_the_list_by_words_alone(narrowed: Callable[[Only | None], Shortlist]) -> None:
    assert order(narrowed(Only(0, 1, 2)))[2] == "a-knits"
    found = narrowed(Only(2))
    assert order(found)[2] == "a-knits"
    assert [match.evidence[0].meaning for match in found.matches if match.creator.id == "instagram:b-kites"] == [0]


def test_figures_of_posts_that_were_not_looked_at_are_still_numbers(narrowed: Callable[[Only | None], Shortlist]) -> None:
    told = json.dumps(shortlist_as_json(narrowed(Only(2))))
    assert "NaN" not in told
    assert narrowed(Only(2)) == narrowed(Only(2))
