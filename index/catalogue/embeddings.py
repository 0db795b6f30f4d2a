"""Embeddings in the database, by model and text: any index can be rebuilt without embedding again."""

from collections.abc import Collection, Sequence

import numpy as np
from sqlalchemy import Engine, delete, insert, select

from index.catalogue import tables
from index.catalogue.opening import reading, writing
from index.catalogue.paging import in_pages
from index.embedding.embedder import Vectors


class Embeddings:
    """The vectors of one model, each under the hash of the text that it stands for."""

    def __init__(self, engine: Engine, *, model_id: str) -> None:
        self._engine = engine
        self._model_id = model_id

    def missing(self, hashes: Sequence[str]) -> list[str]:
        """Those of these texts that have no vector yet, in order, once each."""
        known: set[str] = set()
        with reading(self._engine) as connection:
            for page in in_pages(hashes):
                known.update(connection.execute(self._select(page, vectors=False)).scalars())
        return [h for h in dict.fromkeys(hashes) if h not in known]

    def keep(self, hashes: Sequence[str], vectors: Vectors) -> None:
        """Stores vectors of texts that had none, in one transaction."""
        rows = [
            {"model_id": self._model_id, "text_hash": h, "vector": np.asarray(v, dtype="<f4").tobytes()}
            for h, v in zip(hashes, vectors, strict=True)
        ]
        with writing(self._engine) as connection:
            connection.execute(insert(tables.embedding), rows)

    def vectors(self, hashes: Sequence[str]) -> Vectors:
        """The vectors of these texts in this order. Raises KeyError for a text that has none."""
        known: dict[str, Vectors] = {}
        with reading(self._engine) as connection:
            for page in in_pages(list(dict.fromkeys(hashes))):
                for row in connection.execute(self._select(page, vectors=True)):
                    known[row.text_hash] = np.frombuffer(row.vector, dtype="<f4")
        if not hashes:
            return np.empty((0, 0), dtype=np.float32)
        return np.stack([known[h] for h in hashes]).astype(np.float32)

    def drop_unused(self, used: Collection[str]) -> int:
        """Removes the vectors of texts that nothing uses any more; returns how many."""
        kept = set(used)
        with writing(self._engine) as connection:
            mine = connection.execute(select(tables.embedding.c.text_hash).where(tables.embedding.c.model_id == self._model_id)).scalars()
            gone = [h for h in mine if h not in kept]
            for page in in_pages(gone):
                connection.execute(delete(tables.embedding).where(tables.embedding.c.text_hash.in_(page)))
        return len(gone)

    def _select(self, page: Sequence[str], *, vectors: bool):  # type: ignore[no-untyped-def]  # two shapes of Select
        table = tables.embedding
        columns = (table.c.text_hash, table.c.vector) if vectors else (table.c.text_hash,)
        return select(*columns).where(table.c.model_id == self._model_id, table.c.text_hash.in_(page))
