"""An embedder whose vectors are made from words, so that a test can say which text is nearer to which."""

import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from index.embedding.embedder import Vectors, fit_to_embed, unit_vectors
from index.tokens import tokens

DIMENSIONS = 64


class WordVectors:
    """Each word has a direction of its own; a text is the sum of its words. Passes the conformance test of the real embedders."""

    model_id = "words-1"

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """See `Embedder`; two texts a batch."""
        for start in range(0, len(texts), 2):
            batch = texts[start : start + 2]
            self.embedded.extend(batch)
            yield _vectors(batch)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return _vectors(texts)


def _vectors(texts: Sequence[str]) -> Vectors:
    return unit_vectors(
        [sum((_direction(word) for word in tokens(fit_to_embed(text))), start=np.full(DIMENSIONS, 1e-3)) for text in texts],
        count=len(texts),
    )


def _direction(word: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.random.default_rng(zlib.crc32(word.encode())).standard_normal(DIMENSIONS)
