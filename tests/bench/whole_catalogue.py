"""A synthetic catalogue whose records are whole and whose vectors are like: for what looks at records and at how well content fits.

Creators are made from the examples with everything that they have: accounts, audience, figures, tags, brands. About half of their posts
are their model's own, the others those of others in its language; the vectors are the shipped ones with some noise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.bootstrap import Parts
from bot.examples import VECTORS
from index.centring.centring import unit
from index.centring.generic import means_for
from index.embedding.embedder import Vectors
from index.generation.manifest import read_manifest
from index.generation.reading import Generation
from index.generation.writing import Draft, publish
from index.passages import passages_of
from index.placing import placed
from index.records import Account, Creator, Post
from retrieval.niche_themes import niche_themes
from tests.bench.synthetic import DIMENSIONS, examples

OWN = 0.5
"""The share of posts that stay their model's, so that a creator is about something."""

NOISE = 0.0128
"""Deviation of each number of a vector: its cosine to the shipped one is about .97."""


def whole_generation(parts: Parts, folder: Path, *, count: int, seed: int = 11) -> Generation:
    """Publishes so many creators below `folder` and opens what was published."""
    rng = np.random.default_rng(seed)
    known = examples()
    models = [known[k] for k in rng.integers(0, len(known), count).tolist()]
    made = sorted(zip(_creators(models, known, rng), models, strict=True), key=lambda one: one[0].id)
    creators = [creator for creator, _ in made]
    passages = [passages_of(creator, detector=parts.detector) for creator in creators]
    shipped = _shipped(known, parts)
    raw = np.stack([shipped[p.post_id or model.id] for (_, model), own in zip(made, passages, strict=True) for p in own])
    draft = Draft(
        creators=creators,
        passages=passages,
        vectors=unit(raw + NOISE * rng.standard_normal((len(raw), DIMENSIONS), dtype=np.float32)),
        clusters=range(count),
        placing=placed(creators, parts.gazetteer),
        themes=niche_themes(parts.embedder, parts.book, cache=folder),
        queries=means_for(parts.embedder),
        model_id=parts.embedder.model_id,
        fingerprint="whole000",
    )
    name, manifest_hash = publish(draft, root=folder / "generations", number=1)
    return Generation(folder / "generations" / name, read_manifest(folder / "generations" / name, manifest_hash=manifest_hash))


def _creators(models: Sequence[Creator], known: Sequence[Creator], rng: np.random.Generator) -> list[Creator]:
    by_language: dict[str, list[tuple[str, Post]]] = {}
    for creator in known:
        by_language.setdefault(_language(creator), []).extend((creator.id, post) for post in creator.posts)
    return [_creator(number, model, by_language[_language(model)], rng) for number, model in enumerate(models)]


def _creator(number: int, model: Creator, pool: Sequence[tuple[str, Post]], rng: np.random.Generator) -> Creator:
    """Posts are called after whose they were, by which their vectors are found."""
    drawn = [pool[k] for k in rng.integers(0, len(pool), len(model.posts)).tolist()]
    stays = rng.random(len(model.posts)) < OWN
    told = [(model.id, post) if stay else other for post, stay, other in zip(model.posts, stays, drawn, strict=True)]
    posts = {
        _source(owner, post): replace(post, id=_source(owner, post), text=f"{post.text} {number}", platform=model.posts[0].platform)
        for owner, post in told
    }
    size = float(10 ** rng.uniform(-1, 1))
    accounts = tuple(_account(one, f"{one.handle}.{number}", size) for one in model.accounts)
    return replace(model, id=f"{model.id}.{number}", accounts=accounts, posts=tuple(posts.values()))


def _account(model: Account, handle: str, size: float) -> Account:
    figures = tuple(
        replace(one, value=one.value if one.metric == "engagement_rate" else float(int(one.value * size))) for one in model.figures
    )
    return replace(model, handle=handle, external_id=None, url=f"https://{model.platform}.example/{handle}", figures=figures)


def _shipped(known: Sequence[Creator], parts: Parts) -> Mapping[str, Vectors]:
    """The vectors of the examples: of posts by their source, of profiles by creator."""
    with np.load(VECTORS) as kept:
        by_hash = dict(zip(kept["hashes"].tolist(), kept["vectors"].astype(np.float32), strict=True))
    return {
        creator.id if one.post_id is None else _named(creator.id, one.post_id): by_hash[one.text_hash]
        for creator in known
        for one in passages_of(creator, detector=parts.detector)
    }


def _source(owner: str, post: Post) -> str:
    return _named(owner, post.id)


def _named(owner: str, post_id: str) -> str:
    return f"{owner}#{post_id}"


def _language(creator: Creator) -> str:
    return creator.languages[0] if creator.languages else "en"
