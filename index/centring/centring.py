"""E5 prefers its own language; subtracting a mean for each language and renormalising takes that out.

Documents lose the mean of the catalogue's texts in their language, queries the mean of generic briefs in theirs, since a catalogue
may hold no text in the language of a brief. On judged briefs over real creators nDCG@10 rose with it from .54 to .64 (Vietnamese,
Persian and Thai together .41 to .59).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedding.embedder import Vectors

ENOUGH = 100
"""Texts of a language from which its own mean is steady; a rarer language takes the mean of all."""

ALL = ""
"""The key of the mean of all languages."""


@dataclass(frozen=True, slots=True)
class Means:
    """A mean vector for each language, that of all under `ALL`."""

    by_language: Mapping[str, Vectors]

    def without_language(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """Unit vectors with the mean of each row's language taken out."""
        fallback = self.by_language[ALL]
        means = np.stack([self.by_language.get(language, fallback) for language in languages]) if len(languages) else vectors
        return unit(vectors - means)


def unit(vectors: Vectors) -> Vectors:
    """Rows at length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def document_means(vectors: Vectors, languages: Sequence[str]) -> Means:
    """Means of a catalogue's texts: by language where there are enough, and of all."""
    codes = np.asarray(languages)
    found = {ALL: vectors.mean(axis=0)}
    for code in sorted(set(languages) - {ALL}):
        rows = codes == code
        if int(rows.sum()) >= ENOUGH:
            found[code] = vectors[rows].mean(axis=0)
    return Means(found)


def query_means(vectors: Vectors, languages: Sequence[str]) -> Means:
    """Means of the generic briefs: by language, and of all."""
    codes = np.asarray(languages)
    found = {ALL: vectors.mean(axis=0)}
    for code in sorted(set(languages)):
        found[code] = vectors[codes == code].mean(axis=0)
    return Means(found)
