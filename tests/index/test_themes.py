"""Themes: how texts and creators spread over named directions."""

from dataclasses import replace

import numpy as np
import pytest

from index.themes import PAGE, Themes, shares_of_creators
from tests.fakes.embedder import WordVectors

NAMES = ("coffee", "cars", "yarn")
THEMES = Themes(model_id="words-1", names=NAMES, vectors=WordVectors().queries(["coffee espresso", "cars engine", "yarn knitting"]))
TEXTS = ["espresso coffee", "a cars engine", "knitting yarn", "coffee and cars", "nothing of it"]


def test_shares_add_up_to_one_and_the_theme_of_a_text_has_most() -> None:
    shares = THEMES.shares(WordVectors().queries(TEXTS))
    assert shares.shape == (5, 3)
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-6)
    assert shares[:3].argmax(axis=1).tolist() == [0, 1, 2]
    assert shares[:3].max(axis=1).min() > 0.99
    assert shares[3, 2] < shares[3, :2].min()


def test_shares_stay_numbers_far_from_every_theme_and_for_no_texts() -> None:
    shares = THEMES.shares(np.concatenate([-50 * THEMES.vectors, 50 * THEMES.vectors, np.zeros((1, 64), dtype=np.float32)]))
    assert np.isfinite(shares).all()
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(shares[-1], 1 / 3)
    assert THEMES.shares(np.empty((0, 64), dtype=np.float32)).shape == (0, 3)


def test_the_digest_names_the_themes() -> None:
    turned = THEMES.vectors.copy()
    turned[0, 0] += 0.01
    others = [
        replace(THEMES, names=("coffee", "cars", "wool")),
        replace(THEMES, names=NAMES[::-1]),
        replace(THEMES, vectors=turned),
        replace(THEMES, names=NAMES[:2], vectors=THEMES.vectors[:2]),
    ]
    assert len({THEMES.digest, *(one.digest for one in others)}) == 5
    assert replace(THEMES, vectors=THEMES.vectors.copy()).digest == THEMES.digest


def test_the_digest_is_the_same_after_being_kept_in_half_precision() -> None:
    kept = THEMES.vectors.astype(np.float16)
    first, second = (replace(THEMES, vectors=kept.astype(np.float32)) for _ in range(2))
    assert first.digest == second.digest


def spread(owners: list[int], posts: list[bool], texts: list[str], *, creators: int) -> np.ndarray[tuple[int, int], np.dtype[np.float16]]:
    """Shares of creators whose passages have these owners and texts."""
    return shares_of_creators(THEMES, WordVectors().queries(texts), np.array(owners), np.array(posts), creators=creators)


def test_a_creator_has_the_mean_of_the_posts_and_not_of_the_profile() -> None:
    found = spread([0, 0, 0], [False, True, True], ["knitting yarn", "espresso coffee", "cars engine"], creators=1)
    assert found[0].tolist() == pytest.approx([0.5, 0.5, 0], abs=0.01)


def test_a_creator_without_posts_has_what_the_profile_says() -> None:
    found = spread([0, 1, 1], [False, False, True], ["knitting yarn", "knitting yarn", "cars engine"], creators=2)
    assert found[0].tolist() == pytest.approx([0, 0, 1], abs=0.01)
    assert found[1].tolist() == pytest.approx([0, 1, 0], abs=0.01)


def test_a_creator_without_any_passage_has_no_shares() -> None:
    assert spread([1], [True], ["cars engine"], creators=2)[0].tolist() == [0, 0, 0]


def test_shares_of_creators_add_up_to_one_over_more_than_one_page() -> None:
    count = PAGE + 10
    owners = np.arange(count) // 2
    posts = np.arange(count) % 2 == 1
    vectors = np.tile(WordVectors().queries(TEXTS), (count // 5 + 1, 1))[:count]
    found = shares_of_creators(THEMES, vectors, owners, posts, creators=count // 2)
    assert found.shape == (count // 2, 3)
    assert np.allclose(found.astype(np.float32).sum(axis=1), 1, atol=2e-3)
    assert np.allclose(found[-1], THEMES.shares(vectors[-1:])[0], atol=1e-3)
