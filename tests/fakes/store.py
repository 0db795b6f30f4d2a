"""A vector store in memory; passes the conformance test of Chroma."""

from collections.abc import Sequence

import numpy as np

from index.embedding.embedder import Vectors
from index.vectors.store import Stored


class InMemory:
    """Holds vectors in dictionaries; `nearest` is exact."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, Vectors]] = {}

    def languages(self) -> set[str]:
        """See `VectorStore`."""
        return {language for language, vectors in self.held.items() if vectors}

    def ids(self, language: str) -> set[str]:
        """See `VectorStore`."""
        return set(self.held.get(language, {}))

    def add(self, language: str, stored: Stored) -> None:
        """See `VectorStore`."""
        self.held.setdefault(language, {}).update(zip(stored.ids, stored.vectors, strict=True))

    def remove(self, language: str, ids: Sequence[str]) -> None:
        """See `VectorStore`."""
        for one in ids:
            self.held.get(language, {}).pop(one, None)

    def nearest(self, language: str, points: Vectors, *, k: int) -> list[list[str]]:
        """See `VectorStore`."""
        held = self.held.get(language, {})
        return [sorted(held, key=lambda one: (float(np.linalg.norm(held[one] - point)), one))[:k] for point in points]
