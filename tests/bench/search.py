"""Search under filters beside plain numpy and Chroma's own `where`: `python -m tests.bench search`."""

import gc
import tempfile
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api.types import Where
from chromadb.config import Settings

from index.embedding.embedder import Vectors
from index.search import Rows, open_vectors, write_vectors
from tests.bench.clock import p50_ms, resident_mb
from tests.bench.synthetic import clustered, queries

SELECTIVITIES = (0.5, 0.05, 0.005)
K = 10


def measure(count: int, *, times: int = 30) -> None:
    """Prints p50, recall and memory of our search at this size, and numpy's p50, for each filter."""
    with tempfile.TemporaryDirectory() as folder:
        vectors = clustered(count)
        write_vectors(Path(folder), vectors)
        del vectors
        gc.collect()
        before = resident_mb()
        index = open_vectors(Path(folder))
        asked = queries(times)
        rng = np.random.default_rng(1)
        chosen = {share: np.sort(rng.choice(count, int(count * share), replace=False)) for share in SELECTIVITIES}

        def nearest(rows: Rows) -> float:
            return p50_ms(lambda k: index.nearest(asked[k % times], k=K, rows=rows), times=times)

        def with_numpy(rows: Rows) -> float:
            return p50_ms(lambda k: _plain(plain, asked[k % times], rows), times=max(5, times // 3), warm=1)

        ours = {share: nearest(rows) for share, rows in chosen.items()}
        memory = resident_mb()
        plain = np.array(index.exact.all())
        for share, rows in chosen.items():
            numpy_ms = with_numpy(rows)
            recall = np.mean([len(set(index.nearest(q, k=K, rows=rows)[0]) & set(_plain(plain, q, rows))) / K for q in asked])
            print(
                f"{count:>9,} vectors, filter {share:>5.1%}: ours p50 {ours[share]:8.2f} ms, numpy {numpy_ms:8.2f} ms "
                f"({numpy_ms / ours[share]:4.1f}x), recall@10 {recall:.3f}",
                flush=True,
            )
        print(f"{count:>9,} vectors: resident {memory:,.0f} MB while searching, {before:,.0f} MB before the index was opened", flush=True)


def measure_chroma(count: int, *, times: int = 10) -> None:
    """Prints p50 of Chroma's `where` at this size for each filter (building it takes minutes)."""
    with tempfile.TemporaryDirectory() as folder:
        client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
        collection = client.create_collection("bench", embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
        vectors = clustered(count)
        place = np.random.default_rng(1).permutation(count) / count
        for start in range(0, count, 5000):
            stop = min(count, start + 5000)
            collection.add(
                ids=[str(k) for k in range(start, stop)],
                embeddings=vectors[start:stop],
                metadatas=[{"place": float(p)} for p in place[start:stop]],
            )
        asked = queries(times)

        def asking(where: Where | None) -> float:
            def ask(k: int) -> object:
                return collection.query(query_embeddings=asked[k % times][None], n_results=K, where=where, include=[])

            return p50_ms(ask, times=times, warm=1)

        for share in SELECTIVITIES:
            below = cast("Where", {"place": {"$lt": share}})  # mypy finds no one of the union's dictionaries
            print(f"{count:>9,} vectors, filter {share:>5.1%}: Chroma where p50 {asking(below):10.1f} ms", flush=True)
        print(f"{count:>9,} vectors, no filter: Chroma p50 {asking(None):10.1f} ms", flush=True)


def _plain(vectors: Vectors, query: Vectors, rows: Rows) -> Rows:
    scores = vectors[rows] @ query
    best = np.argpartition(-scores, K - 1)[:K]
    return rows[best[np.argsort(-scores[best])]]
