"""Trigger ids: leave to open one window, for three seconds, once."""

import secrets
from dataclasses import dataclass, field

from tests.slack.clock import Clock
from tests.slack.values import Json, error

LIVES = 3.0


@dataclass(kw_only=True, slots=True)
class Trigger:
    """One leave. `view` is the window on which the person acted."""

    user: str
    view: str | None
    until: float
    used: bool = False


@dataclass(kw_only=True)
class Triggers:
    """The leaves that were given out."""

    clock: Clock
    _all: dict[str, Trigger] = field(default_factory=dict)

    def give(self, user: str, *, view: str | None = None) -> str:
        """A new leave for what a person just did."""
        name = f"{int(self.clock.now())}.{secrets.token_hex(4)}.{secrets.token_hex(8)}"
        self._all[name] = Trigger(user=user, view=view, until=self.clock.now() + LIVES)
        return name

    def take(self, name: str) -> Trigger | Json:
        """Uses a leave, or says why it is none."""
        trigger = self._all.get(name)
        if trigger is None:
            return error("invalid_trigger_id")
        if trigger.used:
            return error("exchanged_trigger_id")
        if self.clock.now() >= trigger.until:
            return error("expired_trigger_id")
        trigger.used = True
        return trigger
