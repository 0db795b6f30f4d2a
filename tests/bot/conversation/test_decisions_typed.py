"""Decisions on creators as people type them: with reasons that would ask for something else, as questions, and taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from index.languages import LanguageDetector
from prompts.commands import BY_HAND, command_as_json
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

Read = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def read(detector: LanguageDetector) -> Read:
    """The command of a message about a coffee brief with ten creators on the screen, as JSON."""
    understanding = Understanding(RulesReader(detector=detector))

    def command(text: str, language: str = "en") -> dict[str, Any]:
        brief = Brief(wording="coffee", language=language, topics=("coffee",), platforms=("instagram",), followers_max=50_000)
        scene = Scene(brief=brief, shown=tuple(Shown(handle=f"c{k}", name=f"Creator {k}") for k in range(1, 11)))
        return command_as_json(understanding.command(text, scene, today=TODAY))

    return command


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("reject 3: too expensive", "en", ("reject", [3], "too expensive")),
        ("drop 2, too pricey", "en", ("drop", [2], "too pricey")),
        ("no to 4 and 7, both too big for us", "en", ("reject", [4, 7], "both too big for us")),
        ("approve #1, #4 and no. 9, client loves the tone", "en", ("approve", [1, 4, 9], "client loves the tone")),
        ("reject 1, 2, 3, 4, 5, 6, 7, 8 and 9: too expensive", "en", ("reject", [1, 2, 3, 4, 5, 6, 7, 8, 9], "too expensive")),
        ("block @zed because engagement is too low", "en", ("block", ["@zed"], "engagement is too low")),
        ("pin 4 (cheap and younger)", "en", ("pin", [4], "cheap and younger")),
        ("reject 3 since 2 is the same and cheaper", "en", ("reject", [3], "2 is the same and cheaper")),
        ("ไม่ผ่านคนที่ 3 เพราะแพงเกินไป", "th", ("reject", [3], "แพงเกินไป")),
        ("ตัดเบอร์ 2 ออก แพงไป", "th", ("drop", [2], "แพงไป")),
        ("อนุมัติลำดับ 1, 4 และ 8 ลูกค้าชอบโทน", "th", ("approve", [1, 4, 8], "ลูกค้าชอบโทน")),
        ("شماره ۳ رو رد کن: خیلی گرونه", "fa", ("reject", [3], "خیلی گرونه")),
        ("لطفا ۵ و ۶ رو رد کن، فالوورشون کمه", "fa", ("reject", [5, 6], "فالوورشون کمه")),
        ("từ chối số 3: mắc quá", "vi", ("reject", [3], "mắc quá")),
        ("4 với 7 không duyệt, kênh nhỏ quá", "vi", ("reject", [4, 7], "kênh nhỏ quá")),
    ],
)
def test_the_reason_of_a_decision_is_no_change_to_the_brief(read: Read, text: str, language: str, told: tuple[str, list[Any], str]) -> None:
    name, creators, reason = told
    assert read(text, language) == {"command": name, "creators": creators, "text": reason}


@pytest.mark.parametrize(("text", "changes"), [("drop 2, add tiktok", {"platforms": ["instagram", "tiktok"]})])
def test_a_wish_behind_a_deed_is_no_reason(read: Read, text: str, changes: dict[str, Any]) -> None:
    assert read(text) == {"command": "refine", "changes": changes}


@pytest.mark.parametrize("text", ["approve 1, please", "approve 1!", "approve 1, thanks", "approve 1."])
def test_a_courtesy_is_no_reason(read: Read, text: str) -> None:
    assert read(text) == {"command": "approve", "creators": [1]}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("approve 1 and reject 3", "en"),
        ("approve 1, 2; drop 5", "en"),
        ("approve 1, 2, 3, 4, 5, 6, 7, reject 8", "en"),
        ("ไม่ผ่าน 1 ผ่าน 2", "th"),
        ("۱ تایید، ۲ رد", "fa"),
        ("duyệt số 1, từ chối số 3", "vi"),
    ],
)
def test_of_two_decisions_in_one_message_none_is_made_in_silence(read: Read, text: str, language: str) -> None:
    assert read(text, language) == {"command": "other", "text": "one_at_a_time"}


@pytest.mark.parametrize("text", ["approve 1 and 4 but not 3", "approve 1, 4, not 3", "1 and 4 are approved, 3 isn't"])
def test_who_is_left_out_is_not_approved(read: Read, text: str) -> None:
    assert read(text) == {"command": "approve", "creators": [1, 4]}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("who approved 1?", "en", "decisions"),
        ("is 6 blocked?", "en", "decisions"),
        ("wasn't 3 rejected", "en", "decisions"),
        ("so did we drop 5", "en", "decisions"),
        ("should we drop 2?", "en", "explain"),
        ("i'm not sure we should approve 2", "en", "explain"),
        ("approve 1?", "en", "explain"),
        ("ใครอนุมัติคนที่ 1", "th", "decisions"),
        ("อนุมัติคนที่ 3 หรือยัง", "th", "decisions"),
        ("ตัดคนที่ 2 ดีไหม", "th", "explain"),
        ("کی شماره ۱ رو تایید کرد؟", "fa", "decisions"),
        ("۳ تایید شد؟", "fa", "decisions"),
        ("۲ رو حذف کنیم؟", "fa", "explain"),
        ("ai duyệt số 1 vậy", "vi", "decisions"),
        ("số 2 duyệt chưa", "vi", "decisions"),
        ("có nên bỏ số 2 không", "vi", "explain"),
        ("bỏ 2?", "vi", "explain"),
    ],
)
def test_a_question_does_no_deed(read: Read, text: str, language: str, name: str) -> None:
    command = read(text, language)
    assert command["command"] == name
    assert command["command"] not in BY_HAND
    assert len(command["creators"]) == 1


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("can you drop 2?", "en", "drop"),
        ("could we swap 4 please?", "en", "swap"),
        ("who else could replace 4?", "en", "swap"),
        ("ช่วยตัดคนที่ 2 ออกให้หน่อยได้ไหม", "th", "drop"),
        ("میشه ۲ رو حذف کنی؟", "fa", "drop"),
        ("bỏ số 2 được không", "vi", "drop"),
        ("۳ تایید شد", "fa", "approve"),
    ],
)
def test_a_polite_request_is_no_question(read: Read, text: str, language: str, name: str) -> None:
    assert read(text, language)["command"] == name


@pytest.mark.parametrize(
    ("text", "language", "name", "creators"),
    [
        ("unblock @zed", "en", "unblock", ["@zed"]),
        ("no need to pin 4", "en", "unpin", [4]),
        ("stop showing @zed, block him", "en", "block", ["@zed"]),
        ("remove 3 and block them", "en", "block", [3]),
        ("pin 4, no need to ask", "en", "pin", [4]),
        ("ไม่ต้องปักหมุดคนที่ 4", "th", "unpin", [4]),
        ("دیگه نیازی نیست شماره ۷ پین باشه", "fa", "unpin", [7]),
        ("bỏ chặn số 3", "vi", "unblock", [3]),
        ("bỏ số 3 và chặn luôn", "vi", "block", [3]),
    ],
)
def test_only_words_beside_a_pin_or_block_take_it_back(read: Read, text: str, language: str, name: str, creators: list[Any]) -> None:
    command = read(text, language)
    assert (command["command"], command["creators"]) == (name, creators)


@pytest.mark.parametrize(
    ("text", "language"), [("approve everyone", "en"), ("อนุมัติทุกคน", "th"), ("همه رو تایید کن", "fa"), ("duyệt hết tất cả", "vi")]
)
def test_all_of_the_list_is_named_place_by_place(read: Read, text: str, language: str) -> None:
    assert read(text, language) == {"command": "approve", "creators": list(range(1, 11))}


def test_them_may_be_others_than_the_list(read: Read) -> None:
    assert read("drop them")["command"] != "drop"
    assert "creators" not in read("approve them")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fee for 2", {"command": "fees", "creators": [2]}),
        ("fees for 2 in THB", {"command": "fees", "creators": [2], "text": "THB"}),
        ("what does it cost in all?", {"command": "fees"}),
        ("copy 2", {"command": "draft", "creators": [2]}),
        ("draft for 2 in Thai", {"command": "draft", "creators": [2], "language": "th"}),
        ("another version for 2", {"command": "draft", "creators": [2], "text": "again"}),
        ("save the drafts as eml", {"command": "export", "format": "eml"}),
        ("engagement chart", {"command": "chart", "text": "engagement"}),
        ("chart", {"command": "chart"}),
        ("S-ABCDEFGH", {"command": "replay", "text": "S-ABCDEFGH"}),
        ("replay s-abcdefgh please", {"command": "replay", "text": "S-ABCDEFGH"}),
        ("what if I dropped Lisbon?", {"command": "meter"}),
        ("which one should we relax?", {"command": "meter"}),
        ("relax the follower limit", {"command": "refine", "changes": {"followers_max": None}}),
        ("narrow it down to Leeds", {"command": "refine", "changes": {"creator_places": ["Leeds"]}}),
        ("list my threads", {"command": "threads"}),
        ("add threads", {"command": "refine", "changes": {"platforms": ["instagram", "threads"]}}),
        ("history", {"command": "history"}),
        ("add history", {"command": "refine", "changes": {"topics": ["coffee", "history"]}}),
        ("budget 15", {"command": "refine", "changes": {"budget_max": 15.0}}),
    ],
)
def test_what_else_is_asked_about_a_list(read: Read, text: str, told: dict[str, Any]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "language", "creators", "words"),
    [
        ("note 1: called, also spoke to @c8 about it", "en", (1,), "called, also spoke to @c8 about it"),
        ("note 2: wants 3, maybe 4", "en", (2,), "wants 3, maybe 4"),
        ("note on 1 and 3: call them", "en", (1, 3), "call them"),
        ("note 1 - number 4 is his brother", "en", (1,), "number 4 is his brother"),
        ("โน้ตคนที่ 2: คุยกับคนที่ 3 แล้ว", "th", (2,), "คุยกับคนที่ 3 แล้ว"),
        ("ghi chú số 2: gọi lại 3 lần", "vi", (2,), "gọi lại 3 lần"),
    ],
)
def test_the_words_of_a_note_name_nobody(read: Read, text: str, language: str, creators: tuple[int, ...], words: str) -> None:
    assert read(text, language) == {"command": "note", "creators": list(creators), "text": words}
