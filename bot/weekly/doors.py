"""Weekly lists that leave by more than one door: each list is made and posted by the one that its team belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.blocks.showing import Message
from bot.memory.occurrences import Occurrences
from bot.memory.schedules import Schedule, Schedules
from bot.memory.tables import schedule
from bot.posting.once import Outcome
from bot.weekly.rounds import Posts, Rendered, Renders

ELSEWHERE = "*"
"""The door of every team that has none of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """Where lists are made for and posted to."""

    renders: Renders
    posts: Posts


@dataclass(frozen=True, kw_only=True, slots=True)
class Doors:
    """The doors that are open, by team; makes and posts like one of them. What belongs to a door that is not open is left to whoever
    opens it."""

    doors: Mapping[str, Door]

    def opens(self, team: str) -> bool:
        """Whether lists of this team can be posted."""
        return team in self.doors or ELSEWHERE in self.doors

    def prepare(self, now: datetime) -> None:
        """See `Renders`."""
        for door in self.doors.values():
            door.renders.prepare(now)

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        """See `Renders`."""
        return self._door(schedule.team_id).renders.due(schedule, due, now)

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        """See `Renders`."""
        return self._door(schedule.team_id).renders.skipped(schedule, due, now)

    def post(self, *, team: str, channel: str, thread: str | None, key: str, message: Message) -> Outcome:
        """See `Posts`."""
        return self._door(team).posts.post(team=team, channel=channel, thread=thread, key=key, message=message)

    def _door(self, team: str) -> Door:
        return self.doors[team] if team in self.doors else self.doors[ELSEWHERE]


class SchedulesOfDoors(Schedules):
    """The weekly lists that an open door can post."""

    def __init__(self, engine: Engine, doors: Doors) -> None:
        super().__init__(engine)
        self._opens = doors.opens

    def active(self) -> tuple[Schedule, ...]:
        """See `Schedules`."""
        return tuple(one for one in super().active() if self._opens(one.team_id))

    def every(self) -> tuple[Schedule, ...]:
        """Those and the paused ones, in the order in which they were made."""
        return tuple(one for one in self._found(schedule.c.deleted_at.is_(None)) if self._opens(one.team_id))


class OccurrencesOfDoors(Occurrences):
    """What waits to be done of these."""

    def __init__(self, engine: Engine, doors: Doors) -> None:
        super().__init__(engine)
        self._schedules, self._opens = Schedules(engine), doors.opens

    def waiting(self) -> tuple[int, ...]:
        """See `Occurrences`."""
        found = ((number, self._schedules.load(number)) for number in super().waiting())
        return tuple(number for number, one in found if one is not None and self._opens(one.team_id))
