"""Leaves a model that keeps failing alone for a while, so that nobody waits for it again and again."""

from collections.abc import Callable
from threading import Lock

from bot.models.model import Model, ModelFailed, Reason
from prompts.request import Request

FAILURES = 3
REST = 30.0
"""Seconds. With three failures it makes at most five calls in the first minute of an outage, and recovery is seen within half of one."""
_OF_THE_QUESTION: frozenset[Reason] = frozenset({"refused", "truncated"})
"""Reasons that lie in one brief, and say nothing about the next."""


class Breaker:
    """A model that fails at once with the last reason while it rests; after the rest one call tries, and a success ends it."""

    def __init__(self, model: Model, *, clock: Callable[[], float], failures: int = FAILURES, rest: float = REST) -> None:
        self._model = model
        self._clock = clock
        self._most = failures
        self._rest = rest
        self._lock = Lock()
        self._failed = 0
        self._until = 0.0
        self._reason: Reason = "down"

    def answer(self, request: Request, *, deadline: float) -> str:
        """See `Model`."""
        self._enter()
        try:
            reply = self._model.answer(request, deadline=deadline)
        except ModelFailed as failure:
            self._left(None if failure.reason in _OF_THE_QUESTION else failure.reason)
            raise
        self._left(None)
        return reply

    def _enter(self) -> None:
        with self._lock:
            if self._failed < self._most:
                return
            now = self._clock()
            if now < self._until:
                raise ModelFailed(self._reason)
            self._until = now + self._rest  # the others go on resting while this one tries

    def _left(self, reason: Reason | None) -> None:
        with self._lock:
            if reason is None:
                self._failed = 0
                return
            self._failed += 1
            self._reason = reason
            if self._failed >= self._most:
                self._until = self._clock() + self._rest
