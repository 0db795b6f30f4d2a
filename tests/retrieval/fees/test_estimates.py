"""Packages and totals against sampling."""

from math import exp, sqrt

import numpy as np
import pytest

from retrieval.fees.estimates import PIECE_SD, Estimate, Portion, package, running_totals
from retrieval.fees.posterior import SIGMA, features, prior

SIZE = len(features())
EDGES = (0.1, 0.25, 0.5, 0.75, 0.9)


def an_estimate(median: float = 1_000, *, shared: float = 0.6, added: float = 0.0, feature: int = 0) -> Estimate:
    """An amount whose model uncertainty is `shared`, in one feature, and whose own adds `added` to the usual."""
    x = np.zeros(SIZE)
    x[feature] = shared / SIGMA
    return Estimate(median=median, deviation=sqrt(SIGMA**2 + shared**2 + added**2), nu=6.0, x=x)


def test_a_package_of_one_line_is_the_range_of_the_line() -> None:
    one = an_estimate()
    whole = package([Portion(one=one, count=3)], kept=0.88)
    assert whole.spread.low == pytest.approx(3 * 0.88 * one.spread.low)
    assert whole.spread.high == pytest.approx(3 * 0.88 * one.spread.high)


def test_a_package_of_several_lines_is_within_three_per_cent_of_sampling() -> None:
    lines = [
        Portion(one=an_estimate(2_500), count=2),
        Portion(one=an_estimate(650, shared=0.9), count=1),
        Portion(one=an_estimate(5_500, shared=0.3), count=1),
    ]
    chance = np.random.default_rng(5)
    creator, own = chance.standard_normal(200_000), chance.standard_normal((3, 200_000))
    totals = np.zeros(200_000)
    for line, drawn in zip(lines, own, strict=True):
        common = sqrt(line.one.deviation**2 - PIECE_SD**2)
        totals += line.count * line.one.median * np.exp(common * creator + PIECE_SD * drawn)
    whole = package(lines, kept=1.0)
    z = np.array([-1.28155, -0.67449, 0, 0.67449, 1.28155])
    assert whole.median * np.exp(z * whole.deviation) == pytest.approx(np.quantile(totals, EDGES), rel=0.03)


def test_a_package_is_wider_than_if_its_errors_were_independent() -> None:
    lines = [Portion(one=an_estimate(), count=1), Portion(one=an_estimate(), count=1)]
    assert package(lines, kept=1.0).deviation > 0.95 * lines[0].one.deviation


def sampled(fees: list[Estimate], *, draws: int = 200_000) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Totals drawn from the model itself: coefficients, scale of errors, and each creator's own."""
    chance = np.random.default_rng(11)
    scale = np.sqrt(6.0 / chance.chisquare(6.0, draws))
    coefficients = SIGMA * chance.standard_normal((SIZE, draws))
    total = np.zeros(draws)
    for fee in fees:
        own = sqrt(fee.deviation**2 - SIGMA**2 * float(fee.x @ fee.x))
        total += fee.median * np.exp(scale * (fee.x @ coefficients + own * chance.standard_normal(draws)))
    return total


def test_a_total_is_that_of_the_model() -> None:
    fees = [an_estimate(median, feature=k % 3, shared=0.7) for k, median in enumerate((500, 900, 1_000, 4_000, 700, 2_200))]
    told = running_totals(fees, prior())[-1]
    drawn = np.quantile(sampled(fees), EDGES)
    assert told.median == pytest.approx(drawn[2], rel=0.04)
    assert [told.low, told.likely_low, told.likely_high, told.high] == pytest.approx([*drawn[:2], *drawn[3:]], rel=0.08)
    assert told.median > sum(fee.median for fee in fees)


def test_creators_of_one_platform_spread_a_total_more_than_creators_apart() -> None:
    together = running_totals([an_estimate(shared=1.5) for _ in range(6)], prior())[-1]
    apart = running_totals([an_estimate(shared=1.5, feature=k) for k in range(6)], prior())[-1]
    assert together.high / together.low > 1.5 * apart.high / apart.low


def test_the_total_of_one_is_the_estimate_itself_and_later_creators_leave_earlier_totals_alone() -> None:
    fees = [an_estimate(), an_estimate(3_000), an_estimate(200)]
    running = running_totals(fees, prior())
    assert running[0] == fees[0].spread
    assert running_totals(fees[:2], prior()) == running[:2]
    assert running_totals(fees, prior()) == running
    assert [spread.median for spread in running] == sorted(spread.median for spread in running)
    assert running_totals([], prior()) == ()


def test_a_spread_widens_with_the_deviation() -> None:
    spread = an_estimate().spread
    assert spread.low < spread.likely_low < spread.median < spread.likely_high < spread.high
    assert an_estimate().ratio == pytest.approx(spread.high / spread.low)
    assert an_estimate(added=1.0).ratio > exp(0.5) * an_estimate().ratio
