"""What can go wrong between an app and Slack, on demand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from threading import Lock

from tests.slack.values import Json


class Fault(Enum):
    """One way in which a call fails. Those with AFTER, and LOST_REPLY, did what was asked before they failed."""

    LOST_REPLY = auto()
    """Done; the connection is closed without an answer."""
    RESET = auto()
    """Not done; the connection is reset."""
    RESET_AFTER_COMMIT = auto()
    """Done; the connection is reset."""
    RATE_LIMITED = auto()
    """Not done; 429 with Retry-After."""
    ERROR_BEFORE_COMMIT = auto()
    """Not done; 500."""
    ERROR_AFTER_COMMIT = auto()
    """Done; 500."""
    HANG = auto()
    """Not done; no answer until `Faults.release` or the end."""
    HANG_AFTER_COMMIT = auto()
    """Done; no answer until `Faults.release` or the end."""
    REFUSED = auto()
    """Not done; 200 with an error by name."""

    @property
    def committed(self) -> bool:
        """Whether what was asked for was done all the same."""
        return self in {Fault.LOST_REPLY, Fault.RESET_AFTER_COMMIT, Fault.ERROR_AFTER_COMMIT, Fault.HANG_AFTER_COMMIT}


@dataclass(kw_only=True, slots=True)
class Planned:
    """A fault that waits for its call. `left` None is for ever."""

    method: str
    fault: Fault
    left: int | None
    retry_after: int
    error: str
    when: Callable[[Json], bool]


class Faults:
    """Faults in the order in which they were planned; each takes the first call that fits."""

    def __init__(self) -> None:
        self._planned: list[Planned] = []
        self._lock = Lock()
        self.release_hanging: Callable[[], None] = lambda: None

    def next(
        self,
        method: str,
        fault: Fault,
        *,
        times: int | None = 1,
        retry_after: int = 1,
        error: str = "internal_error",
        when: Callable[[Json], bool] = lambda _: True,
    ) -> None:
        """The next call of `method` (`*`: of any) fails like this; `times` None makes it every one from now on."""
        with self._lock:
            self._planned.append(Planned(method=method, fault=fault, left=times, retry_after=retry_after, error=error, when=when))

    def always(self, method: str, fault: Fault, *, retry_after: int = 1, error: str = "internal_error") -> None:
        """Every call of `method` fails like this until `clear`."""
        self.next(method, fault, times=None, retry_after=retry_after, error=error)

    def clear(self) -> None:
        """Nothing fails any more."""
        with self._lock:
            self._planned.clear()

    def release(self) -> None:
        """Ends the connections that hang, without an answer."""
        self.release_hanging()

    @property
    def waiting(self) -> int:
        """How many planned faults no call has met yet."""
        with self._lock:
            return len(self._planned)

    def take(self, method: str, arguments: Json) -> Planned | None:
        """The fault for this call."""
        with self._lock:
            for planned in self._planned:
                if planned.method in {method, "*"} and planned.when(arguments):
                    if planned.left is not None:
                        planned.left -= 1
                        if planned.left <= 0:
                            self._planned.remove(planned)
                    return planned
        return None
