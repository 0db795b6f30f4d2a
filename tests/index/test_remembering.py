"""An embedder that remembers gives what the embedder gives, and asks it only once."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.embedding.embedder import Vectors
from index.embedding.remembering import Remembering
from tests.fakes.embedder import WordVectors


class Counting:
    """Word vectors that note what was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.model_id = WordVectors.model_id

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """See `Embedder`."""
        return WordVectors().passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        self.asked.append(list(texts))
        return WordVectors().queries(texts)


def test_each_text_is_embedded_once_and_comes_back_in_its_place() -> None:
    counting = Counting()
    remembering = Remembering(counting)
    assert np.array_equal(remembering.queries(["coffee", "cars"]), WordVectors().queries(["coffee", "cars"]))
    told = remembering.queries(["cars", "yarn", "coffee", "yarn"])
    assert np.array_equal(told, WordVectors().queries(["cars", "yarn", "coffee", "yarn"]))
    assert counting.asked == [["coffee", "cars"], ["yarn"]]


def test_only_so_many_are_kept_and_the_oldest_goes_first() -> None:
    counting = Counting()
    remembering = Remembering(counting, kept=2)
    remembering.queries(["coffee", "cars"])
    remembering.queries(["coffee"])
    remembering.queries(["yarn"])
    remembering.queries(["coffee"])
    remembering.queries(["cars"])
    assert counting.asked == [["coffee", "cars"], ["yarn"], ["cars"]]


def test_model_and_passages_are_those_of_the_embedder() -> None:
    remembering = Remembering(Counting())
    assert remembering.model_id == WordVectors.model_id
    assert np.array_equal(np.concatenate(list(remembering.passages(["coffee"]))), np.concatenate(list(WordVectors().passages(["coffee"]))))
