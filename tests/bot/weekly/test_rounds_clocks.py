"""Rounds by the clocks of the world: where one is put forward or back, each day's list is posted once."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.memory.migrating import prepared
from bot.weekly.times import WallClocks
from index.catalogue.opening import open_database, sqlite_url
from tests.bot.weekly.rounds_world import Replicas

ZONES = (
    "America/New_York", "America/Santiago", "Africa/Casablanca", "Asia/Jerusalem", "Australia/Lord_Howe", "Antarctica/Troll",
    "Europe/London", "Pacific/Chatham",
)  # fmt: skip
TIMES = ("01:30", "02:00", "02:30")
AROUND = timedelta(hours=30)


def transitions(name: str, first: int, last: int) -> list[datetime]:
    """The moments at which the clocks of a zone are put forward or back, to the hour."""
    zone, moment, found = ZoneInfo(name), datetime(first, 1, 1, tzinfo=UTC), []
    while moment.year <= last:
        after = moment + timedelta(hours=1)
        if moment.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            found.append(after)
        moment = after
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_each_days_list_is_posted_once_whichever_way_the_clocks_go(zone: str, tmp_path: Path) -> None:
    engine = prepared(open_database(sqlite_url(tmp_path)))
    replicas = Replicas(engine=engine, times=WallClocks())
    moments = transitions(zone, 2026, 2027 if zone != "Australia/Lord_Howe" else 2030)
    assert len(moments) >= 4
    for number, time in enumerate(TIMES):
        replicas.world.now = moments[0] - 2 * AROUND
        replicas.add(channel=f"C{number}", weekdays="mon,tue,wed,thu,fri,sat,sun", time=time, zone=zone)
    for moment in moments:
        replicas.world.now = moment - AROUND
        replicas.round()
        while replicas.world.now < moment + AROUND:
            replicas.later(hours=0.5 if abs(replicas.world.now - moment) < timedelta(hours=4) else 4)
            replicas.round()
        for number in range(len(TIMES)):
            keys = [one.key for one in replicas.channels.sent if one.channel == f"C{number}"]
            days = Counter(key.split(":", 2)[2][:10] for key in keys)
            assert set(days.values()) == {1}, (zone, moment, TIMES[number])
            for day in (moment - timedelta(days=1), moment, moment + timedelta(days=1)):
                on_the_wall = f"{day.astimezone(ZoneInfo(zone)):%Y-%m-%d}"
                assert days[on_the_wall] == 1, (zone, moment, TIMES[number], on_the_wall)
    assert replicas.troubles == []
    engine.dispose()
