"""Lines read right whichever way their letters run."""

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.directions import LEFT, RIGHT, directed, runs_apart
from index.texts import shown

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"
SIGNS = dict.fromkeys(map(ord, LEFT + RIGHT + FSI + RLI + PDI))


def test_a_line_of_one_direction_stays_as_it_is() -> None:
    for text in ("Ana Silva · 48k · micro", "Đăng Rang Lửa Nhỏ, 15,9k", "ต้นน้ำ | drip.pakdoi", ""):
        assert directed(text, "en") == text


def test_a_persian_name_in_an_english_line_is_kept_apart_and_the_line_goes_on_from_the_left() -> None:
    assert directed("1. قهوه خونه · 9k", "en") == f"{LEFT}1. {FSI}قهوه خونه{PDI} · 9k"


def test_a_persian_line_goes_from_the_right_even_where_it_begins_with_a_handle() -> None:
    assert directed("@ana.b تأیید شد", "fa") == f"{RIGHT}{RLI}{FSI}@ana.b{PDI} تأیید شد{PDI}"


def test_a_quote_keeps_its_own_direction_as_a_whole() -> None:
    assert runs_apart("“Dialled in, 140 g!” (۲۱)", "fa") == f"“{FSI}Dialled in, 140 g!{PDI}” (۲۱)"
    assert runs_apart("“طحن 250 غراماً” (22 Mar)", "en") == f"“{FSI}طحن 250 غراماً{PDI}” (22 Mar)"
    assert runs_apart("“Dialled in” (22 Mar)", "en") == "“Dialled in” (22 Mar)"


def test_a_day_as_numbers_is_one_run_in_a_persian_line() -> None:
    assert f"{FSI}2026-10-30{PDI}" in directed("داده‌ی ۱۴۰۵/۰۸/۰۸ (2026-10-30)", "fa")


def test_each_line_of_a_text_has_a_direction_and_an_empty_one_needs_none() -> None:
    first, empty, second = directed("سلام\n\nana", "fa").split("\n")
    assert empty == ""
    assert [line[:2] for line in (first, second)] == [RIGHT + RLI] * 2


@given(st.text(alphabet=st.sampled_from("ab 1.,:(@#_“”-۲سلمثก\u200c\n"), max_size=80), st.sampled_from(["en", "fa", "th"]))
def test_signs_of_direction_change_no_text_and_always_end(text: str, language: str) -> None:
    made = directed(text, language)
    assert made.translate(SIGNS) == text
    for line in made.split("\n"):
        depth = 0
        for sign in line:
            depth += (sign in {FSI, RLI}) - (sign == PDI)
            assert depth >= 0
        assert depth == 0


def test_nobody_can_bring_signs_of_direction_along() -> None:
    assert shown("a\u2069\u202eb\u200f") == "ab"
