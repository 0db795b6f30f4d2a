"""What this process is at work on: held under short leases that are renewed, so that what a dead process held is soon free."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from bot.memory.deliveries import Deliveries, Delivery

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """The deliveries that are being worked on, or wait in this process's own queue."""

    deliveries: Deliveries
    lease: timedelta
    _held: dict[tuple[str, str], Delivery] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def held(self, one: Delivery) -> Iterator[bool]:
        """Holds a delivery while it is worked on; whether it is this process's at the beginning."""
        self.keep(one)
        try:
            yield self.deliveries.renew(one, lease=self.lease)
        finally:
            self.let_go(one)

    def keep(self, one: Delivery) -> None:
        """Renews its lease from now on."""
        with self._lock:
            self._held[one.team_id, one.event_id] = one

    def let_go(self, one: Delivery) -> None:
        """Renews it no more."""
        with self._lock:
            self._held.pop((one.team_id, one.event_id), None)

    def renew(self) -> None:
        """Renews every lease. Called often enough that none ends while its work goes on."""
        with self._lock:
            held = list(self._held.values())
        for one in held:
            if not self.deliveries.renew(one, lease=self.lease):
                log.warning("delivery lost", extra={"action": "delivery_lost", "kind": one.kind})
                self.let_go(one)
