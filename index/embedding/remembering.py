"""An embedder that remembers the search texts of late, for a conversation that asks the same thing over and over with other filters."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from threading import Lock

import numpy as np

from index.embedding.embedder import Embedder, Vectors

KEPT = 512
"""Texts whose vectors are kept; at 384 numbers each that is under a megabyte."""


class Remembering:
    """Any `Embedder`, whose `queries` embeds a text that it was asked for lately no second time. Safe to share between threads."""

    def __init__(self, embedder: Embedder, *, kept: int = KEPT) -> None:
        self._embedder = embedder
        self._kept = kept
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    @property
    def model_id(self) -> str:
        """See `Embedder`."""
        return self._embedder.model_id

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """See `Embedder`."""
        return self._embedder.passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            known |= dict(zip(missing, self._embedder.queries(missing), strict=True))
        with self._lock:
            for text in texts:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        return np.array([known[text] for text in texts], dtype=np.float32)
