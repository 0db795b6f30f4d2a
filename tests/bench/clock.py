"""Timing and memory."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any


def p50_ms(action: Callable[[int], Any], *, times: int, warm: int = 3) -> float:
    """Median milliseconds of an action that is given the number of the run."""
    for k in range(warm):
        action(k)
    spent: list[float] = []
    for k in range(times):
        began = time.perf_counter()
        action(k)
        spent.append(1000 * (time.perf_counter() - began))
    return median(spent)


def resident_mb(process: int | str = "self") -> float:
    """Resident memory of a process, this one unless another is named, mapped files included, in MB (Linux)."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")
