"""Messages that look like a change and are none, and changes that are easily turned round."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from index.languages import LanguageDetector
from prompts.commands import command_as_json
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

Read = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def read(detector: LanguageDetector) -> Read:
    """The command of a message about a coffee brief, as JSON."""
    understanding = Understanding(RulesReader(detector=detector))

    def command(text: str, language: str = "en", **fields: Any) -> dict[str, Any]:
        told: dict[str, Any] = {
            "topics": ("coffee",),
            "platforms": ("instagram",),
            "followers_min": 20_000,
            "budget_max": 3_000.0,
            "budget_currency": "USD",
        }
        brief = Brief(wording="coffee", language=language, **{**told, **fields})
        scene = Scene(brief=brief, shown=tuple(Shown(handle=f"c{k}", name=f"Creator {k}") for k in range(1, 11)))
        return command_as_json(understanding.command(text, scene, today=TODAY))

    return command


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("555", "th"),
        ("only in 2027", "en"),
        ("2026", "en"),
        ("1", "en"),
        ("-3", "en"),
        ("hmm not sure", "en"),
        ("not so many", "en"),
        ("not too many please", "en"),
        ("remove all filters", "en"),
        ("is TikTok better?", "en"),
        ("not only instagram", "en"),
        ("I don't want only TikTok", "en"),
        ("añade TikTok", "es"),
        ("auch TikTok", "de"),
    ],
)
def test_nothing_is_changed_by_what_asks_for_nothing(read: Read, text: str, language: str) -> None:
    assert read(text, language)["command"] not in {"refine", "ask"}


@pytest.mark.parametrize(
    ("text", "language", "changes"),
    [
        ("cut the budget to 500", "en", {"budget_max": 500.0}),
        ("budget 800 each", "en", {"budget_max": 800.0, "budget_per": "creator"}),
        ("tea instead of coffee", "en", {"topics": ["tea"]}),
        ("only Thai-speaking", "en", {"creator_languages": ["th"]}),
        ("no instagram", "en", {"platforms": [], "exclude_platforms": ["instagram"]}),
        ("max 20k", "en", {"followers_min": None, "followers_max": 20_000}),
        ("mỗi bạn tối đa 2tr", "vi", {"budget_max": 2_000_000.0, "budget_currency": "VND", "budget_per": "creator"}),
        ("ok 555 เอาแค่ผู้หญิง", "th", {"creator_gender": "female"}),
    ],
)
def test_a_change_is_what_it_says(read: Read, text: str, language: str, changes: dict[str, Any]) -> None:
    assert read(text, language) == {"command": "refine", "changes": changes}


def test_what_the_brief_says_already_is_understood(read: Read) -> None:
    assert read("only instagram") == {"command": "refine", "changes": {"platforms": ["instagram"]}}


@pytest.mark.parametrize(("text", "language"), [("làm lại", "vi"), ("ทำซ้ำ", "th"), ("redo", "en"), ("دوباره اعمال کن", "fa")])
def test_the_plain_word_for_redo_is_known(read: Read, text: str, language: str) -> None:
    assert read(text, language)["command"] == "redo"


@pytest.mark.parametrize(
    ("text", "language", "creators"),
    [
        ("reject @secondpour.melb and @c2 because they cost too much", "en", ["@secondpour.melb", "@c2"]),
        ("reject @c2, @secondpour.melb: dear", "en", ["@c2", "@secondpour.melb"]),
        ("reject 1 and @c2 because they cost too much", "en", [1, "@c2"]),
        ("ไม่ผ่าน @c2 กับ @c5 เพราะแพงเกินไป", "th", ["@c2", "@c5"]),
        ("@c2 و @c5 رو رد کن چون گرونن", "fa", ["@c2", "@c5"]),
        ("từ chối @c2 và @c5 vì mắc quá", "vi", ["@c2", "@c5"]),
    ],
)
def test_a_reason_costs_no_creator_of_a_row(read: Read, text: str, language: str, creators: list[int | str]) -> None:
    command = read(text, language)
    assert (command["command"], command["creators"]) == ("reject", creators)
    assert command["text"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what would 1 USD be in baht?", "en"),
        ("1 ดอลลาร์เท่ากับกี่บาท", "th"),
        ("۱ دلار چند تومنه؟", "fa"),
        ("1 đô bằng bao nhiêu đồng?", "vi"),
        ("is anyone cheaper?", "en"),
        ("มีใครถูกกว่านี้ไหม", "th"),
        ("کسی ارزون‌تر هست؟", "fa"),
        ("có ai rẻ hơn không?", "vi"),
        ("export pdf", "en"),
        ("send it to him", "en"),
        ("explain 0", "en"),
        ("pin 0", "en"),
        ("draft for 150", "en"),
    ],
)
def test_what_only_asks_or_cannot_be_done_is_no_command(read: Read, text: str, language: str) -> None:
    assert read(text, language) == {"command": "other"}


@pytest.mark.parametrize(
    ("text", "language", "command"),
    [
        ("draft for 12", "en", {"command": "draft", "creators": [12]}),
        ("explain 12", "en", {"command": "explain", "creators": [12]}),
        ("drop 99", "en", {"command": "drop", "creators": [99]}),
        ("note on 12: x", "en", {"command": "note", "creators": [12], "text": "x"}),
        ("อธิบาย 12", "th", {"command": "explain", "creators": [12]}),
        ("۱۲ رو توضیح بده", "fa", {"command": "explain", "creators": [12]}),
        ("giải thích 12", "vi", {"command": "explain", "creators": [12]}),
    ],
)
def test_a_place_that_the_list_does_not_have_stays_in_the_command(read: Read, text: str, language: str, command: dict[str, Any]) -> None:
    assert read(text, language) == command


@pytest.mark.parametrize("text", ["keep it at 20", "cut it to 15"])
def test_a_number_that_counts_is_no_place(read: Read, text: str) -> None:
    assert read(text)["command"] == "refine"


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("swap 4 with someone on TikTok", "en", 4),
        ("swap 2 for someone cheaper", "en", 2),
        ("เปลี่ยนคนที่ 4 เป็นคนใน TikTok", "th", 4),
        ("۴ رو با یکی تو تیک‌تاک عوض کن", "fa", 4),
        ("thay số 2 bằng bạn rẻ hơn", "vi", 2),
    ],
)
def test_who_comes_in_one_place_changes_no_brief(read: Read, text: str, language: str, place: int) -> None:
    command = read(text, language)
    assert (command["command"], command["creators"]) == ("swap", [place])


def test_a_swap_of_what_is_no_creator_changes_the_brief(read: Read) -> None:
    assert read("swap instagram for tiktok")["command"] == "refine"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("same in English", "en"),
        ("in English please", "en"),
        ("ขอเป็นภาษาอังกฤษ", "th"),
        ("همین به انگلیسی", "fa"),
        ("bằng tiếng Anh nhé", "vi"),
    ],
)
def test_a_language_alone_is_that_of_messages(read: Read, text: str, language: str) -> None:
    assert read(text, language) == {"command": "draft", "language": "en"}


def test_creators_in_a_language_are_looked_for(read: Read) -> None:
    assert read("only in English") == {"command": "refine", "changes": {"creator_languages": ["en"]}}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("show me the list", "en"),
        ("the list again", "en"),
        ("ดูรายชื่อ", "th"),
        ("แสดงรายชื่ออีกครั้ง", "th"),
        ("لیست رو نشون بده", "fa"),
        ("فهرست را نشان بده", "fa"),
        ("xem danh sách", "vi"),
        ("cho xem lại danh sách", "vi"),
    ],
)
def test_the_list_can_be_asked_for_again(read: Read, text: str, language: str) -> None:
    assert read(text, language) == {"command": "show_list"}


@pytest.mark.parametrize("text", ["ดูรายชื่อเพิ่มอีก", "who else could do this?", "who else?"])
def test_more_of_the_list_is_not_the_list_again(read: Read, text: str) -> None:
    assert read(text, "th" if not text.isascii() else "en") == {"command": "more"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("approve 1 and reject 2", "en"), ("approve 1 and pin 2", "en"), ("อนุมัติ 1 แล้วไม่ผ่าน 2", "th"), ("duyệt 1 và từ chối 2", "vi")],
)
def test_two_decisions_at_once_are_told_apart_from_what_is_not_understood(read: Read, text: str, language: str) -> None:
    assert read(text, language) == {"command": "other", "text": "one_at_a_time"}


def test_a_slip_in_the_word_of_a_decision_is_put_right(read: Read) -> None:
    assert read("aprove 2") == {"command": "approve", "creators": [2]}
