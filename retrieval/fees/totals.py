"""What a whole shortlist will probably cost, and how far a budget reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.brief import Brief, Per
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.estimates import Spread, running_totals
from retrieval.fees.money import Exchange, FeeRange, fee_range
from retrieval.fees.posterior import Posterior, prior

Within = Literal["within", "perhaps", "above", "unknown"]
"""A likely range against a budget: all of it below, part of it, none; or nothing to compare."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """One creator against the budget. With a budget for the campaign: everyone up to and with this creator against all of it."""

    creator_id: str
    within: Within


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """All fees of a shortlist together.

    `counted` creators are in the total; `without` should be and cannot (no benchmark, no figure); `partial` of the counted have pieces
    that are left out. `fits` is how many creators, in order, the budget pays for at the median; `None` where budget or fees are not
    known. `budget` is in `budget_currency`, the rest in the currency of `exchange`.
    """

    package: FeeRange | None
    counted: int
    without: tuple[str, ...]
    partial: int
    budget: float | None
    budget_currency: str
    per: Per
    per_assumed: bool
    fits: int | None
    standings: tuple[Standing, ...]
    exchange: Exchange


def total_of(
    fees: Sequence[CreatorFee],
    brief: Brief,
    *,
    exchange: Exchange,
    budget_exchange: Exchange | None = None,
    posterior: Posterior | None = None,
) -> Total:
    """The total of these fees in their order, against the brief's budget. `exchange` is the one that the fees were made with.

    Where that is to another currency than the budget's, `budget_exchange` is the one to the budget's; without it nothing is compared.
    """
    known = [(fee, fee.estimate) for fee in fees if fee.estimate is not None]
    running = running_totals([estimate for _, estimate in known], posterior or prior())
    per: Per = brief.budget_per or "campaign"
    budget = brief.budget_max if brief.budget_max is not None else brief.budget_min
    units = _units_for_a_dollar(brief, budget_exchange or exchange)
    limit = budget / units if budget is not None and units is not None else None
    verdicts: dict[str, Within] = {}
    fits = 0
    for (fee, estimate), total in zip(known, running, strict=True):
        if limit is None:
            continue
        compared = total if per == "campaign" else estimate.spread
        most = limit * (fee.pieces_count if per == "deliverable" else 1)
        verdicts[fee.creator_id] = _within(compared, most)
        fits += compared.median <= most
    return Total(
        package=fee_range(running[-1], exchange) if running else None,
        counted=len(known),
        without=tuple(fee.creator_id for fee in fees if fee.estimate is None and fee.paid in {"flat", "hybrid"}),
        partial=sum(bool(fee.left_out) for fee, _ in known),
        budget=budget,
        budget_currency=brief.budget_currency or exchange.currency,
        per=per,
        per_assumed=budget is not None and brief.budget_per is None,
        fits=fits if limit is not None and known else None,
        standings=tuple(Standing(creator_id=fee.creator_id, within=verdicts.get(fee.creator_id, "unknown")) for fee in fees),
        exchange=exchange,
    )


def _units_for_a_dollar(brief: Brief, exchange: Exchange) -> float | None:
    """Of the budget's currency; `None` where there is no rate, so that the amounts are dollars and the budget is not."""
    if brief.budget_currency not in {None, exchange.currency} or (exchange.wanted is not None and exchange.wanted.why != "old"):
        return None
    return exchange.per_usd


def _within(exact: Spread, limit: float) -> Within:
    return "within" if exact.likely_high <= limit else "above" if exact.likely_low > limit else "perhaps"
