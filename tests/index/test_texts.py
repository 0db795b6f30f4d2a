"""Texts as they are shown, embedded and compared."""

import sys
import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.texts import POSTS_SEARCHED, analysed, folded, one_line, recent_posts, shown, without_surrogates
from tests.builders import a_creator, a_post
from tests.cpu_seconds import least_cpu_seconds

ANYTHING = st.text(st.characters(exclude_categories=())) | st.text()


@given(ANYTHING)
def test_no_text_makes_them_raise_and_what_comes_out_can_be_stored(text: str) -> None:
    for made in (shown(text), analysed(text), folded(text), without_surrogates(text)):
        made.encode("utf-8")
    assert "\0" not in shown(text)


@given(ANYTHING)
def test_folding_what_is_folded_changes_no_ordinary_text(text: str) -> None:
    plain = "".join(c for c in text if c.isalnum() and c.isascii()) + " بستنی گیاهی"
    assert folded(folded(plain)) == folded(plain)


def test_what_is_shown_is_verbatim_but_for_what_nobody_sees() -> None:
    assert shown("Café  ☕ ｆｕｌｌ\nhttps://x.example น้ำ") == "Café  ☕ ｆｕｌｌ\nhttps://x.example น้ำ"
    assert shown("buy\u202e now\u2066!\u200b\u00ad \U000e0041x\ud800") == "buy now! x"
    assert shown("a\x00b\x1bc") == "a b c"


def test_joiners_of_persian_and_emoji_stay_where_they_are_shown() -> None:
    assert shown("می\u200cروم 👩\u200d🍳") == "می\u200cروم 👩\u200d🍳"


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200e", "\U000e0063", "\ue000"])
def test_a_word_cut_by_something_invisible_is_found_as_a_word(hidden: str) -> None:
    assert folded(f"co{hidden}ffee") == "coffee"


def test_links_and_addresses_are_not_searched() -> None:
    assert analysed("New:  https://shop.example/coffee?a=1 www.tea.example me@mail.example\n\nenjoy") == "New: enjoy"


def test_a_handle_is_no_address_and_stays() -> None:
    assert analysed("with @ana today") == "with @ana today"


@pytest.mark.parametrize("text", ["a@" * 25_000, "a" * 50_000, "กาแฟ" * 12_500, "a@a." * 12_500, "www." * 12_500, " " * 50_000])
def test_fifty_thousand_characters_without_a_space_are_read_in_no_time(text: str) -> None:
    assert least_cpu_seconds(partial(folded, text), enough=2) < 2


def test_thai_sara_am_is_compared_in_one_form_however_it_was_typed() -> None:
    assert folded("น้ำหอม") == folded("น้\u0e4d\u0e32หอม")
    assert shown("น้ำหอม") == "น้ำหอม"


def test_compatibility_forms_are_unified_where_they_are_searched() -> None:
    assert analysed("ｃｏｆｆｅｅ ﬁlter ①") == "coffee filter 1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي كريمي", "علی کریمی"),
        ("می\u200cروم", "می روم"),
        ("قهوة", "قهوه"),
        ("مَدرَسه", "مدرسه"),
        ("أحمد", "احمد"),
        ("کـــافه", "کافه"),
        ("۱۲۳", "123"),
        ("٤٥", "45"),
        ("๑๐", "10"),
        ("STRASSE", "straße"),
        ("Hà Nội", "Ha\u0300 No\u0323\u0302i"),
    ],
)
def test_two_ways_of_writing_the_same_are_compared_as_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_every_sign_for_one_digit_in_any_script_is_compared_as_that_digit() -> None:
    digits = (sign for sign in map(chr, range(128, sys.maxunicode + 1)) if unicodedata.digit(sign, None) is not None)
    signs = [sign for sign in digits if len(unicodedata.normalize("NFKC", sign)) == 1]  # not those that bring a full stop along
    assert len(signs) > 700
    assert [sign for sign in signs if folded(f"a{sign}b") != f"a{unicodedata.digit(sign)}b"] == []


def test_the_newest_posts_come_first_undated_ones_last_and_no_more_than_are_searched() -> None:
    dated = tuple(a_post(f"post {k}", key=f"{k:02}", days_ago=k) for k in range(20))
    found = recent_posts(a_creator(posts=(a_post("x", key="undated", days_ago=None), *reversed(dated))))
    assert [post.id for post in found] == [f"{k:02}" for k in range(POSTS_SEARCHED)]
    few = recent_posts(a_creator(posts=(a_post("x", key="undated", days_ago=None), dated[3], a_post("y", key="04b", days_ago=3))))
    assert [post.id for post in few] == ["03", "04b", "undated"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("a\n  b\u202e\tc ", "a b c"), ("abcde", "abcde"), ("abcdef", "abcd…"), (" ", "")],
)
def test_a_text_on_one_line_has_single_spaces_and_a_marked_cut(text: str, told: str) -> None:
    assert one_line(text, most=5) == told
