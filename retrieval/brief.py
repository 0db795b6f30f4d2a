"""A campaign brief as data. `None` and an empty tuple mean "not said", never "none wanted"."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from index.records import PLATFORMS, Gender

Goal = Literal["awareness", "consideration", "trial", "followers", "leads", "sales", "content"]
Tier = Literal["nano", "micro", "macro", "mega"]
Per = Literal["campaign", "creator", "deliverable"]
Pay = Literal["flat", "gifted", "affiliate"]
Kind = Literal[
    "post", "carousel", "reel", "story", "video", "short", "integration", "dedicated_video", "live", "ugc", "article", "episode"
]  # fmt: skip

GOALS: tuple[Goal, ...] = get_args(Goal)
TIERS: tuple[Tier, ...] = get_args(Tier)
KINDS: tuple[Kind, ...] = get_args(Kind)

TIER_BOUNDS: dict[Tier, tuple[int, int | None]] = {
    "nano": (1_000, 9_999),
    "micro": (10_000, 99_999),
    "macro": (100_000, 999_999),
    "mega": (1_000_000, None),
}
"""Followers, inclusive: the four words of the field. Below 1,000 a creator has no tier and is still matchable."""


def tier_of(followers: float) -> Tier | None:
    """The tier of an account of this size; `None` below 1,000."""
    return next((tier for tier in reversed(TIERS) if followers >= TIER_BOUNDS[tier][0]), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliverable:
    """One kind of piece that each creator is to make; `platform` is `None` where the brief leaves it open."""

    kind: Kind
    platform: str | None = None
    count: int = 1

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown deliverable {self.kind!r}")
        if self.platform is not None and self.platform not in PLATFORMS:
            raise ValueError(f"unknown platform {self.platform!r}")
        if not 1 <= self.count <= 1000:
            raise ValueError(f"{self.count} pieces of one kind")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """What a marketer wants. Money is in `budget_currency`, written out; rates are fractions; days are whole."""

    wording: str
    language: str | None = None
    brand: str | None = None
    product: str | None = None
    topics: tuple[str, ...] = ()
    goal: Goal | None = None
    platforms: tuple[str, ...] = ()
    creator_countries: tuple[str, ...] = ()
    creator_places: tuple[str, ...] = ()
    creator_gender: Gender | None = None
    creator_languages: tuple[str, ...] = ()
    audience_countries: tuple[str, ...] = ()
    audience_gender: Gender | None = None
    audience_age_min: int | None = None
    audience_age_max: int | None = None
    followers_min: int | None = None
    followers_max: int | None = None
    tiers: tuple[Tier, ...] = ()
    engagement_min: float | None = None
    how_many: int | None = None
    budget_min: float | None = None
    budget_max: float | None = None
    budget_currency: str | None = None
    budget_per: Per | None = None
    deliverables: tuple[Deliverable, ...] = ()
    start: date | None = None
    end: date | None = None
    must_have: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_platforms: tuple[str, ...] = ()
    exclude_creators: tuple[str, ...] = ()
    similar_to: tuple[str, ...] = ()
    usage_rights_days: int | None = None
    exclusivity_days: int | None = None
    links: tuple[str, ...] = ()
    tone: str | None = None
    pay: tuple[Pay, ...] = ()
