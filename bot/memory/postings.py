"""Messages of ours, each by a key of its own: whether it is being posted, stands in its channel, or nobody knows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, Update, delete, select, update

from bot.memory.adding import added
from bot.memory.claiming import Clock, claiming, database_clock
from bot.memory.cleaning import clean, key_of
from bot.memory.tables import CHANNEL, EVENT, OWNER, STAMP, TEAM, posting
from index.catalogue.opening import reading, writing

State = Literal["sending", "posted", "unknown", "refused"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """A message that is or was to be posted. `at` is when it was tried first, by the clock of the database; `code` says why it was not."""

    team_id: str
    key: str
    channel: str
    thread: str | None
    state: State
    owner: str
    lease_until: datetime
    attempt: int
    slack_ts: str | None
    code: str | None
    content_hash: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """A posting, and whether it is the caller's to send. Where it is not `fresh`, somebody may have sent it already."""

    posting: Posting
    mine: bool
    fresh: bool
    wait: timedelta = timedelta(0)
    """How long somebody else may still be at it."""


class Postings:
    """What was posted."""

    def __init__(self, engine: Engine, *, clock: Clock = database_clock) -> None:
        self._engine = engine
        self._clock = clock

    def begin(self, team: str, key: str, *, channel: str, thread: str | None, content_hash: str, owner: str, lease: timedelta) -> Begun:
        """Notes that a message is about to be sent, and by whom, before it is. One that was refused may be tried again; one that was posted
        or that nobody knows of is nobody's to send.
        """
        with claiming(self._engine) as connection:
            now = self._clock(connection)
            row: dict[str, Any] = {
                "team_id": key_of(team, most=TEAM),
                "key": key_of(key, most=EVENT),
                "channel": key_of(channel, most=CHANNEL),
                "thread": None if thread is None else key_of(thread, most=STAMP),
                "state": "sending",
                "owner": key_of(owner, most=OWNER),
                "lease_until": now + lease,
                "attempt": 1,
                "slack_ts": None,
                "code": None,
                "content_hash": content_hash,
                "at": now,
            }
            here = (posting.c.team_id == row["team_id"], posting.c.key == row["key"])
            standing = None
            while standing is None:  # again where it was dropped in between
                if added(connection, posting, row):
                    return Begun(posting=Posting(**row), mine=True, fresh=True)
                standing = connection.execute(select(posting).where(*here).with_for_update()).mappings().first()
            found = Posting(**standing)
            now = self._clock(connection)  # waiting for the row may have taken its time
            if found.state in {"posted", "unknown"} or (found.state == "sending" and found.lease_until > now):
                return Begun(posting=found, mine=False, fresh=False, wait=max(found.lease_until - now, timedelta(0)))
            taken = {**row, "attempt": found.attempt + 1, "lease_until": now + lease, "at": found.at}
            connection.execute(update(posting).where(*here).values(taken))
            return Begun(posting=Posting(**taken), mine=True, fresh=found.state == "refused")

    def first(self, team: str, key: str, *, channel: str, thread: str | None) -> bool:
        """Notes that something is done that cannot be looked for afterwards; False where that was noted before, so that it is done at most
        once."""
        with writing(self._engine) as connection:
            now = self._clock(connection)
            row = {
                "team_id": key_of(team, most=TEAM),
                "key": key_of(key, most=EVENT),
                "channel": key_of(channel, most=CHANNEL),
                "thread": None if thread is None else key_of(thread, most=STAMP),
                "state": "posted",
                "owner": "",
                "lease_until": now,
                "attempt": 1,
                "content_hash": "",
                "at": now,
            }
            return added(connection, posting, row)

    def hold(self, taken: Posting, *, lease: timedelta) -> bool:
        """Whether the posting is still this worker's to send; it is for so long from now."""
        with writing(self._engine) as connection:
            return connection.execute(_of(taken, lease_until=self._clock(connection) + lease)).rowcount == 1

    def release(self, taken: Posting) -> bool:
        """Lets anybody go on at once. Whoever does looks first whether it was sent."""
        with writing(self._engine) as connection:
            return connection.execute(_of(taken, lease_until=self._clock(connection))).rowcount == 1

    def posted(self, taken: Posting, ts: str) -> str:
        """Notes the stamp of the message, whoever is at it by now, and returns the one that stands: another where it was posted twice."""
        here = (posting.c.team_id == taken.team_id, posting.c.key == taken.key)
        with claiming(self._engine) as connection:
            stands: str | None = connection.execute(select(posting.c.slack_ts).where(*here).with_for_update()).scalar()
            if stands is None:
                connection.execute(update(posting).where(*here).values(state="posted", slack_ts=key_of(ts, most=STAMP), code=None))
        return stands or ts

    def settle(self, taken: Posting, state: Literal["unknown", "refused"], *, code: str | None = None) -> bool:
        """Notes that it was refused or that nobody knows; False where it is this worker's no more."""
        told = None if code is None else clean(code, most=100)
        with writing(self._engine) as connection:
            return connection.execute(_of(taken, state=state, code=told)).rowcount == 1

    def load(self, team: str, key: str) -> Posting | None:
        """A posting as it stands."""
        with reading(self._engine) as connection:
            row = connection.execute(select(posting).where(posting.c.team_id == team, posting.c.key == key)).mappings().first()
        return None if row is None else Posting(**row)

    def open(self, team: str) -> tuple[Posting, ...]:
        """Those whose outcome nobody knows, oldest first: what an operator has to look at."""
        asked = select(posting).where(posting.c.team_id == team, posting.c.state == "unknown").order_by(posting.c.at, posting.c.key)
        with reading(self._engine) as connection:
            return tuple(Posting(**row) for row in connection.execute(asked).mappings())

    def drop_older_than(self, when: datetime) -> int:
        """Drops what was posted or refused, and tried first before; returns how many. The key of a dropped one would be posted anew, so
        nothing may be dropped that still may be asked for."""
        with writing(self._engine) as connection:
            old = delete(posting).where(posting.c.at < when, posting.c.state.in_(("posted", "refused")))
            return connection.execute(old).rowcount


def _of(taken: Posting, **values: object) -> Update:
    mine: tuple[ColumnElement[bool], ...] = (
        posting.c.team_id == taken.team_id,
        posting.c.key == taken.key,
        posting.c.owner == taken.owner,
        posting.c.attempt == taken.attempt,
        posting.c.state == "sending",
    )
    return update(posting).where(*mine).values(values)
