"""Creators, a brief, a list and what was decided on it, in which everything that others wrote is one text."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from bot.blocks.showing import Audience, Showing
from bot.memory.decisions import Approval
from bot.proposal import Marks, Proposal
from index.records import Creator
from prompts.words import Words
from retrieval.authenticity import Warning as Caution
from retrieval.brief import Brief, Deliverable
from retrieval.conflicts import Conflict
from retrieval.fees.money import Exchange
from retrieval.filters import Requirement
from retrieval.likeness import Trait
from retrieval.meter.meter import Change, Meter
from retrieval.niches import NicheBook
from retrieval.question import Choice, Question
from retrieval.refinement import Refinement
from retrieval.shortlist import Judged, Known, Match, Part, Proof, Quoted
from tests.bot.proposals import a_decision, a_proposal, undone
from tests.builders import TODAY, a_creator, a_post, an_account
from tests.prompts.matches import a_match, evidence, standing

LANGUAGES = ("en", "th", "fa", "vi")
BOOK = NicheBook()
URL = "https://posts.example/of/record"
"""The address that every account and post of the samples has, beside a text that is none."""
_AN_ADDRESS = re.compile(r"https?://[^\s<>|@]+", re.IGNORECASE)
KEPT = "S-K3NQ7A2B"
Surface = Literal["message", "view", "chunks"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One payload as it would leave, and what it is of."""

    name: str
    surface: Surface
    payload: Any


def shown_in(language: str, text: str, *, fees: bool = True) -> Showing:
    """A reader of a language; everybody is called by the text."""
    return Showing(words=Words(language), book=BOOK, audience=Audience(fees=fees, contacts=fees), called=lambda _: text)


def no_address(text: str) -> str:
    """The text as the address of a record, unless it is one that a record may well have once nobody sees what is invisible in it."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"})
    return URL if _AN_ADDRESS.fullmatch(seen.strip()) else text


def person(text: str, key: str = "ana", *, url: str = URL) -> Creator:
    """A creator who wrote this text wherever creators write, with records that hold it wherever records hold words."""
    post = a_post(text or "-", key=f"{key}1", url=url, title=text, tags=(text,), brands=(text,), sponsored=True)
    return a_creator(
        key,
        name=text,
        other_names=(text, text),
        bio=text,
        places=(text,),
        niches=(text, "coffee"),
        languages=("en", "fa"),
        gender="female",
        contact=text,
        represented=True,
        accounts=(
            an_account(text or key, views=9_000, url=url),
            an_account(text or key, platform="tiktok", url=no_address(text), verified=True),
        ),
        posts=(post, a_post(text or "-", key=f"{key}2", days_ago=9, url=no_address(text))),
    )


def ledger(text: str, *, url: str = URL) -> tuple[Judged, ...]:
    """Requirements that ask for the text, are proved by it, or not."""
    quoted = Quoted(post=a_post(text or "-", key="q", url=url), text=text)
    told: tuple[tuple[str, Any, bool, tuple[Proof, ...]], ...] = (
        ("topics", "met", False, (Known(what="tag", value=text), quoted)),
        ("topics", "met", False, (Quoted(post=None, text=text),)),
        ("must_have", "unknown", False, ()),
        ("exclude", "not_met", True, (quoted, quoted)),
        ("creator_places", "not_met", True, (Known(what="place", value=text, source=text),)),
        ("platforms", "met", True, (Known(what="platform", value=url, account=f"instagram:{text}"),)),
        ("similar_to", "unknown", False, (Known(what="platform", value=no_address(text), account=f"instagram:{text}"),)),
    )
    return tuple(
        Judged(requirement=Requirement(field=field, asked=text), status=status, proofs=proofs, hard=hard)
        for field, status, hard, proofs in told
    )


def match_of(text: str, key: str = "ana", *, creator: Creator | None = None) -> Match:
    """A match with everything that can be said of one."""
    who = creator or person(text, key)
    return a_match(
        creator=who,
        engagement=standing(percentile=80.0),
        parts=(
            Part(name="topic", value=0.5),
            Part(name="engagement", value=0.1, because=(("rate", 0.03),)),
            Part(name="sponsored", value=-0.04, because=(("share", 0.8),)),
        ),
        evidence=tuple(evidence(post) for post in who.posts[:3]),
        ledger=ledger(text),
        cautions=(Caution(code="low_views", account=f"instagram:{text}", evidence=(("median_views", 90.0), ("followers", 20_000.0))),),
        conflicts=(Conflict(code="own_paid", phrase=text, posts=(who.posts[0],)), Conflict(code="unwanted_twin", phrase=text)),
        twins=(text, f"instagram:{text}"),
        niches=("coffee",),
        days_silent=300,
        pinned=True,
    )


def brief_of(text: str) -> Brief:
    """A brief that says this text wherever a brief says words."""
    told = (text,)
    return Brief(
        wording=text, language="en", brand=text, product=text, topics=told, goal="sales", platforms=("instagram",),
        creator_countries=("TH",), creator_places=told, creator_gender="female", creator_languages=("th",), audience_countries=("TH",),
        audience_gender="female", audience_age_min=18, audience_age_max=34, followers_min=1_000, followers_max=90_000, tiers=("micro",),
        engagement_min=0.02, how_many=5, budget_min=100, budget_max=3_000, budget_currency="USD", budget_per="campaign",
        deliverables=(Deliverable(kind="reel", platform="instagram", count=2),), start=TODAY, end=TODAY + timedelta(days=30),
        must_have=told, exclude=told, exclude_platforms=("x",), exclude_creators=told, similar_to=told, usage_rights_days=90,
        exclusivity_days=30, links=(no_address(text), URL), tone=text, pay=("flat", "gifted"),
    )  # fmt: skip


def marks_of(text: str) -> Marks:
    """Everything that can be decided about a creator, for the reason of this text."""
    here = tuple(a_decision(kind, text=text, who=text) for kind in ("approve", "note", "sent", "block"))
    return Marks(
        here=(*here, undone("reject", text=text, who=text, by=text)),
        earlier=(a_decision("approve", text=text, who=text),),
        elsewhere=(Approval(decision=a_decision("approve", text=text, who=text), title=text),),
    )


def meter_of(text: str) -> Meter:
    """A meter of a brief that few match, with what loosening each word of it would give."""
    fields = ("creator_places", "must_have", "exclude", "topics")
    changes = tuple(
        Change(refinement=Refinement(changes={one: ()}), fields=(one,), gives=9 + k, adds=7 + k) for k, one in enumerate(fields)
    )
    return Meter(brief=brief_of(text), matches=2, loosen=changes, tighten=changes[:1], pair=changes[1])


def proposal_of(*texts: str, whole: bool = False, exchange: Exchange | None = None) -> Proposal:
    """A list with a creator for each text; the brief and decisions are of the first. `whole` gives every creator decisions."""
    people = [match_of(text, f"ana{k}" if k else "ana") for k, text in enumerate(texts)]
    first = texts[0]
    decided = people if whole else people[:1]
    return a_proposal(
        *people,
        exchange=exchange or Exchange(),
        list_of={"brief": brief_of(first)},
        limit=max(10, len(people)),
        marks={one.creator.id: marks_of(first) for one in decided},
        traits={people[0].creator.id: (Trait(kind="tag", value=first), Trait(kind="niche", value="coffee"))},
        meter=meter_of(first),
    )


def question_of() -> Question:
    """A question whose answers are buttons."""
    answers = tuple(Choice(value=tier, refinement=Refinement(changes={"tiers": (tier,)}), moves=4) for tier in ("nano", "micro"))
    return Question(field="tiers", answers=answers)
