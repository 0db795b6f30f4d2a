"""Creators' own text: what is drawn of it, and what stands in its place."""

import pytest

from bot.charts.lettering import LONGEST, apart, cut, drawable, fitted, handle_of, name_of, wrapped
from bot.charts.typeface import width
from prompts.words import Words
from tests.builders import a_creator, an_account
from tests.prompts.matches import a_match

EN = Words("en")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ana Müller", "Ana Müller"),
        ("Ana 🌸☕ Müller 👩‍🍳", "Ana Müller"),
        ("𝓕𝓪𝓷𝓬𝔂 ｗｉｄｅ", "Fancy wide"),
        ("ร้านน้ำผึ้ง", "ร้านน้ำผึ้ง"),
        ("قهوه‌خانه‌ی علی", "قهوه‌خانه‌ی علی"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("two\n lines\tand\u3000more", "two lines and more"),
        ("Mr. \u202eevil\u202c \u2067x\u2069", "Mr. evil x"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_text_is_drawn_as_written_but_for_signs_without_a_glyph(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


@pytest.mark.parametrize("text", ["北京咖啡", "Beijing 北京", "한국어", "हिन्दी", "🔥🔥", "", "  ", "—…"])
def test_a_text_with_a_letter_that_has_no_glyph_or_without_letters_is_not_drawn(text: str) -> None:
    assert drawable(text) is None


def test_towers_of_marks_come_down_and_the_marks_of_a_language_stay() -> None:
    assert drawable("Z" + "\u0315\u0327\u0322" * 20 + "al") in {"Z\u0327al", "Z\u0322al", "Z\u0315al"}
    assert drawable("مُحَمَّد") == "مُحَمَّد"
    assert drawable("ẹ\u0301") == "ẹ\u0301"


def test_a_long_text_is_cut_with_an_ellipsis_and_no_mark_loses_its_letter() -> None:
    assert cut("a" * LONGEST) == "a" * LONGEST
    assert cut("a" * 25) == "a" * 23 + "…"
    assert cut("กี่" * 20, 9) == "กี่กี่…"
    assert cut("กี่" * 20, 8) == "กี่กี่…"
    assert len(cut("ab cdef", 4)) <= 4


def test_a_text_is_fitted_into_its_room() -> None:
    assert fitted("short", 500, 20) == "short"
    narrow = fitted("a rather long name", 100, 20)
    assert narrow.endswith("…")
    assert width(narrow, 20) <= 100


def test_lines_break_at_spaces_and_lose_nothing() -> None:
    text = "one two three four five six"
    lines = wrapped(text, 120, 20)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(width(line, 20) <= 120 for line in lines)


def test_who_has_no_drawable_name_goes_by_handle_and_else_by_place() -> None:
    named = a_match(creator=a_creator("ana", name="Ana"))
    by_handle = a_match(creator=a_creator("bei.jing", name="北京"))
    by_place = a_match(creator=a_creator("北京", name="北京"))
    assert [name_of(match, 3, EN) for match in (named, by_handle, by_place)] == ["Ana", "@bei.jing", "creator 3"]
    assert name_of(by_place, 3, Words("fa")) == "کریتور ۳"


def test_a_handle_has_one_at_sign_and_is_cut() -> None:
    assert handle_of(an_account("@ana"), 1, EN) == "@ana"
    assert len(handle_of(an_account("a" * 90), 1, EN)) == LONGEST


def test_foreign_text_is_set_apart() -> None:
    assert apart("علی") == "\u2068علی\u2069"
