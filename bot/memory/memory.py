"""All that a team's conversations leave behind, in one place."""

from dataclasses import dataclass

from sqlalchemy import Engine

from bot.memory.decisions import Decisions
from bot.memory.preferences import Preferences
from bot.memory.rates import Rates
from bot.memory.shortlists import Shortlists
from bot.memory.threads import Threads
from bot.memory.turns import Turns


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """The stores over one database. Safe to share between threads and processes."""

    engine: Engine

    @property
    def decisions(self) -> Decisions:
        """What was decided about creators."""
        return Decisions(self.engine)

    @property
    def preferences(self) -> Preferences:
        """What the team chose for itself."""
        return Preferences(self.engine)

    @property
    def rates(self) -> Rates:
        """Rates of exchange that the team told."""
        return Rates(self.engine)

    @property
    def shortlists(self) -> Shortlists:
        """The lists that were made."""
        return Shortlists(self.engine)

    @property
    def threads(self) -> Threads:
        """Where conversations stand."""
        return Threads(self.engine)

    @property
    def turns(self) -> Turns:
        """What was said in them."""
        return Turns(self.engine)
