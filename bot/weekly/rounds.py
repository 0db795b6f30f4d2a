"""Rounds: what is due of the weekly lists is made and posted, each time exactly once, by any number of processes over one database.

Each step is one transaction: a time is noted as due, claimed under a lease, made, fixed as it will be sent, posted, and noted as posted
together with what its channel has now seen. Whoever is killed in between leaves it to the next round of anybody.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from bot.blocks.showing import Message
from bot.memory.occurrences import Occurrence, Occurrences, Pending
from bot.memory.schedules import Schedule, Schedules
from bot.memory.seen import Sight
from bot.posting.once import Later, Outcome, Posted, Rejected, Unknown, content_hash
from index.trouble import IndexTrouble

log = logging.getLogger(__name__)

LOOKS_BACK = timedelta(days=31)
"""How far a round looks for times that were missed. What is older leaves no note."""
FRESH = timedelta(hours=72)
"""How late a list is still posted."""
LEASE = timedelta(minutes=5)
"""The time that making a list may take before another process takes over; also that in which a killed one is noticed."""
ATTEMPTS = 10
"""Times that an occurrence is taken up, by processes that failed or were killed, before an operator is told."""
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
"""After a first, second … failure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A list ready to be posted: the message, the id of the stored list, and what its channel will have seen."""

    message: Message
    shortlist: str | None = None
    sights: tuple[Sight, ...] = ()


class Times(Protocol):
    """Knows when lists are due."""

    def due_between(self, schedule: Schedule, after: datetime, until: datetime) -> Sequence[datetime]:
        """The times on the wall of the schedule's zone that fall due later than `after` and not later than `until`, oldest first. Raises
        IndexTrouble where the schedule's zone is no more."""


class Renders(Protocol):
    """Makes lists."""

    def prepare(self, now: datetime) -> None:
        """Brings the data up to date, once before the lists of a round are made."""

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        """What a list has to tell its channel now: what changed since it last saw it."""

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        """That the list of this time came too late to be posted; `None` to say nothing."""


class Posts(Protocol):
    """Posts exactly once; see `bot.posting.once`."""

    def post(self, *, team: str, channel: str, thread: str | None, key: str, message: Message) -> Outcome:
        """Posts a message under a key, or says what became of it."""


