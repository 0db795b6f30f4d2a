"""Embedding by any sentence-transformers model: the `sentence-transformers` extra, which brings torch."""

from langchain_core.embeddings import Embeddings

from index.trouble import EmbeddingFailed

try:
    from sentence_transformers import SentenceTransformer
except ImportError as _cause:
    raise EmbeddingFailed(
        "EMBEDDER names a sentence-transformers model, but the extra is not installed. "
        "Run: pip install torch (a CPU build will do), then pip install '.[sentence-transformers]'."
    ) from _cause


class SentenceModel(Embeddings):
    """A sentence-transformers model by name or folder; E5 models get the prefixes that they were trained with."""

    def __init__(self, name: str) -> None:
        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError) as cause:
            raise EmbeddingFailed(
                f"The sentence-transformers model {name!r} could not be loaded: {cause}. Name a model or folder that exists."
            ) from cause
        self._prefixes = ("query: ", "passage: ") if "e5" in name.lower() else ("", "")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """See `Embeddings`."""
        return self._encoded([self._prefixes[1] + text for text in texts])

    def embed_query(self, text: str) -> list[float]:
        """See `Embeddings`."""
        return self._encoded([self._prefixes[0] + text])[0]

    def _encoded(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        return rows
