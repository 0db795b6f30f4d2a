"""What came in goes to whoever does it: accepted once, in turn, under a lease; taken up again where a process died over it."""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from bot.memory.deliveries import Deliveries
from bot.memory.deliveries import Delivery as Kept
from bot.posting.once import LEASE as POSTING
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.arrivals import ARRIVAL, Arrival, Heard, Submitted, conversation_key
from bot.slack.holding import Holding
from bot.slack.receiving import Body, Delivery, Receiving
from bot.slack.work import Job, Work

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long things may take. `lease` is the time after which another process takes up what a dead one was at work on: the living renew
    theirs every few seconds; `posting` is the same for a single message. What failed is tried again after `again_after`; what nobody took
    for `queued` was left by a process that is gone or had no room.
    """

    lease: timedelta = timedelta(seconds=60)
    again_after: timedelta = timedelta(seconds=20)
    queued: timedelta = timedelta(seconds=90)
    posting: timedelta = POSTING


PATIENT = Patience()


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """An arrival that is being worked on: `id` names it in every table, `ahead` is how many jobs were before it."""

    id: str
    arrival: Arrival
    ahead: int = 0


class Handles(Protocol):
    """Does what an arrival asks for. Raises Busy and NoReply where Slack could not be reached, so that it is done again later."""

    def __call__(self, taken: Taken) -> Job | None:
        """Does it, or the part of it that cannot wait, and returns the rest as work that is still to be done."""


class Tells(Protocol):
    """Tells somebody something about what they asked for."""

    def __call__(self, taken: Taken) -> None:
        """Tells it. Raises Refused, Busy and NoReply."""


class Fails(Protocol):
    """Tells people what went wrong."""

    def __call__(self, taken: Taken, failure: Exception, reference: str) -> None:
        """Tells whoever asked; never raises."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """One for each process. `quick` is for what must answer within a trigger's three seconds, `work` for the rest, `telling` for words
    about the queue itself, for which nobody waits.
    """

    receiving: Receiving
    deliveries: Deliveries
    quick: Work
    work: Work
    telling: Work
    holding: Holding
    handlers: Mapping[str, Handles]
    """By the kind of arrival."""
    reads: Callable[[Submitted], dict[str, str] | None]
    """The faults of a submitted window, by the field that they stand at."""
    suggests: Callable[[Body], Mapping[str, Any]]
    """The options of a field for what was typed into it."""
    fails: Fails
    waits: Tells
    """Tells somebody that theirs waits for its turn."""
    full: Callable[[Arrival], None]
    """Tells somebody that there is more to do than can be done now, and that theirs is not lost."""
    clock: Callable[[], datetime]
    owner: str
    patience: Patience = PATIENT

    def delivery(self, body: Body) -> Delivery | None:
        """What a body asks of the bot, if anything."""
        return self.receiving.delivery(body)

    def accept(self, delivery: Delivery) -> bool:
        """Writes a delivery down; False where it is known. Raises where the database is down."""
        arrival = delivery.arrival
        return self.deliveries.accept(
            arrival.team,
            delivery.id,
            channel=delivery.channel,
            ts=delivery.ts,
            kind=arrival.kind,
            payload=ARRIVAL.dump_json(arrival).decode(),
            now=self.clock(),
        )

    def faults(self, delivery: Delivery) -> dict[str, str] | None:
        """What is wrong in a window that was submitted; it then stays open, and the delivery is done."""
        if not isinstance(delivery.arrival, Submitted):
            return None
        wrong = self.reads(delivery.arrival)
        if wrong and (kept := self._claimed(delivery)) is not None:
            self.deliveries.done(kept)
        return wrong

    def options(self, body: Body) -> Mapping[str, Any]:
        """The options of a field that asks for them as somebody types; none for one that is not ours."""
        return self.suggests(body)

    def take(self, delivery: Delivery) -> None:
        """Puts a delivery that was accepted into the queue."""
        self._queue(delivery.id, delivery.arrival, lambda: self._claimed(delivery))

    def sweep(self) -> int:
        """Renews what is held here, and takes up what a process left that died, and what no process had room for; returns how many."""
        self.holding.renew()
        found = self.deliveries.abandoned(owner=self.owner, lease=self.patience.lease, queued_before=self.clock() - self.patience.queued)
        for one in found.dead:
            log.error("delivery given up", extra={"action": "delivery_dead", "kind": one.kind, "attempts": one.attempt})
        for kept in found.claimed:
            self.holding.keep(kept)
            self._queue(kept.event_id, ARRIVAL.validate_json(kept.payload or "null"), lambda kept=kept: kept)  # type: ignore[misc]  # bound now
        return len(found.claimed)

    def _claimed(self, delivery: Delivery) -> Kept | None:
        return self.deliveries.claim(delivery.arrival.team, delivery.id, owner=self.owner, lease=self.patience.lease)

    def _queue(self, number: str, arrival: Arrival, claim: Callable[[], Kept | None]) -> None:
        lane = self.work if isinstance(arrival, Heard) else self.quick

        def run() -> None:
            kept = claim()
            if kept is not None:  # else another process has it
                self._begin(kept, Taken(id=number, arrival=arrival))

        conversation = conversation_of(arrival)
        told = lane.submit(Job(channel=room_of(arrival), conversation=conversation, run=run))
        if told is None:
            self._no_room(arrival)
        elif told and lane is self.work:
            waiting = Taken(id=number, arrival=arrival, ahead=told)
            self.telling.submit(Job(channel=room_of(arrival), conversation=conversation, run=lambda: self._tell_waiting(waiting)))

    def _begin(self, kept: Kept, taken: Taken) -> None:
        """Does what cannot wait; the rest goes to the work lane under the same lease."""
        rest: list[Job] = []

        def begin() -> None:
            job = self.handlers[taken.arrival.kind](taken)
            rest.extend([job] if job is not None else [])

        if not self._done(kept, taken, begin, finished=lambda: not rest):
            return
        for job in rest:
            self.holding.keep(kept)
            going_on = replace(job, run=partial(self._go_on, kept, taken, job))
            if self.work.submit(going_on) is None:
                self.holding.let_go(kept)
                self.deliveries.failed(kept, again_after=self.patience.queued)
                self._no_room(taken.arrival)

    def _go_on(self, kept: Kept, taken: Taken, job: Job) -> None:
        self._done(kept, taken, job.run)

    def _done(self, kept: Kept, taken: Taken, deed: Callable[[], None], *, finished: Callable[[], bool] = lambda: True) -> bool:
        """Does a deed under the lease of its delivery and notes how it ended; whether there is more to do or nothing at all went wrong."""
        with self.holding.held(kept) as mine:
            if not mine:  # it waited too long, and another process took it up
                return False
            try:
                deed()
            except (Busy, NoReply) as failure:
                log.warning("slack not reached", extra={"action": "slack_not_reached", "kind": type(failure).__name__})
                self.deliveries.failed(kept, again_after=self.patience.again_after)
                return False
            except Exception as failure:  # each ends in one sentence with its reference
                reference = secrets.token_hex(3)
                told = {"action": "failed", "kind": type(failure).__name__, "reference": reference, "arrival": taken.arrival.kind}
                log.exception("failed", extra=told)
                self.fails(taken, failure, reference)
                self.deliveries.done(kept)
                return False
            if finished():
                self.deliveries.done(kept)
            return True

    def _no_room(self, arrival: Arrival) -> None:
        log.warning("no room", extra={"action": "no_room", "kind": arrival.kind})
        self.telling.submit(Job(channel="full", conversation=room_of(arrival), run=lambda: self.full(arrival)))

    def _tell_waiting(self, waiting: Taken) -> None:
        try:
            self.waits(waiting)
        except (Refused, Busy, NoReply) as failure:  # it is worth one try
            log.info("waiting not told", extra={"action": "waiting_not_told", "kind": type(failure).__name__})


def room_of(arrival: Arrival) -> str:
    """The channel whose turn it is, or the person where something is in none."""
    channel: str | None = getattr(arrival, "channel", None)
    return channel or str(getattr(arrival, "user", None) or arrival.team)


def conversation_of(arrival: Arrival) -> str:
    """What must be done in its order."""
    fields: dict[str, Any] = arrival.model_dump(include={"channel", "thread", "user", "team"})
    if fields.get("channel") and fields.get("thread"):
        return conversation_key(arrival.team, fields["channel"], fields["thread"])
    if isinstance(arrival, Heard):
        return f"{arrival.channel}:{arrival.user}:{arrival.ts or ''}"
    return f"{arrival.team}:{fields.get('user') or ''}"
