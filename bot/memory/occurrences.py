"""Each time that a weekly list was due, and how far its posting got. A claim table: of all processes one works on one, under a lease."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, RowMapping, Update, case, delete, or_, select, update

from bot.memory.adding import added
from bot.memory.claiming import Clock, claiming, database_clock
from bot.memory.cleaning import key_of, packed, unpacked
from bot.memory.schedules import ASKED, Schedule, locked, schedule_of
from bot.memory.seen import Sight, marked
from bot.memory.tables import EVENT, OWNER, SHORTLIST, STAMP, occurrence, schedule
from index.catalogue.opening import reading, writing

State = Literal["due", "claimed", "sending", "posted", "unknown", "skipped", "dead"]
OPEN: tuple[State, ...] = ("due", "claimed", "sending")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pending:
    """What is being posted, as it was made: whoever takes over sends the same to the same channel and knows what that then has seen.
    `message` is JSON."""

    channel: str
    message: Mapping[str, Any]
    sights: tuple[Sight, ...] = ()
    state: Literal["posted", "skipped"] = "posted"
    """What the occurrence is once the message stands in its channel: `skipped` where it only says that the list came too late."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrence:
    """One time that a list was due. `due_local` is the date and time on the wall, without offset, so that no clock change posts twice; or
    `now:` and the key of whoever asked for it. `attempt` tells one working on it from every other."""

    schedule_id: int
    due_local: str
    team_id: str
    state: State
    owner: str | None
    lease_until: datetime | None
    attempt: int
    slack_ts: str | None
    content_hash: str | None
    shortlist: str | None
    pending: Pending | None
    at: datetime

    @property
    def key(self) -> str:
        """The key of its message."""
        return f"weekly:{self.schedule_id}:{self.due_local}"

    @property
    def asked_for(self) -> bool:
        """Somebody wanted it at once; it is not one of the times of the schedule."""
        return self.due_local.startswith(ASKED)


