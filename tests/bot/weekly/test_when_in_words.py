"""When a list comes, told in four languages."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from bot.weekly.when import When
from bot.weekly.when_in_words import next_in_words, when_in_words
from prompts.weekly import zone_name
from prompts.words import Words

WHEN = When(weekdays=(0, 3), hour=9, minute=30, zone="Asia/Bangkok")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "every Monday and Thursday at 09:30 (Thailand time)"),
        ("th", "ทุกวันจันทร์และวันพฤหัสบดี เวลา 09:30 น. (เวลาไทย)"),
        ("fa", "هر دوشنبه و پنجشنبه ساعت ۰۹:۳۰ (وقت تایلند)"),
        ("vi", "thứ hai và thứ năm hằng tuần lúc 09:30 (giờ Thái Lan)"),
    ],
)
def test_days_time_and_zone_are_told_as_people_say_them(language: str, told: str) -> None:
    assert when_in_words(WHEN, Words(language)) == told


def test_a_country_of_many_zones_is_told_by_its_city_and_an_offset_by_its_hours() -> None:
    words = Words("en")
    assert zone_name("America/New_York", words) == "New York time"
    assert [zone_name(zone, words) for zone in ("Etc/GMT-7", "Etc/GMT+5", "UTC", "Etc/UTC", "GMT")] == [
        "UTC+7",
        "UTC-5",
        "UTC",
        "UTC",
        "UTC",
    ]
    assert zone_name("Etc/GMT-7", Words("fa")) == "UTC+۷"


def test_the_next_time_is_told_with_its_day() -> None:
    told = next_in_words(WHEN, datetime(2026, 11, 25, 12, tzinfo=UTC), Words("fa"))
    assert told == "پنجشنبه ۱۴۰۵/۰۹/۰۵ (2026-11-26) ساعت ۰۹:۳۰"


@pytest.mark.parametrize("language", ["en", "th", "fa", "vi"])
def test_every_zone_has_a_name(language: str) -> None:
    words = Words(language)
    named = {zone: zone_name(zone, words) for zone in sorted(available_timezones())}
    assert [zone for zone, name in named.items() if not name.strip() or "{" in name or "%" in name] == []
