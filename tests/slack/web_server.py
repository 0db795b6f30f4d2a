"""The fake on loopback: HTTP with real sockets, so that replies can be lost, connections reset and answers never come."""

import json
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.slack.faults import Fault
from tests.slack.people import BOT_TOKEN
from tests.slack.responses import ADDRESS, Responses
from tests.slack.shared_files import SharedFiles
from tests.slack.standing import Standing
from tests.slack.values import Json
from tests.slack.web_api import Answered, WebApi, read_arguments


class Parts:
    """What the server hands requests to; filled once the parts exist, since they need its address first."""

    api: WebApi
    files: SharedFiles
    responses: Responses
    standing: Standing


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """A client that went away is no news; what else goes wrong shows in `crashed`."""


class WebServer:
    """Listens from the start; `parts` must be filled before the first request."""

    def __init__(self) -> None:
        self.parts = Parts()
        self.crashed: list[str] = []
        """Exceptions of our own code while it answered: a test with any is no proof."""
        self.released = threading.Event()
        self._http = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"server_of": self}))
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, name="slack-web", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Lets go of every connection that hangs, without an answer."""
        held, self.released = self.released, threading.Event()
        held.set()

    def close(self) -> None:
        """Stops."""
        self.release()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_of: WebServer

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        target = urlsplit(self.path)
        for prefix, answer in _ROUTES.items():
            if target.path.startswith(prefix):
                with suppress(OSError):  # the client went away
                    try:
                        answer(self, target.path.removeprefix(prefix), content)
                    except OSError:
                        raise
                    except Exception as crash:  # kept for the test, which fails for it: no crash of the fake may pass unseen
                        self.server_of.crashed.append(f"{self.path}: {type(crash).__name__}: {crash}")
                        self._whole(500, b"the fake itself failed", "text/plain")
                return
        self._whole(404, b"not found", "text/plain")

    def _method(self, method: str, content: bytes) -> None:
        arguments = self._arguments(content)
        token = self._token() or str(arguments.pop("token", ""))
        arguments.pop("token", None)
        self._finish(lambda: self.server_of.parts.api.answer(method, token, arguments))

    def _finish(self, answer: Callable[[], Answered]) -> None:
        released = self.server_of.released  # taken before the call is seen by others, so that no release is missed
        answered = answer()
        if answered.fault is None or answered.status != 200:
            self._json(answered)
        elif answered.fault in {Fault.HANG, Fault.HANG_AFTER_COMMIT}:
            released.wait()
            self.close_connection = True
        else:
            if answered.fault in {Fault.RESET, Fault.RESET_AFTER_COMMIT}:
                self._reset()
            self.close_connection = True

    def _reset(self) -> None:
        """Closed with nothing lingering, which the other side sees as a reset; the files over the socket would keep it open."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        self.rfile.close()
        self.wfile.close()
        self.connection.close()

    def _upload(self, path: str, content: bytes) -> None:
        told = self.server_of.parts.standing.upload(
            f"/upload/{path}", content, self.headers.get("Content-Type", "application/octet-stream")
        )
        self._whole(told.status, told.content, told.kind)

    def _file(self, _: str, __: bytes) -> None:
        token = self._token()
        told = self.server_of.parts.files.download(self.path, token, self.server_of.parts.api.actor(token))
        self._whole(told.status, told.content, told.kind)

    def _response(self, name: str, content: bytes) -> None:
        told = json.loads(content)
        self._finish(lambda: self.server_of.parts.api.answer("response_url", BOT_TOKEN, {**told, ADDRESS: name}))

    def _arguments(self, content: bytes) -> Json:
        query = parse_qsl(urlsplit(self.path).query, keep_blank_values=True)
        if "json" in self.headers.get("Content-Type", ""):
            told = json.loads(content or b"{}")
            return read_arguments({**dict(query), **(told if isinstance(told, dict) else {})})
        return read_arguments([*query, *parse_qsl(content.decode(errors="replace"), keep_blank_values=True)])

    def _token(self) -> str:
        return self.headers.get("Authorization", "").removeprefix("Bearer").strip()

    def _json(self, answered: Answered) -> None:
        headers = {"Retry-After": str(answered.retry_after)} if answered.retry_after is not None else {}
        if answered.status >= 500:
            self._whole(answered.status, b"upstream request failure", "text/plain")
        else:
            self._whole(answered.status, json.dumps(answered.body).encode(), "application/json; charset=utf-8", headers)

    def _whole(self, status: int, content: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


_ROUTES: dict[str, Callable[[_Handler, str, bytes], None]] = {
    "/api/": _Handler._method,
    "/upload/": _Handler._upload,
    "/files-pri/": _Handler._file,
    "/response/": _Handler._response,
}
