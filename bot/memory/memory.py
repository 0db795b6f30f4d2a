"""All that a team's conversations leave behind, in one place."""

from dataclasses import dataclass

from sqlalchemy import Engine

from bot.memory.channels import Channels
from bot.memory.decisions import Decisions
from bot.memory.deliveries import Deliveries
from bot.memory.errands import Errands
from bot.memory.feedback import Feedback
from bot.memory.leaving import Leaving
from bot.memory.occurrences import Occurrences
from bot.memory.postings import Postings
from bot.memory.preferences import Preferences
from bot.memory.rates import Rates
from bot.memory.saved_briefs import SavedBriefs
from bot.memory.schedules import Schedules
from bot.memory.seen import Sights
from bot.memory.shortlists import Shortlists
from bot.memory.threads import Threads
from bot.memory.turns import Turns


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """The stores over one database. Safe to share between threads and processes."""

    engine: Engine

    @property
    def channels(self) -> Channels:
        """What channels are, and chose for themselves."""
        return Channels(self.engine)

    @property
    def decisions(self) -> Decisions:
        """What was decided about creators."""
        return Decisions(self.engine)

    @property
    def deliveries(self) -> Deliveries:
        """What reached the bot."""
        return Deliveries(self.engine)

    @property
    def errands(self) -> Errands:
        """What administrators have to confirm."""
        return Errands(self.engine)

    @property
    def feedback(self) -> Feedback:
        """What people thought of answers."""
        return Feedback(self.engine)

    @property
    def leaving(self) -> Leaving:
        """The end of a workspace."""
        return Leaving(self.engine)

    @property
    def occurrences(self) -> Occurrences:
        """What became of weekly lists."""
        return Occurrences(self.engine)

    @property
    def postings(self) -> Postings:
        """What was posted."""
        return Postings(self.engine)

    @property
    def preferences(self) -> Preferences:
        """What the team chose for itself."""
        return Preferences(self.engine)

    @property
    def rates(self) -> Rates:
        """Rates of exchange that the team told."""
        return Rates(self.engine)

    @property
    def saved_briefs(self) -> SavedBriefs:
        """Briefs that people saved."""
        return SavedBriefs(self.engine)

    @property
    def schedules(self) -> Schedules:
        """Weekly lists."""
        return Schedules(self.engine)

    @property
    def sights(self) -> Sights:
        """What channels saw of weekly lists."""
        return Sights(self.engine)

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
