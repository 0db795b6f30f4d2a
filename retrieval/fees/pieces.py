"""Which piece is priced on which account, and on what figure its price rests."""

from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from index.records import Account, Creator, Figure, Post
from retrieval.brief import Brief, Deliverable, Kind
from retrieval.fees.published import ANY, levels, per_thousand

USUAL: dict[str, Kind] = {
    "instagram": "reel",
    "tiktok": "video",
    "youtube": "integration",
    "snapchat": "story",
    "twitch": "live",
    "podcast": "episode",
    "newsletter": "article",
    "blog": "article",
}
"""What a campaign usually buys on a platform where the brief does not say (ours); a post elsewhere."""

SAME_AS: dict[tuple[str, Kind], Kind] = {
    ("instagram", "video"): "reel",
    ("instagram", "short"): "reel",
    ("tiktok", "short"): "video",
    ("tiktok", "reel"): "video",
    ("tiktok", "post"): "video",
    ("tiktok", "dedicated_video"): "video",
    ("tiktok", "integration"): "video",
    ("youtube", "video"): "dedicated_video",
    ("youtube", "reel"): "short",
    ("facebook", "video"): "reel",
    ("facebook", "short"): "reel",
}
"""Pieces that are another by that platform's name: its short upright video, or a video of its own."""

RECENT = 20
"""Posts that a median of views is taken of (published advice: the last 10 to 20)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Footing:
    """The figure that a price rests on: followers, or views where these are not known.

    `account` is `platform:handle`; `posts` is how many posts on record a median of views was taken of, `None` where it was given.
    """

    figure: Figure
    account: str
    posts: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A deliverable that can be priced: as which kind, and on what. Content for the brand's own use rests on no figure."""

    deliverable: Deliverable
    platform: str
    kind: Kind
    account: Account | None
    footing: Footing | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A deliverable without a price: no account on its platform, no published benchmark, or no figure to rest one on."""

    deliverable: Deliverable
    why: Literal["no_account", "no_benchmark", "no_figure"]


def deliverables_of(brief: Brief, account: Account) -> tuple[Deliverable, ...]:
    """What the brief asks for; else the one usual piece of the account's platform, which is an assumption."""
    return brief.deliverables or (Deliverable(kind=USUAL.get(account.platform, "post"), platform=account.platform),)


def placed(deliverable: Deliverable, creator: Creator, account: Account) -> Piece | LeftOut:
    """The deliverable on the first account that it can be priced on: the one meant, then the others by followers."""
    if deliverable.kind == "ugc":
        return Piece(deliverable=deliverable, platform=ANY, kind="ugc", account=None, footing=None)
    accounts = [account, *sorted((a for a in creator.accounts if a.key != account.key), key=_by_followers)]
    fitting = [a for a in accounts if deliverable.platform in {None, a.platform}]
    if not fitting:
        return LeftOut(deliverable=deliverable, why="no_account")
    without_figure: LeftOut | None = None
    for one in fitting:
        kind = SAME_AS.get((one.platform, deliverable.kind), deliverable.kind)
        if (one.platform, kind) not in levels() and (one.platform, kind) not in per_thousand():
            continue
        named = replace(deliverable, platform=one.platform)
        if (footing := _footing(one, kind, creator)) is not None:
            return Piece(deliverable=named, platform=one.platform, kind=kind, account=one, footing=footing)
        without_figure = without_figure or LeftOut(deliverable=named, why="no_figure")
    return without_figure or LeftOut(deliverable=deliverable, why="no_benchmark")


def _by_followers(account: Account) -> tuple[float, str]:
    figure = account.latest("followers")
    return (-figure.value if figure else 0.0, account.key)


def _footing(account: Account, kind: Kind, creator: Creator) -> Footing | None:
    where = f"{account.platform}:{account.handle}"
    followers = account.latest("followers")
    if (account.platform, kind) in levels() and followers is not None and followers.value >= 1:
        return Footing(figure=followers, account=where)
    if (account.platform, kind) not in per_thousand():
        return None
    views = account.latest("median_views")
    if views is not None and views.value >= 1:
        return Footing(figure=views, account=where)
    seen = sorted((p for p in creator.posts if p.platform == account.platform and p.views), key=_newest_first)[:RECENT]
    if not seen:
        return None
    day = max((p.posted_at.date() for p in seen if p.posted_at), default=None)
    middle = Figure(metric="median_views", value=median(p.views or 0 for p in seen), as_of=day, source="posts")
    return Footing(figure=middle, account=where, posts=len(seen))


def _newest_first(post: Post) -> tuple[float, str]:
    return (-post.posted_at.timestamp() if post.posted_at else float("inf"), post.id)
