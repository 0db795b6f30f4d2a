"""BM25 over passages."""

import math
from pathlib import Path

import numpy as np
import pytest

from index.generation.lexical import K1, B, LexicalIndex, read_lexical, write_lexical
from index.tokens import pairs, tokens

TEXTS = (
    "slow coffee at home",
    "coffee coffee coffee, and where to drink coffee",
    "repairing old cars at home",
    "",
    "กาแฟดริปเชียงใหม่",
    "cold brew coffee recipe for summer",
)


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    write_lexical(tmp_path, TEXTS)
    return read_lexical(tmp_path, passages=len(TEXTS))


def ranked(index: LexicalIndex, **words: float) -> list[int]:
    scores = index.scores(words)
    return [int(row) for row in np.lexsort((np.arange(len(scores)), -scores)) if scores[row] > 0]


def test_whoever_says_the_word_more_often_comes_first_and_whoever_does_not_gets_nothing(index: LexicalIndex) -> None:
    assert ranked(index, coffee=1.0) == [1, 0, 5]


def test_a_rare_word_counts_more_than_a_common_one(index: LexicalIndex) -> None:
    assert ranked(index, coffee=1.0, car=1.0)[0] == 2


def test_the_score_is_that_of_the_formula(index: LexicalIndex) -> None:
    lengths = [max(1, len(words) + len(pairs(words))) for words in map(tokens, TEXTS)]
    idf = math.log(1 + (len(TEXTS) - 1 + 0.5) / (1 + 0.5))
    weight = 1 / (1 + K1 * (1 - B + B * lengths[2] / (sum(lengths) / len(TEXTS))))
    assert index.scores({"car": 1.0})[2] == pytest.approx(idf * weight, rel=1e-3)


def test_weights_scale_what_a_word_adds(index: LexicalIndex) -> None:
    both = index.scores({"coffee": 2.0, "home": 0.5})
    assert np.allclose(both, 2 * index.scores({"coffee": 1.0}) + 0.5 * index.scores({"home": 1.0}), atol=1e-5)


def test_words_that_nobody_uses_score_nothing_alone_and_do_no_harm_beside_others(index: LexicalIndex) -> None:
    assert index.scores({"zymurgy": 1.0}).tolist() == index.scores({}).tolist() == [0.0] * len(TEXTS)
    assert np.array_equal(index.scores({"zymurgy": 1.0, "coffee": 1.0}), index.scores({"coffee": 1.0}))


def test_a_pair_of_words_is_found_where_they_stand_together(index: LexicalIndex) -> None:
    assert ranked(index, cold_brew=1.0) == [5]
    assert ranked(index, brew_cold=1.0) == []


def test_thai_is_found_by_any_part_of_a_run_without_spaces(index: LexicalIndex) -> None:
    assert ranked(index, **dict.fromkeys(tokens("เชียงใหม่"), 1.0)) == [4]


def test_the_order_in_which_words_are_asked_for_changes_no_bit(index: LexicalIndex) -> None:
    words = {"coffee": 0.3, "home": 0.7, "car": 0.3, "recipe": 0.1}
    assert np.array_equal(index.scores(words), index.scores(dict(reversed(words.items()))))


def test_no_passages_at_all_give_an_empty_answer(tmp_path: Path) -> None:
    write_lexical(tmp_path, [])
    assert read_lexical(tmp_path, passages=0).scores({"coffee": 1.0}).shape == (0,)
