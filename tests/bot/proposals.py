"""Builders of proposals and of what people decided about them, for tests that only show them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.memory.decisions import Approval, Decision, Kind
from bot.proposal import Marks, Proposal
from retrieval.conflicts import Conflict
from retrieval.fees.creator_fee import CreatorFee, fee_of
from retrieval.fees.money import Exchange, FeeRange
from retrieval.fees.totals import total_of
from retrieval.filters import Requirement
from retrieval.hand import NOBODY
from retrieval.niches import NicheBook
from retrieval.shortlist import Judged, Known, Match, Proof, Quoted
from tests.builders import NOW, a_post
from tests.prompts.matches import a_shortlist

BOOK = NicheBook()


def a_proposal(
    *matches: Match, fees: tuple[CreatorFee, ...] | None = None, exchange: Exchange | None = None, list_of: Any = None, **fields: Any
) -> Proposal:
    """A proposal of these matches with estimated fees and their total; `list_of` are fields of its shortlist."""
    shortlist = a_shortlist(*matches, **(list_of or {}))
    brief, rate = shortlist.brief, exchange or Exchange()
    paid = fees or tuple(fee_of(m.creator, m.account, brief, today=shortlist.today, exchange=rate, book=BOOK) for m in matches)
    told: dict[str, Any] = {
        "shortlist": shortlist,
        "limit": 10,
        "strict": False,
        "hand": NOBODY,
        "exchange": rate,
        "fees": paid,
        "total": total_of(paid, brief, exchange=rate),
    }
    return Proposal(**{**told, **fields})


def a_fee(creator_id: str = "instagram:ana", **fields: Any) -> CreatorFee:
    """A fee of round amounts."""
    package = FeeRange(currency="USD", low=500, likely_low=1_200, median=2_200, likely_high=3_900, high=9_400)
    return CreatorFee(**{"creator_id": creator_id, "paid": "flat", "package": package, "basis": ("benchmarks",), **fields})


def a_decision(kind: Kind = "approve", *, creator_id: str | None = "instagram:ana", who: str = "mai", **fields: Any) -> Decision:
    """A decision that stands, without a reason."""
    told: dict[str, Any] = {
        "id": 1,
        "shortlist": "S-AAAAAAAA",
        "thread": "terminal:default",
        "text": "",
        "at": NOW,
        "undone_by": None,
        "undone_at": None,
        "again_of": None,
    }
    return Decision(kind=kind, creator_id=creator_id, who=who, **{**told, **fields})


def undone(kind: Kind = "approve", *, by: str = "bo", at: datetime = NOW, **fields: Any) -> Decision:
    """A decision that was taken back."""
    return a_decision(kind, undone_by=by, undone_at=at, **fields)


def marks_of(*here: Decision, elsewhere: tuple[Approval, ...] = ()) -> Mapping[str, Marks]:
    """The marks of Ana."""
    return {"instagram:ana": Marks(here=here, elsewhere=elsewhere)}


def verdict(field: str, status: Any, *proofs: Proof, asked: str = "x", hard: bool = True) -> Judged:
    """A requirement with its verdict and what it rests on."""
    return Judged(requirement=Requirement(field=field, asked=asked), status=status, proofs=proofs, hard=hard)


def proven(text: str) -> tuple[Judged, ...]:
    """A ledger in which this text is asked for, quoted, known and named as a source, once with each verdict."""
    quoted = Quoted(post=a_post(text, url=text), text=text)
    return (
        verdict("topics", "met", Known(what="tag", value=text), quoted, asked=text, hard=False),
        verdict("must_have", "unknown", asked=text, hard=False),
        verdict("creator_places", "not_met", Known(what="place", value=text, source=text), asked=text),
        verdict("followers", "met", Known(what="followers", value=48_200, account=f"instagram:{text}", source=text), asked="1000.."),
    )


def weighed(text: str) -> Conflict:
    """Earlier work that names this text."""
    return Conflict(code="own_paid", phrase=text, posts=(a_post(text, url=text),))
