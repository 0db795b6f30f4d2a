"""Socket Mode: real websockets on loopback, `hello`, envelopes, acks, `disconnect`."""

import itertools
import json
import secrets
from contextlib import suppress
from threading import Lock, Thread
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from tests.slack.deliveries import Attempt, Deliveries
from tests.slack.happenings import Happenings
from tests.slack.people import APP_ID
from tests.slack.values import Json, error, ok

MOST_CONNECTIONS = 10


class SocketDoor:
    """Each payload goes to one of the open connections in turn; where there is none, it waits for one."""

    def __init__(self, *, deliveries: Deliveries, happenings: Happenings) -> None:
        self._deliveries = deliveries
        self._happenings = happenings
        self._lock = Lock()
        self._tickets: set[str] = set()
        self._connections: list[ServerConnection] = []
        self._turn = itertools.count()
        self._waiting: list[Attempt] = []
        self.seen = 0
        """How many connections there ever were."""
        self._server: Server = serve(self._connected, "127.0.0.1", 0, compression=None, ping_interval=None)
        self._port = self._server.socket.getsockname()[1]
        self._thread = Thread(target=self._server.serve_forever, name="slack-socket", daemon=True)
        self._thread.start()

    @property
    def connections(self) -> int:
        """How many connections are open."""
        with self._lock:
            return len(self._connections)

    def open(self) -> Json:
        """The answer of `apps.connections.open`: an address that is good for one connection."""
        with self._lock:
            if len(self._connections) >= MOST_CONNECTIONS:
                return error("too_many_websockets")
            ticket = secrets.token_hex(8)
            self._tickets.add(ticket)
        return ok(url=f"ws://127.0.0.1:{self._port}/link/?ticket={ticket}&app_id={APP_ID}")

    def send(self, attempt: Attempt) -> None:
        """Sends an envelope, or keeps it until a connection opens."""
        with self._lock:
            open_now = list(self._connections)
            if not open_now:
                self._waiting.append(attempt)
                return
        start = next(self._turn)
        for offset in range(len(open_now)):
            if self._over(open_now[(start + offset) % len(open_now)], attempt):
                return
        with self._lock:
            self._waiting.append(attempt)

    def ask_to_reconnect(self, reason: str = "refresh_requested") -> None:
        """Tells every connection to make way for a new one, as Slack does now and then."""
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            with suppress(ConnectionClosed):
                connection.send(json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "loopback"}}))

    def cut(self) -> None:
        """Closes every connection without a word."""
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            with suppress(OSError):
                connection.socket.shutdown(2)

    def close(self) -> None:
        """Closes all and stops listening."""
        self.cut()
        self._server.shutdown()
        self._thread.join()

    def _over(self, connection: ServerConnection, attempt: Attempt) -> bool:
        delivery = attempt.delivery
        # Over Socket Mode the token for verification and the signature are missing: the connection itself is the proof.
        envelope: Json = {
            "envelope_id": attempt.envelope,
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": attempt.retry, "retry_reason": attempt.reason or ""}
        self._deliveries.sent(attempt.envelope)
        try:
            connection.send(json.dumps(envelope))
        except (ConnectionClosed, OSError):
            return False
        return True

    def _connected(self, connection: ServerConnection) -> None:
        asked = connection.request
        ticket = parse_qs(urlsplit(asked.path if asked else "").query).get("ticket", [""])[0]
        with self._lock:
            if ticket not in self._tickets:
                connection.close(1008, "invalid ticket")
                return
            self._tickets.remove(ticket)
            number = len(self._connections) + 1
        connection.send(json.dumps({
            "type": "hello",
            "num_connections": number,
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "loopback", "build_number": 1, "approximate_connection_time": 18_060},
        }))  # fmt: skip
        with self._lock:
            self._connections.append(connection)
            self.seen += 1
            waiting, self._waiting = self._waiting, []
        self._happenings.changed()
        for attempt in waiting:
            self.send(attempt)
        # A client that leaves without a closing frame is nothing to report: `cut` and a killed process do just that.
        with suppress(ConnectionClosed):
            for message in connection:
                told = json.loads(message)
                if "envelope_id" in told:
                    payload = told.get("payload")
                    self._deliveries.acked(told["envelope_id"], payload if isinstance(payload, dict) else None)
        with self._lock:
            self._connections.remove(connection)
        self._happenings.changed()
