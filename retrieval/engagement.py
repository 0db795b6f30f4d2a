"""How an account's engagement compares: as a percentile within platform and tier, or against the published norm.

Raw rates are never compared across platforms or sizes: bigger accounts have lower ones. From `ENOUGH` known accounts in a cell of
the catalogue its own distribution is taken (ours: fewer make a percentile that jumps by more than three points with each account),
below that the published norm by follower bounds, and which of the two it was is said.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.generation.columns import Columns
from index.records import PLATFORMS
from retrieval.brief import TIERS, Tier, tier_of

NORMS = Path(__file__).parent / "norms" / "engagement.csv"
ENOUGH = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """A published range of engagement rates, fractions of followers, with its source and year."""

    low: float
    high: float
    source: str
    year: str

    @property
    def middle(self) -> float:
        """Geometric middle of the range."""
        return sqrt(self.low * self.high)


@dataclass(frozen=True, kw_only=True, slots=True)
class Engagement:
    """An account's rate in its place. `standing` is from 0 to 1 with 0.5 usual for its kind, for scoring.

    `percentile` (0 to 100) is given where the catalogue has `cell_size` >= 30 such accounts, `norm` otherwise where one is published.
    """

    platform: str
    tier: Tier
    rate: float
    standing: float
    basis: Literal["catalogue", "norm"]
    cell_size: int
    percentile: float | None = None
    norm: Norm | None = None


class EngagementScale:
    """The distribution of one catalogue, made once for each generation."""

    def __init__(self, columns: Columns) -> None:
        self._cells: Mapping[tuple[int, int], NDArray[np.float64]] = _cells(columns)

    def place(self, *, platform: str, followers: float | None, rate: float | None) -> Engagement | None:
        """Where this account stands; `None` where rate or followers are not known, or there is nothing to compare with."""
        if rate is None or followers is None or (tier := tier_of(followers)) is None:
            return None
        cell = self._cells.get((PLATFORMS.index(platform), TIERS.index(tier)))
        size = 0 if cell is None else len(cell)
        if cell is not None and size >= ENOUGH:
            below = (np.searchsorted(cell, rate, "left") + np.searchsorted(cell, rate, "right")) / 2
            share = float(below / size)
            return Engagement(
                platform=platform,
                tier=tier,
                rate=rate,
                standing=share,
                basis="catalogue",
                cell_size=size,
                percentile=round(100 * share, 1),
            )
        norm = norm_of(platform, followers)
        if norm is None:
            return None
        ratio = rate / norm.middle
        return Engagement(platform=platform, tier=tier, rate=rate, standing=ratio / (1 + ratio), basis="norm", cell_size=size, norm=norm)

    def standings(self, columns: Columns, accounts: NDArray[np.intp]) -> NDArray[np.float32]:
        """`standing` of these account rows, NaN where not known: shape (accounts,)."""
        found = np.full(len(accounts), np.nan, dtype=np.float32)
        followers, rates, platforms = columns.account_followers, columns.account_rate, columns.account_platform
        for k, row in enumerate(accounts):
            if not (np.isnan(followers[row]) or np.isnan(rates[row])):
                place = self.place(platform=PLATFORMS[platforms[row]], followers=float(followers[row]), rate=float(rates[row]))
                found[k] = np.nan if place is None else place.standing
        return found


def _cells(columns: Columns) -> dict[tuple[int, int], NDArray[np.float64]]:
    known = np.flatnonzero(~np.isnan(columns.account_rate) & (columns.account_followers >= 1000))
    groups: dict[tuple[int, int], list[float]] = {}
    for row in known:
        tier = tier_of(float(columns.account_followers[row]))
        if tier is not None:
            groups.setdefault((int(columns.account_platform[row]), TIERS.index(tier)), []).append(float(columns.account_rate[row]))
    return {cell: np.sort(np.array(rates)) for cell, rates in groups.items()}


def norm_of(platform: str, followers: float) -> Norm | None:
    """The published norm for an account of this size; bounds are [from, to). `None` where nobody published one."""
    for low, high, norm in _norms().get(platform, ()):
        if low <= followers < high:
            return norm
    return None


@cache
def _norms() -> dict[str, tuple[tuple[float, float, Norm], ...]]:
    found: dict[str, list[tuple[float, float, Norm]]] = {}
    with NORMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            norm = Norm(low=float(row["low"]), high=float(row["high"]), source=row["source"], year=row["year"])
            found.setdefault(row["platform"], []).append((float(row["followers_min"]), float(row["followers_max"] or "inf"), norm))
    return {platform: tuple(norms) for platform, norms in found.items()}
