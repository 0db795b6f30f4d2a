"""The window of a message: what was written is there to be changed, copied, kept; nothing in it sends anything."""

from dataclasses import replace
from typing import Any

import pytest

from bot.blocks.controls import Unreadable, control_of
from bot.blocks.modals.draft import BODY, CHOSEN, SUBJECT, Edited, Written, draft_window, kept, read_draft
from bot.blocks.modals.submitted import Wrong
from prompts.letters.draft import FLAGS, OutreachDraft
from prompts.words import Words
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, accepted, pressed, put, showing, state_of, whole_text
from tests.bot.bodies import a_draft


def letter(**others: Any) -> OutreachDraft:
    return a_draft("Ana", **{"body": "Hello Ana,\n\nwe liked [your post].\n— [name]", "gaps": ("[name]", "[your post]"), **others})


def window(draft: OutreachDraft, language: str = "en", *, others: int = 0, sent: str | None = None) -> dict[str, Any]:
    written = [Written(draft=draft, place=1, called="Ana @ana", sent=sent)]
    written += [Written(draft=a_draft(f"Bo{k}"), place=k, called=f"Bo{k}") for k in range(2, others + 2)]
    return accepted(draft_window(written, 1, showing(language), metadata="m", shortlist="S-AAAAAAAA"))


def fields(view: dict[str, Any]) -> tuple[str, str]:
    ids = list(state_of(view))
    return next(one for one in ids if one.startswith(SUBJECT)), next(one for one in ids if one.startswith(BODY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_its_gloss_and_what_to_know_stand_in_the_window(language: str) -> None:
    words, draft = Words(language), letter()
    view = window(draft, language)
    text = whole_text(view)
    subject, body = fields(view)
    assert state_of(view)[subject][f"in:{subject}"]["value"] == draft.subject
    assert state_of(view)[body][f"in:{body}"]["value"] == draft.body
    for said in ("Gloss Ana", "In short: Ana", words("draft.gloss"), *(words(f"draft_flag.{flag}") for flag in FLAGS)):
        assert said in text
    copied = [
        block for block in view["blocks"] if block["type"] == "rich_text" and block["elements"][0]["type"] == "rich_text_preformatted"
    ]
    assert "".join(block["elements"][0]["elements"][0]["text"] for block in copied) == f"{draft.subject}\n\n{draft.body}"


def test_buttons_write_it_anew_and_note_that_a_person_sent_it() -> None:
    controls = [control_of(value) for value in pressed(window(letter()))]
    assert [(one.act, one.shortlist, one.place) for one in controls] == [("redraft", "S-AAAAAAAA", 1), ("sent", "S-AAAAAAAA", 1)]
    assert "✓ Mai, 25 Nov" in whole_text(window(letter(), sent="Mai, 25 Nov"))


def test_a_menu_leads_to_the_messages_of_the_others() -> None:
    elements = [one for block in window(letter(), others=120)["blocks"] if block["type"] == "actions" for one in block["elements"]]
    (menu,) = [one for one in elements if one["action_id"] == CHOSEN]
    assert [one["value"] for one in menu["options"]] == [str(k) for k in range(1, 101)]
    assert menu["initial_option"]["value"] == "1"
    assert not [
        one for block in window(letter())["blocks"] if block["type"] == "actions" for one in block["elements"] if one["action_id"] == CHOSEN
    ]


def test_the_fields_of_another_wording_are_other_fields_so_that_slack_shows_it() -> None:
    assert fields(window(letter())) == fields(window(letter()))
    assert fields(window(letter())) != fields(window(letter(body="Dear Ana")))
    assert fields(window(letter())) != fields(window(letter(creator="instagram:bo")))


def test_an_untouched_message_is_kept_as_it_is() -> None:
    for draft in (letter(), letter(subject="  two  spaces ", body="\n a \n")):
        found = read_draft(state_of(window(draft)), Words("en"))
        assert isinstance(found, Edited)
        assert kept(draft, found) is draft


def test_a_changed_message_is_kept_with_its_words_and_gaps_counted_anew() -> None:
    draft = letter()
    view = window(draft)
    found = read_draft(put(state_of(view), fields(view)[1], value="Hello Ana,\r\nsee you. [name]"), Words("en"))
    assert found == Edited(subject=draft.subject, body="Hello Ana,\nsee you. [name]")
    after = kept(draft, found)
    assert after == replace(draft, body="Hello Ana,\nsee you. [name]", words=5, gaps=("[name]",), gloss=None)


def test_lines_of_a_message_keep_their_emoji() -> None:
    draft = letter(body="Hello ☕\nwe liked it\nBye 👋🏽")
    view = window(draft)
    found = read_draft(put(state_of(view), fields(view)[1], value="Hello :coffee:\nwe loved it\nBye :wave::skin-tone-4:"), Words("en"))
    assert isinstance(found, Edited)
    assert kept(draft, found).body == "Hello ☕\nwe loved it\nBye 👋🏽"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_message_is_told(language: str) -> None:
    view = window(letter(), language)
    subject, body = fields(view)
    found = read_draft(put(put(state_of(view), subject, value=None), body, value=" "), Words(language))
    assert isinstance(found, Wrong)
    assert set(found.errors) == {subject, body}


def test_a_message_too_long_for_the_field_is_shown_in_full_and_not_edited_there() -> None:
    draft = letter(body="word " * 1_500)
    view = window(draft)
    assert "submit" not in view
    assert read_draft(state_of(view), Words("en")) is None
    assert whole_text(view).replace("\n", "").count("word ") == 1_500


def test_fields_of_two_messages_at_once_are_unreadable() -> None:
    one, other = state_of(window(letter())), state_of(window(letter(body="x")))
    with pytest.raises(Unreadable):
        read_draft({**one, **other}, Words("en"))
    with pytest.raises(Unreadable):
        read_draft({fields(window(letter()))[0]: one[fields(window(letter()))[0]]}, Words("en"))


def test_there_is_no_window_of_nobodys_message() -> None:
    with pytest.raises(ValueError, match="place 7"):
        draft_window([Written(draft=letter(), place=1, called="Ana")], 7, showing(), metadata="m", shortlist="S-AAAAAAAA")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [HOSTILE, LONG, " "])
def test_no_message_breaks_a_limit_or_addresses_anybody(text: str, language: str) -> None:
    written = [Written(draft=a_draft(text), place=1, called=text, sent=text), Written(draft=a_draft(text), place=2, called=text)]
    accepted(draft_window(written, 1, showing(language), metadata="m", shortlist="S-AAAAAAAA"))
