"""Embedding by an OpenAI-compatible server, over a real loopback server that answers well and badly."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from index.embedding.compatible import CompatibleServer
from index.embedding.embedder import OneProcess
from index.trouble import EmbeddingFailed


@dataclass
class Answering:
    """A server on loopback; `status`, `body` and `kind` are what it answers, `body` None for proper embeddings."""

    status: int = 200
    body: bytes | None = None
    kind: str = "application/json"
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def server() -> Iterator[Answering]:
    answering = Answering()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answering.asked.append({"path": self.path, **asked})
            answering.keys.append(self.headers["Authorization"])
            body = proper(asked) if answering.body is None else answering.body
            self.send_response(answering.status)
            self.send_header("Content-Type", answering.kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    answering.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield answering
    http.shutdown()
    http.server_close()
    thread.join()


def proper(asked: dict[str, Any]) -> bytes:
    """Vectors that tell the length of each text."""
    return with_vectors([[float(len(text)), 1.0, 0.0] for text in asked["input"]])


def with_vectors(vectors: list[Any]) -> bytes:
    data = [{"object": "embedding", "index": k, "embedding": vector} for k, vector in enumerate(vectors)]
    return json.dumps({"object": "list", "data": data, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}}).encode()


def embedder(url: str) -> OneProcess:
    return OneProcess(CompatibleServer(model="m", api_key="sesame", base_url=url), model_id="openai-m")


def test_texts_are_sent_as_texts_and_come_back_as_unit_vectors(server: Answering) -> None:
    (vectors,) = embedder(server.url).passages(["ab", "กาแฟ\0x"])
    assert np.allclose(vectors, [[2 / 5**0.5, 1 / 5**0.5, 0], [6 / 37**0.5, 1 / 37**0.5, 0]])
    assert (server.asked[0]["path"], server.asked[0]["model"], server.asked[0]["input"]) == ("/v1/embeddings", "m", ["ab", "กาแฟ x"])
    assert server.keys == ["Bearer sesame"]
    assert embedder(server.url).queries(["abc"]).shape == (1, 3)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (500, b'{"error": {"message": "out of memory"}}', "application/json"),
        (429, b'{"error": {"message": "slow down"}}', "application/json"),
        (401, b'{"error": {"message": "who are you?"}}', "application/json"),
        (404, b"not found", "text/plain"),
        (200, b"<html>a login page</html>", "text/html"),
        (200, b"no json at all", "application/json"),
        (200, b"", "application/json"),
        (200, b"[]", "application/json"),
        (200, b"null", "application/json"),
        (200, b"{}", "application/json"),
        (200, b'{"data": []}', "application/json"),
        (200, b'{"data": [{"nothing": 1}, {"nothing": 1}]}', "application/json"),
        (200, with_vectors([[1.0, 2.0]]), "application/json"),
        (200, with_vectors([[1.0, 2.0]] * 3), "application/json"),
        (200, with_vectors([[1.0, 2.0], [1.0]]), "application/json"),
        (200, with_vectors([[0.0, 0.0], [1.0, 0.0]]), "application/json"),
        (200, with_vectors([None, [1.0, 0.0]]), "application/json"),
        (200, with_vectors([["a"], ["b"]]), "application/json"),
        (200, with_vectors(["AAAA", "AAAA"]), "application/json"),
    ],
)
def test_any_other_answer_is_a_failure_in_words_after_one_try(server: Answering, status: int, body: bytes, kind: str) -> None:
    server.status, server.body, server.kind = status, body, kind
    with pytest.raises(EmbeddingFailed, match="Check ") as told:
        list(embedder(server.url).passages(["ab", "cd"]))
    assert len(server.asked) == 1
    assert "sesame" not in str(told.value)


def test_a_server_that_is_down_is_a_failure_in_words() -> None:
    with pytest.raises(EmbeddingFailed, match="Check OPENAI_BASE_URL and OPENAI_API_KEY, then run again"):
        embedder("http://127.0.0.1:9/v1").queries(["ab"])
