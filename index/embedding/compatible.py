"""Embedding by an OpenAI-compatible server, through langchain-openai."""

import openai
from langchain_core.embeddings import Embeddings
from langchain_openai import OpenAIEmbeddings
from pydantic import SecretStr

from index.trouble import EmbeddingFailed


class CompatibleServer(Embeddings):
    """Embeddings of an OpenAI-compatible server. One try of 30 s a request: a build resumes where it stopped."""

    def __init__(self, *, model: str, api_key: str, base_url: str | None) -> None:
        self._client = OpenAIEmbeddings(
            model=model,
            api_key=SecretStr(api_key),
            base_url=base_url,
            timeout=30,
            max_retries=0,
            check_embedding_ctx_length=False,  # else tiktoken downloads its encodings
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """See `Embeddings`. Raises EmbeddingFailed where the server is down, refuses or answers nonsense."""
        try:
            return self._client.embed_documents(texts)
        except (openai.OpenAIError, TimeoutError, ValueError, TypeError, AttributeError, KeyError) as cause:
            raise EmbeddingFailed(
                f"The embedding server failed ({type(cause).__name__}). Check OPENAI_BASE_URL and OPENAI_API_KEY, then run again."
            ) from cause

    def embed_query(self, text: str) -> list[float]:
        """See `Embeddings`."""
        return self.embed_documents([text])[0]
