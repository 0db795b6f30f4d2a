"""Slack's clock in a test: the real one, moved on by hand where a test must not wait five minutes."""

import time
from threading import Lock


class Clock:
    """Seconds since 1970 as Slack sees them."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._last = 0
        self._lock = Lock()

    def now(self) -> float:
        """The present moment."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Moves the clock on."""
        with self._lock:
            self._ahead += seconds

    def ts(self) -> str:
        """A moment as Slack writes it, never the same twice."""
        with self._lock:
            self._last = max(self._last + 1, int((time.time() + self._ahead) * 1_000_000))
            return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"
