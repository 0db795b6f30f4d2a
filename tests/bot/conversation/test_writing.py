"""What is made to hand on: first messages, tables, mail files, pictures. Values all of them: nothing is sent and nothing written."""

import csv
import json
import socket
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from bot.conversation.conversation import Conversation
from bot.conversation.replies import Files, Messages
from bot.drafting import Drafting
from bot.exports.file import File
from prompts.commands import Command
from tests.bot.abroad import GLOSS, WRITTEN
from tests.bot.conversation.talk import BRIEF, Talk, body_of, id_of
from tests.fakes.model import saying

PNG = b"\x89PNG\r\n\x1a\n"


def file_of(talk: Talk, text: str) -> File:
    """The one file that a message asks for."""
    (one,) = body_of(talk.say(text), Files).files
    return one


def written_to(talk: Talk, text: str) -> list[str]:
    """The ids of those whom messages are drafted to."""
    return [one.creator for one in body_of(talk.say(text), Messages).drafts]


def test_a_first_message_to_one_names_one_of_their_posts(listed: Talk) -> None:
    (draft,) = body_of(listed.say("draft for 2"), Messages).drafts
    assert draft.creator == id_of("coffee.05")
    assert "my coffee corner" in draft.body or "espresso at home" in draft.body


def test_without_names_everybody_on_the_screen_gets_one_in_the_order_of_the_list(listed: Talk) -> None:
    assert written_to(listed, "draft messages") == [id_of(handle) for handle in listed.listed]
    listed.say("next 3")
    assert written_to(listed, "draft messages") == [id_of(handle) for handle in listed.listed]
    assert len(listed.listed) == 8


def test_those_who_are_named_get_theirs_in_the_order_named_also_beyond_the_list(listed: Talk) -> None:
    told = listed.do(Command(name="draft", creators=(3, 1, "@coffee.03")))
    assert [one.creator for one in body_of(told, Messages).drafts] == [id_of(one) for one in ("coffee.09", "coffee.15", "coffee.03")]


def test_a_message_is_in_the_language_that_is_asked_for_with_the_readers_beside_it(listed: Talk) -> None:
    (draft,) = body_of(listed.say("draft for 1 in Vietnamese"), Messages).drafts
    assert (draft.language, draft.gloss and draft.gloss.language) == ("vi", "en")


def with_model(talk: Talk, reply: str) -> None:
    """From here on a model that says this writes the messages."""
    tools = talk._conversation.tools
    talk._conversation = Conversation(tools=replace(tools, drafting=Drafting(model=saying(reply))))


@pytest.mark.parametrize(
    "text",
    [
        "draft for 1 in Spanish",
        "ร่างข้อความถึงคนที่ 1 เป็นภาษาสเปน",
        "soạn tin nhắn cho số 1 bằng tiếng Tây Ban Nha",
        "برای ۱ به اسپانیایی پیام بنویس",
    ],
)
def test_a_language_without_letters_is_written_by_a_model_and_said_to_be_missing_without_one(listed: Talk, text: str) -> None:
    (letter,) = body_of(listed.say(text), Messages).drafts
    assert (letter.language, letter.made_by) == ("en", "letter")
    assert "language_fallback" in letter.flags
    without = {"the {first_day}": "", "{first_day}": "", "{last_day}": "", "{rights_days}": "", "{pieces}": "{topic}"}
    told = {"subject": WRITTEN["es"].subject, "body": WRITTEN["es"].body, "gloss_subject": "About {post}", "gloss_body": GLOSS}
    for slot, instead in without.items():
        told = {name: words.replace(slot, instead) for name, words in told.items()}
    with_model(listed, json.dumps(told))
    (draft,) = body_of(listed.say(text), Messages).drafts
    assert (draft.language, draft.made_by, draft.fallback) == ("es", "model", None)
    assert "sentences_unread" in draft.flags


