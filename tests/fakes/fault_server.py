"""A chat server on loopback that answers as told: well, or in one of the ways in which servers fail. Real sockets, one thread a call."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HANG = 30.0
"""Seconds that a server which never answers keeps its connection; any deadline of a test is far below."""


@dataclass
class FaultServer:
    """`fault` names what happens to each request (`good` answers with `reply`); `asked` holds what came in, in order."""

    url: str
    fault: str = "good"
    reply: str = "{}"
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    closed_on: int = 0
    """Connections that the other side closed while it was being answered."""


def completion(content: str | None, *, finish: str | None = "stop", refusal: str | None = None) -> dict[str, Any]:
    """The body of a chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


def body(content: str | None, **more: Any) -> bytes:
    """The same as bytes."""
    return json.dumps(completion(content, **more), ensure_ascii=False).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    told: FaultServer

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.told.asked.append({"path": self.path, **asked})
        self.told.keys.append(self.headers.get("Authorization", ""))
        try:
            FAULTS[self.told.fault](self)
        except OSError:
            self.told.closed_on += 1
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def whole(self, content: bytes, *, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """A complete answer."""
        self.head(len(content), status=status, kind=kind, **headers)
        self.wfile.write(content)

    def head(self, length: int | None, *, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Status and headers alone."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")  # else a client that is quick asks again on what this side is about to close
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, content: bytes, *, pause: float) -> None:
        """One byte after the other."""
        until = time.monotonic() + HANG
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if time.monotonic() > until:
                return
            time.sleep(pause)

    def hang(self) -> None:
        """Nothing, until the other side goes away."""
        self.connection.settimeout(HANG)
        with suppress(TimeoutError):
            if not self.connection.recv(1):
                self.told.closed_on += 1


def _error(status: int, **headers: str) -> Callable[[_Handler], None]:
    content = json.dumps({"error": {"message": "sorry, here is your brief: coffee", "type": "x", "code": None}}).encode()
    return lambda handler: handler.whole(content, status=status, **headers)


def _fixed(content: bytes, **how: Any) -> Callable[[_Handler], None]:
    return lambda handler: handler.whole(content, **how)


def _slow(handler: _Handler) -> None:
    content = body(handler.told.reply)
    handler.head(len(content))
    handler.drip(content, pause=1.0)


def _slow_headers(handler: _Handler) -> None:
    handler.drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", pause=1.0)


def _endless(handler: _Handler) -> None:
    """White space before JSON, for ever: legal, and never too slow for a timeout between reads."""
    handler.head(None, Transfer_Encoding="chunked")
    until = time.monotonic() + HANG
    while time.monotonic() < until:
        handler.wfile.write(b"1\r\n \r\n")
        handler.wfile.flush()
        time.sleep(0.02)


def _half(handler: _Handler) -> None:
    content = body(handler.told.reply)
    handler.head(len(content))
    handler.wfile.write(content[: len(content) // 2])


def _huge(handler: _Handler) -> None:
    handler.whole(body('{"brand": "long"}').replace(b"long", b"x" * 10_000_000))


def _huge_error(handler: _Handler) -> None:
    handler.whole(b"x" * 10_000_000, status=500, kind="text/plain")


def _packed(handler: _Handler) -> None:
    handler.whole(gzip.compress(body(json.dumps({"brand": "x" * 1_000_000})), compresslevel=1), Content_Encoding="gzip")


def _reset(handler: _Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    handler.connection.close()


FAULTS: dict[str, Callable[[_Handler], None]] = {
    "good": lambda handler: handler.whole(body(handler.told.reply)),
    "429": _error(429, Retry_After="60"),
    "500": _error(500),
    "503": _error(503),
    "401": _error(401),
    "403": _error(403),
    "404": _error(404),
    "400": _error(400),
    "redirect": _error(307, Location="http://127.0.0.1:9/v1/chat/completions"),
    "hang": _Handler.hang,
    "slow": _slow,
    "slow headers": _slow_headers,
    "endless": _endless,
    "closed half-way": _half,
    "reset": _reset,
    "truncated JSON": lambda handler: handler.whole(body(handler.told.reply)[:-40]),
    "truncated reply": _fixed(body('{"brand": "Dri')),
    "cut at length": _fixed(body('{"brand": "Drizzle"}', finish="length")),
    "no finish reason": _fixed(body('{"brand": "Drizzle"}', finish=None)),
    "filtered": _fixed(body(None, finish="content_filter")),
    "refusal": _fixed(body(None, refusal="I cannot help with that.")),
    "refusal in words": _fixed(body("I'm sorry, but I can't help with that.")),
    "wrong schema": _fixed(body('{"answer": 42}')),
    "a list": _fixed(body('[{"brand": "Drizzle"}]')),
    "no content": _fixed(body(None)),
    "empty content": _fixed(body("")),
    "huge": _huge,
    "huge error": _huge_error,
    "packed": _packed,
    "html": _fixed(b"<html>log in first</html>", kind="text/html"),
    "not json": _fixed(b"no json at all"),
    "nothing": _fixed(b""),
    "null": _fixed(b"null"),
    "empty object": _fixed(b"{}"),
    "empty choices": _fixed(json.dumps({**completion("x"), "choices": []}).encode()),
    "null choices": _fixed(json.dumps({**completion("x"), "choices": None}).encode()),
    "error in 200": _fixed(b'{"error": {"message": "overloaded"}}'),
}  # fmt: skip


@contextmanager
def fault_server() -> Iterator[FaultServer]:
    """A server on a free port of loopback, which is gone afterwards; its hanging threads end with their clients."""
    told = FaultServer(url="")
    http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"told": told}))
    http.daemon_threads = True
    http.block_on_close = False
    told.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
