"""A time in words, in the four languages. The examples under `said/` were written before the code, those called `later` after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.weekly.reading_when import WhenSaid, when_said
from bot.weekly.tongues.tongue import Clock
from bot.weekly.when import WEEKDAYS, When
from bot.weekly.when_in_words import when_in_words
from prompts.words import Words

SAID = Path(__file__).with_name("said")
LANGUAGES = ("en", "th", "fa", "vi")


def examples() -> Iterator[tuple[str, str, str, str, str]]:
    """Language, days, time, zone and text of every example; `x:` for what a weekly list cannot do, `?` for a zone that is several."""
    for path in sorted(SAID.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            days, time, zone, text = line.split("\t")
            yield path.stem.removeprefix("later-"), days, time, zone, text


EXAMPLES = tuple(examples())


def test_there_are_examples_enough_in_each_language() -> None:
    assert {code: sum(one[0] == code for one in EXAMPLES) >= 69 for code in LANGUAGES} == dict.fromkeys(LANGUAGES, True)


@pytest.mark.parametrize(("language", "days", "time", "zone", "text"), EXAMPLES)
def test_a_time_is_read_as_people_say_it(language: str, days: str, time: str, zone: str, text: str) -> None:
    said = when_said(text, language)
    assert (f"{said.time.hour:02}:{said.time.minute:02}" if said.time else "-") == time
    assert ("?" if said.trouble == "zone" else said.zone or "-") == zone
    if days.startswith("x:"):
        assert said.trouble == days[2:]
    else:
        assert (" ".join(WEEKDAYS[day][:2] for day in said.weekdays) or "-") == days
        assert said.trouble in {None, "zone"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 creators with 10k followers"),
        ("en", "swap 2 and 3"),
        ("en", "budget 500 to 900 USD"),
        ("en", "what about 25:70 at 31pm"),
        ("th", "ครีเอเตอร์ 5 คนในกรุงเทพ"),
        ("th", "งบ 20,000 บาท"),
        ("fa", "۵ کریتور با ۱۰ هزار فالوور"),
        ("fa", "نه، نمی‌خوام"),
        ("vi", "5 bạn có 10 nghìn người theo dõi"),
        ("vi", "ngân sách 20 triệu"),
        ("en", ""),
        ("fa", "   "),
    ],
)
def test_what_says_no_time_is_read_as_none(language: str, text: str) -> None:
    assert not when_said(text, language)


def test_english_is_understood_in_every_language() -> None:
    for language in (*LANGUAGES, None, "de"):
        assert when_said("Mon 9:30am Bangkok time", language) == WhenSaid(weekdays=(0,), time=Clock(9, 30), zone="Asia/Bangkok")


def test_every_week_in_thai_is_no_sunday() -> None:
    assert when_said("ทุกอาทิตย์ 9 โมง", "th").weekdays == ()
    assert when_said("ทุกวันอาทิตย์ 9 โมง", "th").weekdays == (6,)


def test_what_is_not_said_is_asked_for_or_taken_as_usual() -> None:
    nothing, day, time = WhenSaid(), when_said("mondays", "en"), when_said("at 10", "en")
    assert (nothing.missing, day.missing, time.missing) == (("day", "time"), ("time",), ("day",))
    assert nothing.completed(zone="Asia/Tehran") == When(weekdays=(0,), hour=9, minute=0, zone="Asia/Tehran")
    before = When(weekdays=(2, 4), hour=16, minute=30, zone="Europe/Berlin")
    assert time.completed(zone="UTC", before=before) == When(weekdays=(2, 4), hour=10, minute=0, zone="Europe/Berlin")
    assert when_said("London time", "en").completed(zone="UTC", before=before).time == "16:30"


SOME_ZONES = (
    "Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Tehran", "Europe/London", "America/New_York", "America/Los_Angeles", "Etc/GMT-7",
    "Etc/GMT+5", "UTC", "Asia/Tokyo", "Australia/Sydney", "Europe/Berlin", "Asia/Singapore", "Asia/Kolkata", "Asia/Dubai",
    "America/Sao_Paulo", "Europe/Paris", "America/Toronto", "Australia/Lord_Howe", "Africa/Cairo", "Europe/Moscow",
    "Asia/Jakarta", "Pacific/Auckland",
)  # fmt: skip


@given(
    st.sampled_from(LANGUAGES), st.sets(st.integers(0, 6), min_size=1), st.integers(0, 23), st.integers(0, 59), st.sampled_from(SOME_ZONES)
)
def test_what_is_told_in_words_is_read_back_as_the_same(language: str, days: set[int], hour: int, minute: int, zone: str) -> None:
    when = When(weekdays=tuple(sorted(days)), hour=hour, minute=minute, zone=zone)
    said = when_said(when_in_words(when, Words(language)), language)
    assert said == WhenSaid(weekdays=when.weekdays, time=Clock(hour, minute), zone=zone)


@given(st.sampled_from((*LANGUAGES, None)), st.text(max_size=200))
def test_no_text_is_a_failure(language: str | None, text: str) -> None:
    said = when_said(text, language)
    said.completed(zone="UTC")


@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from([one[4] for one in EXAMPLES]), min_size=2, max_size=5))
def test_no_mixture_of_times_is_a_failure(language: str, texts: list[str]) -> None:
    when_said(" ".join(texts), language).completed(zone="UTC")
