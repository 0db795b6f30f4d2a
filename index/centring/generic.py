"""The generic brief sentences and the query means made from them; those of the default model are shipped ready."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.centring.centring import Means, query_means
from index.embedding.embedder import Embedder

FOLDER = Path(__file__).parent
SHIPPED = FOLDER / "query_means.npz"


def sentences() -> Iterator[tuple[str, str]]:
    """(language, sentence), from one file a language: add a file to add a language."""
    for path in sorted((FOLDER / "sentences").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path.stem, line.strip()


def means_for(embedder: Embedder) -> Means:
    """The query means of this embedder's model: shipped ones where they fit, otherwise embedded now (some seconds)."""
    with np.load(SHIPPED) as kept:
        if str(kept["model_id"]) == embedder.model_id:
            return Means({str(name): vector for name, vector in zip(kept["languages"], kept["means"], strict=True)})
    return computed(embedder)


def computed(embedder: Embedder) -> Means:
    """The query means, embedded now."""
    languages, texts = zip(*sentences(), strict=True)
    return query_means(embedder.queries(texts), languages)


def ship(embedder: Embedder) -> None:
    """Writes the shipped file anew; run after a change of the sentences or of the default model."""
    means = computed(embedder).by_language
    names = sorted(means)
    np.savez_compressed(SHIPPED, model_id=embedder.model_id, languages=np.array(names), means=np.stack([means[n] for n in names]))
