"""Warnings about figures that do not fit together, each with its evidence, never a bare accusation.

Cut-offs marked "ours" have no published source; they warn and demote, and never remove anyone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.records import Account, Creator, Post
from retrieval.engagement import Engagement, norm_of

Code = Literal["low_rate", "low_views", "follower_jump", "likes_without_comments", "low_standing", "stale"]

THIRD = 1 / 3
"""A rate under a third of the norm of platform and size (ours)."""

FEW_VIEWS = 0.01
"""Median views under 1 % of followers (ours)."""

JUMP = 0.20
JUMP_DAYS = 31
VIRAL = 5
"""A fifth more followers within a month without a post of five times the usual views (ours)."""

LIKES_PER_COMMENT = 400
MIN_LIKES = 1000
"""Likes without comments: over 400 likes for each comment on posts with at least 1,000 likes in all (ours)."""

LOWEST = 5
"""A rate among the lowest 5 % of its platform and tier, where this catalogue knows enough of them (ours)."""

STALE_DAYS = 90
"""Days after which a figure is told to be old: a quarter (ours)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Warning:  # noqa: A001  the word of the field; nothing here raises Python's warnings
    """One thing to look at, with the figures that say so."""

    code: Code
    account: str
    evidence: tuple[tuple[str, float | str], ...]


def warnings_about(creator: Creator) -> tuple[Warning, ...]:
    """Every warning that the record supports, in a fixed order."""
    found: list[Warning] = []
    for account in creator.accounts:
        posts = [post for post in creator.posts if post.platform == account.platform]
        found += [w for w in (_low_rate(account), _low_views(account), _jump(account, posts), _silent_likes(account, posts)) if w]
    return tuple(found)


def care(account: Account, engagement: Engagement | None, *, today: date) -> tuple[Warning, ...]:
    """What else to look at in the account that a brief means: told, but it costs no place, since engagement counts already and an old
    figure may still be right.
    """
    return tuple(one for one in (_low_standing(account, engagement), _stale(account, today)) if one)


def _low_standing(account: Account, engagement: Engagement | None) -> Warning | None:
    """Beside the catalogue's own accounts; where these are few there is the norm alone (see `_low_rate`), which is not told twice."""
    if engagement is None or engagement.percentile is None or engagement.percentile > LOWEST or _low_rate(account):
        return None
    evidence = (
        ("rate", engagement.rate),
        ("percentile", engagement.percentile / 100),
        ("size", float(engagement.cell_size)),
        ("platform", engagement.platform),
        ("tier", engagement.tier),
    )
    return Warning(code="low_standing", account=_name(account), evidence=evidence)


def _stale(account: Account, today: date) -> Warning | None:
    """The oldest of the newest figures that a match is judged by."""
    latest = [figure for metric in ("followers", "engagement_rate") if (figure := account.latest(metric))]
    days = [figure.as_of for figure in latest if figure.as_of is not None]
    if not days or (age := (today - min(days)).days) <= STALE_DAYS:
        return None
    return Warning(code="stale", account=_name(account), evidence=(("days", float(age)), ("as_of", min(days).isoformat())))


def _name(account: Account) -> str:
    return f"{account.platform}:{account.handle}"


def _low_rate(account: Account) -> Warning | None:
    followers, rate = account.latest("followers"), account.latest("engagement_rate")
    if followers is None or rate is None or (norm := norm_of(account.platform, followers.value)) is None:
        return None
    if rate.value >= norm.low * THIRD:
        return None
    evidence = (("rate", rate.value), ("norm_low", norm.low), ("norm_high", norm.high), ("followers", followers.value))
    return Warning(code="low_rate", account=_name(account), evidence=evidence)


def _low_views(account: Account) -> Warning | None:
    followers, views = account.latest("followers"), account.latest("median_views")
    if followers is None or views is None or followers.value < 10_000 or views.value >= FEW_VIEWS * followers.value:
        return None
    return Warning(code="low_views", account=_name(account), evidence=(("median_views", views.value), ("followers", followers.value)))


def _jump(account: Account, posts: list[Post]) -> Warning | None:
    """The steepest rise between two dated counts at most a month apart, unless a post went viral meanwhile."""
    history = account.history("followers")
    steepest: tuple[float, float, float, date, date] | None = None
    for k, early in enumerate(history):
        for late in history[k + 1 :]:
            if early.as_of is None or late.as_of is None or late.as_of - early.as_of > timedelta(days=JUMP_DAYS) or early.value < 1000:
                continue
            rise = late.value / early.value - 1
            if rise > JUMP and (steepest is None or rise > steepest[0]) and not _viral(posts, early.as_of, late.as_of):
                steepest = (rise, early.value, late.value, early.as_of, late.as_of)
    if steepest is None:
        return None
    rise, before, after, since, until = steepest
    evidence = (("rise", rise), ("before", before), ("after", after), ("since", since.isoformat()), ("until", until.isoformat()))
    return Warning(code="follower_jump", account=_name(account), evidence=evidence)


def _viral(posts: list[Post], since: date, until: date) -> bool:
    views = sorted(post.views for post in posts if post.views is not None)
    if not views:
        return False
    usual = max(1, views[len(views) // 2])
    within = [p for p in posts if p.posted_at and since <= p.posted_at.date() <= until and p.views is not None]
    return any((p.views or 0) >= VIRAL * usual for p in within)


def _silent_likes(account: Account, posts: list[Post]) -> Warning | None:
    known = [post for post in posts if post.likes is not None and post.comments is not None]
    likes, comments = sum(p.likes or 0 for p in known), sum(p.comments or 0 for p in known)
    if len(known) < 3 or likes < MIN_LIKES or likes < LIKES_PER_COMMENT * max(1, comments):
        return None
    return Warning(
        code="likes_without_comments", account=_name(account), evidence=(("likes", likes), ("comments", comments), ("posts", len(known)))
    )
