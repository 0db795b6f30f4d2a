"""One vocabulary for all tests of must-haves."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from index.records import Creator
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.ledger.must_haves.proving import Verdict
from retrieval.niches import NicheBook

Ask = Callable[..., Verdict]


@pytest.fixture(scope="session")
def must_haves(book: NicheBook) -> MustHaves:
    """The real prover."""
    return MustHaves(book)


@pytest.fixture
def ask(must_haves: MustHaves) -> Ask:
    """The verdict on a phrase for a creator."""

    def asked(phrase: str, creator: Creator, *, language: str = "en") -> Verdict:
        return must_haves.verdict(must_haves.asked(phrase, language), creator)

    return asked


@dataclass(frozen=True)
class Matched:
    """As much of a match as a proof needs."""

    creator: Creator


@pytest.fixture
def matched() -> Callable[..., tuple[list[Matched], None]]:
    """Creators as matches, and the desk that proofs do not need."""
    return lambda *creators: ([Matched(one) for one in creators], None)
