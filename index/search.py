"""Exact nearest passages under any filter: a scan of int8 codes, then float32 for the best.

Filters never go to a vector store (0.4 to 4.8 s there): rows are chosen in memory first, and only those are scanned.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import simsimd
from numpy.typing import NDArray

from index.embedding.embedder import Vectors

Rows = NDArray[np.intp]

SCAN_ALL = 0.25
"""Share of the rows from which all are scanned: gathering half of a million takes 80 ms, scanning all of them in their order 25 ms."""

CHUNK = 65_536
"""Rows gathered at a time: bounds the copy that a filter makes to 25 MB at 384 dimensions."""

MARGIN = 0.01
"""Rows whose scanned cosine is this close to the k-th best are scored again in float32: int8 codes err by 0.005 at most, so that no
row of the true k best is missed (recall 1.0), however tight its cluster."""

MOST = 16_384
"""Rows scored again at most, the best ones by their scanned cosine: bounds the copy to 25 MB where thousands are all but alike."""


def quantised(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Codes from -127 to 127 and the factor of each row that turns a code back into its number."""
    peak = np.abs(vectors).max(axis=1, initial=0)
    scales = np.where(peak == 0, 1, peak / 127).astype(np.float32)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def write_vectors(folder: Path, vectors: Vectors) -> None:
    """Writes what `open_vectors` opens."""
    codes, scales = quantised(vectors)
    for name, array in (("codes", codes), ("scales", scales), ("vectors", vectors)):
        np.save(folder / f"{name}.npy", array)


def open_vectors(folder: Path) -> "VectorIndex":
    """Opens what `write_vectors` wrote. Raises OSError or ValueError where a file is not what it should be."""
    return VectorIndex(
        codes=np.load(folder / "codes.npy", mmap_mode="r"), scales=np.load(folder / "scales.npy"), exact=RowFile(folder / "vectors.npy")
    )


class RowFile:
    """Rows of a float32 matrix in a .npy file, read one by one.

    Not memory-mapped: the few rows that each search reads would soon have drawn the whole file into resident memory.
    """

    def __init__(self, path: Path) -> None:
        whole: Vectors = np.load(path, mmap_mode="r")
        if whole.ndim != 2 or whole.dtype != np.float32 or not whole.flags.c_contiguous:
            raise ValueError(f"{path.name} is no float32 matrix")
        self._whole = whole
        self._file = path.open("rb", buffering=0)
        self._start = path.stat().st_size - whole.nbytes
        self._guard = threading.Lock()

    def read(self, rows: Rows) -> Vectors:
        """These rows, in this order."""
        width = self._whole.shape[1]
        found = np.empty((len(rows), width), dtype=np.float32)
        with self._guard:
            for place, row in enumerate(rows):
                self._file.seek(self._start + int(row) * width * 4)
                if self._file.readinto(found[place].data) != width * 4:
                    raise OSError(f"{self._file.name} ends within row {row}")
        return found

    def all(self) -> Vectors:
        """The whole matrix, memory-mapped."""
        return self._whole


@dataclass(frozen=True, slots=True)
class VectorIndex:
    """Passages' vectors, read-only: int8 codes (n, d), memory-mapped, with scales (n,), and the float32 rows."""

    codes: NDArray[np.int8]
    scales: NDArray[np.float32]
    exact: RowFile

    def __len__(self) -> int:
        return int(self.codes.shape[0])

    def scan(self, queries: Vectors, rows: Rows | None = None) -> NDArray[np.float32]:
        """Cosines to within about 0.005, shape (queries, rows); `rows` ascending, `None` for all."""
        if rows is not None and len(rows) > SCAN_ALL * len(self):
            return self.scan(queries)[:, rows]
        query_codes, query_scales = quantised(queries)
        count = len(self) if rows is None else len(rows)
        found = np.empty((len(queries), count), dtype=np.float32)
        for start in range(0, count, CHUNK):
            stop = min(start + CHUNK, count)
            chosen = slice(start, stop) if rows is None else rows[start:stop]
            dots = np.asarray(simsimd.cdist(query_codes, np.ascontiguousarray(self.codes[chosen]), metric="dot"))
            found[:, start:stop] = dots * (query_scales[:, None] * self.scales[chosen][None, :])
        return found

    def cosines(self, queries: Vectors, rows: Rows) -> NDArray[np.float32]:
        """Exact cosines, shape (queries, rows); equal vectors have equal ones, which a product of matrices does not promise."""
        if not len(rows):
            return np.empty((len(queries), 0), dtype=np.float32)
        chosen = self.exact.read(rows)
        return np.asarray([np.vecdot(chosen, query) for query in queries], dtype=np.float32)

    def nearest(self, query: Vectors, *, k: int, rows: Rows | None = None) -> tuple[Rows, NDArray[np.float32]]:
        """The k nearest of these rows with their exact cosines, best first, ties by row."""
        rough = self.scan(query[None, :], rows)[0]
        best = _close_to_best(rough, k=k)
        chosen = np.asarray(best if rows is None else rows[best], dtype=np.intp)
        exact = self.cosines(query[None, :], chosen)[0]
        order = np.lexsort((chosen, -exact))[:k]
        return chosen[order], exact[order]


def _close_to_best(rough: NDArray[np.float32], *, k: int) -> Rows:
    """Positions, ascending, of all that may be among the k best."""
    if k < 1 or k >= len(rough):
        return np.arange(len(rough) if k > 0 else 0)
    best = np.flatnonzero(rough >= np.partition(rough, len(rough) - k)[len(rough) - k] - MARGIN)
    return best if len(best) <= MOST else np.sort(best[np.lexsort((best, -rough[best]))[:MOST]])
