"""A shortlist ready to be put before a client: proofs, fees, what loosening would give, what the team decided so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.memory.decisions import Approval, Decision
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.money import Exchange
from retrieval.fees.totals import Total
from retrieval.hand import Hand
from retrieval.likeness import Trait
from retrieval.meter.meter import Meter
from retrieval.shortlist import Match, Shortlist


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What people decided about one creator: for this brief, approvals for an earlier one of the conversation, and approvals in others."""

    here: tuple[Decision, ...] = ()
    earlier: tuple[Decision, ...] = ()
    elsewhere: tuple[Approval, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """One answer with everything that a marketer defends it with. `fees` stand in the order of the matches."""

    shortlist: Shortlist
    limit: int
    strict: bool
    hand: Hand
    exchange: Exchange
    fees: tuple[CreatorFee, ...]
    total: Total
    meter: Meter | None = None
    """What each change of a requirement would give, where few or many fit."""
    marks: Mapping[str, Marks] = field(default_factory=dict)
    """By creator id, only of creators about whom something was decided."""
    traits: Mapping[str, tuple[Trait, ...]] = field(default_factory=dict)
    """By creator id: what a look-alike has in common with whom the brief wants to be like."""

    def place_of(self, creator_id: str) -> int | None:
        """Where a creator stands in the list, from 1."""
        return next((k for k, match in enumerate(self.shortlist.matches, start=1) if match.creator.id == creator_id), None)

    def at(self, place: int) -> tuple[Match, CreatorFee, Marks]:
        """A match with its fee and marks. Raises IndexError beyond the list."""
        match = self.shortlist.matches[place - 1]
        return match, self.fees[place - 1], self.marks.get(match.creator.id, Marks())
