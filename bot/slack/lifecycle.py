"""What ends: a message that was deleted, a conversation that was stopped, a workspace that took the app out."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.memory.memory import Memory
from bot.slack.arrivals import Deleted, Left, Stopped, conversation_key
from bot.slack.desk import Taken
from bot.slack.stopping import Stops
from bot.slack.work import Work

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Endings:
    """Lets go of what is not to be kept or gone on with."""

    memory: Memory
    stops: Stops
    work: Work
    left: Callable[[], None]
    """Told once the data of the workspace is gone: the bot has nothing left to do there."""

    def stopped(self, taken: Taken) -> None:
        """Ends the work of a conversation: what waits is taken out, what runs ends at its next step and says so."""
        arrival = taken.arrival
        if isinstance(arrival, Stopped):
            key = conversation_key(arrival.team, arrival.channel, arrival.thread)
            waiting = self.work.cancel(key)
            self.stops.stop(key)
            log.info("stopped", extra={"action": "stopped", "waiting": waiting})

    def deleted(self, taken: Taken) -> None:
        """Forgets what a deleted message said: with the first message of a thread its conversation, else the one turn."""
        arrival = taken.arrival
        if not isinstance(arrival, Deleted):
            return
        self.memory.deliveries.forget_message(arrival.team, arrival.channel, arrival.ts)
        root = arrival.thread or arrival.ts
        key = conversation_key(arrival.team, arrival.channel, root)
        if root == arrival.ts:
            self.memory.threads.forget(key)
        else:
            self.memory.turns.unsay(key, arrival.text)

    def uninstalled(self, taken: Taken) -> None:
        """Deletes everything of a workspace."""
        if isinstance(taken.arrival, Left):
            told = self.memory.leaving.leave(taken.arrival.team)
            log.info("workspace left", extra={"action": "workspace_left", "rows": told})
            self.left()
