"""The published benchmarks, read once from `tables/*.csv`. Each row there names its source, its grade and its year.

Grades: A payments and list prices, B dated surveys and agency sheets, C editorial tables and calculators, D no stated basis, own: our
choice within published rows. Amounts are US dollars at the level of the United States.
"""

import csv
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

TABLES = Path(__file__).parent / "tables"

ANY = "any"
"""The platform of a piece that is no channel's: content made for the brand's own use."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """What one piece costs at 100,000 followers, its deviation in logs, and how price grows: followers to the power of `slope`.

    `units` is how many single pieces the price buys: three story frames are one set.
    """

    usd: float
    log_sd: float
    slope: float
    slope_sd: float
    units: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PerThousand:
    """The published range of prices for a thousand views (of a podcast: downloads, of a newsletter: opens)."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Geometric middle of the range."""
        return sqrt(self.low * self.high)


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """What multiplies a price for a region or niche, and the deviation of its logarithm."""

    name: str
    factor: float
    log_sd: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """An add-on at a number of days, as shares of the base fee."""

    days: float
    low: float
    share: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A single figure of the method; `sd` where its prior has a deviation."""

    value: float
    sd: float


@cache
def levels() -> dict[tuple[str, str], Level]:
    """Levels by platform and kind, in the order of the table."""
    return {
        (row["platform"], row["deliverable"]): Level(
            usd=float(row["level_usd"]),
            log_sd=float(row["level_log_sd"]),
            slope=float(row["slope"]),
            slope_sd=float(row["slope_sd"]),
            units=int(row["units"]),
        )
        for row in _rows("levels")
    }


@cache
def per_thousand() -> dict[tuple[str, str], PerThousand]:
    """Prices per thousand views by platform and kind."""
    return {
        (row["platform"], row["deliverable"]): PerThousand(low=float(row["low_usd"]), high=float(row["high_usd"])) for row in _rows("views")
    }


@cache
def regions() -> dict[str, Factor]:
    """Regions by name; "other" is for every country that no region lists."""
    return _factors("regions", "region")


@cache
def region_by_country() -> dict[str, str]:
    """Names of regions by ISO country code."""
    return {country: row["region"] for row in _rows("regions") for country in row["countries"].split()}


@cache
def niches() -> dict[str, Factor]:
    """Priced niches by name; "other" is for a known niche that no row prices."""
    return _factors("niches", "niche")


@cache
def priced_niche() -> dict[str, str]:
    """Names of priced niches by id of the niche vocabulary."""
    return {entry: row["niche"] for row in _rows("niches") for entry in row["vocabulary"].split()}


@cache
def add_ons() -> dict[str, tuple[Step, ...]]:
    """Steps of each add-on, by rising days."""
    found: dict[str, list[Step]] = {}
    for row in _rows("add_ons"):
        step = Step(days=float(row["days"]), low=float(row["low"]), share=float(row["share"]), high=float(row["high"]))
        found.setdefault(row["add_on"], []).append(step)
    return {name: tuple(sorted(steps, key=lambda step: step.days)) for name, steps in found.items()}


@cache
def terms() -> dict[str, Term]:
    """Single figures by name."""
    return {row["term"]: Term(value=float(row["value"]), sd=float(row["sd"] or 0)) for row in _rows("terms")}


def _factors(table: str, column: str) -> dict[str, Factor]:
    return {row[column]: Factor(name=row[column], factor=float(row["factor"]), log_sd=float(row["log_sd"])) for row in _rows(table)}


def _rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
