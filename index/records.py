"""What the catalogue knows of a creator: values only, each valid by construction.

`None` means "not known"; an empty tuple means "none given". Times are aware, figures carry their day and source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal, get_args

Gender = Literal["female", "male"]
Metric = Literal["followers", "engagement_rate", "median_views"]
METRICS: tuple[Metric, ...] = get_args(Metric)

PLATFORMS = (
    "instagram", "tiktok", "youtube", "facebook", "x", "snapchat", "twitch", "pinterest", "linkedin", "weibo", "wechat",
    "douyin", "xiaohongshu", "vimeo", "dailymotion", "flickr", "medium", "soundcloud", "meetup", "imdb", "podcast", "blog",
    "newsletter", "threads", "telegram", "line", "zalo", "aparat",
)  # fmt: skip
"""Platform codes that a record or a brief may name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One measured number of an account: a count, or for `engagement_rate` a fraction of followers (0.04 is 4 %)."""

    metric: Metric
    value: float
    as_of: date | None
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.value < 1e12:
            raise ValueError(f"{self.metric} cannot be {self.value:g}")
        if self.metric == "engagement_rate" and self.value > 10:
            raise ValueError(f"engagement_rate is a fraction, not {self.value:g}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """Shares of an account's followers, each a fraction from 0 to 1: by ISO country, by gender, by age band such as `25-34`."""

    countries: Mapping[str, float] = field(default_factory=dict)
    genders: Mapping[str, float] = field(default_factory=dict)
    ages: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for shares in (self.countries, self.genders, self.ages):
            for name, share in shares.items():
                if not 0 <= share <= 1:
                    raise ValueError(f"audience share of {name} is {share:g}, not a fraction from 0 to 1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A handle on a platform, with every figure that was ever given for it."""

    platform: str
    handle: str
    external_id: str | None = None
    url: str | None = None
    verified: bool | None = None
    figures: tuple[Figure, ...] = ()
    audience: Audience | None = None

    def __post_init__(self) -> None:
        if self.platform not in PLATFORMS:
            raise ValueError(f"unknown platform {self.platform!r}")
        if not self.handle:
            raise ValueError("an account needs a handle")

    @property
    def key(self) -> str:
        """`platform:handle`, folded for comparison."""
        return f"{self.platform}:{self.handle.casefold()}"

    def latest(self, metric: Metric) -> Figure | None:
        """The newest figure of this kind; undated ones count as oldest."""
        known = [f for f in self.figures if f.metric == metric]
        return max(known, key=lambda f: (f.as_of or date.min, f.value), default=None)

    def history(self, metric: Metric) -> tuple[Figure, ...]:
        """Dated figures of this kind, oldest first."""
        dated = [f for f in self.figures if f.metric == metric and f.as_of is not None]
        return tuple(sorted(dated, key=lambda f: (f.as_of or date.min, f.value)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One published piece. `id` is unique within its creator; `title` and `text` are as published, unaltered."""

    id: str
    platform: str
    text: str
    title: str | None = None
    url: str | None = None
    posted_at: datetime | None = None
    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    tags: tuple[str, ...] = ()
    sponsored: bool | None = None
    brands: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.platform not in PLATFORMS:
            raise ValueError(f"unknown platform {self.platform!r}")
        if self.posted_at is not None and self.posted_at.tzinfo is None:
            raise ValueError("posted_at needs a time zone")
        for name in ("views", "likes", "comments", "shares"):
            count = getattr(self, name)
            if count is not None and not 0 <= count < 10**13:
                raise ValueError(f"{name} cannot be {count}")

    @property
    def wording(self) -> str:
        """Title and text as one, as published."""
        return "\n".join(part for part in (self.title, self.text) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Creator:
    """A person or team, their accounts and recent posts. `id` is `platform:account id` of the source's main account."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    bio: str = ""
    country: str | None = None
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    gender: Gender | None = None
    niches: tuple[str, ...] = ()
    contact: str | None = None
    represented: bool | None = None
    accounts: tuple[Account, ...] = ()
    posts: tuple[Post, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or ":" not in self.id:
            raise ValueError(f"a creator's id is 'platform:account', not {self.id!r}")
        if not self.accounts:
            raise ValueError("a creator needs at least one account")
        if self.country is not None and not (len(self.country) == 2 and self.country.isascii() and self.country.isupper()):
            raise ValueError(f"country is an ISO 3166-1 alpha-2 code, not {self.country!r}")
        if len({post.id for post in self.posts}) != len(self.posts):
            raise ValueError("two posts have the same id")

    @property
    def main_account(self) -> Account:
        """The account with most followers; the first named where none is known."""
        return max(self.accounts, key=lambda a: f.value if (f := a.latest("followers")) else -1.0)

    @property
    def last_posted(self) -> datetime | None:
        """Time of the newest dated post."""
        return max((p.posted_at for p in self.posts if p.posted_at), default=None)


def at_midnight(day: date) -> datetime:
    """The start of a day in UTC, for sources that give days only."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
