"""Short messages say in a sentence what is and what to do next."""

from typing import get_args

import pytest

from bot.blocks import notices
from tests.bot.blocks.views import LANGUAGES, acts, controls, inside, seen, showing, taken

CALLING = "<!channel> <@U1> <https://evil.example|x> *b*"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_is_a_message_in_every_language(language: str) -> None:
    told = showing(language)
    made = [
        *(notices.short(what, told) for what in get_args(notices.Short)),
        notices.greeting(told),
        notices.stopped(told),
        notices.forgotten(told),
        notices.queued(3, told),
        notices.failed("a1b2c3", told),
        notices.not_uploaded(told),
        notices.brief_quoted("a brief", "mai", told),
        notices.invite_me("C1", "a brief", told),
        notices.weekly_offer("S-K3NQ7A2B", told),
    ]
    for message in taken(made):
        assert message.text.strip()
    assert len({seen([message]) for message in made}) == len(made)


def test_a_failure_names_its_reference_and_the_next_step_after_why() -> None:
    lines = seen([notices.failed("a1b2c3", showing(), why="The disk is full.")]).splitlines()
    assert lines[0] == "The disk is full."
    assert "Send it again" in lines[1]
    assert "reference a1b2c3" in lines[1]


def test_a_brief_is_quoted_as_it_was_written_with_who_asks() -> None:
    message = notices.brief_quoted(f"{CALLING}\nsecond line", "mai", showing())
    assert seen(taken([message])).splitlines() == ["Mai Nguyen asks:", CALLING, "second line"]
    quoted = [one for one in inside(message.blocks) if one.get("type") == "rich_text_quote"]
    assert len(quoted) == 2
    assert "<!" not in message.text


def test_a_brief_of_any_length_fits_and_its_cut_is_marked() -> None:
    message = notices.brief_quoted("word " * 5_000, "mai", showing())
    assert seen(taken([message])).endswith("…")


def test_how_to_invite_the_bot_is_told_with_what_was_asked() -> None:
    shown = seen([notices.invite_me("C1", "a brief", showing())])
    assert "type /invite in the channel" in shown
    assert shown.endswith("a brief")


def test_a_weekly_list_is_offered_with_two_answers_about_the_list() -> None:
    message = notices.weekly_offer("S-K3NQ7A2B", showing())
    assert acts([message]) == ["weekly_new", "weekly_no"]
    assert {one.shortlist for one in controls(message)} == {"S-K3NQ7A2B"}


def test_small_print_is_added_where_there_is_room() -> None:
    message = notices.stopped(showing())
    assert seen([notices.with_small_print(message, "of 25 Nov", showing())]).endswith("of 25 Nov")
    full = notices.plain_notice("x" * 8_900, showing())
    assert notices.with_small_print(full, "y" * 2_900, showing()) == full


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_have_a_short_title_and_something_to_say(language: str) -> None:
    told = notices.suggestions(showing(language))
    assert len(told) == 4
    assert all(0 < len(title) <= 40 and text for title, text in told)
