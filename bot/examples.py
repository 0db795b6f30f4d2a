"""The example catalogue: invented creators in `examples/creators/`, their vectors in `examples/vectors.npz`, and a brief."""

from pathlib import Path

import numpy as np

from index.catalogue.embeddings import Embeddings
from index.embedding.embedder import Vectors
from index.house import House

FOLDER = Path(__file__).parents[1] / "examples"
CREATORS = FOLDER / "creators"
VECTORS = FOLDER / "vectors.npz"

BRIEF = (
    "We're launching Drizzle & Drip, a small coffee grinder for the kitchen counter, and want 5 creators who really brew at home: "
    "beans, pour-over, the mess and all. Instagram or YouTube, 5k to 100k followers, no energy drinks please. "
    "Budget 6,000 USD, live in January."
)


def bring_vectors(house: House, model_id: str) -> int:
    """Puts the shipped vectors into the catalogue where they are missing and of this model; returns how many."""
    with np.load(VECTORS) as kept:
        if str(kept["model_id"]) != model_id:
            return 0
        hashes: list[str] = [str(name) for name in kept["hashes"]]
        vectors: Vectors = kept["vectors"].astype(np.float32)
    embeddings = Embeddings(house.engine, model_id=model_id)
    missing = set(embeddings.missing(hashes))
    rows = [k for k, name in enumerate(hashes) if name in missing]
    if rows:
        vectors = vectors[rows] / np.linalg.norm(vectors[rows], axis=1, keepdims=True)
        embeddings.keep([hashes[k] for k in rows], vectors.astype(np.float32))
    return len(rows)


def ship_vectors(house: House, *, model_id: str, hashes: list[str]) -> None:
    """Writes the shipped file anew, in half precision: after a change of the example creators or of the default model."""
    vectors = Embeddings(house.engine, model_id=model_id).vectors(hashes)
    np.savez_compressed(VECTORS, model_id=model_id, hashes=np.array(hashes), vectors=vectors.astype(np.float16))
