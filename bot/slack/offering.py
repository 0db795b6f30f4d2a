"""The offer of a weekly list, after a good one, once in each channel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.blocks import notices
from bot.blocks.showing import Message, Showing
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.memory.memory import Memory
from bot.slack.spot import Spot

FEWEST = 3
"""Creators who fit well, from which a list is a good one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WeeklyOffer:
    """See `bot.slack.answering.Offers`."""

    memory: Memory
    clock: Callable[[], datetime]

    def __call__(self, spot: Spot, reply: Reply, thread: Thread, showing: Showing) -> Message | None:
        """The offer; `None` where the list is not a good one, or the channel had its offer."""
        if not _good(reply) or thread.kept is None:
            return None
        if not self.memory.channels.offered_weekly(spot.team, spot.channel, now=self.clock()):
            return None
        return notices.weekly_offer(thread.kept, showing)


def _good(reply: Reply) -> bool:
    """Whether somebody approved of a creator, or enough of them fit and nothing is asked, since only one thing is at a time."""
    if reply.command.name == "approve" and reply.said == "decided.approve":
        return True
    proposal = reply.answer.proposal if reply.answer is not None else None
    if proposal is None or reply.command.name not in {"new_brief", "refine"} or reply.question is not None:
        return False
    return sum(match.supported for match in proposal.shortlist.matches) >= FEWEST
