"""One thread that calls things at their moment, for what Slack does after a while without being asked."""

import heapq
import itertools
import time
from collections.abc import Callable
from threading import Condition, Thread


class Alarm:
    """Calls what is due; what is called must not wait."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._changed = Condition()
        self._open = True
        self._thread = Thread(target=self._run, name="slack-alarm", daemon=True)
        self._thread.start()

    def after(self, seconds: float, what: Callable[[], None]) -> None:
        """Calls `what` in so many seconds."""
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + seconds, next(self._numbers), what))
            self._changed.notify()

    def close(self) -> None:
        """What is not yet due is not called any more."""
        with self._changed:
            self._open = False
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._open and (not self._due or self._due[0][0] > time.monotonic()):
                    self._changed.wait(self._due[0][0] - time.monotonic() if self._due else None)
                if not self._open:
                    return
                _, _, what = heapq.heappop(self._due)
            what()
