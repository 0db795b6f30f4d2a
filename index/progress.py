"""How long work reports on itself; showing it is the business of whoever called."""

from typing import Protocol


class Progress(Protocol):
    """Told of each stage and of the steps done in it."""

    def stage(self, name: str, *, total: int | None, unit: str) -> None:
        """A new stage begins, of so many steps where that is known."""

    def advance(self, steps: int) -> None:
        """So many more steps of the stage are done."""


class Silent:
    """Shows nothing."""

    def stage(self, name: str, *, total: int | None, unit: str) -> None:
        """See `Progress`."""

    def advance(self, steps: int) -> None:
        """See `Progress`."""
