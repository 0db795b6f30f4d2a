"""Chroma as the vector store: embedded in the data folder, or one server by URL. The only module that imports chromadb."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from index.embedding.embedder import Vectors
from index.trouble import VectorStoreTrouble
from index.vectors.store import Stored

PAGE = 1000
PROBE_SECONDS = 120
ROOT = Path(__file__).parents[2]


class Chroma:
    """A `VectorStore` in Chroma. Never with its default embedding function, which downloads a model; telemetry off."""

    def __init__(self, client: ClientAPI, *, model_id: str) -> None:
        self._client = client
        self._prefix = "passages-" + re.sub(r"[^a-zA-Z0-9._-]+", "-", model_id)[:200] + "-"

    def languages(self) -> set[str]:
        """See `VectorStore`."""
        with _in_our_words():
            names = [collection.name for collection in self._client.list_collections()]
        return {_language(name[len(self._prefix) :]) for name in names if name.startswith(self._prefix)}

    def ids(self, language: str) -> set[str]:
        """See `VectorStore`."""
        with _in_our_words():
            collection = self._collection(language, create=False)
            if collection is None:
                return set()
            found: set[str] = set()
            while page := collection.get(include=[], limit=10 * PAGE, offset=len(found))["ids"]:
                found.update(page)
            return found

    def add(self, language: str, stored: Stored) -> None:
        """See `VectorStore`."""
        with _in_our_words():
            collection = self._collection(language, create=True)
            for start in range(0, len(stored.ids), PAGE):
                if collection is not None:
                    collection.upsert(ids=list(stored.ids[start : start + PAGE]), embeddings=stored.vectors[start : start + PAGE])

    def remove(self, language: str, ids: Sequence[str]) -> None:
        """See `VectorStore`. A language of which nothing is left loses its collection, so that no trace stays behind."""
        with _in_our_words():
            collection = self._collection(language, create=False)
            if collection is None:
                return
            for start in range(0, len(ids), PAGE):
                collection.delete(ids=list(ids[start : start + PAGE]))
            if collection.count() == 0:
                self._client.delete_collection(collection.name)

    def nearest(self, language: str, points: Vectors, *, k: int) -> list[list[str]]:
        """See `VectorStore`."""
        with _in_our_words():
            collection = self._collection(language, create=False)
            if collection is None:
                return [[] for _ in points]
            wanted = min(k, collection.count())
            if not wanted:
                return [[] for _ in points]
            return [list(row) for row in collection.query(query_embeddings=points, n_results=wanted, include=[])["ids"]]

    def _collection(self, language: str, *, create: bool) -> Collection | None:
        name = self._prefix + (language or "unknown")
        if create:
            return self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "l2", "ef_search": 200}}
            )
        try:
            return self._client.get_collection(name, embedding_function=None)
        except NotFoundError:
            return None


def embedded_chroma(folder: Path, *, model_id: str) -> Chroma:
    """The store inside a data folder, for the one writer. A damaged one is put aside and begun anew, since it is derived.

    A damaged index may kill the process that opens it, so a child process opens it first.
    """
    if folder.exists() and not _opens(folder):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with _in_our_words():
        return Chroma(chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False)), model_id=model_id)


def served_chroma(url: str, *, model_id: str) -> Chroma:
    """The store behind a Chroma server, shared by any number of writers and readers."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise VectorStoreTrouble(
            "CHROMA_URL is no web address. Give one like http://127.0.0.1:8000, or leave it empty for the embedded store."
        )
    with _in_our_words(url):
        client = chromadb.HttpClient(
            host=parts.hostname,
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )
        return Chroma(client, model_id=model_id)


def _opens(folder: Path) -> bool:
    """True where a child process can open every collection of the folder, count it and search it."""
    probe = [sys.executable, "-m", "index.vectors.probe", str(folder)]
    try:
        answer = subprocess.run(probe, capture_output=True, timeout=PROBE_SECONDS, check=False, cwd=ROOT)  # noqa: S603  our own module
    except subprocess.TimeoutExpired:
        return False
    return answer.returncode == 0


def _language(name: str) -> str:
    return "" if name == "unknown" else name


@contextmanager
def _in_our_words(place: str = "") -> Iterator[None]:
    where = f" at {place}" if place else ""
    try:
        yield
    except (ChromaError, OSError, ValueError, RuntimeError) as cause:
        raise VectorStoreTrouble(
            f"The vector store{where} failed ({type(cause).__name__}). "
            "Check CHROMA_URL and its server; an embedded store is mended by `python -m bot build`."
        ) from cause
