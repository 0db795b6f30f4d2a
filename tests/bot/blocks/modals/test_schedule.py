"""The window of a weekly list and that of the settings: what stands in them comes back, and what is wrong is told."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks.controls import Unreadable
from bot.blocks.modals.schedule import CHANNEL, COUNT, DAYS, LANGUAGE, NAME, TIME, ZONE, Wish, proposed, read_schedule, schedule_window
from bot.blocks.modals.submitted import Wrong
from bot.weekly.when import When
from prompts.words import Words
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, accepted, option, put, showing, state_of

WISH = Wish(name="Coffee", when=When(weekdays=(0, 3), hour=9, minute=30, zone="Asia/Bangkok"), channel="C0123", how_many=5, language="th")


def window(wish: Wish, language: str = "en", *, new: bool = True) -> dict[str, Any]:
    return accepted(schedule_window(wish, showing(language), metadata="m", new=new))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_window_comes_back(language: str) -> None:
    for wish in (WISH, replace(WISH, how_many=None, language=None)):
        assert read_schedule(state_of(window(wish, language)), Words(language)) == wish


@settings(max_examples=40, deadline=None)
@given(
    days=st.sets(st.integers(0, 6), min_size=1),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from(["Asia/Tehran", "Australia/Lord_Howe", "America/New_York", "UTC", "Asia/Ho_Chi_Minh"]),
    language=st.sampled_from(LANGUAGES),
)
def test_every_time_of_the_week_comes_back(days: set[int], hour: int, minute: int, zone: str, language: str) -> None:
    wish = replace(WISH, when=When(weekdays=tuple(sorted(days)), hour=hour, minute=minute, zone=zone))
    assert read_schedule(state_of(window(wish, language)), Words(language)) == wish


def test_a_new_one_begins_on_monday_at_nine_where_it_was_asked_for() -> None:
    wish = proposed("Coffee", "Asia/Tehran")
    assert (wish.when.weekdays, wish.when.time, wish.when.zone) == ((0,), "09:00", "Asia/Tehran")
    (element,) = [block["element"] for block in window(wish)["blocks"] if block.get("block_id") == CHANNEL]
    assert element["default_to_current_conversation"] is True
    assert window(wish)["title"] != window(wish, new=False)["title"]


def test_days_count_from_monday_in_whichever_order_they_were_ticked() -> None:
    found = read_schedule(put(state_of(window(WISH)), DAYS, selected_options=[option("4"), option("1")]), Words("en"))
    assert isinstance(found, Wish)
    assert found.when.weekdays == (1, 4)


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (NAME, {"value": " "}),
        (DAYS, {"selected_options": []}),
        (TIME, {"selected_time": None}),
        (ZONE, {"selected_option": None}),
        (CHANNEL, {"selected_conversation": None}),
        (COUNT, {"value": "0"}),
        (COUNT, {"value": "1000"}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_told_at_its_field(where: str, told: dict[str, Any], language: str) -> None:
    found = read_schedule(put(state_of(window(WISH, language)), where, **told), Words(language))
    assert isinstance(found, Wrong)
    assert list(found.errors) == [where]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (DAYS, {"selected_options": [option("7")]}),
        (TIME, {"selected_time": "24:00"}),
        (TIME, {"selected_time": 9}),
        (ZONE, {"selected_option": option("Mars/Olympus")}),
        (ZONE, {"selected_option": option("../../etc/passwd")}),
        (CHANNEL, {"selected_conversation": "<!channel>"}),
        (LANGUAGE, {"selected_option": option("de")}),
    ],
)
def test_what_no_window_of_ours_could_send_is_unreadable(where: str, told: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read_schedule(put(state_of(window(WISH)), where, **told), Words("en"))


@pytest.mark.parametrize("name", [HOSTILE, LONG])
def test_any_name_fits(name: str) -> None:
    found = read_schedule(state_of(window(replace(WISH, name=name))), Words("en"))
    assert isinstance(found, Wish)
    assert len(found.name) <= 80


def test_days_are_named_in_the_readers_language_monday_first() -> None:
    (element,) = [block["element"] for block in window(WISH, "fa")["blocks"] if block.get("block_id") == DAYS]
    assert element["options"][0]["text"]["text"] == "دوشنبه"
    assert len(element["options"]) == 7
