"""What changed in a list since a channel last saw it. Pure: what was seen and the new list in, the news out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from bot.memory.seen import Seen, Sight
from bot.proposal import Proposal
from bot.weekly.figures import Change, Figures, as_json, as_told, changes, figures_of, from_json
from retrieval.shortlist import Match
from retrieval.why_not import WhyNot


@dataclass(frozen=True, kw_only=True, slots=True)
class New:
    """Somebody who was not in the list before, by their place in it. Why now: `posted`, the day of a post that was written since; `back`
    after they were in it once, `offered` after they were shown beyond it.
    """

    place: int
    posted: date | None = None
    back: bool = False
    offered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """Somebody whose figures are news, by their place in the list."""

    place: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Delta:
    """The news of a list. `first` where the channel never saw it: then everybody is new. `removed` left the catalogue and are not named;
    `since` is the last day that the channel saw it.
    """

    first: bool
    since: date | None = None
    new: tuple[New, ...] = ()
    gone: tuple[WhyNot, ...] = ()
    removed: int = 0
    changed: tuple[Changed, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing is news."""
        return not (self.first or self.new or self.gone or self.removed or self.changed)


def delta_of(seen: Mapping[str, Seen], proposal: Proposal, *, why: Callable[[str], WhyNot | None]) -> Delta:
    """The news of a list for a channel that has seen so much of it. `why` tells what keeps somebody out now; `None` for one who is no more
    in the catalogue. Whoever was taken out by the people themselves is no news to them.
    """
    matches = proposal.shortlist.matches
    last = max((one.last_at for one in seen.values()), default=None)
    if last is None or not any(one.state != "rejected" for one in seen.values()):
        return Delta(first=True, new=tuple(New(place=place) for place in range(1, len(matches) + 1)))
    new: list[New] = []
    changed: list[Changed] = []
    for place, match in enumerate(matches, start=1):
        before = seen.get(match.creator.id)
        if before is None or before.state != "shown":
            new.append(_new(place, match, before, last))
        elif found := changes(from_json(before.figures), figures_of(match, proposal.fees[place - 1])):
            changed.append(Changed(place=place, changes=found))
    listed = {match.creator.id for match in matches}
    left = [why(key) for key, one in seen.items() if one.state == "shown" and key not in listed]
    return Delta(
        first=False,
        since=last.date(),
        new=tuple(new),
        gone=tuple(one for one in left if one is not None and not one.by_hand),
        removed=sum(one is None for one in left),
        changed=tuple(changed),
    )


def sights_of(seen: Mapping[str, Seen], proposal: Proposal, others: Proposal | None = None) -> tuple[Sight, ...]:
    """What the channel has seen once this is posted: who is in the list with their figures as told, who left it, who was offered."""
    told: list[Sight] = []
    for match, fee in zip(proposal.shortlist.matches, proposal.fees, strict=True):
        before = seen.get(match.creator.id)
        known = from_json(before.figures) if before is not None and before.state == "shown" else None
        told.append(_sight(match, as_told(known, figures_of(match, fee)), "shown"))
    if others is not None:
        offered = zip(others.shortlist.matches, others.fees, strict=True)
        told += [_sight(match, figures_of(match, fee, offered=True), "gone") for match, fee in offered]
    listed = {one.creator_id for one in told}
    gone = [one for key, one in seen.items() if one.state == "shown" and key not in listed]
    return (*told, *(Sight(creator_id=one.creator_id, state="gone", figures=one.figures) for one in gone))


def _sight(match: Match, figures: Figures, state: Literal["shown", "gone"]) -> Sight:
    return Sight(creator_id=match.creator.id, state=state, figures=as_json(figures))


def _new(place: int, match: Match, before: Seen | None, last: datetime) -> New:
    days = [one.post.posted_at for one in match.evidence if one.post.posted_at is not None]
    newest = max(days, default=None)
    since = newest.astimezone(UTC).date() if newest is not None and newest > last else None
    offered = before is not None and from_json(before.figures).offered
    return New(place=place, posted=since, back=before is not None and not offered, offered=offered)
