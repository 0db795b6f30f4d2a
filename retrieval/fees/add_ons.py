"""What a brief asks for beyond the piece itself: use in ads, exclusivity, haste. Each is a share of the base fee, and shares add up."""

from dataclasses import dataclass
from datetime import date
from math import log
from typing import Literal

from retrieval.brief import Brief
from retrieval.fees.published import Step, add_ons

Name = Literal["usage", "exclusivity", "rush"]

SPAN = 2.563
"""Normal deviations from the 10th to the 90th per cent, which a published low and high are taken for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddOn:
    """One add-on: its share of the base fee, the deviation in logs that it brings, and its days."""

    name: Name
    share: float
    deviation: float
    days: int


def add_ons_of(brief: Brief, *, today: date) -> tuple[AddOn, ...]:
    """The add-ons of a brief, in a fixed order. A brief does not tell paid from organic use: the dearer, paid use, is assumed."""
    found: list[AddOn] = []
    asked: tuple[tuple[Name, int | None], ...] = (("usage", brief.usage_rights_days), ("exclusivity", brief.exclusivity_days))
    for name, days in asked:
        if days:
            found.append(_at(name, days))
    if brief.start is not None and 0 <= (left := (brief.start - today).days) < (rush := add_ons()["rush"][0]).days:
        found.append(_add_on("rush", rush, left))
    return tuple(found)


def _at(name: Name, days: int) -> AddOn:
    """The add-on at this many days, on the lines between the table's rows; beyond the last row its line goes on."""
    steps = (Step(days=0, low=0, share=0, high=0), *add_ons()[name])
    upper = next((k for k, step in enumerate(steps) if k and days <= step.days), len(steps) - 1)
    before, after = steps[upper - 1], steps[upper]
    part = (days - before.days) / (after.days - before.days)
    if name == "usage":
        part = min(part, 1.0)  # the last row is for ever

    def between(low: float, high: float) -> float:
        return low + part * (high - low)

    step = Step(
        days=days,
        low=between(before.low, after.low),
        share=between(before.share, after.share),
        high=between(before.high, after.high),
    )
    return _add_on(name, step, days)


def _add_on(name: Name, step: Step, days: int) -> AddOn:
    return AddOn(name=name, share=step.share, deviation=log((1 + step.high) / (1 + step.low)) / SPAN, days=days)
