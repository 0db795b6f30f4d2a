"""Builders of creators, briefs and fees for tests about money."""

from typing import Any

from index.records import Account, Creator
from retrieval.brief import Brief, Deliverable, Kind
from retrieval.fees.creator_fee import CreatorFee, fee_of
from retrieval.fees.money import Exchange
from retrieval.niches import NicheBook
from tests.builders import TODAY, a_creator

BOOK = NicheBook()
DOLLARS = Exchange()


def a_brief(*pieces: Deliverable, **fields: Any) -> Brief:
    """A brief of these pieces."""
    return Brief(wording="x", deliverables=pieces, **fields)


def a_piece(kind: Kind = "reel", platform: str | None = "instagram", count: int = 1) -> Deliverable:
    """A reel on Instagram unless told otherwise."""
    return Deliverable(kind=kind, platform=platform, count=count)


def an_american(handle: str = "ana", **fields: Any) -> Creator:
    """A creator of the United States with 100,000 followers and no engagement rate: every factor is one, unless told otherwise."""
    return a_creator(handle, **{"country": "US", "followers": 100_000, "rate": None, "niches": ("coffee",), "represented": False, **fields})


def fee(creator: Creator | None = None, brief: Brief | None = None, *, account: Account | None = None, **more: Any) -> CreatorFee:
    """The fee of a creator, for one reel unless told otherwise."""
    person = creator or an_american()
    told = {"today": TODAY, "exchange": DOLLARS, "book": BOOK, **more}
    return fee_of(person, account or person.main_account, brief or a_brief(a_piece()), **told)