def test_the_table_holds_the_list_on_the_screen_under_its_id(listed: Talk) -> None:
    listed.say("drop 1", "next 2")
    file = file_of(listed, "export csv")
    assert file.name == f"{listed.thread.kept}.csv"
    rows = list(csv.DictReader(StringIO(file.content.decode("utf-8-sig"))))
    assert [row["handle"] for row in rows] == listed.listed


def test_the_workbook_and_the_page_hold_the_list_as_well(listed: Talk) -> None:
    file = file_of(listed, "export xlsx")
    sheet = openpyxl.load_workbook(BytesIO(file.content))["Shortlist"]
    column = [cell.value for cell in sheet[1]].index("handle")
    assert [row[column].value for row in sheet.iter_rows(min_row=2)] == listed.listed
    page = file_of(listed, "export md")
    assert [file.name, page.name] == [f"{listed.thread.kept}.xlsx", f"{listed.thread.kept}.md"]
    assert str(listed.thread.kept) in page.content.decode().splitlines()[0]
    assert all(f"## {place}. " in page.content.decode() for place in range(1, 6))


def test_a_table_without_a_format_is_a_workbook(listed: Talk) -> None:
    assert file_of(listed, "export").name.endswith(".xlsx")


def test_the_drafts_as_mail_files_are_addressed_and_not_sent(listed: Talk) -> None:
    files = body_of(listed.say("save the drafts as eml"), Files).files
    assert [file.name for file in files] == [f"{listed.thread.kept}-messages/{place:02}.eml" for place in range(1, 6)]
    read = [message_from_bytes(file.content) for file in files]
    assert [one["To"] for one in read] == [f"hello{int(handle[-2:])}@mail.example" for handle in listed.listed]
    assert {one["X-Unsent"] for one in read} == {"1"}


def test_the_same_list_gives_the_same_files(listed: Talk) -> None:
    for text in ("export csv", "export xlsx", "export md"):
        assert file_of(listed, text) == file_of(listed, text)


def test_pictures_are_of_three_kinds_or_of_the_one_that_is_asked_for(listed: Talk) -> None:
    files = body_of(listed.say("chart"), Files).files
    assert len({file.name for file in files}) == 3
    assert all(file.content.startswith(PNG) and file.name.startswith(f"{listed.thread.kept}-") and file.alt for file in files)
    assert file_of(listed, "engagement chart") == files[1]


def test_nothing_is_sent_written_or_changed(listed: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a deed reached for the network")

    folder = tmp_path / "working"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(socket.socket, "connect", refused)
    listed.say("draft messages")
    before, lists = listed.thread, listed.memory.shortlists.all()
    listed.say("export csv", "export xlsx", "export md", "save the drafts as eml", "engagement chart")
    assert list(folder.iterdir()) == []
    assert (listed.thread, listed.memory.shortlists.all(), listed.decided) == (before, lists, ())


def test_what_was_read_is_what_is_exported(listed: Talk) -> None:
    read = body_of(listed.say("draft messages"), Messages).drafts
    (again,) = body_of(listed.say("another version for 2"), Messages).drafts
    files = body_of(listed.say("save the drafts as eml"), Files).files
    bodies = [message_from_bytes(file.content, policy=default).get_content().replace("\r\n", "\n").strip() for file in files]
    assert bodies == [read[0].body, again.body, *(one.body for one in read[2:])]
    assert again.body != read[1].body


def test_another_brief_has_messages_of_its_own(listed: Talk) -> None:
    listed.say("draft messages", "only tiktok")
    assert listed.thread.drafts == ()


@pytest.mark.parametrize("text", ["draft messages", "export csv", "save the drafts as eml", "engagement chart", "fees", "compare"])
def test_of_a_list_of_nobody_nothing_is_made(talk: Talk, text: str) -> None:
    talk.say(f"{BRIEF} on youtube")
    assert talk.listed == []
    assert talk.say(text).said == "list.none"