class Occurrences:
    """The occurrences of every weekly list."""

    def __init__(self, engine: Engine, *, clock: Clock = database_clock) -> None:
        self._engine = engine
        self._clock = clock

    def known(self, schedule_id: int) -> frozenset[str]:
        """The times that were noted of a list."""
        asked = select(occurrence.c.due_local).where(occurrence.c.schedule_id == schedule_id)
        with reading(self._engine) as connection:
            return frozenset(connection.execute(asked).scalars())

    def list_in(self, team: str, ts: str) -> str | None:
        """The id of the list that a weekly message shows, by the stamp of the message; `None` where none of ours has it."""
        asked = select(occurrence.c.shortlist).where(occurrence.c.team_id == team, occurrence.c.slack_ts == ts)
        with reading(self._engine) as connection:
            found: str | None = connection.execute(asked).scalar()
        return found

    def plan(self, planned: Schedule, due: Sequence[str], *, now: datetime) -> bool:
        """Notes the times at which a list was due, oldest first: the last is to be posted, what was missed before is skipped, unless it is
        being posted. False where the list was changed since it was loaded, so that these may not be its times.
        """
        with claiming(self._engine) as connection:
            standing = locked(connection, planned.id)
            if standing is None or standing.version != planned.version or not standing.active:
                return False
            for one in due:
                added(connection, occurrence, _new(planned, one, now))
            waits = or_(occurrence.c.state == "due", (occurrence.c.state == "claimed") & _free(self._clock(connection)))
            missed = (occurrence.c.schedule_id == planned.id, occurrence.c.due_local.in_(due[:-1]), waits)
            connection.execute(update(occurrence).where(*missed).values(state="skipped", lease_until=None))
            return True

    def ask(self, wanted: Schedule, key: str, *, now: datetime) -> bool:
        """Notes that somebody wants a list at once, also of one that is paused. False for a key that asked before, and where the list is
        gone."""
        with claiming(self._engine) as connection:
            standing = locked(connection, wanted.id)
            if standing is None or standing.deleted_at is not None:
                return False
            return added(connection, occurrence, _new(wanted, key_of(f"{ASKED}{key}", most=EVENT), now))

    def waiting(self) -> tuple[int, ...]:
        """Ids of the lists of which something is to be done now, in their order."""
        with reading(self._engine) as connection:
            asked = select(occurrence.c.schedule_id).where(_open(self._clock(connection))).distinct().order_by(occurrence.c.schedule_id)
            return tuple(connection.execute(asked).scalars())

    def claim(self, schedule_id: int, *, owner: str, lease: timedelta) -> tuple[Schedule, Occurrence] | None:
        """Takes what is to be done first of a list: what is being sent before anything else, then the oldest. `None` where there is
        nothing, or where somebody is at work on this list: of one list one message is made at a time, since each tells what changed
        since the last.
        """
        order = (case((occurrence.c.state == "sending", 0), else_=1), occurrence.c.at, occurrence.c.due_local)
        with claiming(self._engine) as connection:
            free = select(schedule).where(schedule.c.id == schedule_id).with_for_update(skip_locked=True)
            found = connection.execute(free).mappings().first()
            if found is None:
                return None
            now = self._clock(connection)
            of_it = occurrence.c.schedule_id == schedule_id
            worked_on = select(occurrence.c.due_local).where(of_it, occurrence.c.state.in_(("claimed", "sending")), ~_free(now))
            if connection.execute(worked_on).first() is not None:
                return None
            row = connection.execute(select(occurrence).where(of_it, _open(now)).order_by(*order).limit(1)).mappings().first()
            if row is None:
                return None
            state = "sending" if row["state"] == "sending" else "claimed"
            values = {"state": state, "owner": key_of(owner, most=OWNER), "lease_until": now + lease, "attempt": row["attempt"] + 1}
            connection.execute(update(occurrence).where(of_it, occurrence.c.due_local == row["due_local"]).values(values))
            return schedule_of(found), _occurrence({**row, **values})

    def sending(
        self, taken: Occurrence, made_for: Schedule, pending: Pending, *, shortlist: str | None, content_hash: str, lease: timedelta
    ) -> bool:
        """Fixes what is posted, before it is. False where it is this worker's no more, or the list was changed since: what was made is not
        what is wanted."""
        values: dict[str, Any] = {
            "state": "sending",
            "pending": packed(_as_json(pending)),
            "shortlist": None if shortlist is None else key_of(shortlist, most=SHORTLIST),
            "content_hash": content_hash,
        }
        with claiming(self._engine) as connection:
            standing = locked(connection, made_for.id)
            if standing is None or standing.version != made_for.version:
                return False
            values["lease_until"] = self._clock(connection) + lease
            return connection.execute(_of(taken, "claimed").values(values)).rowcount == 1

    def posted(self, taken: Occurrence, *, ts: str, now: datetime) -> bool:
        """Notes that the message stands in its channel, and with it what the channel has seen, both or neither. False where that was noted
        before."""
        here = (occurrence.c.schedule_id == taken.schedule_id, occurrence.c.due_local == taken.due_local, occurrence.c.state == "sending")
        with claiming(self._engine) as connection:
            of = locked(connection, taken.schedule_id)
            row = connection.execute(select(occurrence).where(*here).with_for_update()).mappings().first()
            sent = None if row is None else _occurrence(row).pending  # from here, since an erasure may have changed it
            if of is None or sent is None:
                return False
            values = {"state": sent.state, "slack_ts": key_of(ts, most=STAMP), "pending": None, "lease_until": None}
            connection.execute(update(occurrence).where(*here).values(values))
            marked(connection, of, sent.sights, channel=sent.channel, now=now)
            return True

    def settle(self, taken: Occurrence, state: Literal["unknown", "skipped", "dead"]) -> bool:
        """Notes that it will not be posted, or that nobody knows; False where it is this worker's no more."""
        with writing(self._engine) as connection:
            done = _of(taken, "claimed", "sending").values(state=state, pending=None, lease_until=None)
            return connection.execute(done).rowcount == 1

    def release(self, taken: Occurrence, *, again_after: timedelta, tried: bool = True) -> bool:
        """Lets anybody go on after some time. One that was not even `tried` does not count as an attempt."""
        with writing(self._engine) as connection:
            until = self._clock(connection) + again_after
            values = {
                "state": case((occurrence.c.state == "claimed", "due"), else_=occurrence.c.state),
                "lease_until": until,
                "attempt": taken.attempt if tried else taken.attempt - 1,
            }
            return connection.execute(_of(taken, "claimed", "sending").values(values)).rowcount == 1

    def of(self, schedule_id: int, *, latest: int | None = None) -> tuple[Occurrence, ...]:
        """What became of a list, in the order in which it was noted; the latest ones only, where a number is given."""
        asked = select(occurrence).where(occurrence.c.schedule_id == schedule_id)
        asked = asked.order_by(occurrence.c.at.desc(), occurrence.c.due_local.desc()).limit(latest)
        with reading(self._engine) as connection:
            return tuple(reversed([_occurrence(row) for row in connection.execute(asked).mappings()]))

    def drop_older_than(self, when: datetime) -> int:
        """Drops what was settled, and noted before; returns how many. Never what a round still looks back on, or it would be due again."""
        with writing(self._engine) as connection:
            return connection.execute(delete(occurrence).where(occurrence.c.at < when, occurrence.c.state.not_in(OPEN))).rowcount


def _new(of: Schedule, due: str, now: datetime) -> dict[str, Any]:
    return {"schedule_id": of.id, "due_local": due, "team_id": of.team_id, "state": "due", "attempt": 0, "at": now}


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(occurrence.c.lease_until.is_(None), occurrence.c.lease_until <= now)


def _open(now: datetime) -> ColumnElement[bool]:
    return occurrence.c.state.in_(OPEN) & _free(now)


def _of(taken: Occurrence, *states: State) -> Update:
    here = (occurrence.c.schedule_id == taken.schedule_id, occurrence.c.due_local == taken.due_local)
    mine = (occurrence.c.owner == taken.owner, occurrence.c.attempt == taken.attempt, occurrence.c.state.in_(states))
    return update(occurrence).where(*here, *mine)


def _occurrence(row: RowMapping | Mapping[str, Any]) -> Occurrence:
    told = None if row["pending"] is None else unpacked(row["pending"])
    pending = None if told is None else Pending(**{**told, "sights": tuple(Sight(**one) for one in told["sights"])})
    return Occurrence(**{**row, "pending": pending})


def _as_json(pending: Pending) -> dict[str, Any]:
    sights = [{"creator_id": one.creator_id, "state": one.state, "figures": one.figures} for one in pending.sights]
    return {"channel": pending.channel, "message": pending.message, "sights": sights, "state": pending.state}
