"""What a channel last saw of each creator in a weekly list, so that the next one tells what changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, select, update

from bot.memory.adding import insertion
from bot.memory.cleaning import key_of, packed, unpacked
from bot.memory.schedules import Schedule
from bot.memory.tables import CREATOR, seen
from index.catalogue.opening import reading, writing

State = Literal["shown", "gone", "rejected"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """What is told of a creator in one posting: that they are in the list, left it, or were rejected by the channel. `figures` is a JSON
    object: followers, fee, engagement, as they were shown."""

    creator_id: str
    state: State
    figures: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A creator as the channel saw them last; `first_at` is when it saw them first."""

    creator_id: str
    state: State
    figures: Mapping[str, Any]
    first_at: datetime
    last_at: datetime


class Sights:
    """What every channel saw."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, schedule: Schedule) -> dict[str, Seen]:
        """What the channel of this weekly list saw of it, by creator, the first seen first. A list that moved to another channel has shown
        that one nothing yet."""
        names = ("creator_id", "state", "figures", "first_at", "last_at")
        here = (seen.c.schedule_id == schedule.id, seen.c.channel == schedule.channel)
        asked = select(*(seen.c[name] for name in names)).where(*here).order_by(seen.c.first_at, seen.c.creator_id)
        with reading(self._engine) as connection:
            rows = connection.execute(asked).mappings().all()
        return {row["creator_id"]: Seen(**{**row, "figures": unpacked(row["figures"])}) for row in rows}

    def mark(self, schedule: Schedule, sights: Iterable[Sight], *, now: datetime) -> None:
        """Notes what the channel saw outside of a posting, such as that it rejected somebody, or the list that it began with."""
        with writing(self._engine) as connection:
            marked(connection, schedule, sights, channel=schedule.channel, now=now)

    def unreject(self, schedule: Schedule, creator_id: str) -> bool:
        """Lets a creator into what the channel is shown again, as when the rejection was taken back; whether there was one."""
        here = (seen.c.schedule_id == schedule.id, seen.c.channel == schedule.channel, seen.c.creator_id == creator_id)
        with writing(self._engine) as connection:
            return connection.execute(update(seen).where(*here, seen.c.state == "rejected").values(state="gone")).rowcount > 0


def marked(connection: Connection, schedule: Schedule, sights: Iterable[Sight], *, channel: str, now: datetime) -> None:
    """The same inside a transaction, for the channel that saw it. Whoever was rejected stays so."""
    for one in sorted(sights, key=lambda one: one.creator_id):  # in one order, as two may do so at the same time
        row = {
            "schedule_id": schedule.id,
            "channel": channel,
            "creator_id": key_of(one.creator_id, most=CREATOR),
            "team_id": schedule.team_id,
            "state": one.state,
            "figures": packed(one.figures),
            "first_at": now,
            "last_at": now,
        }
        later = {name: row[name] for name in ("state", "figures", "last_at")}
        adding = insertion(connection, seen).values(row)
        kept = None if one.state == "rejected" else seen.c.state != "rejected"
        connection.execute(adding.on_conflict_do_update(index_elements=list(seen.primary_key), set_=later, where=kept))
