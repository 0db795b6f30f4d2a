"""What Slack sends to the app: envelopes with their acks, sent again where none comes in time."""

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal, Protocol

from tests.slack.alarm import Alarm
from tests.slack.happenings import Happenings
from tests.slack.values import Json

Kind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How patient Slack is, in seconds: for an ack, and before it sends an event again (really at once, after one minute, after five)."""

    ack_within: float = 3.0
    again_after: tuple[float, ...] = (0.0, 0.2, 0.4)


@dataclass(eq=False, kw_only=True)
class Delivery:
    """One thing sent to the app, and what became of it. Moments are of the monotonic clock."""

    kind: Kind
    payload: Json
    sent: list[float] = field(default_factory=list)
    acked: float | None = None
    ack: Json | None = None
    """What came with the ack: the answer to a window, a text for a command."""
    refused: int | None = None
    """The last status over HTTP that was not 200."""
    given_up: bool = False

    @property
    def latency(self) -> float | None:
        """Seconds from the last sending to the ack."""
        return None if self.acked is None else self.acked - self.sent[-1]

    @property
    def name(self) -> str:
        """What it is: the type of an event or an interaction."""
        event = self.payload.get("event")
        return str(event["type"] if isinstance(event, dict) else self.payload.get("type") or self.payload.get("command"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One sending of a delivery, with the number by which its ack is told. `retry` counts from 0."""

    envelope: str
    delivery: Delivery
    retry: int
    reason: str | None


class Door(Protocol):
    """The way to the app: Socket Mode or signed HTTP."""

    def send(self, attempt: Attempt) -> None:
        """Sends it, or keeps it until it can. Never waits for the answer."""

    def close(self) -> None:
        """Closes it."""


class Deliveries:
    """Sends, records acks, sends events again; holds them back, doubles them or turns their order round where a test says so."""

    def __init__(self, *, pace: Pace, alarm: Alarm, happenings: Happenings) -> None:
        self.pace = pace
        self.door: Door | None = None
        self._alarm = alarm
        self._happenings = happenings
        self._numbers = itertools.count(1)
        self._lock = Lock()
        self._all: list[Delivery] = []
        self._open: dict[str, Attempt] = {}
        self._held: list[Delivery] | None = None
        self._doubled = 0
        self.on_ack: Callable[[Delivery], None] = lambda _: None

    def send(self, kind: Kind, payload: Json) -> Delivery:
        """Sends a payload to the app, or holds it where events are held."""
        delivery = Delivery(kind=kind, payload=payload)
        with self._lock:
            self._all.append(delivery)
            if self._held is not None and kind == "events_api":
                self._held.append(delivery)
                return delivery
            twice = kind == "events_api" and self._doubled > 0
            self._doubled -= twice
        self._attempt(delivery, retry=0, reason=None)
        if twice:
            self._attempt(delivery, retry=1, reason="http_timeout")
        return delivery

    def hold(self) -> None:
        """Keeps the events that come from now on back."""
        with self._lock:
            self._held = []

    def release(self, order: Callable[[Sequence[Delivery]], Sequence[Delivery]] = lambda held: held) -> None:
        """Sends what was held, in the given order."""
        with self._lock:
            held, self._held = self._held or [], None
        for delivery in order(held):
            self._attempt(delivery, retry=0, reason=None)

    def double(self, events: int = 1) -> None:
        """The next events are sent twice at once, as after an ack that got lost."""
        with self._lock:
            self._doubled += events

    def again(self, delivery: Delivery) -> None:
        """Sends an event once more, however long ago it was acked."""
        self._attempt(delivery, retry=1, reason="http_timeout")

    def all(self) -> list[Delivery]:
        """Everything sent so far, in order."""
        with self._lock:
            return list(self._all)

    def acked(self, envelope: str, payload: Json | None) -> None:
        """The app took what came in this envelope."""
        with self._lock:
            attempt = self._open.pop(envelope, None)
            if attempt is None:
                return
            delivery = attempt.delivery
            if delivery.acked is None:
                delivery.acked = time.monotonic()
                delivery.ack = payload
        self.on_ack(delivery)
        self._happenings.changed()

    def failed(self, envelope: str, *, reason: str, status: int | None = None) -> None:
        """The app did not take it: an event is sent again, the rest is not."""
        with self._lock:
            attempt = self._open.pop(envelope, None)
            if attempt is None:
                return
            delivery = attempt.delivery
            delivery.refused = status
            last = delivery.kind != "events_api" or attempt.retry >= len(self.pace.again_after)
            delivery.given_up = last and delivery.acked is None
        self._happenings.changed()
        if not last and delivery.acked is None:
            retry = attempt.retry + 1
            self._alarm.after(self.pace.again_after[retry - 1], lambda: self._attempt(delivery, retry=retry, reason=reason))

    def sent(self, envelope: str) -> None:
        """It has left: from now on the ack is awaited."""
        with self._lock:
            attempt = self._open.get(envelope)
            if attempt is not None:
                attempt.delivery.sent.append(time.monotonic())
        self._alarm.after(self.pace.ack_within, lambda: self.failed(envelope, reason="timeout"))

    def _attempt(self, delivery: Delivery, *, retry: int, reason: str | None) -> None:
        attempt = Attempt(envelope=f"envelope-{next(self._numbers)}", delivery=delivery, retry=retry, reason=reason)
        with self._lock:
            door = self.door
            self._open[attempt.envelope] = attempt
        if door is not None:
            door.send(attempt)
