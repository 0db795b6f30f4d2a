"""The price of one piece: its benchmark, and every factor of the creator and the brief.

log price = log level + slope x ln(followers / 100,000) + ln region + ln niche + ln season + 0.2 x engagement + 0.9 if represented, plus
what the model learned from deals; spread by Student's t. Where followers are not known: the price of a thousand views times the account's
own views takes the place of level and reach. Add-ons are shares of the base fee and add up.
"""

from dataclasses import dataclass
from math import exp, log, prod, sqrt
from typing import Literal

from retrieval.fees.add_ons import AddOn
from retrieval.fees.drivers import Driver, Person, engagement_of
from retrieval.fees.estimates import Estimate, Portion
from retrieval.fees.pieces import Piece
from retrieval.fees.posterior import LEVEL_SD, PLATFORM_SD, Posterior, own_deviation, vector
from retrieval.fees.published import levels, per_thousand, terms

Basis = Literal["benchmarks", "views"]

VIEWS_SD = 0.9
"""Deviation in logs of a price by views: as that of the least sure level by followers (ours; published prices lie 2 to 80 apart)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deal:
    """What the brief adds whoever is asked: add-ons, the season's factor, and the share of the fee that is paid in cash."""

    add_ons: tuple[AddOn, ...]
    season: float
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Priced:
    """A piece with its estimate in dollars and the factors in it. `knows_engagement` is False where its price lacks that factor."""

    piece: Piece
    portion: Portion
    drivers: tuple[Driver, ...]
    knows_engagement: bool
    basis: Basis


@dataclass(frozen=True, kw_only=True, slots=True)
class _Base:
    """A benchmark before factors: dollars for `units` pieces, what it adds to the model's features, and its own factors."""

    usd: float
    units: int
    basis: Basis
    features: dict[str, float]
    drivers: tuple[Driver, ...] = ()
    knows_engagement: bool = True


def priced_piece(piece: Piece, person: Person, deal: Deal, posterior: Posterior) -> Priced:
    """The estimate for one of a piece, by followers or by views."""
    told = terms()
    base = _by_views(piece) if piece.footing is not None and piece.footing.figure.metric != "followers" else _by_followers(piece)
    features = {
        **base.features,
        "level": LEVEL_SD,
        f"platform {piece.platform}": PLATFORM_SD,
        f"region {person.region.name}": person.region.log_sd,
    }
    factors = [
        *base.drivers,
        Driver(what="region", name=person.region.name, factor=person.region.factor),
        Driver(what="season", factor=deal.season),
        Driver(what="hybrid", factor=deal.share),
    ]
    if person.niche is not None:
        factors.append(Driver(what="niche", name=person.niche.name, factor=person.niche.factor))
        features[f"niche {person.niche.name}"] = person.niche.log_sd
    if person.represented:
        factors.append(Driver(what="represented", factor=exp(told["represented"].value)))
        features["represented"] = told["represented"].sd
    x = vector(features)
    added = 1 + sum(one.share for one in deal.add_ons)
    median = base.usd * prod(one.factor for one in factors) * added * exp(posterior.shift(x))
    variance = posterior.s2 + posterior.shared(x, x) + sum(one.deviation**2 for one in deal.add_ons)
    return Priced(
        piece=piece,
        portion=Portion(
            one=Estimate(median=median, deviation=sqrt(variance), nu=posterior.nu, x=x), count=piece.deliverable.count / base.units
        ),
        drivers=(*factors, *(Driver(what=one.name, factor=1 + one.share, days=one.days) for one in deal.add_ons)),
        knows_engagement=base.knows_engagement,
        basis=base.basis,
    )


def _by_followers(piece: Piece) -> _Base:
    """The level of the piece at this many followers; content for the brand's own use rests on none."""
    told = terms()
    level = levels()[piece.platform, piece.kind]
    features = {f"piece {piece.platform} {piece.kind}": own_deviation(level.log_sd)}
    if piece.footing is None or piece.account is None:
        return _Base(usd=level.usd, units=level.units, basis="benchmarks", features=features)
    reach = log(piece.footing.figure.value / 100_000)
    features["reach"] = level.slope_sd * reach
    drivers = [Driver(what="reach", factor=exp(level.slope * reach))]
    if (z := engagement_of(piece.account)) is not None:
        drivers.append(Driver(what="engagement", factor=exp(told["engagement"].value * z)))
        features["engagement"] = told["engagement"].sd * z
    return _Base(
        usd=level.usd,
        units=level.units,
        basis="benchmarks",
        features=features,
        drivers=tuple(drivers),
        knows_engagement=z is not None,
    )


def _by_views(piece: Piece) -> _Base:
    """A thousand views at the published price, times the account's; views hold its reach and its engagement already."""
    views = piece.footing.figure.value if piece.footing else 0.0
    usd = per_thousand()[piece.platform, piece.kind].middle * views / 1000
    return _Base(usd=usd, units=1, basis="views", features={"by views": own_deviation(VIEWS_SD)})
