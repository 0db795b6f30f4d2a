"""Content search over posts: by meaning in any language and by words, fused by rank."""

from dataclasses import dataclass

import numpy as np

from index.embedding.embedder import Embedder
from index.generation.reading import Generation
from index.records import Creator, Post
from index.texts import recent_posts
from retrieval.niches import NicheBook
from retrieval.query import topic_of
from retrieval.support import RANK

WIDE = 400
"""Candidates from each of the two ways before they are fused."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPost:
    """A post with its creator; `score` from 0 to 1, first by both ways is 1."""

    creator: Creator
    post: Post
    score: float


def search_posts(text: str, *, language: str, generation: Generation, embedder: Embedder, book: NicheBook, limit: int) -> list[FoundPost]:
    """The posts that speak most of this, best first, ties by creator and place."""
    columns = generation.columns
    posts = np.flatnonzero(columns.passage_post >= 0)
    if not len(posts):
        return []
    sense = generation.query_means.without_language(embedder.queries([text]), [language])[0]
    near, _ = generation.vectors.nearest(sense, k=WIDE, rows=posts)
    words = generation.lexical.scores(topic_of(text, language=language, book=book).words)
    worded = posts[np.lexsort((posts, -words[posts]))][:WIDE]
    fused: dict[int, float] = {}
    for ranking in (near.tolist(), [row for row in worded.tolist() if words[row] > 0]):
        for rank, row in enumerate(ranking):
            fused[row] = fused.get(row, 0.0) + RANK / (2 * (RANK + rank))
    best = sorted(fused, key=lambda row: (-fused[row], row))[:limit]
    found: list[FoundPost] = []
    for row in best:
        creator = generation.creator(int(columns.passage_owner[row]))
        found.append(FoundPost(creator=creator, post=recent_posts(creator)[int(columns.passage_post[row])], score=round(fused[row], 4)))
    return found
