"""Likely twins: one person listed twice. They are clustered, never merged; a shortlist holds one of a cluster.

Two creators are twins when they share an account, or when their texts share `ALIKE` or more of their character 5-grams. In the
example catalogue unrelated creators reach 0.07 and twins with small edits 0.6 and more.
"""

from collections.abc import Iterable, Sequence

from datasketch import MinHash, MinHashLSH

from index.records import Creator
from index.texts import folded, recent_posts

ALIKE = 0.4
SHINGLE = 5
PERMUTATIONS = 64
ENOUGH_TEXT = 120
"""Characters below which a text says too little to call anyone a twin."""


def clusters_of(creators: Sequence[Creator]) -> list[int]:
    """A cluster number for each creator: the row of its first member, so the same input gives the same numbers."""
    leader = list(range(len(creators)))
    for a, b in [*_sharing_accounts(creators), *_sharing_texts(creators)]:
        first, second = sorted((_root(leader, a), _root(leader, b)))
        leader[second] = first
    return [_root(leader, row) for row in range(len(creators))]


def shingles(text: str) -> frozenset[str]:
    """The character 5-grams of a folded text."""
    plain = folded(text)
    return frozenset(plain[k : k + SHINGLE] for k in range(len(plain) - SHINGLE + 1))


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared over all, 0 to 1."""
    return len(a & b) / len(a | b) if a or b else 0.0


def text_of(creator: Creator) -> str:
    """What is compared: the bio and the recent posts."""
    return " ".join([creator.bio, *(post.wording for post in recent_posts(creator))])


def _sharing_accounts(creators: Sequence[Creator]) -> Iterable[tuple[int, int]]:
    first: dict[str, int] = {}
    for row, creator in enumerate(creators):
        for account in creator.accounts:
            key = account.key
            if key in first and first[key] != row:
                yield first[key], row
            first.setdefault(key, row)


def _sharing_texts(creators: Sequence[Creator]) -> Iterable[tuple[int, int]]:
    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    known: dict[int, frozenset[str]] = {}
    for row, creator in enumerate(creators):
        text = text_of(creator)
        if len(text) < ENOUGH_TEXT:
            continue
        grams = shingles(text)
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([gram.encode() for gram in sorted(grams)])
        for other in sorted(index.query(sketch)):
            if jaccard(known[other], grams) >= ALIKE:
                yield other, row
        index.insert(row, sketch)
        known[row] = grams


def _root(leader: list[int], row: int) -> int:
    while leader[row] != row:
        leader[row] = leader[leader[row]]
        row = leader[row]
    return row
