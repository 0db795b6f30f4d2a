"""Progress of long work on a terminal: a bar with rate and time left, or a line now and then where nobody watches."""

import sys
from time import monotonic
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.text import Text

LINE_EVERY_SECONDS = 10.0


class Shown:
    """A `Progress` on standard error. Use as a context; leaving it removes the bar."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bars = Bars(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._lively = self._console.is_terminal
        self._name, self._unit, self._total, self._done = "", "", 0, 0
        self._began = self._said = monotonic()

    def __enter__(self) -> Self:
        if self._lively:
            self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        if self._lively:
            self._bars.stop()

    def stage(self, name: str, *, total: int | None, unit: str) -> None:
        """See `index.progress.Progress`."""
        self._name, self._unit, self._total, self._done = name, unit, total or 0, 0
        self._began = self._said = monotonic()
        if self._lively:
            for task in self._bars.task_ids:
                self._bars.remove_task(task)
            self._bars.add_task(name, total=total, unit=unit)

    def advance(self, steps: int) -> None:
        """See `index.progress.Progress`."""
        self._done += steps
        if self._lively:
            self._bars.advance(self._bars.task_ids[-1], steps)
        elif monotonic() - self._said >= LINE_EVERY_SECONDS:
            self._said = monotonic()
            rate = self._done / max(0.001, self._said - self._began)
            left = f", about {max(0, self._total - self._done) / rate:.0f} s left" if self._total and rate else ""
            print(
                f"{self._name}: {self._done}{f' of {self._total}' if self._total else ''} {self._unit}, {rate:.0f} a second{left}",
                file=sys.stderr,
            )


class _Rate(ProgressColumn):
    """Steps a second with their unit."""

    def render(self, task: Task) -> Text:
        """See `ProgressColumn`."""
        unit = task.fields.get("unit", "")
        return Text(f"{task.speed:,.0f} {unit}/s" if task.speed else "")
