"""Weekly lists that people asked for: what is searched, where it is posted and when. What changes takes effect at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, delete, insert, select, update

from bot.memory.claiming import claiming
from bot.memory.cleaning import clean, key_of, packed, unpacked
from bot.memory.tables import CHANNEL, KEY, NAME, TEAM, WHO, occurrence, schedule
from bot.memory.trouble import ChangedMeanwhile
from index.catalogue.opening import reading, writing

MOVES = frozenset({"weekdays", "time", "zone"})
"""Fields that say when it is due: what was due by the old ones and is not posted yet is due no more."""
EDITABLE = MOVES | {"channel", "name", "brief", "how_many", "language", "settings"}
ASKED = "now:"
"""What the key of an occurrence begins with that somebody asked for, beside the times of the schedule."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """A weekly list. `brief` and `settings` are JSON objects, `weekdays` codes such as `mon,thu`, `time` is `HH:MM` in the `zone`, an IANA
    name. `version` counts its changes from 1."""

    id: int
    team_id: str
    channel: str
    thread: str | None
    """The conversation that it was made in."""
    name: str
    brief: Mapping[str, Any]
    how_many: int | None
    weekdays: str
    time: str
    zone: str
    language: str | None
    settings: Mapping[str, Any]
    paused: bool
    counts_from: datetime
    """What was due before is none of its business: it was made, resumed, brought back or moved then."""
    created_by: str
    created_at: datetime
    updated_at: datetime
    version: int
    deleted_at: datetime | None

    @property
    def active(self) -> bool:
        """Whether it posts by itself."""
        return not self.paused and self.deleted_at is None


class Schedules:
    """The weekly lists of every workspace."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self,
        *,
        team: str,
        channel: str,
        thread: str | None,
        name: str,
        brief: Mapping[str, Any],
        how_many: int | None,
        weekdays: str,
        time: str,
        zone: str,
        language: str | None,
        settings: Mapping[str, Any],
        who: str,
        now: datetime,
    ) -> Schedule:
        """Keeps a new one; it is due from now on."""
        row = {
            "team_id": key_of(team, most=TEAM),
            "thread": None if thread is None else key_of(thread, most=KEY),
            **_columns(
                {"channel": channel, "name": name, "brief": brief, "how_many": how_many, "weekdays": weekdays, "time": time, "zone": zone,
                 "language": language, "settings": settings}
            ),
            "paused": False,
            "counts_from": now,
            "created_by": clean(who, most=WHO),
            "created_at": now,
            "updated_at": now,
            "version": 1,
        }  # fmt: skip
        with writing(self._engine) as connection:
            return schedule_of(connection.execute(insert(schedule).values(row).returning(schedule)).mappings().one())

    def load(self, number: int) -> Schedule | None:
        """One by its id, also where it was deleted."""
        return next(iter(self._found(schedule.c.id == number)), None)

    def of_team(self, team: str, *, channel: str | None = None) -> tuple[Schedule, ...]:
        """Those of a workspace, or of one of its channels, that were not deleted, in the order in which they were made."""
        here = () if channel is None else (schedule.c.channel == channel,)
        return self._found(schedule.c.team_id == team, schedule.c.deleted_at.is_(None), *here)

    def active(self) -> tuple[Schedule, ...]:
        """Those of every workspace that post by themselves."""
        return self._found(schedule.c.deleted_at.is_(None), ~schedule.c.paused)

    def edit(self, number: int, *, expected_version: int, now: datetime, **changes: Any) -> Schedule:
        """Changes fields of `EDITABLE`. Raises ChangedMeanwhile where somebody else changed or deleted it since it was loaded."""
        strange = sorted(set(changes) - EDITABLE)
        if strange:
            raise ValueError(f"a schedule has no {', '.join(strange)} to be changed")
        with claiming(self._engine) as connection:
            before = locked(connection, number)
            if before is None or before.deleted_at is not None or before.version != expected_version:
                raise ChangedMeanwhile(
                    "This weekly list was changed by somebody else at the same time. Open it again and repeat your change."
                )
            values = {name: value for name, value in changes.items() if getattr(before, name) != value}
            moved = not MOVES.isdisjoint(values)
            if moved:
                _nothing_due(connection, number)
            return _changed(connection, before, now, {**_columns(values), **({"counts_from": now} if moved else {})})

    def pause(self, number: int, *, now: datetime) -> bool:
        """Posts nothing by itself until it is resumed; False where it does so already or is gone."""
        return self._switched(number, now, wanted=False)

    def resume(self, number: int, *, now: datetime) -> bool:
        """Posts by itself again, from the next time on; False where it does so already or is gone."""
        return self._switched(number, now, wanted=True)

    def delete(self, number: int, *, now: datetime) -> bool:
        """Posts nothing any more, not even what somebody asked for; False where it is gone already."""
        with claiming(self._engine) as connection:
            before = locked(connection, number)
            if before is None or before.deleted_at is not None:
                return False
            _nothing_due(connection, number, asked_for=True)
            _changed(connection, before, now, {"deleted_at": now})
            return True

    def undelete(self, number: int, *, now: datetime) -> bool:
        """Brings a deleted one back as it was, from the next time on; False where it was not deleted."""
        with claiming(self._engine) as connection:
            before = locked(connection, number)
            if before is None or before.deleted_at is None:
                return False
            _changed(connection, before, now, {"deleted_at": None, "counts_from": now})
            return True

    def drop_deleted_before(self, when: datetime) -> int:
        """Drops those that were deleted before, with all that became of them; returns how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(schedule).where(schedule.c.deleted_at < when)).rowcount

    def _switched(self, number: int, now: datetime, *, wanted: bool) -> bool:
        with claiming(self._engine) as connection:
            before = locked(connection, number)
            if before is None or before.deleted_at is not None or before.paused is not wanted:
                return False
            if not wanted:
                _nothing_due(connection, number)
            _changed(connection, before, now, {"paused": not wanted, **({"counts_from": now} if wanted else {})})
            return True

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[Schedule, ...]:
        with reading(self._engine) as connection:
            rows = connection.execute(select(schedule).where(*conditions).order_by(schedule.c.id)).mappings()
            return tuple(schedule_of(row) for row in rows)


def locked(connection: Connection, number: int) -> Schedule | None:
    """One of them inside a transaction, which nobody else changes until its end. Before its occurrences, in every transaction."""
    row = connection.execute(select(schedule).where(schedule.c.id == number).with_for_update()).mappings().first()
    return None if row is None else schedule_of(row)


def schedule_of(row: RowMapping) -> Schedule:
    """The value that a row holds."""
    return Schedule(**{**row, "brief": unpacked(row["brief"]), "settings": unpacked(row["settings"])})


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that people choose, as the table keeps them."""
    kept = dict(values)
    for name in ("brief", "settings"):
        if name in kept:
            kept[name] = packed(kept[name])
    if "name" in kept:
        kept["name"] = clean(kept["name"], most=NAME)
    if "channel" in kept:
        kept["channel"] = key_of(kept["channel"], most=CHANNEL)
    return kept


def _changed(connection: Connection, before: Schedule, now: datetime, values: Mapping[str, Any]) -> Schedule:
    told = {**values, "updated_at": now, "version": before.version + 1}
    changing = update(schedule).where(schedule.c.id == before.id).values(told).returning(schedule)
    return schedule_of(connection.execute(changing).mappings().one())


def _nothing_due(connection: Connection, number: int, *, asked_for: bool = False) -> None:
    """Skips what is due and not being posted yet; what somebody asked for only where that is said."""
    waits = (occurrence.c.schedule_id == number, occurrence.c.state.in_(("due", "claimed")))
    which = () if asked_for else (~occurrence.c.due_local.startswith(ASKED),)
    connection.execute(update(occurrence).where(*waits, *which).values(state="skipped", lease_until=None))
