"""What an administrator asked for and has to confirm: the import of a file, the erasure of creators. Each is done once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, RowMapping, delete, select, update

from bot.memory.adding import insertion
from bot.memory.cleaning import key_of, packed, unpacked
from bot.memory.tables import CHANNEL, EVENT, STAMP, TEAM, WHO, errand
from index.catalogue.opening import reading, writing

Kind = Literal["import", "erase"]
State = Literal["open", "running", "done", "cancelled", "replaced"]
UNSETTLED: frozenset[State] = frozenset({"open", "running"})
"""What may still be confirmed: a running one is confirmed again where its process died."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Errand:
    """One of them. `told` is what is to be done and `result` what came of it, both as JSON; `thread` is where it was asked for."""

    id: int
    team_id: str
    delivery: str
    place: int
    kind: Kind
    channel: str
    thread: str
    who: str
    language: str | None
    state: State
    told: Mapping[str, Any]
    result: Mapping[str, Any] | None
    at: datetime


class Errands:
    """The errands of every workspace."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(
        self,
        team: str,
        delivery: str,
        kind: Kind,
        told: Mapping[str, Any],
        *,
        place: int = 0,
        channel: str,
        thread: str,
        who: str,
        language: str | None,
        now: datetime,
    ) -> Errand:
        """Notes what is to be confirmed, and returns it; of the same `place` of the same delivery the one that was noted first."""
        row = {
            "team_id": key_of(team, most=TEAM),
            "delivery": key_of(delivery, most=EVENT),
            "place": place,
            "kind": kind,
            "channel": key_of(channel, most=CHANNEL),
            "thread": key_of(thread, most=STAMP),
            "who": key_of(who, most=WHO),
            "language": language,
            "state": "open",
            "told": packed(told),
            "at": now,
        }
        here = (errand.c.team_id == team, errand.c.delivery == delivery, errand.c.place == place)
        with writing(self._engine) as connection:
            connection.execute(insertion(connection, errand).values(row).on_conflict_do_nothing())
            return _errand(connection.execute(select(errand).where(*here)).mappings().one())

    def load(self, number: int, team: str) -> Errand | None:
        """One by its number."""
        return next(iter(self._found(errand.c.id == number, errand.c.team_id == team)), None)

    def open_in(self, team: str, channel: str, thread: str, kind: Kind) -> tuple[Errand, ...]:
        """Those of a thread that nobody confirmed or cancelled, the latest first."""
        here = (errand.c.team_id == team, errand.c.channel == channel, errand.c.thread == thread)
        return self._found(*here, errand.c.kind == kind, errand.c.state == "open")

    def move(self, number: int, state: State, *, among: Collection[State] = UNSETTLED) -> bool:
        """Gives an errand another state; False where it is in none of those that it may come from, so that somebody else was first."""
        with writing(self._engine) as connection:
            here = (errand.c.id == number, errand.c.state.in_(sorted(among)))
            return connection.execute(update(errand).where(*here).values(state=state)).rowcount == 1

    def done(self, number: int, result: Mapping[str, Any], *, told: Mapping[str, Any]) -> bool:
        """Notes what came of one that is running, and what is still to be told of it."""
        with writing(self._engine) as connection:
            here = (errand.c.id == number, errand.c.state == "running")
            values = {"state": "done", "result": packed(result), "told": packed(told)}
            return connection.execute(update(errand).where(*here).values(values)).rowcount == 1

    def drop_older_than(self, when: datetime) -> tuple[int, ...]:
        """Drops those that were asked for before, whatever became of them; returns their numbers."""
        with writing(self._engine) as connection:
            old = delete(errand).where(errand.c.at < when).returning(errand.c.id)
            return tuple(sorted(connection.execute(old).scalars()))

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[Errand, ...]:
        asked = select(errand).where(*conditions).order_by(errand.c.id.desc())
        with reading(self._engine) as connection:
            return tuple(_errand(row) for row in connection.execute(asked).mappings())


def _errand(row: RowMapping) -> Errand:
    result = row["result"]
    return Errand(**{**row, "told": unpacked(row["told"]), "result": None if result is None else unpacked(result)})
