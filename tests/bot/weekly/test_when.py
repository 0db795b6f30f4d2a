"""When a weekly list is due: a value that cannot be wrong, and the codes that it is kept as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.weekly.when import NoSuchZone, When, days_from, days_of, time_from, when_from, zone_of


def test_it_is_kept_as_codes_and_read_back() -> None:
    when = When(weekdays=(0, 3), hour=9, minute=5, zone="Asia/Bangkok")
    assert (days_of(when.weekdays), when.time) == ("mon,thu", "09:05")
    assert when_from("mon,thu", "09:05", "Asia/Bangkok") == when


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 23), st.integers(0, 59))
def test_every_one_is_read_back_as_itself(days: set[int], hour: int, minute: int) -> None:
    when = When(weekdays=tuple(sorted(days)), hour=hour, minute=minute, zone="UTC")
    assert when_from(days_of(when.weekdays), when.time, when.zone) == when


@pytest.mark.parametrize(
    "wrong",
    [{"weekdays": ()}, {"weekdays": (7,)}, {"weekdays": (3, 0)}, {"weekdays": (1, 1)}, {"hour": 24}, {"hour": -1}, {"minute": 60}],
)
def test_what_no_calendar_and_no_clock_shows_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"a day of the week|each day once|a time from"):
        When(**{"weekdays": (0,), "hour": 9, "minute": 0, "zone": "UTC", **wrong})  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    "zone",
    ["Asia/Nowhere", "", "Asia", "../etc/passwd", "/etc/localtime", "Asia/Bangkok\n", "a" * 300, "Ásia/Bangkok", "a\0b", "Asia/Bangkok/.."],
)
def test_a_zone_that_is_none_is_told_with_the_next_step(zone: str) -> None:
    with pytest.raises(NoSuchZone, match="Give one such as"):
        zone_of(zone)


@pytest.mark.parametrize("text", ["9:00", "24:00", "09:60", "", "09:00:00", "٠٩:٠٠"])
def test_a_time_is_told_by_two_digits_each(text: str) -> None:
    with pytest.raises(ValueError, match="is no time such as 09:00"):
        time_from(text)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="xyz"):
        days_from("mon,xyz")
    assert days_from("thu,mon,thu") == (0, 3)
