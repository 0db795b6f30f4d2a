"""Keeps of a model's claims what the text bears out, value by value. Pure: whatever a model says, nothing else gets into a brief."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from index.languages import LanguageDetector
from retrieval.brief import Brief
from retrieval.reading.claims.checks import CHECKS, Check, No, Why
from retrieval.reading.claims.claims import BriefClaims
from retrieval.reading.claims.held import Held
from retrieval.reading.money.currencies import TOMAN

_BOUNDS: tuple[tuple[str, str, Why], ...] = (
    ("audience_age_min", "audience_age_max", "number"),
    ("followers_min", "followers_max", "number"),
    ("budget_min", "budget_max", "number"),
    ("start", "end", "date"),
)
"""The ends of ranges, which are dropped together where the first is beyond the second."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A claim that the text does not bear out."""

    field: str
    value: str
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounded:
    """What was kept, without wording, and what was not."""

    brief: Brief
    dropped: tuple[Dropped, ...]


def grounded(claims: BriefClaims, text: str, *, today: date, detector: LanguageDetector) -> Grounded:
    """The claims that stand in the text, read on that day. Phrases come back as the person wrote them, money and rates as in a brief."""
    return _Ground(Held(text, today=today, detector=detector)).kept(claims)


class _Ground:
    """One text and the claims that it did not bear out; lives for one call."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._dropped: list[Dropped] = []

    def kept(self, claims: BriefClaims) -> Grounded:
        """What of the claims stands, and what was dropped."""
        claimed = claims.claimed
        self._dropped += [Dropped(field=name, value="", why="form") for name in claims.unusable]
        told: dict[str, Any] = {}
        for field in fields(Brief):
            value = getattr(claimed, field.name)
            if value in (None, ()) or field.name == "wording":
                continue
            check = CHECKS[field.name]
            found = [self._one(field.name, item, check) for item in (value if isinstance(value, tuple) else (value,))]
            kept = tuple(dict.fromkeys(item for item in found if item is not None))
            if kept:
                told[field.name] = kept if isinstance(value, tuple) else kept[0]
        self._money(told, claimed)
        for low, high, why in _BOUNDS:
            if low in told and high in told and told[low] > told[high]:
                self._dropped += [Dropped(field=name, value=str(told.pop(name)), why=why) for name in (low, high)]
        return Grounded(brief=Brief(wording="", **told), dropped=tuple(self._dropped))

    def _one(self, field: str, value: Any, check: Check) -> Any:
        found = check(self._held, field, value)
        if isinstance(found, No):
            self._dropped.append(Dropped(field=field, value=str(value)[:80], why=found.why))
            return None
        return found

    def _money(self, told: dict[str, Any], claimed: Brief) -> None:
        """Toman as rials; a currency or share without an amount says nothing."""
        amounts = [name for name in ("budget_min", "budget_max") if name in told]
        if not amounts:
            for name in ("budget_currency", "budget_per"):
                if name in told:
                    self._dropped.append(Dropped(field=name, value=str(told.pop(name)), why="number"))
            return
        named = {mark.value for mark in self._held.page.marks("currency")}
        if TOMAN in named and "IRR" not in named and claimed.budget_currency in {TOMAN, "IRR", None}:
            held = {value for q in self._held.amounts() for value in (q.low, q.high)}
            for name in amounts:
                if told[name] in held:  # else the model has multiplied already
                    told[name] *= 10
            told["budget_currency"] = "IRR"
