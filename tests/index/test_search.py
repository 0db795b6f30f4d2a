"""Exact search over vectors, beside plain numpy."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding.embedder import Vectors
from index.search import CHUNK, MOST, VectorIndex, open_vectors, quantised, write_vectors


def unit(rows: Any) -> Vectors:
    vectors = np.asarray(rows, dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def clustered(count: int, *, seed: int, spread: float, dimensions: int = 384, centres: int = 200) -> Vectors:
    chance = np.random.default_rng(seed)
    middle = chance.standard_normal((centres, dimensions), dtype=np.float32)
    return unit(middle[chance.integers(0, centres, count)] + spread * chance.standard_normal((count, dimensions), dtype=np.float32))


def index_of(vectors: Vectors) -> VectorIndex:
    """Written to disk and opened again, as a generation does."""
    with tempfile.TemporaryDirectory() as folder:
        write_vectors(Path(folder), vectors)
        return open_vectors(Path(folder))  # opened files outlive their folder


def brute_force(vectors: Vectors, query: Vectors, *, k: int, rows: Any = None) -> list[int]:
    candidates = np.arange(len(vectors)) if rows is None else np.asarray(rows, dtype=int)
    cosines = vectors[candidates].astype(np.float64) @ query.astype(np.float64)
    return [int(row) for row in candidates[np.lexsort((candidates, -cosines))[:k]]]


@pytest.mark.parametrize("spread", [0.02, 0.1, 0.5, 2.0])
def test_the_ten_nearest_of_twenty_thousand_are_those_of_numpy_however_tight_the_clusters(spread: float) -> None:
    vectors = clustered(20_020, seed=7, spread=spread)
    index, queries = index_of(vectors[:20_000]), vectors[20_000:]
    chance = np.random.default_rng(1)
    some = np.flatnonzero(chance.random(20_000) < 0.05)
    for query in queries:
        for rows in (None, some):
            found, cosines = index.nearest(query, k=10, rows=rows)
            expected = brute_force(index.exact.all(), query, k=10, rows=rows)
            close = index.exact.all()[expected] @ query
            assert set(found.tolist()) == set(expected) or np.allclose(cosines, close, atol=2e-7)
            assert np.allclose(cosines, close, atol=1e-6)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_number_of_rows_and_any_filter_agree_with_numpy(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 60))
    vectors = unit(np.random.default_rng(data.draw(st.integers(0, 999))).standard_normal((count + 1, 16)))
    index, query = index_of(vectors[:count]), vectors[count]
    rows = data.draw(st.none() | st.lists(st.integers(0, count - 1), unique=True).map(sorted))
    k = data.draw(st.integers(0, 70))
    chosen = None if rows is None else np.array(rows, dtype=np.intp)
    found, cosines = index.nearest(query, k=k, rows=chosen)
    assert found.tolist() == brute_force(index.exact.all(), query, k=k, rows=rows)
    assert np.allclose(cosines, index.exact.all()[found] @ query, atol=1e-6)
    assert np.all(np.diff(cosines) <= 0)


@pytest.mark.parametrize("rows", [None, np.arange(500, 4_500), np.arange(0, 5_000, 3)])
def test_a_scan_is_within_its_promise_of_the_exact_cosines(rows: Any) -> None:
    vectors = clustered(5_000, seed=3, spread=1.0)
    index, queries = index_of(vectors), vectors[:3]
    chosen = np.arange(5_000) if rows is None else rows
    exact = queries @ vectors[chosen].T
    rough = index.scan(queries, rows)
    assert rough.shape == exact.shape
    assert np.abs(rough - exact).max() < 0.005
    assert np.allclose(index.cosines(queries, chosen), exact, atol=1e-6)


def test_a_scan_is_the_same_across_the_edge_of_a_chunk() -> None:
    vectors = clustered(CHUNK + 100, seed=5, spread=1.0, dimensions=16)
    index, query = index_of(vectors), vectors[:1]
    edge = np.arange(CHUNK - 50, CHUNK + 100)
    assert np.array_equal(index.scan(query)[0][edge], index.scan(query, edge)[0])
    every = np.arange(1, CHUNK + 100)
    assert np.array_equal(index.scan(query)[0][1:], index.scan(query, every)[0])


@pytest.mark.parametrize("count", [50, 5_000, MOST + 5_000])
def test_equal_vectors_come_in_the_order_of_their_rows(count: int) -> None:
    vectors = np.repeat(unit([[3.0, -1.0, 2.0, 0.5]]), count, axis=0)
    index = index_of(vectors)
    assert index.nearest(vectors[0], k=5)[0].tolist() == [0, 1, 2, 3, 4]
    assert index.nearest(vectors[0], k=3, rows=np.arange(7, count))[0].tolist() == [7, 8, 9]


def test_equal_vectors_among_others_come_in_the_order_of_their_rows() -> None:
    vectors = clustered(3_000, seed=9, spread=1.0)
    vectors[np.arange(11, 3_000, 37)] = vectors[11]
    found, _ = index_of(vectors).nearest(vectors[11], k=30)
    assert found.tolist() == np.arange(11, 3_000, 37)[:30].tolist()


def test_no_rows_to_look_at_give_an_empty_answer() -> None:
    index = index_of(unit(np.eye(4)))
    nobody = np.array([], dtype=np.intp)
    assert index.scan(index.exact.all()[:2], nobody).shape == index.cosines(index.exact.all()[:2], nobody).shape == (2, 0)
    found, cosines = index.nearest(index.exact.all()[0], k=5, rows=nobody)
    assert (found.tolist(), cosines.tolist()) == ([], [])


def test_an_index_without_vectors_gives_an_empty_answer() -> None:
    index = index_of(np.empty((0, 0), dtype=np.float32))
    assert len(index) == 0
    found, cosines = index.nearest(unit([[1.0, 2.0]])[0], k=5)
    assert (found.tolist(), cosines.tolist()) == ([], [])


def test_codes_and_scales_give_the_numbers_back_and_zeros_stay_zeros() -> None:
    vectors = np.array([[0.5, -1.0, 0.25], [0.0, 0.0, 0.0]], dtype=np.float32)
    codes, scales = quantised(vectors)
    assert codes.dtype == np.int8
    assert np.allclose(codes * scales[:, None], vectors, atol=0.005)
