"""Simpler ways of searching the same catalogue, to measure the product against: each a ranking of rows, best first."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from index.embedding.embedder import Embedder, Vectors
from index.generation.reading import Generation
from index.tokens import tokens
from retrieval.brief import Brief
from retrieval.filters import main_accounts

Ranker = Callable[[Brief], list[int]]


def baselines(generation: Generation, embedder: Embedder, raw: Vectors) -> Mapping[str, Ranker]:
    """By name. `raw` are the passages' vectors as the embedder gave them, language not taken out, in the generation's order."""
    columns = generation.columns
    posts = columns.passage_post >= 0

    def of_creators(passages: NDArray[np.floating], how: str) -> NDArray[np.float64]:
        owners, values = columns.passage_owner[posts], passages[posts].astype(np.float64)
        if how == "mean":
            return np.bincount(owners, weights=values, minlength=columns.creators) / np.maximum(
                1, np.bincount(owners, minlength=columns.creators)
            )
        best = np.full(columns.creators, -np.inf)
        np.maximum.at(best, owners, values)
        return best

    def centred(text: str, language: str | None) -> Vectors:
        return np.asarray(generation.query_means.without_language(embedder.queries([text]), [language or ""])[0])

    def meaning(brief: Brief, how: str, *, topics: bool) -> list[int]:
        text = ", ".join(brief.topics) if topics and brief.topics else brief.wording
        return _ranked(of_creators(np.asarray(generation.vectors.exact.all() @ centred(text, brief.language)), how))

    def views(brief: Brief) -> list[int]:  # noqa: ARG001  the same for every brief: that is the point of it
        mains = main_accounts(columns)
        known = np.full(columns.creators, -1.0)
        known[columns.account_owner[mains]] = np.nan_to_num(columns.account_views[mains], nan=-1.0)
        return _ranked(known)

    return {
        "median views": views,
        "BM25 of the brief": lambda b: _ranked(of_creators(generation.lexical.scores(dict.fromkeys(tokens(b.wording), 1.0)), "best")),
        "raw embedding, best post": lambda b: _ranked(of_creators(np.asarray(raw @ embedder.queries([b.wording])[0]), "best")),
        "language taken out, best post": lambda b: meaning(b, "best", topics=False),
        "topics, mean of posts": lambda b: meaning(b, "mean", topics=True),
    }


def _ranked(scores: NDArray[np.floating]) -> list[int]:
    return [int(row) for row in np.lexsort((np.arange(len(scores)), -scores))]
