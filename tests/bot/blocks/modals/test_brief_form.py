"""The form for a new brief: words, choices, or both; what was chosen is exactly what is searched for."""

from typing import Any

import pytest

from bot.blocks.controls import Unreadable
from bot.blocks.modals.brief_form import FIELDS, TEXT, Asked, brief_form_window, read_brief_form
from bot.blocks.modals.submitted import Wrong
from prompts.words import Words
from tests.bot.blocks.modals.windows import LANGUAGES, accepted, option, put, showing, state_of


def form(language: str = "en", text: str = "") -> dict[str, Any]:
    return accepted(brief_form_window(showing(language), metadata="m", text=text))


def asked(state: dict[str, Any], language: str = "en") -> Asked:
    found = read_brief_form(state, Words(language))
    assert isinstance(found, Asked), found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_has_its_words_and_nine_fields(language: str) -> None:
    assert list(state_of(form(language))) == [TEXT, *(f"brief.{name}" for name in FIELDS)]


def test_words_alone_are_the_brief() -> None:
    told = asked(put(state_of(form()), TEXT, value=" 5 micro creators\nfor home coffee "))
    assert told.text == "5 micro creators\nfor home coffee"
    assert not told.chosen


def test_what_was_chosen_goes_on_top_of_the_words() -> None:
    state = put(state_of(form("fa")), TEXT, value="قهوه‌ی خانگی")
    state = put(state, "brief.followers_max", value="۵۰ هزار")
    state = put(state, "brief.platforms", selected_options=[option("instagram")])
    state = put(state, "brief.start", selected_date="2026-12-01")
    told = asked(state, "fa")
    assert told.text == "قهوه‌ی خانگی"
    assert told.chosen.changes["followers_max"] == 50_000
    assert told.chosen.changes["platforms"] == ("instagram",)
    assert sorted(told.chosen.changes) == ["followers_max", "platforms", "start"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_alone_are_a_brief_in_the_readers_words(language: str) -> None:
    told = asked(put(state_of(form(language)), "brief.creator_countries", selected_options=[option("TH")]), language)
    assert told.text.startswith(Words(language)("brief.creator_countries"))
    assert dict(told.chosen.changes) == {"creator_countries": ("TH",)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_is_told_what_to_do(language: str) -> None:
    found = read_brief_form(put(state_of(form(language)), TEXT, value=" \u200b "), Words(language))
    assert isinstance(found, Wrong)
    assert found.errors == {TEXT: Words(language)("window_fault.form")}


def test_faults_are_told_at_their_fields() -> None:
    state = put(put(state_of(form()), "brief.followers_min", value="9k"), "brief.followers_max", value="2k")
    found = read_brief_form(state, Words("en"))
    assert isinstance(found, Wrong)
    assert list(found.errors) == ["brief.followers_max"]


def test_words_that_fit_are_put_in_and_others_come_as_a_message() -> None:
    assert state_of(form(text="home coffee"))[TEXT][f"in:{TEXT}"]["value"] == "home coffee"
    assert state_of(form(text="x" * 3_001))[TEXT][f"in:{TEXT}"]["value"] is None


def test_fields_that_the_form_does_not_have_are_not_read() -> None:
    state = {**put(state_of(form()), TEXT, value="coffee"), "brief.tone": {"in": {"value": "rude"}}}
    assert not asked(state).chosen
    with pytest.raises(Unreadable):
        read_brief_form("state", Words("en"))
