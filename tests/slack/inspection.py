"""Everything that the app lets people see, handed to whoever checks it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from tests.slack.values import Json

Surface = Literal["message", "ephemeral", "modal", "home", "chunks", "view_answer"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """One payload as it left the app. `blocks` are those of a message or window, or the chunks of a stream; `payload` is all of it."""

    surface: Surface
    method: str
    blocks: tuple[Json, ...]
    text: str
    payload: Json


Validator = Callable[[Outgoing], Iterable[str]]
"""Names what is wrong with a payload, in words for whoever reads the failed test."""


class Inspection:
    """Keeps every payload and what the validators found; a test fails on any finding."""

    def __init__(self) -> None:
        self.validators: list[Validator] = []
        self._lock = Lock()
        self._seen: list[Outgoing] = []
        self._problems: list[str] = []

    def look(self, outgoing: Outgoing) -> list[str]:
        """Keeps it, and says what is wrong with it."""
        found = self.findings(outgoing)
        with self._lock:
            self._seen.append(outgoing)
            self._problems += found
        return found

    def findings(self, outgoing: Outgoing) -> list[str]:
        """What is wrong with a payload, without keeping it."""
        return [f"{outgoing.method}: {finding}" for validator in self.validators for finding in validator(outgoing)]

    def seen(self) -> list[Outgoing]:
        """Every payload so far."""
        with self._lock:
            return list(self._seen)

    def problems(self) -> list[str]:
        """Everything that validators found so far."""
        with self._lock:
            return list(self._problems)

    def forgive(self) -> list[str]:
        """Takes the findings away, for a test that provokes them."""
        with self._lock:
            found, self._problems = self._problems, []
            return found
