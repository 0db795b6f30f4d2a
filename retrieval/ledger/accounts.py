"""Proofs from accounts: on which platforms, how large, how engaging, each with the day and source of its figure."""

from collections.abc import Sequence

from index.records import PLATFORMS, Account, Metric
from retrieval.brief import TIER_BOUNDS, Brief
from retrieval.filters import Status, platforms_meant
from retrieval.shortlist import Known, Match

SHOWN = 3
"""Accounts named where several contradict a requirement alike."""

Bounds = tuple[float | None, float | None]


def name_of(account: Account) -> str:
    """`platform:handle` as the record has it."""
    return f"{account.platform}:{account.handle}"


def on_platforms(match: Match, platforms: Sequence[str], status: Status) -> tuple[Known, ...]:
    """Where one of these platforms is asked for: the account there, or those that there are instead."""
    accounts = _preferred(match) if status == "not_met" else [a for a in _preferred(match) if a.platform in platforms][:1]
    return tuple(_on(account) for account in accounts[:SHOWN])


def not_only_on(match: Match, barred: Sequence[str], status: Status) -> tuple[Known, ...]:
    """Where these platforms are not wanted: an account elsewhere, or those that there are."""
    return on_platforms(match, [p for p in PLATFORMS if p not in barred], status)


def size(match: Match, brief: Brief, field: str, status: Status) -> tuple[Known, ...]:
    """The followers that a bound or a tier is about: of the account that meets it, or of the one that is meant."""
    ranges: list[Bounds] = [TIER_BOUNDS[tier] for tier in brief.tiers] if field == "tiers" else [(brief.followers_min, brief.followers_max)]
    return _figure(match, brief, "followers", ranges, status)


def engagement(match: Match, brief: Brief, status: Status) -> tuple[Known, ...]:
    """The rate that a floor is about, likewise."""
    return _figure(match, brief, "engagement_rate", [(brief.engagement_min, None)], status)


def known(account: Account, metric: Metric) -> Known | None:
    """The newest figure of an account as a proof."""
    figure = account.latest(metric)
    if figure is None:
        return None
    return Known(what=metric, value=figure.value, account=name_of(account), as_of=figure.as_of, source=figure.source)


def _figure(match: Match, brief: Brief, metric: Metric, ranges: Sequence[Bounds], status: Status) -> tuple[Known, ...]:
    """One figure: that of the first account that is as the verdict says; none where nothing is known."""
    if status == "unknown":
        return ()
    found = [one for account in _asked(match, brief) if (one := known(account, metric)) is not None]
    fitting = [one for one in found if _within(float(one.value), ranges) == (status == "met")]
    return tuple((fitting or found)[:1])


def _asked(match: Match, brief: Brief) -> list[Account]:
    """The accounts that a bound is about, as `retrieval.filters` has it: those on the platforms asked for, else the largest."""
    wanted = platforms_meant(brief)
    return [a for a in _preferred(match) if a.platform in wanted] if wanted else [match.creator.main_account]


def _preferred(match: Match) -> list[Account]:
    """The account that the brief means first, then the others by size."""
    others = sorted((a for a in match.creator.accounts if a != match.account), key=lambda a: (-_followers(a), a.key))
    return [match.account, *others]


def _followers(account: Account) -> float:
    figure = account.latest("followers")
    return -1.0 if figure is None else figure.value


def _within(value: float, ranges: Sequence[Bounds]) -> bool:
    return any((low is None or value >= low) and (high is None or value <= high) for low, high in ranges)


def _on(account: Account) -> Known:
    return Known(what="platform", value=account.url or account.platform, account=name_of(account))
