"""What moves a creator's price: each factor with its size, as logarithms that add up."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from typing import Literal

from index.records import Account, Creator
from retrieval.brief import Brief
from retrieval.engagement import norm_of
from retrieval.fees.published import Factor, niches, priced_niche, region_by_country, regions, terms
from retrieval.niches import NicheBook

What = Literal["reach", "region", "niche", "season", "engagement", "represented", "usage", "exclusivity", "rush", "bundle", "hybrid"]
Unknown = Literal["country", "niche", "engagement", "representation"]

Z_MOST = 1.5
"""Log ratio to the engagement norm beyond which a rate says no more: such rates are bought, or measured on few."""

SEASON_MONTHS = (11, 12)
"""November and December, when brands want the same creators."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """One factor of a price. `name` is the region or niche; `days` those of an add-on, whose factor is 1 plus its share."""

    what: What
    factor: float
    name: str | None = None
    days: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What is priced in a creator whatever the piece: region, niche and representation, and what is not known of them."""

    region: Factor
    niche: Factor | None
    represented: bool
    unknown: tuple[Unknown, ...]


def person_of(creator: Creator, book: NicheBook) -> Person:
    """The creator as the benchmarks see them. An unknown country is priced as "other"; an unknown niche changes nothing."""
    region = regions()[region_by_country().get(creator.country or "", "other")]
    niche = _niche(creator, book)
    told: tuple[tuple[Unknown, bool], ...] = (
        ("country", creator.country is not None),
        ("niche", niche is not None),
        ("representation", creator.represented is not None),
    )
    unknown = tuple(name for name, known in told if not known)
    return Person(region=region, niche=niche, represented=bool(creator.represented), unknown=unknown)


def _niche(creator: Creator, book: NicheBook) -> Factor | None:
    """The first of the creator's own niches that a price is published for; they put first what they live on."""
    known: Factor | None = None
    for label in creator.niches:
        for language in creator.languages or ("en",):
            for found in book.find(label, language=language):
                if (name := priced_niche().get(found.niche)) is not None:
                    return niches()[name]
                known = niches()["other"]
    return known


def engagement_of(account: Account) -> float | None:
    """Log ratio of the account's rate to the published norm of its platform and size, clipped; `None` where either is not known."""
    rate, followers = account.latest("engagement_rate"), account.latest("followers")
    if rate is None or followers is None or (norm := norm_of(account.platform, followers.value)) is None:
        return None
    return max(-Z_MOST, min(Z_MOST, log(rate.value / norm.middle))) if rate.value > 0 else -Z_MOST


def season_of(brief: Brief) -> float:
    """The season's factor: in full where the campaign lies in these months, by its share of days where it reaches beyond them."""
    start, end = brief.start or brief.end, brief.end or brief.start
    if start is None or end is None or end < start:
        return 1.0
    days = (end - start).days + 1
    inside = sum(_overlap(start, end, year, month) for year in range(start.year, end.year + 1) for month in SEASON_MONTHS)
    return float(terms()["season"].value ** (inside / days))


def _overlap(start: date, end: date, year: int, month: int) -> int:
    first = date(year, month, 1)
    last = first + timedelta(days=monthrange(year, month)[1] - 1)
    return max(0, (min(end, last) - max(start, first)).days + 1)
