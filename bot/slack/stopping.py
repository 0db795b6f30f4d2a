"""Stop, as people press it: noted here, and noticed by work at its next step."""

import threading
from dataclasses import dataclass, field


class Stopped(Exception):
    """Somebody stopped this answer."""


@dataclass(frozen=True, slots=True)
class Stops:
    """Conversations whose work is to end. Of this process alone: a press that reached another ends nothing here, and the answer comes."""

    _keys: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stop(self, key: str) -> None:
        """Asks the work of a conversation to end."""
        with self._lock:
            self._keys.add(key)

    def begin(self, key: str) -> None:
        """New work began: what was stopped before it is past."""
        with self._lock:
            self._keys.discard(key)

    def check(self, key: str) -> None:
        """Raises Stopped where the work of this conversation is to end."""
        with self._lock:
            if key in self._keys:
                self._keys.discard(key)
                raise Stopped(key)
