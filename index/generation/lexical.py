"""BM25 over the passages of a generation, by bm25s (numpy and scipy only; about 0.05 ms a word over 16,000 passages)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.tokens import pairs, tokens

K1 = 1.2
B = 0.5
"""Lucene's k1; b lower than its 0.75, since a long caption is no weaker evidence than a bare title."""


class LexicalIndex:
    """Scores passages by the words that they share with weighted search words."""

    def __init__(self, index: bm25s.BM25, *, passages: int) -> None:
        self._index = index
        self._passages = passages

    def scores(self, words: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 of every passage for these tokens (see `index.tokens`), each times its weight; zeros where nothing is shared."""
        total = np.zeros(self._passages, dtype=np.float32)
        known = self._index.vocab_dict
        for weight in sorted(set(words.values())):
            group = sorted(word for word, w in words.items() if w == weight and word in known)
            if group:
                total += np.float32(weight) * self._index.get_scores(group)
        return total


def write_lexical(folder: Path, texts: Sequence[str]) -> None:
    """Indexes these texts, in the order of their rows, into this folder; the same bytes for the same texts."""
    index = bm25s.BM25(method="lucene", k1=K1, b=B)
    searched = [_searchable(text) for text in texts] or [[""]]
    vocabulary = {word: k for k, word in enumerate(sorted({"", *(word for words in searched for word in words)}))}
    index.index(([[vocabulary[word] for word in words] for words in searched], vocabulary), show_progress=False)
    index.save(str(folder), show_progress=False)


def _searchable(text: str) -> list[str]:
    words = tokens(text)
    return [*words, *pairs(words)] or [""]


def read_lexical(folder: Path, *, passages: int) -> LexicalIndex:
    """Opens what `write_lexical` wrote, memory-mapped."""
    return LexicalIndex(bm25s.BM25.load(str(folder), mmap=True, load_corpus=False), passages=passages)
