"""Builders of records for tests: everything has a sound default, a test names only what it is about."""

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from index.records import Account, Creator, Figure, Post

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def a_figure(metric: Any, value: float, *, as_of: date | None = date(2026, 11, 1), source: str = "test") -> Figure:
    """A dated figure."""
    return Figure(metric=metric, value=value, as_of=as_of, source=source)


def an_account(
    handle: str = "ana",
    *,
    platform: str = "instagram",
    followers: float | None = 20_000,
    rate: float | None = 0.03,
    views: float | None = None,
    **others: Any,
) -> Account:
    """An account with the figures that are given."""
    told = (("followers", followers), ("engagement_rate", rate), ("median_views", views))
    figures = tuple(a_figure(metric, value) for metric, value in told if value is not None)
    return Account(platform=platform, handle=handle, **{"figures": figures, **others})


def a_post(
    text: str = "A slow pour-over at home", *, key: str = "", days_ago: int | None = 5, platform: str = "instagram", **others: Any
) -> Post:
    """A post of some days ago; its id is made from its text."""
    posted_at = None if days_ago is None else NOW - timedelta(days=days_ago)
    return Post(id=key or f"p{zlib.crc32(text.encode(errors='replace'))}", platform=platform, text=text, posted_at=posted_at, **others)


def a_creator(handle: str = "ana", *, platform: str = "instagram", posts: tuple[Post | str, ...] = (), **others: Any) -> Creator:
    """A creator with one account; `posts` may be plain texts. Account figures go by `followers`, `rate`, `views`."""
    of_account = {name: others.pop(name) for name in ("followers", "rate", "views") if name in others}
    made = tuple(a_post(p, key=f"p{k}", days_ago=5 + k, platform=platform) if isinstance(p, str) else p for k, p in enumerate(posts))
    defaults: dict[str, Any] = {
        "id": f"{platform}:{handle}",
        "name": handle.capitalize(),
        "country": "TH",
        "accounts": (an_account(handle, platform=platform, **of_account),),
        "posts": made,
    }
    return Creator(**{**defaults, **others})


def renamed(creator: Creator, **changes: Any) -> Creator:
    """The same creator with some fields changed."""
    return replace(creator, **changes)
