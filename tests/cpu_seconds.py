"""How long a piece of work takes, for tests that time must not grow faster than a text."""

import gc
import time
from collections.abc import Callable

TRIES = 3


def least_cpu_seconds(work: Callable[[], object], *, enough: float = 0.0) -> float:
    """CPU seconds of the least of three tries, or of the first that takes no more than `enough`.

    What is not of the work only adds to a single try: other processes (CPU time has none of theirs), other threads of this one (a
    thread's own time has none of theirs), a collection of garbage that earlier tests left (there is none meanwhile), caches of the
    machine that are cold (the least has none of it). Work that remembers its result has to forget it itself, or only the first try counts.
    """
    spent: list[float] = []
    collects = gc.isenabled()
    gc.disable()
    try:
        while len(spent) < TRIES and min(spent, default=float("inf")) > enough:
            started = time.thread_time()
            work()
            spent.append(time.thread_time() - started)
    finally:
        if collects:
            gc.enable()
    return min(spent)
