"""Weekly lists: kept, changed, paused, asked for at once; and made, as what changed since their channel last saw them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from bot.conversation.thread import Standing
from bot.matchmaker import DEFAULT_LIST, MOST_LISTED
from bot.memory.memory import Memory
from bot.memory.occurrences import Occurrences
from bot.memory.rejections import rejected_in
from bot.memory.schedules import Schedule, Schedules
from bot.memory.seen import Seen, Sight, Sights
from bot.proposal import Proposal
from bot.proposing import Proposer
from bot.weekly.delta import Delta, delta_of, sights_of
from bot.weekly.freshness import Freshness
from bot.weekly.places import Place, place_of
from bot.weekly.times import next_due
from bot.weekly.when import NoSuchZone, When, days_of, when_from, zone_of
from index.trouble import IndexTrouble
from retrieval.brief import Brief
from retrieval.brief_json import brief_as_json, brief_from_json
from retrieval.hand import Hand
from retrieval.hand_json import hand_as_json, hand_from_json
from retrieval.why_not import WhyNot

LONGEST_NAME = 60


class CannotBeMade(IndexTrouble):
    """The brief of a weekly list contradicts itself, so that there is no list."""


def always_fresh(_now: datetime) -> Freshness:
    """For where no files are read anew."""
    return Freshness()


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """A weekly list as it is to be posted. `kept` is the id of the stored list, `others` a quiet week's next best (`None` where there are
    none), `sights` what the channel has seen once it is posted, `freshness` how old the data is.
    """

    schedule: Schedule
    proposal: Proposal
    kept: str
    delta: Delta
    others: Proposal | None
    sights: tuple[Sight, ...]
    freshness: Freshness

    @property
    def language(self) -> str | None:
        """The language that it is told in."""
        return self.schedule.language


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekly:
    """The use-cases. Safe to share between threads and processes."""

    proposer: Proposer
    memory: Memory
    more: int = 3
    """Creators beyond the list that a quiet week offers."""
    fresh: Callable[[datetime], Freshness] = always_fresh
    """Reads the files of creators anew, once a round."""

    @property
    def schedules(self) -> Schedules:
        """Where they are kept."""
        return Schedules(self.memory.engine)

    def save(
        self,
        standing: Standing,
        when: When,
        *,
        thread: str,
        who: str,
        now: datetime,
        place: Place | None = None,
        name: str | None = None,
        language: str | None = None,
    ) -> Schedule:
        """Keeps the brief of a conversation, with what was changed by hand on its list, to come at these times to its channel or another
        `place`. The channel that the list stands in has seen it.
        """
        here = place_of(thread)
        to = place or here
        brief = standing.brief
        kept = self.schedules.add(
            team=to.team,
            channel=to.channel,
            thread=thread,
            name=name or name_of(brief),
            brief=brief_as_json(brief),
            how_many=None if not standing.gaps else max(1, (brief.how_many or DEFAULT_LIST) - len(standing.gaps)),
            weekdays=days_of(when.weekdays),
            time=when.time,
            zone=when.zone,
            language=language or brief.language,
            settings={"hand": hand_as_json(standing.hand)},
            who=who,
            now=now,
        )
        if to == here and (shown := self._proposal(kept, {}, now)) is not None:
            Sights(self.memory.engine).mark(kept, sights_of({}, shown), now=now)
        return kept

    def all(self, place: Place) -> tuple[Schedule, ...]:
        """Those of a channel, in the order in which they were made."""
        return self.schedules.of_team(place.team, channel=place.channel)

    def of_team(self, team: str) -> tuple[Schedule, ...]:
        """Those of a whole team."""
        return self.schedules.of_team(team)

    def one(self, number: int, team: str) -> Schedule | None:
        """One of a team by its number, also where it was deleted; `None` for an unknown one and for another team's."""
        found = self.schedules.load(number)
        return found if found is not None and found.team_id == team else None

    def pause(self, schedule: Schedule, *, now: datetime) -> bool:
        """Lets it come no more until it is resumed; False where it is paused or gone."""
        return self.schedules.pause(schedule.id, now=now)

    def resume(self, schedule: Schedule, *, now: datetime) -> bool:
        """Lets it come again; False where it does, or is gone."""
        return self.schedules.resume(schedule.id, now=now)

    def delete(self, schedule: Schedule, *, now: datetime) -> bool:
        """Takes it away; `restore` brings it back. False where it is gone already."""
        return self.schedules.delete(schedule.id, now=now)

    def restore(self, schedule: Schedule, *, now: datetime) -> bool:
        """Brings a deleted one back; False where it is not deleted."""
        return self.schedules.undelete(schedule.id, now=now)

    def edit(
        self,
        schedule: Schedule,
        *,
        now: datetime,
        when: When | None = None,
        brief: Brief | None = None,
        channel: str | None = None,
        name: str | None = None,
    ) -> Schedule:
        """Changes what is given. Raises ChangedMeanwhile where somebody else changed or deleted it since it was loaded."""
        changes: dict[str, Any] = {}
        if when is not None:
            changes |= {"weekdays": days_of(when.weekdays), "time": when.time, "zone": when.zone}
        if brief is not None:
            changes |= {"brief": brief_as_json(brief), "how_many": None, "language": schedule.language or brief.language}
        changes |= {key: value for key, value in (("channel", channel), ("name", name)) if value is not None}
        return self.schedules.edit(schedule.id, expected_version=schedule.version, now=now, **changes)

    def run_now(self, schedule: Schedule, key: str, *, now: datetime) -> bool:
        """Has it made at once, beside its times, by the next round; False where this key asked before, or it is gone."""
        return Occurrences(self.memory.engine).ask(schedule, key, now=now)

    def prepare(self, now: datetime) -> Freshness:
        """Reads the files of creators anew, ahead of a round, since that may take longer than a round may hold a list."""
        return self.fresh(now)

    def render(self, schedule: Schedule, due: str, now: datetime) -> Round:
        """The list as it is to be posted now. `due` is the time on the wall that it is made for, or `now:…`. Raises CannotBeMade where
        there can be no list."""
        del due  # what is told is what is true now, however late it is
        freshness = self.fresh(now)
        seen = Sights(self.memory.engine).of(schedule)
        proposal = self._proposal(schedule, seen, now)
        if proposal is None:
            raise CannotBeMade(f"The brief of the weekly list #{schedule.id} contradicts itself. Edit it, or delete the list.")
        delta = delta_of(seen, proposal, why=lambda key: self._why(key, proposal))
        others = self._others(schedule, seen, proposal, now) if delta.quiet and self.more else None
        place = Place(team=schedule.team_id, channel=schedule.channel)
        kept = self.proposer.keep(proposal, who=schedule.created_by, thread=place.thread_of(schedule.id), now=now)
        return Round(
            schedule=schedule,
            proposal=proposal,
            kept=kept,
            delta=delta,
            others=others,
            sights=sights_of(seen, proposal, others),
            freshness=freshness,
        )

    def _proposal(
        self, schedule: Schedule, seen: Mapping[str, Seen], now: datetime, *, limit: int | None = None, hand: Hand | None = None
    ) -> Proposal | None:
        brief = brief_from_json(schedule.brief)
        hand = hand if hand is not None else self._hand(schedule, seen)
        most = limit or schedule.how_many or min(brief.how_many or DEFAULT_LIST, MOST_LISTED)
        thread = Place(team=schedule.team_id, channel=schedule.channel).thread_of(schedule.id)
        return self.proposer.answer(brief, today=_today(schedule, now), limit=most, hand=hand, thread=thread).proposal

    def _hand(self, schedule: Schedule, seen: Mapping[str, Seen]) -> Hand:
        """The hand of the schedule, with everybody whom the channel rejected since."""
        hand = hand_from_json(schedule.settings["hand"]) if "hand" in schedule.settings else Hand()
        rejected = {key for key, one in seen.items() if one.state == "rejected"}
        rejected |= rejected_in(self.memory.engine, Place(team=schedule.team_id, channel=schedule.channel).prefix)
        dropped = tuple(dict.fromkeys((*hand.dropped, *sorted(rejected))))
        return replace(hand, dropped=dropped, pinned=tuple(key for key in hand.pinned if key not in rejected))

    def _others(self, schedule: Schedule, seen: Mapping[str, Seen], proposal: Proposal, now: datetime) -> Proposal | None:
        """The next best whom the channel has not seen; only those whose content fits."""
        here = (match.creator.id for match in proposal.shortlist.matches)
        out = tuple(dict.fromkeys((*proposal.hand.dropped, *seen, *here)))
        hand = replace(proposal.hand, dropped=out, pinned=())
        found = self._proposal(schedule, seen, now, limit=self.more, hand=hand)
        listed = zip(found.shortlist.matches, found.fees, strict=True) if found is not None else ()
        fitting = [(match, fee) for match, fee in listed if match.supported]
        if found is None or not fitting:
            return None
        shortlist = replace(found.shortlist, matches=tuple(match for match, _ in fitting))
        return replace(found, shortlist=shortlist, fees=tuple(fee for _, fee in fitting))

    def _why(self, creator_id: str, proposal: Proposal) -> WhyNot | None:
        shortlist = proposal.shortlist
        return self.proposer.why_not(creator_id, shortlist.brief, today=shortlist.today, hand=proposal.hand, shown=proposal.limit)


def when_of(schedule: Schedule) -> When | None:
    """When a weekly list comes; `None` where its zone is no more."""
    try:
        return when_from(schedule.weekdays, schedule.time, schedule.zone)
    except NoSuchZone:
        return None


def next_of(schedule: Schedule, now: datetime) -> datetime | None:
    """The next time that it comes; `None` while it does not."""
    when = when_of(schedule)
    return next_due(when, now) if when is not None and schedule.active else None


def name_of(brief: Brief) -> str:
    """What a brief is called where nobody named it."""
    return " ".join((brief.brand or (brief.topics or (brief.wording,))[0]).split())[:LONGEST_NAME] or "…"


def _today(schedule: Schedule, now: datetime) -> date:
    """The day on the wall, in UTC where the zone is no more."""
    when = when_of(schedule)
    return now.astimezone(zone_of(when.zone) if when else UTC).date()
