"""More of the list on the screen: as a table that people sort, or the next cards of it."""

from dataclasses import replace

from bot.blocks.paging import paged
from bot.blocks.replies import messages
from bot.blocks.screen import screen_of
from bot.blocks.table import list_tables
from bot.slack.answering import Answering
from bot.slack.spot import Spot
from prompts.commands import Command


def tabled(answering: Answering, spot: Spot, user: str, *, delivery: str) -> None:
    """Posts the list of a conversation as a table."""
    thread = answering.conversing.thread(spot.key)
    showing = answering.showing(spot.team, user, spot.channel, language=thread.language)
    reply, _ = answering.conversing.conversation.do(Command(name="show_list"), "", thread, answering.moment(spot, user))
    if reply.answer is None or reply.answer.proposal is None:
        return
    told = paged(list_tables(reply.answer.proposal, showing), showing.words("slack.table"), showing.words)
    for number, message in enumerate(told):
        answering.speaking.post(spot.team, spot.channel, spot.thread, message, key=f"{delivery}:{number}")


def shown_from(answering: Answering, spot: Spot, user: str, *, delivery: str, first: int) -> None:
    """Posts the cards of a list from a place on."""
    thread = answering.conversing.thread(spot.key)
    showing = answering.showing(spot.team, user, spot.channel, language=thread.language)
    reply, after = answering.conversing.conversation.do(Command(name="show_list"), "", thread, answering.moment(spot, user))
    for number, message in enumerate(messages(replace(reply, first=first), showing, screen_of(after))):
        answering.speaking.post(spot.team, spot.channel, spot.thread, message, key=f"{delivery}:{number}")
