"""The figures of a creator as a channel saw them, and which changes of them are news."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from retrieval.brief import tier_of
from retrieval.fees.creator_fee import CreatorFee
from retrieval.shortlist import Match

What = Literal["followers", "engagement", "fee"]
FOLLOWERS_BY = 0.10
"""Accounts of every size grow by one or two per cent a week; a tenth is a jump, or months of growth in sum."""
TIER_BY = 0.03
"""The same into another tier, which means other fees; less sways around the bound from week to week."""
ENGAGEMENT_BY = 0.30
"""A rate is a mean over some twelve posts which differ by half their size and more: it moves by a sixth by chance alone, so that less than
twice that is no news."""
FEE_BY = 0.15
"""Fees are told to two digits, and follow followers less than one for one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fee:
    """The likely range and the middle of a package, in a currency."""

    low: float
    median: float
    high: float
    currency: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What a channel was told of a creator's account. `None` is not known; `offered` is somebody beyond the list, of a quiet week."""

    account: str
    followers: float | None = None
    engagement: float | None = None
    fee: Fee | None = None
    offered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One figure before and now; of a fee both are a `Fee`."""

    what: What
    before: "float | Fee"
    after: "float | Fee"


def figures_of(match: Match, fee: CreatorFee, *, offered: bool = False) -> Figures:
    """The figures that a list shows of a match."""
    followers = match.account.latest("followers")
    package = fee.package
    return Figures(
        account=f"{match.account.platform}:{match.account.handle}",
        followers=followers.value if followers else None,
        engagement=match.engagement.rate if match.engagement else None,
        fee=Fee(low=package.likely_low, median=package.median, high=package.likely_high, currency=package.currency) if package else None,
        offered=offered,
    )


def changes(before: Figures, now: Figures) -> tuple[Change, ...]:
    """The changes that are news. Figures of another account are no change, and neither is one that was not known."""
    if before.account != now.account:
        return ()
    found: list[Change] = []
    old, new = before.followers, now.followers
    if old is not None and new is not None and _by(old, new) >= (FOLLOWERS_BY if tier_of(old) == tier_of(new) else TIER_BY):
        found.append(Change(what="followers", before=old, after=new))
    old, new = before.engagement, now.engagement
    if old is not None and new is not None and _by(old, new) >= ENGAGEMENT_BY:
        found.append(Change(what="engagement", before=old, after=new))
    fee, paid = before.fee, now.fee
    if fee is not None and paid is not None and fee.currency == paid.currency and _by(fee.median, paid.median) >= FEE_BY:
        found.append(Change(what="fee", before=fee, after=paid))
    return tuple(found)


def as_told(before: Figures | None, now: Figures) -> Figures:
    """The figures that the next list is compared with: each as it was last told, so that slow growth adds up to news one day."""
    if before is None or before.account != now.account:
        return now
    told = {change.what for change in changes(before, now)}
    return Figures(
        account=now.account,
        followers=now.followers if "followers" in told or before.followers is None else before.followers,
        engagement=now.engagement if "engagement" in told or before.engagement is None else before.engagement,
        fee=now.fee if "fee" in told or before.fee is None or (now.fee and now.fee.currency != before.fee.currency) else before.fee,
    )


def as_json(figures: Figures) -> dict[str, Any]:
    """For the memory."""
    fee = figures.fee
    told: dict[str, Any] = {"account": figures.account, "followers": figures.followers, "engagement": figures.engagement}
    if fee is not None:
        told["fee"] = {"low": fee.low, "median": fee.median, "high": fee.high, "currency": fee.currency}
    return {**told, "offered": True} if figures.offered else told


def from_json(told: Mapping[str, Any]) -> Figures:
    """As it was kept; what is not there is not known."""
    fee = told.get("fee")
    return Figures(
        account=str(told.get("account") or ""),
        followers=told.get("followers"),
        engagement=told.get("engagement"),
        fee=Fee(low=fee["low"], median=fee["median"], high=fee["high"], currency=fee["currency"]) if fee else None,
        offered=bool(told.get("offered")),
    )


def _by(old: float, new: float) -> float:
    """The change as a share of the larger: doubling and halving weigh alike."""
    return abs(new - old) / max(old, new) if max(old, new) > 0 else 0.0
