"""What one creator will probably charge for what a brief asks, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp, log
from typing import Literal

from index.records import Account, Creator
from retrieval.brief import Brief, Deliverable
from retrieval.fees.add_ons import AddOn, add_ons_of
from retrieval.fees.drivers import Driver, Unknown, What, person_of, season_of
from retrieval.fees.estimates import Estimate, package
from retrieval.fees.money import Exchange, FeeRange, fee_range
from retrieval.fees.pieces import Footing, LeftOut, Piece, deliverables_of, placed
from retrieval.fees.posterior import Posterior, prior
from retrieval.fees.pricing import Basis, Deal, Priced, priced_piece
from retrieval.fees.published import terms
from retrieval.niches import NicheBook

Paid = Literal["flat", "hybrid", "gifted", "affiliate"]

WIDE = 8.0
"""High over low from which one quote is worth more than any benchmark."""

NORMAL = (1_000, 10_000_000)
"""Followers that benchmarks were published for; outside them the line is drawn on."""

TOLD = 3
SLIGHT = log(1.05)
"""Drivers that are told at most, and the least that is worth telling."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceFee:
    """The fee for one piece of a deliverable, add-ons included. `priced_as` is the kind whose benchmark it is."""

    deliverable: Deliverable
    priced_as: str
    each: FeeRange
    basis: Basis
    footing: Footing | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CreatorFee:
    """The fee of one creator: pieces and package, and everything that there is to say of them.

    `package` is `None` where no cash is paid or nothing can be priced; with some `left_out` it is a part. `estimate` is the exact
    package in US dollars, `pieces_count` the single pieces in it. `assumed` says that the brief names no pieces.
    """

    creator_id: str
    paid: Paid
    pieces: tuple[PieceFee, ...] = ()
    package: FeeRange | None = None
    left_out: tuple[LeftOut, ...] = ()
    assumed: bool = False
    basis: tuple[Basis, ...] = ()
    drivers: tuple[Driver, ...] = ()
    add_ons: tuple[AddOn, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    footings: tuple[Footing, ...] = ()
    extrapolated: bool = False
    wide: bool = False
    exchange: Exchange = field(default_factory=Exchange)
    estimate: Estimate | None = None
    pieces_count: int = 0


def fee_of(
    creator: Creator,
    account: Account,
    brief: Brief,
    *,
    today: date,
    exchange: Exchange,
    book: NicheBook,
    posterior: Posterior | None = None,
) -> CreatorFee:
    """The fee of this creator for the brief, on the account that the brief means; without a `posterior` the benchmarks alone."""
    paid = paid_by(brief)
    asked = deliverables_of(brief, account)
    assumed = not brief.deliverables
    if paid in {"gifted", "affiliate"}:
        return CreatorFee(creator_id=creator.id, paid=paid, assumed=assumed, exchange=exchange)
    believed = posterior or prior()
    person = person_of(creator, book)
    deal = Deal(add_ons=add_ons_of(brief, today=today), season=season_of(brief), share=terms()["hybrid"].value if paid == "hybrid" else 1.0)
    found = [placed(deliverable, creator, account) for deliverable in asked]
    left_out = tuple(one for one in found if isinstance(one, LeftOut))
    priced = [priced_piece(one, person, deal, believed) for one in found if isinstance(one, Piece)]
    if not priced:
        return CreatorFee(creator_id=creator.id, paid=paid, left_out=left_out, assumed=assumed, exchange=exchange)
    kept = 1 + terms()["bundle"].value if sum(max(1.0, one.portion.count) for one in priced) > 1 else 1.0
    whole = package([one.portion for one in priced], kept=kept)
    footings = tuple(dict.fromkeys(one.piece.footing for one in priced if one.piece.footing is not None))
    blind: tuple[Unknown, ...] = () if any(one.knows_engagement for one in priced) else ("engagement",)
    return CreatorFee(
        creator_id=creator.id,
        paid=paid,
        pieces=tuple(_told(one, exchange) for one in priced),
        package=fee_range(whole.spread, exchange),
        left_out=left_out,
        assumed=assumed,
        basis=tuple(dict.fromkeys(one.basis for one in priced)),
        drivers=_largest(priced, kept),
        add_ons=deal.add_ons,
        unknown=(*person.unknown, *blind),
        footings=footings,
        extrapolated=any(not NORMAL[0] <= f.figure.value <= NORMAL[1] for f in footings if f.figure.metric == "followers"),
        wide=whole.ratio > WIDE,
        exchange=exchange,
        estimate=whole,
        pieces_count=sum(one.piece.deliverable.count for one in priced),
    )


def paid_by(brief: Brief) -> Paid:
    """How the brief pays: a fee with commission is a hybrid, a product beside a fee changes nothing, no word means a flat fee."""
    if not brief.pay or "flat" in brief.pay:
        return "hybrid" if "affiliate" in brief.pay else "flat"
    return "affiliate" if "affiliate" in brief.pay else "gifted"


def _told(priced: Priced, exchange: Exchange) -> PieceFee:
    """The fee of a single piece: of one story frame where the estimate is for a set."""
    piece, estimate = priced.piece, priced.portion.one
    per_piece = priced.portion.count / piece.deliverable.count
    single = Estimate(median=estimate.median * per_piece, deviation=estimate.deviation, nu=estimate.nu, x=estimate.x)
    return PieceFee(
        deliverable=piece.deliverable,
        priced_as=piece.kind,
        each=fee_range(single.spread, exchange),
        basis=priced.basis,
        footing=piece.footing,
    )


def _largest(priced: Sequence[Priced], kept: float) -> tuple[Driver, ...]:
    """The factors that move the package most, up or down; those that differ between pieces as their mean, weighted by cost."""
    costs = [one.portion.count * one.portion.one.median for one in priced]
    logs: dict[tuple[What, str | None, int | None], float] = {}
    for one, cost in zip(priced, costs, strict=True):
        for driver in one.drivers:
            key = (driver.what, driver.name, driver.days)
            logs[key] = logs.get(key, 0.0) + cost / sum(costs) * log(driver.factor)
    logs["bundle", None, None] = log(kept)
    telling = sorted((key for key in logs if abs(logs[key]) >= SLIGHT), key=lambda key: (-abs(logs[key]), key[0]))
    return tuple(Driver(what=what, name=name, days=days, factor=exp(logs[what, name, days])) for what, name, days in telling[:TOLD])
