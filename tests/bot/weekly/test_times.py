"""When lists fall due, over every change of clocks of five years in a dozen zones."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.weekly.times import due_between, next_due
from bot.weekly.when import When

ZONES = (
    "America/New_York", "America/Santiago", "America/St_Johns", "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Africa/Casablanca",
    "Africa/Cairo", "Asia/Tehran", "Asia/Bangkok", "Asia/Jerusalem", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Auckland",
    "Pacific/Chatham", "Antarctica/Troll",
)  # fmt: skip
BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
EVERY_DAY = tuple(range(7))


def transitions(zone: str) -> Iterator[datetime]:
    """The moments at which the clocks of a zone are changed, to the quarter of an hour, in UTC."""
    clock, at = ZoneInfo(zone), BEGIN
    while at < END:
        later = at + timedelta(days=1)
        if at.astimezone(clock).utcoffset() != later.astimezone(clock).utcoffset():
            step = at
            while step.astimezone(clock).utcoffset() == at.astimezone(clock).utcoffset():
                step += timedelta(minutes=15)
            yield step
        at = later


def a_when(zone: str, hour: int = 9, minute: int = 0, weekdays: tuple[int, ...] = EVERY_DAY) -> When:
    """A time on every day."""
    return When(weekdays=weekdays, hour=hour, minute=minute, zone=zone)


def is_shown(local: datetime) -> bool:
    """Whether a clock on the wall shows this time on this day at all."""
    return local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)


def test_there_are_changes_of_clocks_to_be_tested() -> None:
    counted = {zone: sum(1 for _ in transitions(zone)) for zone in ZONES}
    assert counted["Europe/Berlin"] == 10
    assert counted["Asia/Bangkok"] == counted["Asia/Tehran"] == 0
    assert sum(counted.values()) > 110, counted


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_change_each_day_has_its_time_once(zone: str) -> None:
    clock = ZoneInfo(zone)
    for change in transitions(zone):
        begin, end = change - timedelta(days=3), change + timedelta(days=3)
        for hour in range(24):
            for minute in (0, 15, 30, 45):
                found = due_between(a_when(zone, hour, minute), begin, end)
                days = Counter(one.date() for one in found)
                wanted = {begin.astimezone(clock).date() + timedelta(days=k) for k in range(1, 5)}
                assert {day: days[day] for day in wanted} == dict.fromkeys(wanted, 1), (change, hour, minute)
                for one in found:
                    nominal = datetime(one.year, one.month, one.day, hour, minute, tzinfo=clock)
                    assert (one == nominal) if is_shown(nominal) else (timedelta(0) < one - nominal <= timedelta(hours=3)), (change, one)


def test_a_time_that_clocks_skip_is_due_when_they_go_on() -> None:
    (due,) = due_between(a_when("Europe/Berlin", 2, 30, (6,)), datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 3, 30, tzinfo=UTC))
    assert due.isoformat() == "2026-03-29T03:00:00+02:00"


def test_a_time_that_clocks_show_twice_is_due_the_first_time() -> None:
    (due,) = due_between(a_when("Europe/Berlin", 2, 30, (6,)), datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 10, 26, tzinfo=UTC))
    assert due.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_it_is_not_due_again_when_the_clock_shows_it_the_second_time() -> None:
    between = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45 for the first time; 02:30 comes once more an hour later
    assert due_between(a_when("Europe/Berlin", 2, 30, (6,)), between, between + timedelta(hours=3)) == ()
    second = datetime(2026, 10, 25, 1, 15, tzinfo=UTC).astimezone(ZoneInfo("Europe/Berlin"))
    assert second.fold == 1
    assert next_due(a_when("Europe/Berlin", 2, 30, (6,)), second).date() == date(2026, 11, 1)


def test_lord_howe_moves_its_clocks_by_half_an_hour() -> None:
    spring = due_between(a_when("Australia/Lord_Howe", 2, 15, (6,)), datetime(2026, 10, 3, tzinfo=UTC), datetime(2026, 10, 5, tzinfo=UTC))
    assert [f"{one:%d %H:%M}" for one in spring] == ["04 02:30"]
    autumn = due_between(a_when("Australia/Lord_Howe", 1, 45, (6,)), datetime(2026, 4, 4, tzinfo=UTC), datetime(2026, 4, 6, tzinfo=UTC))
    assert [one.utcoffset() for one in autumn] == [timedelta(hours=11)]


def test_times_come_later_than_the_first_moment_and_until_the_last_one() -> None:
    when = a_when("Asia/Bangkok", 9, 0, (0,))
    monday = datetime(2026, 11, 30, 2, tzinfo=UTC)
    assert due_between(when, monday - timedelta(seconds=1), monday) == (monday,)
    assert due_between(when, monday, monday + timedelta(days=6)) == ()
    assert due_between(when, monday - timedelta(days=1), monday - timedelta(microseconds=1)) == ()
    assert next_due(when, monday) == monday + timedelta(days=7)


def test_they_stand_in_the_zone_of_the_list_and_in_their_order() -> None:
    found = due_between(a_when("Asia/Tehran", 9, 30, (5, 0)[::-1]), BEGIN, BEGIN + timedelta(days=30))
    assert list(found) == sorted(found)
    assert {(one.weekday(), f"{one:%H:%M}", str(one.tzinfo)) for one in found} == {(5, "09:30", "Asia/Tehran"), (0, "09:30", "Asia/Tehran")}


def test_after_years_of_downtime_the_latest_are_told() -> None:
    found = due_between(a_when("UTC"), datetime(1990, 1, 1, tzinfo=UTC), BEGIN)
    assert len(found) <= 400
    assert found[-1] == BEGIN - timedelta(hours=15)


def test_a_moment_without_a_zone_is_a_fault_of_the_code() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001  what is tested
    with pytest.raises(ValueError, match="time zone"):
        due_between(a_when("UTC"), naive, BEGIN)
    with pytest.raises(ValueError, match="time zone"):
        next_due(a_when("UTC"), naive)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.tuples(st.integers(0, 23), st.integers(0, 59)),
    st.sets(st.integers(0, 6), min_size=1),
    st.datetimes(BEGIN.replace(tzinfo=None), END.replace(tzinfo=None), timezones=st.just(UTC)),
    st.lists(st.integers(0, 90 * 24 * 60), min_size=2, max_size=6),
)
def test_windows_that_join_tell_each_time_once_however_they_are_cut(
    zone: str, clock: tuple[int, int], days: set[int], begin: datetime, cuts: list[int]
) -> None:
    when = a_when(zone, *clock, tuple(sorted(days)))
    moments = sorted({begin, *(begin + timedelta(minutes=cut) for cut in cuts)})
    parts = [one for first, last in pairwise(moments) for one in due_between(when, first, last)]
    assert parts == list(due_between(when, moments[0], moments[-1]))
    assert len({f"{one:%Y-%m-%dT%H:%M}" for one in parts}) == len(parts)
