"""Which creators a message is about."""

from collections.abc import Callable

import pytest

from bot.conversation.refining.reading import Reading
from bot.conversation.whom.latin_names import typed_in_persian
from bot.conversation.whom.reference import Shown
from bot.conversation.whom.references import chosen, references

NAMES = ("Zoë Quill", "Brook Hale", "Minh Anh Lê", "ก้อย มีนา", "نیلوفر صدر", "Shirin Rostami")
SHOWN = tuple(Shown(handle=f"maker.{k}", name=name) for k, name in enumerate(NAMES, start=1))


def meant(reading: Reading, about: str = "") -> list[int | str]:
    """The creators that a message names."""
    found = references(reading.page, reading.cues, SHOWN, about)
    return list(chosen(reading.page, reading.cues, found, SHOWN))


@pytest.mark.parametrize(
    ("text", "language", "creators"),
    [
        ("drop @maker.3 and @stranger", "en", ["@maker.3", "@stranger"]),
        ("keep Brook", "en", [2]),
        ("what about zoe", "en", [1]),
        ("brookside", "en", []),
        ("maker.2 looks good", "en", [2]),
        ("ตัดก้อยออก", "th", [4]),
        ("bỏ bạn Minh Anh", "vi", [3]),
        ("نیلوفرو حذف کن", "fa", [5]),
        ("شیرینو حذف کن", "fa", [6]),
        ("رستمی رو حذف کن", "fa", [6]),
    ],
)
def test_names_and_handles_name_a_creator(reading: Callable[..., Reading], text: str, language: str, creators: list[int | str]) -> None:
    assert meant(reading(text, language)) == creators


def test_a_word_that_the_brief_speaks_of_is_no_name(reading: Callable[..., Reading]) -> None:
    assert meant(reading("no brook please")) == [2]
    assert meant(reading("no brook please"), about="walks along a brook") == []


@pytest.mark.parametrize(
    ("text", "language", "creators"),
    [
        ("drop #3", "en", [3]),
        ("compare 1 and 3", "en", [1, 3]),
        ("drop 2-4", "en", [2, 3, 4]),
        ("the second one", "en", [2]),
        ("keep the first three", "en", [1, 2, 3]),
        ("pin the last two", "en", [5, 6]),
        ("swap the last one", "en", [6]),
        ("ตัดคนที่ 2 ออก", "th", [2]),
        ("เทียบ 1 กับ 3", "th", [1, 3]),
        ("اولی و سومی", "fa", [1, 3]),
        ("bỏ bạn số 5", "vi", [5]),
        ("under 50k followers", "en", []),
        ("3 reels", "en", []),
        ("20%", "en", []),
    ],
)
def test_positions_are_numbers_that_count_nothing_else(
    reading: Callable[..., Reading], text: str, language: str, creators: list[int | str]
) -> None:
    assert meant(reading(text, language)) == creators


@pytest.mark.parametrize("text", ["drop all but 2 and 5", "drop everyone except Brook and #5"])
def test_all_but_some_is_the_rest_of_the_list(reading: Callable[..., Reading], text: str) -> None:
    assert meant(reading(text)) == [1, 3, 4, 6]


@pytest.mark.parametrize(
    ("text", "language"), [("keep 1 and 4 but not 3", "en"), ("เก็บ 1 กับ 4 ยกเว้น 3", "th"), ("giữ 1 với 4 trừ 3", "vi")]
)
def test_who_is_left_out_behind_others_is_not_meant(reading: Callable[..., Reading], text: str, language: str) -> None:
    assert meant(reading(text, language)) == [1, 4]


@pytest.mark.parametrize(
    ("text", "language", "creators"),
    [
        ("no to 4 and 2", "en", [4, 2]),
        ("pin 4", "en", [4]),
        ("لطفا ۵ و ۶ رو حذف کن", "fa", [5, 6]),
        ("ลำดับ 3", "th", [3]),
        ("شماره ۳", "fa", [3]),
        ("số 3", "vi", [3]),
        ("no. 3", "en", [3]),
    ],
)
def test_a_number_that_a_deed_is_done_to_is_a_place(
    reading: Callable[..., Reading], text: str, language: str, creators: list[int | str]
) -> None:
    assert meant(reading(text, language)) == creators


def test_a_vietnamese_name_of_two_letters_is_one_behind_a_title(reading: Callable[..., Reading]) -> None:
    shown = (Shown(handle="m.1", name="Vy Home Barista"), Shown(handle="m.2", name="Tuấn Rang Xay"))
    for text, creators in (("bỏ bạn Vy", (1,)), ("quy mô vy", ())):
        one = reading(text, "vi")
        assert chosen(one.page, one.cues, references(one.page, one.cues, shown), shown) == creators, text


def test_a_number_behind_a_word_for_it_is_sure_and_a_bare_one_is_not(reading: Callable[..., Reading]) -> None:
    for text, sure in (("number 2", True), ("2", False), ("2 and 3", True)):
        found = references(reading(text).page, reading(text).cues, SHOWN)
        assert {one.sure for one in found} == {sure}, text


@pytest.mark.parametrize(("name", "text", "there"), [("Rostami", "رستمیو ببین", True), ("Rostami", "دستمال", False), ("Ali", "علی", False)])
def test_a_latin_name_is_told_in_persian_letters_by_its_consonants(name: str, text: str, *, there: bool) -> None:
    assert bool(list(typed_in_persian(name.lower(), text))) is there
