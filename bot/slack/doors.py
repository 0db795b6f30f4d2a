"""The two doors that Slack comes in by: Socket Mode, and signed HTTP. Both close gracefully: what was accepted is answered."""

import json
import re
import signal
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import waitress
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

EVENTS_PATH, HEALTH_PATH = "/slack/events", "/health"
MOST_BODY = 3_000_000
"""Bytes of a request: Slack's largest are far below."""
_STAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
CONNECTION_WORKERS = 16
PING_EVERY = 3.0
"""Seconds. A connection that was cut off without a word is noticed after four of them."""
THREADS = 16

Close = Callable[[], None]


def until_told() -> threading.Event:
    """Set when the process is asked to end; a second request ends it at once."""
    told = threading.Event()

    def end(number: int, _: Any) -> None:
        if told.is_set():
            signal.default_int_handler(number, None)
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return told


def by_socket(app: App, *, app_token: str) -> Close:
    """Opens a connection to Slack and answers over it; returns what closes it."""
    handler = SocketModeHandler(app, app_token, concurrency=CONNECTION_WORKERS, ping_interval=PING_EVERY)
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt's own, without types
    return handler.close


def by_http(app: App, *, host: str, port: int, healthy: Callable[[], bool]) -> tuple[Close, int]:
    """Serves Slack's requests in threads; returns what closes the server, and the port, which is a free one where 0 was asked for."""
    server = waitress.create_server(
        guarded(SlackRequestHandler(app, path=EVENTS_PATH), healthy),
        host=host,
        port=port,
        threads=THREADS,
        max_request_body_size=MOST_BODY,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    thread = threading.Thread(target=server.run, name="http", daemon=True)
    thread.start()

    def close() -> None:
        server.close()
        thread.join(timeout=5)

    return close, int(server.effective_port)


def guarded(inner: "WSGIApplication", healthy: Callable[[], bool]) -> "WSGIApplication":
    """The app behind a guard: only what can be signed gets through. A stamp or signature of a wrong shape would end in a traceback
    further on, so it is refused here.
    """

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
        if path == HEALTH_PATH and method in {"GET", "HEAD"}:
            fine = healthy()
            return _told(start, "200 OK" if fine else "503 Service Unavailable", {"ok": fine})
        if path != EVENTS_PATH or method != "POST":
            return _told(start, "404 Not Found", {"ok": False})
        stamp, signature = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""), environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not _STAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
            return _told(start, "401 Unauthorized", {"ok": False})
        return inner(environ, start)

    return answer


def _told(start: "StartResponse", status: str, what: dict[str, Any]) -> Iterable[bytes]:
    body = json.dumps(what).encode()
    start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
