"""The interface of the vector store, owned by those who use it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.embedding.embedder import Vectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """Vectors to hold, under opaque ids; `vectors` are raw (language not taken out), shape (ids, dimensions)."""

    ids: Sequence[str]
    vectors: Vectors


class VectorStore(Protocol):
    """Holds passages' vectors by language."""

    def ids(self, language: str) -> set[str]:
        """What is held for this language."""

    def languages(self) -> set[str]:
        """Languages for which anything is held."""

    def add(self, language: str, stored: Stored) -> None:
        """Holds these too; an id that is held already takes the new vector."""

    def remove(self, language: str, ids: Sequence[str]) -> None:
        """Holds these no longer; unknown ids are no error."""

    def nearest(self, language: str, points: Vectors, *, k: int) -> list[list[str]]:
        """For each point the ids of up to k vectors close to it by Euclidean distance, nearest first; approximate."""


def synchronise(store: VectorStore, wanted: Mapping[str, Stored]) -> tuple[int, int]:
    """Makes the store hold just what is wanted; returns how many vectors were added and removed."""
    added = removed = 0
    for language in sorted(store.languages() | set(wanted)):
        held = store.ids(language)
        target = wanted.get(language)
        ids = list(target.ids) if target else []
        stale = sorted(held - set(ids))
        if stale:
            store.remove(language, stale)
            removed += len(stale)
        rows = [k for k, one in enumerate(ids) if one not in held]
        if rows and target:
            store.add(language, Stored(ids=[ids[k] for k in rows], vectors=np.asarray(target.vectors[rows])))
            added += len(rows)
    return added, removed


def shortcomings(store: VectorStore, wanted: Mapping[str, Stored], *, sentinels: int = 8) -> list[str]:
    """What is wrong with the store, in words: counts, and whether some vectors spread over each language find themselves."""
    found: list[str] = []
    for language, target in sorted(wanted.items()):
        held = store.ids(language)
        if held != set(target.ids):
            found.append(f"{language or 'unknown language'}: {len(held)} vectors held, {len(target.ids)} in the catalogue")
            continue
        step = max(1, len(target.ids) // sentinels)
        rows = list(range(0, len(target.ids), step))[:sentinels]
        for row, near in zip(rows, store.nearest(language, target.vectors[rows], k=10), strict=True):
            if target.ids[row] not in near and not _same_vector(target, row, near):
                found.append(f"{language or 'unknown language'}: a stored vector does not find itself")
                break
    return found


def _same_vector(target: Stored, row: int, near: Sequence[str]) -> bool:
    """True where ten others have the very same vector (identical texts), so that one of them may rightly be missing."""
    place = {one: k for k, one in enumerate(target.ids)}
    rows = [place[one] for one in near if one in place]
    return bool(rows) and bool(np.allclose(target.vectors[rows], target.vectors[row], atol=1e-6))