Became = Literal["posted", "skipped", "refused", "unknown", "dead", "later", "changed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundTrouble:
    """What an operator has to know of a weekly list: it could not be posted (`refused`, `dead`), nobody knows (`unknown`), or its times
    cannot be told (`times`)."""

    kind: Literal["refused", "dead", "unknown", "times"]
    schedule: Schedule
    due: str | None
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What one round did with one occurrence. `later` is not settled, and taken up by a later round."""

    schedule_id: int
    due: str
    became: Became


@dataclass(frozen=True, kw_only=True, slots=True)
class Rounds:
    """Does what is due. `owner` is this process's own name, as in the leases."""

    schedules: Schedules
    occurrences: Occurrences
    times: Times
    renders: Renders
    posts: Posts
    owner: str
    tell: Callable[[RoundTrouble], None]
    """Tells an operator. It may be told the same twice, where a process is killed right after."""
    fresh: timedelta = FRESH
    lease: timedelta = LEASE

    def run(self, now: datetime) -> tuple[Done, ...]:
        """Notes what is due by now and posts what anybody has to post, one after the other; what came of each."""
        for schedule in self.schedules.active():
            self._plan(schedule, now)
        return self._round(self.occurrences.waiting(), now)

    def run_now(self, schedule_id: int, key: str, now: datetime) -> tuple[Done, ...]:
        """Posts a list at once, beside its times. The same key twice is one message."""
        schedule = self.schedules.load(schedule_id)
        if schedule is None or not self.occurrences.ask(schedule, key, now=now):
            return ()
        return self._round((schedule_id,), now)

    def _round(self, waiting: Sequence[int], now: datetime) -> tuple[Done, ...]:
        if not waiting:
            return ()
        try:
            self.renders.prepare(now)
        except Exception:  # a list of older data is better than none
            log.exception("data not brought up to date", extra={"action": "weekly_failed"})
        return tuple(done for number in waiting for done in self._worked_off(number, now))

    def _plan(self, schedule: Schedule, now: datetime) -> None:
        """Notes the times of a list that nobody noted yet."""
        due = self._due(schedule, max(schedule.counts_from, now - LOOKS_BACK), now)
        if due and not self.occurrences.known(schedule.id).issuperset(due):
            self.occurrences.plan(schedule, due, now=now)

    def _due(self, schedule: Schedule, after: datetime, now: datetime) -> tuple[str, ...]:
        if after >= now:
            return ()
        try:
            times = self.times.due_between(schedule, after, now)
        except IndexTrouble as trouble:
            self.tell(RoundTrouble(kind="times", schedule=schedule, due=None, why=str(trouble)))
            return ()
        return tuple(dict.fromkeys(f"{one:%Y-%m-%dT%H:%M}" for one in times))

    def _worked_off(self, schedule_id: int, now: datetime) -> tuple[Done, ...]:
        """Everything that is to be done of one list, in its order."""
        done: list[Done] = []
        while (taken := self.occurrences.claim(schedule_id, owner=self.owner, lease=self.lease)) is not None:
            schedule, occurrence = taken
            became = self._worked(schedule, occurrence, now)
            log.info("weekly", extra={"action": "weekly", "schedule": schedule_id, "due": occurrence.due_local, "became": became})
            done.append(Done(schedule_id=schedule_id, due=occurrence.due_local, became=became))
        return tuple(done)

    def _worked(self, schedule: Schedule, occurrence: Occurrence, now: datetime) -> Became:
        if occurrence.attempt > ATTEMPTS:
            return self._ended(schedule, occurrence, "dead" if occurrence.pending is None else "unknown", "tried too often")
        pending = occurrence.pending
        if pending is None:
            try:
                pending, shortlist = self._made(schedule, occurrence, now)
            except Exception as failure:  # whatever keeps one list from being made must not keep the others
                log.exception("weekly list not made", extra={"action": "weekly_failed", "schedule": schedule.id})
                if occurrence.attempt >= ATTEMPTS:
                    return self._ended(schedule, occurrence, "dead", type(failure).__name__)
                self.occurrences.release(occurrence, again_after=BACK_OFF[min(occurrence.attempt, len(BACK_OFF)) - 1])
                return "later"
            if pending is None:
                return "skipped" if self.occurrences.settle(occurrence, "skipped") else "changed"
            told = content_hash(_message(pending.message))
            if not self.occurrences.sending(occurrence, schedule, pending, shortlist=shortlist, content_hash=told, lease=self.lease):
                self.occurrences.release(occurrence, again_after=timedelta(0), tried=False)  # paused, edited or deleted meanwhile
                return "changed"
        return self._posted(schedule, occurrence, pending, now)

    def _made(self, schedule: Schedule, occurrence: Occurrence, now: datetime) -> tuple[Pending | None, str | None]:
        """What is to be posted, and the id of the list in it; nothing where a list that comes too late is passed over in silence."""
        due = occurrence.due_local
        if not occurrence.asked_for and due not in self._due(schedule, now - self.fresh, now + self.fresh):  # clocks may be put back
            message = self.renders.skipped(schedule, due, now)
            return None if message is None else Pending(channel=schedule.channel, message=_as_json(message), state="skipped"), None
        made = self.renders.due(schedule, due, now)
        return Pending(channel=schedule.channel, message=_as_json(made.message), sights=made.sights), made.shortlist

    def _posted(self, schedule: Schedule, occurrence: Occurrence, pending: Pending, now: datetime) -> Became:
        team, message = schedule.team_id, _message(pending.message)
        match self.posts.post(team=team, channel=pending.channel, thread=None, key=occurrence.key, message=message):
            case Posted(ts=ts):
                self.occurrences.posted(occurrence, ts=ts, now=now)
                return pending.state
            case Rejected(code=code):
                return self._ended(schedule, occurrence, "refused", code)
            case Unknown():
                return self._ended(schedule, occurrence, "unknown", "the channel cannot be read")
            case Later(seconds=seconds):
                if now - occurrence.at > self.fresh:
                    return self._ended(schedule, occurrence, "unknown", "the channel does not answer")
                self.occurrences.release(occurrence, again_after=timedelta(seconds=seconds), tried=False)
                return "later"

    def _ended(self, schedule: Schedule, occurrence: Occurrence, kind: Literal["refused", "dead", "unknown"], why: str) -> Became:
        self.tell(RoundTrouble(kind=kind, schedule=schedule, due=occurrence.due_local, why=why))
        self.occurrences.settle(occurrence, "unknown" if kind == "unknown" else "dead")
        return kind


def _as_json(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


def _message(told: Mapping[str, Any]) -> Message:
    return Message(text=told["text"], blocks=tuple(told["blocks"]))
