"""The niches as themes: a direction for each, the mean over languages of what speakers call it.

Those of the default model are shipped; another model's are embedded once (some minutes) and kept beside the catalogue.
"""

from pathlib import Path

import numpy as np

from index.centring.centring import Means, unit
from index.centring.generic import means_for
from index.embedding.embedder import Embedder, Vectors
from index.themes import Themes
from retrieval.niches import FOLDER, NicheBook

SHIPPED = FOLDER.parent / "niche_vectors.npz"
NAMES = 3
"""Names of a niche in one language that are embedded together."""


def niche_themes(embedder: Embedder, book: NicheBook, *, cache: Path) -> Themes:
    """The themes for this embedder's model: shipped, kept from an earlier run, or embedded now and kept."""
    kept = cache / "niche_vectors.npz"
    for path in (SHIPPED, kept):
        if path.is_file() and (found := _read(path, embedder.model_id)) is not None and found.names == tuple(book.entries):
            return found
    themes = computed(embedder, book, means_for(embedder))
    write(kept, themes)
    return themes


def computed(embedder: Embedder, book: NicheBook, means: Means) -> Themes:
    """The themes, embedded now."""
    names = tuple(book.entries)
    total: Vectors | None = None
    for language in book.languages:
        texts = [", ".join(book.names(niche, language)[:NAMES]) or niche for niche in names]
        vectors = means.without_language(embedder.queries(texts), [language] * len(texts))
        total = vectors if total is None else total + vectors
    if total is None:
        raise ValueError("the niche vocabulary is empty")
    return Themes(model_id=embedder.model_id, names=names, vectors=unit(total))


def write(path: Path, themes: Themes) -> None:
    """Keeps themes in half precision; run on `SHIPPED` after a change of the vocabulary or of the default model."""
    unfinished = path.with_name(f"{path.stem}.unfinished.npz")
    np.savez_compressed(unfinished, model_id=themes.model_id, names=np.array(themes.names), vectors=themes.vectors.astype(np.float16))
    unfinished.replace(path)  # a build that is killed here must not leave half a file to be read


def _read(path: Path, model_id: str) -> Themes | None:
    with np.load(path) as kept:
        if str(kept["model_id"]) != model_id:
            return None
        return Themes(model_id=model_id, names=tuple(str(n) for n in kept["names"]), vectors=unit(kept["vectors"].astype(np.float32)))
