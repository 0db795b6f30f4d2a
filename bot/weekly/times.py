"""When weekly lists fall due, by clocks on the wall: each time once, also where clocks are put forward or back.

A time that a clock skips is due when the clock goes on; of a time that it shows twice the first counts. Both as `cronsim` has it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cronsim import CronSim

from bot.memory.schedules import Schedule
from bot.weekly.when import When, when_from, zone_of

MOST = 400
"""Times that are told at most: a year of every day, since nobody posts what is older."""


def due_between(when: When, after: datetime, until: datetime) -> tuple[datetime, ...]:
    """The times that fall due later than `after` and not later than `until`, oldest first, aware in the zone of `when`; of more than
    `MOST` the latest. Raises NoSuchZone where the zone was deleted from the database of zones.
    """
    _aware(after)
    _aware(until)
    after = max(after, until - timedelta(days=MOST))
    found: list[datetime] = []
    for one in _from(when, after):
        if one.timestamp() > until.timestamp():
            return tuple(found)
        found.append(one)
    return tuple(found)


def next_due(when: When, after: datetime) -> datetime:
    """The first time that falls due later than `after`. Raises NoSuchZone, as above."""
    _aware(after)
    return next(_from(when, after))


class WallClocks:
    """The times of kept weekly lists, for rounds."""

    def due_between(self, schedule: Schedule, after: datetime, until: datetime) -> tuple[datetime, ...]:
        """As above, for a list as it is kept."""
        return due_between(when_from(schedule.weekdays, schedule.time, schedule.zone), after, until)


def _from(when: When, after: datetime) -> Iterator[datetime]:
    """Every time later than `after`. Moments are compared, not what clocks show: in one zone Python compares only the latter."""
    begin = after.astimezone(zone_of(when.zone))
    days = ",".join(str((day + 1) % 7) for day in when.weekdays)  # of cron Sunday is 0
    last = after.timestamp()
    for one in CronSim(f"{when.minute} {when.hour} * * {days}", begin):
        if one.timestamp() > last:  # two times that a clock skips at once are due together, and once
            last = one.timestamp()
            yield one


def _aware(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
