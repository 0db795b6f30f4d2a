"""Work on threads of its own: bounded, in turn for every channel, in order within a conversation. Acknowledging never waits for it."""

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

log = logging.getLogger("briefmatch")

MOST_WAITING = 500
"""Jobs that wait at most, of all channels: some minutes of work, beyond which an answer is too late to be one."""
MOST_OF_ONE = 50
"""Jobs of one channel that wait at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One piece of work. Jobs of the same conversation are done one after another, channels take turns. `run` handles its own failures."""

    channel: str
    conversation: str
    run: Callable[[], None]


@dataclass(kw_only=True, slots=True)
class _State:
    waiting: OrderedDict[str, deque[Job]] = field(default_factory=OrderedDict)
    busy: set[str] = field(default_factory=set)
    count: int = 0
    running: int = 0
    open: bool = True


class Work:
    """A few threads that take jobs in turn. Given back to nobody: `close` ends it."""

    def __init__(self, *, threads: int, most: int = MOST_WAITING, most_of_one: int = MOST_OF_ONE) -> None:
        self._state = _State()
        self._changed = threading.Condition()
        self._most, self._most_of_one = most, most_of_one
        self._threads = [threading.Thread(target=self._go, name=f"work-{k}", daemon=True) for k in range(threads)]
        for one in self._threads:
            one.start()

    def submit(self, job: Job) -> int | None:
        """Takes a job, and returns how many jobs are before it; `None` where there is no room, or where it was closed."""
        with self._changed:
            state = self._state
            queue = state.waiting.get(job.channel)
            if not state.open or state.count >= self._most or (queue is not None and len(queue) >= self._most_of_one):
                return None
            ahead = state.count + max(0, state.running - len(self._threads) + 1)
            state.waiting.setdefault(job.channel, deque()).append(job)
            state.count += 1
            self._changed.notify()
            return ahead

    def cancel(self, conversation: str) -> int:
        """Takes the jobs of a conversation out that nobody began; returns how many."""
        with self._changed:
            taken = 0
            for channel, queue in list(self._state.waiting.items()):
                kept = deque(job for job in queue if job.conversation != conversation)
                taken += len(queue) - len(kept)
                if kept:
                    self._state.waiting[channel] = kept
                else:
                    del self._state.waiting[channel]
            self._state.count -= taken
            self._changed.notify_all()
            return taken

    @property
    def waiting(self) -> int:
        """Jobs that nobody began."""
        with self._changed:
            return self._state.count

    def close(self, *, seconds: float) -> bool:
        """Takes no more jobs, and waits until all are done, at most so long; whether they were. What is left is in the database."""
        with self._changed:
            self._state.open = False
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: not self._state.count and not self._state.running, timeout=seconds)
        if done:
            for one in self._threads:
                one.join(timeout=1)
        return done

    def _go(self) -> None:
        while (job := self._next()) is not None:
            try:
                job.run()
            except Exception:  # a job words its own failures; what it could not must not end the thread
                log.exception("job failed", extra={"action": "job_failed"})
            finally:
                with self._changed:
                    self._state.busy.discard(job.conversation)
                    self._state.running -= 1
                    self._changed.notify_all()

    def _next(self) -> Job | None:
        with self._changed:
            while True:
                if (job := self._taken()) is not None:
                    self._state.running += 1
                    self._state.busy.add(job.conversation)
                    return job
                if not self._state.open and not self._state.count:
                    return None
                self._changed.wait()

    def _taken(self) -> Job | None:
        """The first job of the channel that waits longest for its turn, whose conversation nobody works on."""
        state = self._state
        for channel, queue in state.waiting.items():
            job = next((one for one in queue if one.conversation not in state.busy), None)
            if job is not None:
                queue.remove(job)
                state.count -= 1
                state.waiting.move_to_end(channel)
                if not queue:
                    del state.waiting[channel]
                return job
        return None
