"""Synthetic catalogues: clustered vectors as embeddings of posts are, and creators whose posts are drawn from the examples."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.examples import CREATORS
from index.centring.centring import unit
from index.embedding.embedder import Vectors
from index.loading.rows import Loaded
from index.loading.source import open_source
from index.records import Account, Creator, Figure, Post
from tests.builders import NOW, TODAY

DIMENSIONS = 384
CLUSTERS = 300


def clustered(count: int, *, seed: int = 7) -> Vectors:
    """Unit vectors around `CLUSTERS` centres, about as tight as posts of one niche are."""
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((CLUSTERS, DIMENSIONS), dtype=np.float32)
    out = np.empty((count, DIMENSIONS), dtype=np.float32)
    for start in range(0, count, 50_000):
        stop = min(count, start + 50_000)
        noise = rng.standard_normal((stop - start, DIMENSIONS), dtype=np.float32)
        out[start:stop] = unit(centres[rng.integers(0, CLUSTERS, stop - start)] + 1.2 * noise)
    return out


def queries(count: int) -> Vectors:
    """Searches that lie among the clusters."""
    return clustered(count, seed=8)


def examples() -> list[Creator]:
    """The example creators."""
    return [
        row.creator
        for path in sorted(CREATORS.glob("*.jsonl"))
        for row in open_source(Path(path), mapping=None, now=NOW).rows()
        if isinstance(row, Loaded)
    ]


def many_creators(count: int, *, posts: int = 10, seed: int = 9) -> Sequence[Creator]:
    """Creators made from the examples: facts of one, posts drawn from those of the same language."""
    rng = np.random.default_rng(seed)
    known = examples()
    by_language: dict[str, list[Post]] = {}
    for creator in known:
        by_language.setdefault(creator.languages[0] if creator.languages else "en", []).extend(creator.posts)
    made: list[Creator] = []
    for number in range(count):
        model = known[int(rng.integers(len(known)))]
        pool = by_language[model.languages[0] if model.languages else "en"]
        drawn = [pool[k] for k in rng.integers(0, len(pool), posts)]
        followers = float(int(10 ** rng.uniform(2.8, 6.3)))
        figures = (
            Figure(metric="followers", value=followers, as_of=TODAY, source="bench"),
            Figure(metric="engagement_rate", value=float(rng.uniform(0.005, 0.09)), as_of=TODAY, source="bench"),
        )
        platform = model.main_account.platform
        made.append(
            replace(
                model,
                id=f"{platform}:bench{number:07}",
                accounts=(Account(platform=platform, handle=f"bench{number:07}", figures=figures),),
                posts=tuple(replace(post, id=f"p{k}", text=f"{post.text} {number}") for k, post in enumerate(drawn)),
            )
        )
    return made
