"""What lexical search compares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import pairs, tokens


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_becomes_tokens_without_a_complaint(text: str) -> None:
    assert all(tokens(text))


def test_thai_becomes_trigrams_and_latin_words_inside_it_stay_whole() -> None:
    assert tokens("กาแฟดริป coffee") == ["กาแ", "าแฟ", "แฟด", "ฟดร", "ดริ", "ริป", "coffee"]


@pytest.mark.parametrize("text", ["ไทย", "日本", "猫", "ラテ"])
def test_a_run_of_up_to_three_letters_is_one_token(text: str) -> None:
    assert tokens(text) == [text]


def test_japanese_and_chinese_become_trigrams_across_their_scripts() -> None:
    assert tokens("抹茶ラテ") == ["抹茶ラ", "茶ラテ"]


@pytest.mark.parametrize(
    ("many", "one"),
    [("beans", "bean"), ("dishes", "dish"), ("boxes", "box"), ("beaches", "beach"), ("glasses", "glass"), ("recipes", "recipe")],
)
def test_a_plural_is_compared_as_its_singular(many: str, one: str) -> None:
    assert tokens(many) == tokens(one) == [one]


@pytest.mark.parametrize("word", ["glass", "bus", "tennis", "gas", "cactus"])
def test_a_singular_that_ends_in_s_stays(word: str) -> None:
    assert tokens(word) == [word]


def test_the_two_apostrophes_make_no_difference() -> None:
    assert tokens("l’été women’s") == tokens("l'été women's")


def test_hindi_words_are_not_cut_at_their_vowel_signs() -> None:
    assert len(tokens("किताब पढ़ना")) == 2
    assert tokens("किताब")[0] in tokens("नई किताब देखें")


def test_korean_persian_and_vietnamese_words_stay_words() -> None:
    assert tokens("카페 투어") == ["카페", "투어"]
    assert tokens("آشپزی گیاهی") == ["آشپزی", "گیاهی"]
    assert tokens("ẩm thực Hà Nội") == ["ẩm", "thực", "hà", "nội"]


def test_punctuation_emoji_and_underscores_are_no_tokens() -> None:
    assert tokens("☕️ — _ !! #coffee_time 50%") == ["coffee", "time", "50"]


def test_pairs_are_neighbours_in_their_order() -> None:
    assert pairs(["cold", "brew", "coffee"]) == ["cold_brew", "brew_coffee"]
    assert pairs(["cold"]) == pairs([]) == []
