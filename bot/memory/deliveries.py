"""What reached the bot, each once: taken in before anything else, worked on under a lease, taken up by others where a process died."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Update, delete, or_, select, update

from bot.memory.adding import added
from bot.memory.claiming import Clock, claiming, database_clock
from bot.memory.cleaning import clean, key_of
from bot.memory.tables import CHANNEL, EVENT, OWNER, STAMP, TEAM, delivery
from index.catalogue.opening import reading, writing

State = Literal["queued", "working", "done", "dead"]

MOST_PAYLOAD = 2_000_000
"""Characters of what arrived."""
MOST_ATTEMPTS = 8
"""Processes that may die of one delivery, or give it up, before nobody tries any more."""
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """Something that arrived. `event_id` is Slack's, or made of the trigger where there is none; `payload` is JSON and gone once it is
    done. While `owner` works on it, `attempt` tells this working from every other."""

    team_id: str
    event_id: str
    channel: str | None
    ts: str | None
    kind: str
    payload: str | None
    state: State
    owner: str | None
    lease_until: datetime | None
    attempt: int
    received_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenUp:
    """What a sweep found: deliveries to be worked on now, and those that were tried too often."""

    claimed: tuple[Delivery, ...]
    dead: tuple[Delivery, ...]


class Deliveries:
    """The deliveries of every workspace."""

    def __init__(self, engine: Engine, *, clock: Clock = database_clock) -> None:
        self._engine = engine
        self._clock = clock

    def accept(self, team: str, event_id: str, *, channel: str | None, ts: str | None, kind: str, payload: str, now: datetime) -> bool:
        """Takes a delivery in; False where it is known, by its id or, of a message, by channel and `ts`. Raises CatalogueUnavailable where
        the database is down, so that Slack sends it again, and ValueError for a payload that is too large to be kept whole.
        """
        if len(payload) > MOST_PAYLOAD:
            raise ValueError(f"a delivery of {len(payload)} characters")
        row = {
            "team_id": key_of(team, most=TEAM),
            "event_id": key_of(event_id, most=EVENT),
            "channel": None if channel is None else key_of(channel, most=CHANNEL),
            "ts": None if ts is None else key_of(ts, most=STAMP),
            "kind": kind,
            "payload": clean(payload, most=MOST_PAYLOAD),
            "state": "queued",
            "attempt": 0,
            "received_at": now,
        }
        with writing(self._engine) as connection:
            return added(connection, delivery, row)

    def load(self, team: str, event_id: str) -> Delivery | None:
        """A delivery as it stands."""
        with reading(self._engine) as connection:
            row = connection.execute(select(delivery).where(*_one(team, event_id))).mappings().first()
        return None if row is None else Delivery(**row)

    def claim(self, team: str, event_id: str, *, owner: str, lease: timedelta) -> Delivery | None:
        """Takes a delivery to work on for so long; `None` where somebody else does or did, or it must wait."""
        with claiming(self._engine) as connection:
            now = self._clock(connection)
            asked = select(delivery).where(*_one(team, event_id), _open(now)).with_for_update(skip_locked=True)
            row = connection.execute(asked).mappings().first()
            return None if row is None else _claimed(connection, row, owner=owner, until=now + lease)

    def renew(self, taken: Delivery, *, lease: timedelta) -> bool:
        """Keeps a delivery for longer; False where it is this worker's no more."""
        with writing(self._engine) as connection:
            return connection.execute(_of(taken, lease_until=self._clock(connection) + lease)).rowcount == 1

    def done(self, taken: Delivery) -> bool:
        """Notes that a delivery was answered and drops its words; False where it is this worker's no more."""
        with writing(self._engine) as connection:
            return connection.execute(_of(taken, state="done", payload=None, lease_until=None)).rowcount == 1

    def failed(self, taken: Delivery, *, again_after: timedelta | None) -> bool:
        """Gives a delivery back: to be claimed again after some time, which doubles with each attempt, or never (`None`), which also drops
        its words."""
        with writing(self._engine) as connection:
            if again_after is None or taken.attempt >= MOST_ATTEMPTS:
                return connection.execute(_of(taken, state="dead", payload=None, lease_until=None)).rowcount == 1
            wait = min(again_after * 2 ** (taken.attempt - 1), LONGEST_WAIT)
            return connection.execute(_of(taken, state="queued", lease_until=self._clock(connection) + wait)).rowcount == 1

    def abandoned(self, *, owner: str, lease: timedelta, queued_before: datetime, most: int = 20) -> TakenUp:
        """Takes up to so many deliveries whose worker died, or that nobody took though they arrived before `queued_before`, oldest first;
        those that were tried too often are dead from now on.
        """
        with claiming(self._engine) as connection:
            now = self._clock(connection)
            left = or_(delivery.c.state == "working", delivery.c.received_at < queued_before, delivery.c.attempt > 0)
            order = (delivery.c.received_at, delivery.c.team_id, delivery.c.event_id)
            asked = select(delivery).where(_open(now), left).order_by(*order).limit(most).with_for_update(skip_locked=True)
            rows = connection.execute(asked).mappings().all()
            spent = [row for row in rows if row["attempt"] >= MOST_ATTEMPTS]
            dead = tuple(Delivery(**{**row, "state": "dead", "payload": None}) for row in spent)
            for one in dead:
                here = _one(one.team_id, one.event_id)
                connection.execute(update(delivery).where(*here).values(state="dead", payload=None, lease_until=None))
            claimed = tuple(_claimed(connection, row, owner=owner, until=now + lease) for row in rows if row not in spent)
        return TakenUp(claimed=claimed, dead=dead)

    def forget_message(self, team: str, channel: str, ts: str) -> bool:
        """Drops the words of a message that was deleted, and with them the work that they ask for; whether there were any."""
        here = (delivery.c.team_id == team, delivery.c.channel == channel, delivery.c.ts == ts, delivery.c.payload.is_not(None))
        with writing(self._engine) as connection:
            return connection.execute(update(delivery).where(*here).values(state="done", payload=None, lease_until=None)).rowcount > 0

    def drop_older_than(self, when: datetime) -> int:
        """Drops what was settled, and arrived before; returns how many. Slack repeats nothing that is older than an hour."""
        with writing(self._engine) as connection:
            old = delete(delivery).where(delivery.c.received_at < when, delivery.c.state.in_(("done", "dead")))
            return connection.execute(old).rowcount


def _one(team: str, event_id: str) -> tuple[ColumnElement[bool], ...]:
    return (delivery.c.team_id == team, delivery.c.event_id == event_id)


def _open(now: datetime) -> ColumnElement[bool]:
    """Nobody works on it at this time, and it is not settled."""
    return delivery.c.state.in_(("queued", "working")) & or_(delivery.c.lease_until.is_(None), delivery.c.lease_until <= now)


def _of(taken: Delivery, **values: object) -> Update:
    mine = (delivery.c.owner == taken.owner, delivery.c.attempt == taken.attempt, delivery.c.state == "working")
    return update(delivery).where(*_one(taken.team_id, taken.event_id), *mine).values(values)


def _claimed(connection: Connection, row: RowMapping, *, owner: str, until: datetime) -> Delivery:
    values = {"state": "working", "owner": key_of(owner, most=OWNER), "lease_until": until, "attempt": row["attempt"] + 1}
    connection.execute(update(delivery).where(*_one(row["team_id"], row["event_id"])).values(values))
    return Delivery(**{**row, **values})
