"""What happened at the fake, in order, and waiting for it without sleeping."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition
from typing import TypeVar

from tests.slack.faults import Fault
from tests.slack.values import Json

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One call of the Web API. `at` is the monotonic clock; `answer` what was answered, or would have been but for the fault."""

    method: str
    arguments: Json
    by: str
    at: float
    answer: Json
    fault: Fault | None = None


class Happenings:
    """A record that many threads write and a test waits on."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._version = 0
        self._calls: list[Call] = []

    def add(self, call: Call) -> None:
        """Keeps a call and wakes who waits."""
        with self._changed:
            self._calls.append(call)
        self.changed()

    def changed(self) -> None:
        """Wakes who waits: something happened."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def calls(self, method: str | None = None) -> list[Call]:
        """The calls so far, of one method or of all."""
        with self._changed:
            return [call for call in self._calls if method is None or call.method == method]

    def forget(self) -> None:
        """Empties the record."""
        with self._changed:
            self._calls.clear()

    def wait_for(self, predicate: Callable[[], T | None], timeout: float) -> T:
        """The first true value of `predicate`, asked again whenever something happened. Raises TimeoutError."""
        until = time.monotonic() + timeout
        while True:
            with self._changed:
                seen = self._version
            if found := predicate():
                return found
            with self._changed:
                while self._version == seen:
                    left = until - time.monotonic()
                    if left <= 0 or not self._changed.wait(left):
                        break
                if self._version == seen:
                    recent = ", ".join(call.method for call in self._calls[-12:])
                    raise TimeoutError(f"not within {timeout:g} s; the last calls were: {recent or 'none'}")
