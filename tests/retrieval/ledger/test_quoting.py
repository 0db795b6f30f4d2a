"""Quotes: verbatim, short, and the part that says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.texts import shown
from index.tokens import tokens
from retrieval.ledger.quoting import LONGEST, best_words, quoted
from tests.builders import a_post

TEXTS = st.text(st.sampled_from("ab. !?\n\r\té\u0e01\u0e33\u0e48\u200d\u202e\U0001f600؟。”"), max_size=500) | st.text(max_size=400)


def counting(word: str) -> object:
    """How often a word stands in a part."""
    return lambda part: float(tokens(part).count(word))


@given(TEXTS)
def test_a_quote_is_a_verbatim_part_of_what_is_shown_and_no_longer_than_may_be(text: str) -> None:
    post = a_post(text or "x")
    told = quoted(post, lambda part: float(part.count("a"))).text
    assert told in shown(post.wording)
    assert len(told) <= LONGEST
    assert told == told.strip()
    assert bool(told) == bool(shown(post.wording).strip())


def test_the_sentence_that_says_it_is_quoted_and_not_the_first() -> None:
    text = "Good morning everybody. " + "I ran a lot this week and slept badly " * 4 + ". Then the espresso came out sour. Bye now."
    assert best_words(text, counting("espresso")) == "Then the espresso came out sour. Bye now."  # type: ignore[arg-type]  # a weight


def test_of_sentences_that_say_it_alike_the_first_is_quoted() -> None:
    assert best_words("One dog here. " + "x" * 150 + ". Two dog there.", counting("dog")) == "One dog here."  # type: ignore[arg-type]  # a weight


def test_without_a_sign_of_it_the_beginning_is_quoted_up_to_a_whole_sentence() -> None:
    text = "Short one. " + "word " * 30 + "end."
    assert best_words(text, lambda _: 0.0) == "Short one."


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "word " * 60 + "espresso " + "word " * 10
    told = best_words(text, counting("espresso"))  # type: ignore[arg-type]  # a weight
    assert "espresso" in told
    assert set(told.split()) <= {"word", "espresso"}


def test_a_run_without_spaces_is_cut_between_letters_and_never_before_a_mark() -> None:
    letters = "ก" * LONGEST
    assert best_words(letters + "ขข", lambda _: 0.0) == letters
    assert best_words(letters + "\u0e48ขข", lambda _: 0.0) == letters[:-1]


def test_a_quote_stays_within_its_line() -> None:
    post = a_post("The caption goes on.", title="A title")
    assert quoted(post, lambda _: 0.0).text == "A title"
    assert quoted(post, lambda part: float("caption" in part)).text == "The caption goes on."


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_of_nothing_nothing_is_quoted(text: str) -> None:
    assert best_words(text, lambda _: 0.0) == ""


def test_hidden_signs_are_not_quoted() -> None:
    assert quoted(a_post("fine\u202e\u200b \x00text"), lambda _: 0.0).text == "fine  text"
