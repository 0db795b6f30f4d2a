"""What went wrong, told to whoever asked: one sentence with its next step and a reference; to them alone where others need not know."""

import logging
from dataclasses import dataclass

from bot.blocks import notices
from bot.documents.trouble import DocumentTrouble
from bot.failures import worded
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.answering import Answering
from bot.slack.arrivals import Arrival, Heard, Pressed, Submitted
from bot.slack.desk import Taken
from bot.slack.press import Stale
from bot.slack.sealing import BrokenSeal, Seal
from bot.slack.spot import spot_of
from index.trouble import IndexTrouble

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Failing:
    """Tells people. Never raises."""

    answering: Answering
    seal: Seal

    def __call__(self, taken: Taken, failure: Exception, reference: str) -> None:
        """See `bot.slack.desk.Fails`."""
        arrival = taken.arrival
        channel, thread = self._where(arrival)
        user = getattr(arrival, "user", None)
        if channel is None or user is None:
            return
        try:
            showing = self.answering.showing(arrival.team, user, channel)
            if isinstance(failure, Stale):
                told = notices.short("changed_since", showing)
            else:
                foreseen = isinstance(failure, IndexTrouble | DocumentTrouble)
                told = notices.failed(reference, showing, why=worded(failure, reference=reference) if foreseen else None)
            if isinstance(arrival, Heard) and arrival.door != "slash" and thread is not None:
                self.answering.speaking.post(arrival.team, channel, thread, told, key=f"{taken.id}:failed")
            else:
                self.answering.speaking.whisper(channel, user, told, thread=thread)
        except (Refused, Busy, NoReply) as lost:
            log.warning("failure not told", extra={"action": "failure_not_told", "kind": type(lost).__name__, "reference": reference})

    def full(self, arrival: Arrival) -> None:
        """Tells somebody that theirs waits for its turn."""
        channel, thread = self._where(arrival)
        user = getattr(arrival, "user", None)
        if channel is not None and user is not None:
            showing = self.answering.showing(arrival.team, user, channel)
            self.answering.speaking.whisper(channel, user, notices.short("busy", showing), thread=thread)

    def _where(self, arrival: Arrival) -> tuple[str | None, str | None]:
        if isinstance(arrival, Submitted | Pressed) and arrival.window is not None:
            try:
                carried = self.seal.opened(arrival.window.metadata, user=arrival.user)
                spot = spot_of(carried.key or "", team=arrival.team)
            except BrokenSeal:
                return None, None
            return spot.channel, spot.thread
        return getattr(arrival, "channel", None), getattr(arrival, "thread", None)
