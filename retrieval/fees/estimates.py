"""Amounts that are not known exactly: log-normal but for heavier tails, with what they share with other amounts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, sqrt

import numpy as np

from retrieval.fees.posterior import Posterior, Vector
from retrieval.fees.student import two_sided

LIKELY = 0.5
COULD_BE = 0.8
"""Shares of creators whose fee falls inside the two ranges."""

PIECE_SD = 0.35
"""Deviation between two prices of one creator: list prices of one creator differ by 0.30 to 0.47 in logs (Douyin, 2025)."""


DRAWS = 4_000
SEED = 20_261
"""Draws of a total and where they start: of ten creators the median is within 3 %, the edges within 8 % of those of 200,000 draws."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """Exact amounts in US dollars: the two ranges and the median."""

    low: float
    likely_low: float
    median: float
    likely_high: float
    high: float

    @classmethod
    def of(cls, low: float, likely_low: float, median: float, likely_high: float, high: float) -> "Spread":
        """A spread from its five amounts, rising."""
        return cls(low=low, likely_low=likely_low, median=median, likely_high=likely_high, high=high)


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """An amount in US dollars: `median` x exp(t x `deviation`), t of Student at `nu` degrees.

    `x` are the features that it shares with other creators' amounts.
    """

    median: float
    deviation: float
    nu: float
    x: Vector = field(repr=False, compare=False)

    @property
    def spread(self) -> Spread:
        """The ranges that hold these shares of outcomes."""
        likely, could_be = (exp(two_sided(share, self.nu) * self.deviation) for share in (LIKELY, COULD_BE))
        middle = self.median
        return Spread.of(middle / could_be, middle / likely, middle, middle * likely, middle * could_be)

    @property
    def ratio(self) -> float:
        """High over low of the wider range."""
        return exp(2 * two_sided(COULD_BE, self.nu) * self.deviation)


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion:
    """One line of a package: the estimate for one of it, and how many (a third of a set of stories is a third)."""

    one: Estimate
    count: float


def package(portions: Sequence[Portion], *, kept: float) -> Estimate:
    """All lines of one creator together, times `kept` of a discount.

    One creator's errors are shared: whoever is dear for one piece is dear for the next, up to `PIECE_SD`. A single line comes out as
    itself. Several are within 3 % of sampling while their deviations differ by less than half.
    """
    costs = np.array([portion.count * portion.one.median for portion in portions])
    deviations = np.array([portion.one.deviation for portion in portions])
    shares = costs / costs.sum()
    alone = float((shares**2).sum())
    common = float((shares * np.sqrt(np.maximum(deviations**2 - PIECE_SD**2, 0))).sum())
    return Estimate(
        median=kept * float(costs.sum()) * exp(PIECE_SD**2 * (1 - alone) / 2),
        deviation=sqrt(common**2 + PIECE_SD**2 * alone) if len(portions) > 1 else float(deviations[0]),
        nu=portions[0].one.nu,
        x=np.asarray(shares @ np.stack([portion.one.x for portion in portions]), dtype=np.float64),
    )


def running_totals(fees: Sequence[Estimate], posterior: Posterior) -> tuple[Spread, ...]:
    """The total of the first, of the first two, and so on, in order.

    Different creators share what is not known of the model and the size of the errors, nothing else. Sampled, with the same draws each
    time: moments of a sum of log-normals were measured to be off by a fifth here. The median of a total lies above the sum of the
    medians, since a few creators ask far more than theirs. Earlier totals do not depend on later creators.
    """
    if not fees:
        return ()
    count, half = len(fees), DRAWS // 2
    shared = posterior.shared_matrix(np.stack([fee.x for fee in fees]))
    own = np.sqrt(np.maximum(np.array([fee.deviation**2 for fee in fees]) - shared.diagonal(), 0))
    chance = np.random.Generator(np.random.PCG64(SEED))
    scale = np.sqrt(posterior.nu / chance.chisquare(posterior.nu, half))
    drawn = chance.standard_normal((count, 2, half))  # a creator after the other, so that later ones leave earlier draws alone
    root = np.linalg.cholesky(shared + 1e-9 * np.eye(count))
    errors = (root @ drawn[:, 0] + own[:, None] * drawn[:, 1]) * scale
    errors = np.concatenate((errors, -errors), axis=1)  # each draw with its mirror image: steadier medians
    totals = np.cumsum(np.array([fee.median for fee in fees])[:, None] * np.exp(errors), axis=0)
    quantiles = np.quantile(totals, [(1 - COULD_BE) / 2, (1 - LIKELY) / 2, 0.5, (1 + LIKELY) / 2, (1 + COULD_BE) / 2], axis=1)
    return (fees[0].spread, *(Spread.of(*column) for column in quantiles.T[1:].tolist()))
