"""What did not come to its end: deliveries that were given up, weekly lists of which nobody knows that they were posted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, select

from bot.memory.tables import delivery, occurrence, schedule
from index.catalogue.opening import reading


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenUp:
    """A delivery that was tried too often."""

    kind: str
    channel: str | None
    attempts: int
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class WeeklyTrouble:
    """A weekly list that was not posted, or may not have been; `name` is the list's."""

    name: str
    due: str
    state: Literal["unknown", "dead"]
    at: datetime


def given_up(engine: Engine, team: str) -> tuple[GivenUp, ...]:
    """The deliveries of a workspace that were given up and not dropped since, the latest first."""
    columns = (delivery.c.kind, delivery.c.channel, delivery.c.attempt, delivery.c.received_at)
    asked = select(*columns).where(delivery.c.team_id == team, delivery.c.state == "dead")
    with reading(engine) as connection:
        rows = connection.execute(asked.order_by(delivery.c.received_at.desc(), delivery.c.event_id)).all()
    return tuple(GivenUp(kind=kind, channel=channel, attempts=attempts, at=at) for kind, channel, attempts, at in rows)


def weekly_troubles(engine: Engine, team: str) -> tuple[WeeklyTrouble, ...]:
    """The weekly lists of a workspace that went wrong, the latest first."""
    asked = (
        select(schedule.c.name, occurrence.c.due_local, occurrence.c.state, occurrence.c.at)
        .join(schedule, schedule.c.id == occurrence.c.schedule_id)
        .where(occurrence.c.team_id == team, occurrence.c.state.in_(("unknown", "dead")))
        .order_by(occurrence.c.at.desc(), occurrence.c.schedule_id, occurrence.c.due_local)
    )
    with reading(engine) as connection:
        return tuple(WeeklyTrouble(name=name, due=due, state=state, at=at) for name, due, state, at in connection.execute(asked))
