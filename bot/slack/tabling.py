"""More of the list on the screen: as a table that people sort, or the next cards of it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.blocks.paging import paged
from bot.blocks.replies import messages
from bot.blocks.screen import screen_of
from bot.blocks.showing import Message, Showing
from bot.blocks.table import list_tables
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.slack.answering import Answering
from bot.slack.spot import Spot
from prompts.commands import Command


def tabled(answering: Answering, spot: Spot, user: str, *, delivery: str) -> None:
    """Posts the list of a conversation as a table."""
    showing, reply, _ = _listed(answering, spot, user)
    if reply.answer is None or reply.answer.proposal is None:
        return
    told = paged(list_tables(reply.answer.proposal, showing), showing.words("slack.table"), showing.words)
    _post(answering, spot, told, delivery)


def shown_from(answering: Answering, spot: Spot, user: str, *, delivery: str, first: int) -> None:
    """Posts the cards of a list from a place on."""
    showing, reply, after = _listed(answering, spot, user)
    _post(answering, spot, messages(replace(reply, first=first), showing, screen_of(after)), delivery)


def _listed(answering: Answering, spot: Spot, user: str) -> tuple[Showing, Reply, Thread]:
    thread = answering.conversing.thread(spot.key)
    showing = answering.showing(spot.team, user, spot.channel, language=thread.language)
    reply, after = answering.conversing.conversation.do(Command(name="show_list"), "", thread, answering.moment(spot, user))
    return showing, reply, after


def _post(answering: Answering, spot: Spot, told: Sequence[Message], delivery: str) -> None:
    for number, message in enumerate(told):
        answering.speaking.post(spot.team, spot.channel, spot.thread, message, key=f"{delivery}:{number}")
