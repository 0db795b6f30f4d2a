"""Builders of matches and shortlists for tests that only show them."""

from typing import Any

from index.records import Post
from retrieval.brief import Brief
from retrieval.engagement import Engagement, Norm
from retrieval.filters import Requirement, Status
from retrieval.shortlist import Evidence, Judged, Match, Removed, Shortlist
from tests.builders import TODAY, a_creator, a_post

HOSTILE = "Ana \x1b[31m[red]{brand}\u202e\u2066\u200b\x00\x07[/red] <b>*"
"""A name with escape codes, markup, fields, bidi and invisible characters."""

UNWANTED = "\x1b\x00\x07\u202e\u2066\u200b"


def evidence(post: Post | str = "A slow pour-over at home", *, words: float = 0.5) -> Evidence:
    """A post that a match rests on."""
    return Evidence(post=a_post(post) if isinstance(post, str) else post, meaning=0.5, words=words)


def standing(*, percentile: float | None = None, **others: Any) -> Engagement:
    """An account's engagement, beside the norm unless a percentile is given."""
    norm = None if percentile is not None else Norm(low=0.02, high=0.04, source="somebody", year="2026")
    told: dict[str, Any] = {"platform": "instagram", "tier": "micro", "rate": 0.03, "standing": 0.5, "cell_size": 41, **others}
    return Engagement(basis="catalogue" if norm is None else "norm", percentile=percentile, norm=norm, **told)


def a_match(**fields: Any) -> Match:
    """A match that fits, with one post and nothing to say beyond it."""
    creator = fields.get("creator") or a_creator()
    told: dict[str, Any] = {
        "row": 0,
        "creator": creator,
        "account": creator.main_account,
        "score": 0.9,
        "supported": True,
        "parts": (),
        "evidence": (evidence(),),
        "ledger": (),
        "cautions": (),
        "engagement": None,
        "days_silent": 5,
        "niches": (),
        "twins": (),
    }
    return Match(**{**told, **fields})


def judged(field: str, status: Status) -> Judged:
    """A requirement with its verdict."""
    return Judged(requirement=Requirement(field=field, asked="x"), status=status)


def a_shortlist(*matches: Match, **fields: Any) -> Shortlist:
    """A shortlist of these matches."""
    told: dict[str, Any] = {
        "brief": Brief(wording="home coffee", language="en", topics=("home coffee",)),
        "today": TODAY,
        "generation": 1,
        "catalogue_size": 240,
        "passing": 12,
        "supported": 3,
        "removed": (),
        "matches": matches,
    }
    return Shortlist(**{**told, **fields})


def removed(field: str, creators: int) -> Removed:
    """How many creators a requirement contradicts."""
    return Removed(requirement=Requirement(field=field, asked="x"), creators=creators)
