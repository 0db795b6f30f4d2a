"""How old the data of a weekly list is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Freshness:
    """How fresh the data of a round is: `stale` where some file could not be read or put in, and `since` is the day of what answers."""

    stale: bool = False
    since: date | None = None
