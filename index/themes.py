"""Themes: named directions in the space of vectors, and how a creator's posts spread over them.

A text written in any language lies near the themes that it speaks of, once its language is taken out; so two texts can be compared
by their shares of themes without a word or a language in common. What the themes are is the caller's business.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding.embedder import Vectors

SHARPNESS = 0.05
"""Cosine difference that makes a theme e times as likely: spreads a text over the two or three themes near it."""

PAGE = 8192
"""Passages spread at a time, to bound memory."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Themes:
    """Names with a unit vector each, of one model, language taken out: shape (themes, dimensions)."""

    model_id: str
    names: tuple[str, ...]
    vectors: Vectors

    @property
    def digest(self) -> str:
        """Names these themes; others have another digest."""
        return hashlib.blake2b("|".join(self.names).encode() + np.round(self.vectors, 3).tobytes(), digest_size=8).hexdigest()

    def shares(self, vectors: Vectors) -> NDArray[np.float32]:
        """For each vector its shares of the themes, which add up to 1: shape (vectors, themes)."""
        nearness = np.asarray(vectors @ self.vectors.T, dtype=np.float32) / np.float32(SHARPNESS)
        weights = np.exp(nearness - nearness.max(axis=1, keepdims=True, initial=-1e9))
        return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def shares_of_creators(
    themes: Themes, vectors: Vectors, owners: NDArray[np.integer], posts: NDArray[np.bool_], *, creators: int
) -> NDArray[np.float16]:
    """The mean shares of each creator's posts; of the profile where there is no post: shape (creators, themes)."""
    total = np.zeros((creators, len(themes.names)), dtype=np.float32)
    count = np.bincount(owners[posts], minlength=creators)
    counted = posts | (count[owners] == 0)
    for start in range(0, len(owners), PAGE):
        page = slice(start, start + PAGE)
        rows = counted[page]
        np.add.at(total, owners[page][rows], themes.shares(np.asarray(vectors[page][rows])))
    return (total / np.maximum(1, np.bincount(owners[counted], minlength=creators))[:, None]).astype(np.float16)
