"""What is believed of prices: a linear model of log fees, as a normal and inverse-gamma distribution of its corrections.

The benchmarks give each piece its log price; the model's coefficients say how far these benchmarks are off, for all pieces, a platform, a
region and so on. Without deals their mean is zero, so the benchmarks stand as they are, and the deviations of the prior say how wide a
range must be. Deals of the team would move `mean` and raise `precision` and `nu`; whoever reads a `Posterior` need not know.

Features are scaled by their prior deviation over `SIGMA`, so the prior precision is the identity whatever a row's own deviations are.
"""

from dataclasses import dataclass, field
from functools import cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from retrieval.fees.published import levels, niches, regions

Vector = NDArray[np.float64]

SIGMA = 1.15
"""Prior deviation of a creator's own log price around the model: residual of 338 real list prices on followers, 1.17 (Douyin, 2025)."""
NU = 6.0
"""Deals that this deviation is believed as much as (ours): enough to hold, few enough for own deals to correct it."""

LEVEL_SD = 0.5
PLATFORM_SD = 0.3
"""Deviations of the level of all prices and of a platform; what a table row is less sure of beyond them is the piece's own (ours)."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Posterior:
    """The distribution: coefficients have `mean` and covariance sigma² x inverse(`precision`), sigma² is inverse-gamma (nu/2, nu s²/2).

    Shapes: mean (features,), precision (features, features). The scale of one new log price is s²(1 + x' precision⁻¹ x).
    """

    mean: Vector
    precision: NDArray[np.float64]
    nu: float
    s2: float
    _covariance: NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_covariance", np.linalg.inv(self.precision))

    def shift(self, x: Vector) -> float:
        """What the model adds to the benchmark's log price."""
        return float(x @ self.mean)

    def shared(self, x: Vector, other: Vector) -> float:
        """Covariance of two log prices of different creators: what they share is the uncertainty about the coefficients."""
        return float(self.s2 * (x @ self._covariance @ other))

    def shared_matrix(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """`shared` of all pairs: rows (n, features), result (n, n)."""
        return np.asarray(self.s2 * (rows @ self._covariance @ rows.T), dtype=np.float64)


@cache
def prior() -> Posterior:
    """No deals: the benchmarks as published."""
    size = len(features())
    return Posterior(mean=np.zeros(size), precision=np.eye(size), nu=NU, s2=SIGMA**2)


@cache
def features() -> dict[str, int]:
    """The place of each feature in a vector."""
    platforms = dict.fromkeys(platform for platform, _ in levels())
    names = [
        "level",
        *(f"platform {platform}" for platform in platforms),
        *(f"piece {platform} {kind}" for platform, kind in levels()),
        "by views",
        "reach",
        "engagement",
        "represented",
        *(f"region {name}" for name in regions()),
        *(f"niche {name}" for name in niches()),
    ]
    return {name: k for k, name in enumerate(names)}


def vector(told: dict[str, float]) -> Vector:
    """Features as one vector, from the value of each times its prior deviation; a name that the model lacks has no coefficient."""
    x = np.zeros(len(features()))
    for name, scaled in told.items():
        if (place := features().get(name)) is not None:
            x[place] = scaled / SIGMA
    return x


def own_deviation(log_sd: float) -> float:
    """What is left of a level's deviation beyond those of the level of all and of its platform."""
    return sqrt(max(0.0, log_sd**2 - LEVEL_SD**2 - PLATFORM_SD**2))
