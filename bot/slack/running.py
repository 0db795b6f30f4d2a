"""What runs beside the answers: taking up what a dead process left, the weekly rounds, dropping what is past its time."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.memory.memory import Memory
from bot.slack.desk import Desk
from bot.weekly.rounds import Rounds

log = logging.getLogger("briefmatch")

SWEEP_EVERY, ROUND_EVERY, TIDY_EVERY = 10.0, 20.0, 3_600.0
"""Seconds between two sweeps, rounds and tidyings."""
DOOR = "slack:"
"""What the keys of conversations begin with that are held in Slack; those of a terminal are dropped by whoever sits at it."""
DELIVERIES_KEPT, POSTINGS_KEPT, DELETED_KEPT, OCCURRENCES_KEPT = (timedelta(days=days) for days in (3, 120, 30, 90))
"""Slack repeats a delivery within minutes; a posting is asked for again as long as its thread may be; a deleted weekly list comes back; a
weekly message can be answered as long as it is known when it was posted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tidying:
    """Drops what is past its time."""

    memory: Memory
    thread_days: int

    def __call__(self, now: datetime) -> None:
        """Drops it."""
        threads = self.memory.threads.drop_older_than(now - timedelta(days=self.thread_days), prefix=DOOR)
        self.memory.deliveries.drop_older_than(now - DELIVERIES_KEPT)
        self.memory.postings.drop_older_than(now - max(POSTINGS_KEPT, timedelta(days=self.thread_days)))
        self.memory.schedules.drop_deleted_before(now - DELETED_KEPT)
        self.memory.occurrences.drop_older_than(now - OCCURRENCES_KEPT)
        if threads:
            log.info("threads dropped", extra={"action": "threads_dropped", "count": threads})


class Beside:
    """Threads that do something again and again until they are told to end."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._end = threading.Event()
        self._threads: list[threading.Thread] = []

    def every(self, seconds: float, name: str, deed: Callable[[datetime], object]) -> None:
        """Does a deed at once, and then again so many seconds after it ended. A failure is logged, and the next time comes."""

        def go() -> None:
            while not self._end.is_set():
                try:
                    deed(self._clock())
                except Exception as failure:  # such as a database that is down for a while
                    log.exception("not done", extra={"action": f"{name}_failed", "kind": type(failure).__name__})
                self._end.wait(seconds)

        thread = threading.Thread(target=go, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def close(self, *, seconds: float) -> None:
        """Ends them, and waits for what is being done."""
        self._end.set()
        for thread in self._threads:
            thread.join(timeout=seconds)


def begin(beside: Beside, *, desk: Desk, rounds: Rounds, tidying: Tidying) -> None:
    """Begins all of it."""
    beside.every(SWEEP_EVERY, "sweep", lambda _: desk.sweep())
    beside.every(ROUND_EVERY, "weekly", rounds.run)
    beside.every(TIDY_EVERY, "tidy", tidying)
