"""Whom the exclusions of briefs bar in one generation, read from records once and remembered."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.generation.reading import Generation
from index.records import Creator
from retrieval.exclusions import Unwanted, contradiction, suspects
from retrieval.lately import Lately

KEPT = 64
"""Phrases remembered; each takes two bytes a creator."""

_UNREAD, _FREE, _BARRED = -1, 0, 1


class Bar:
    """One phrase that excludes, over one generation. A record is read when it is first asked about."""

    def __init__(self, what: Unwanted, generation: Generation) -> None:
        self.what = what
        self._generation = generation
        self._suspects = suspects([what], generation)
        self._verdicts = np.full(generation.manifest.creators, _UNREAD, dtype=np.int8)

    def bars(self, row: int, creator: Creator | None = None) -> bool:
        """Whether the record of this row contradicts the phrase; `creator` is that record, where it was read already."""
        if self._verdicts[row] == _UNREAD:  # threads that meet here write the same
            record = creator or self._generation.creator(row)
            found = contradiction(record, self.what, texts=bool(self._suspects[row]))
            self._verdicts[row] = _FREE if found is None else _BARRED
        return bool(self._verdicts[row] == _BARRED)

    def unread(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Of which of these rows the verdict takes reading."""
        return np.asarray(self._verdicts[rows] == _UNREAD)

    def among(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Who of these rows is barred, once none is unread."""
        return np.asarray(self._verdicts[rows] == _BARRED)


class Barring:
    """All phrases over one generation."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._bars = Lately[Unwanted, Bar](kept=KEPT)

    def of(self, what: Unwanted) -> Bar:
        """The bar that this phrase puts up."""
        return self._bars.get(what, lambda: Bar(what, self._generation))

    def among(self, bars: Sequence[Bar], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Who of these rows any of the bars bars, shape (rows,). Reads each record at most once."""
        barred = np.zeros(len(rows), dtype=bool)
        if not bars:
            return barred
        unread = np.logical_or.reduce([bar.unread(rows) for bar in bars])
        for row in rows[unread].tolist():
            creator = self._generation.creator(row)
            for bar in bars:
                bar.bars(row, creator)
        for bar in bars:
            barred |= bar.among(rows)
        return barred
