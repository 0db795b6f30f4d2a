"""The versions that a list depends on, beside its brief, its day and the catalogue."""

from index.generation.manifest import FORMAT

PRODUCT = "0.1.0"
"""The version of Briefmatch, as in pyproject.toml; nothing is installed that could be asked for it."""

RESULT_FORMAT = 1
"""Changes whenever the JSON of a list does."""


def versions(*, model_id: str) -> dict[str, str]:
    """Equal versions, catalogue, brief, day and settings give the same bytes."""
    return {"product": PRODUCT, "embedder": model_id, "generation_format": str(FORMAT), "result_format": str(RESULT_FORMAT)}
