"""Opens a Chroma folder in a process of its own and tells by its exit code whether that works: `python -m index.vectors.probe DIR`."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings

SENTINELS = 16
"""Vectors of each collection that must find themselves; one alone misses damage in the upper levels of the graph."""

SAME = 1e-4
"""Squared distance up to which a vector is taken for itself."""


def main(folder: str) -> int:
    """0 where every collection can be counted and searched; anything else, a crash included, where not."""
    path = Path(folder) / "chroma.sqlite3"
    if not path.exists():
        return 1
    with closing(sqlite3.connect(path)) as database:
        if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return 1
    client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    return 0 if all(_finds_itself(collection) for collection in client.list_collections()) else 1


def _finds_itself(collection: Collection) -> bool:
    count = collection.count()
    for offset in range(0, count, max(1, count // SENTINELS)):
        kept = collection.get(limit=1, offset=offset, include=["embeddings"])
        point = np.asarray(kept["embeddings"], dtype=np.float32)
        near = (collection.query(query_embeddings=point, n_results=min(10, count), include=["distances"])["distances"] or [[]])[0]
        if not near or near[0] > SAME * max(1.0, float(np.square(point).sum())):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
