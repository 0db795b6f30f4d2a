"""Deeds that look closer: why a creator stands there or does not, what a change would give, who is alike, what it costs."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversation.deeds.tools import Call, Named, Told, Tools, called, listed_in, named, nobody, whom
from bot.conversation.replies import Absent, Body, Compared, Explained, Loosened, Priced, Reply
from bot.conversation.thread import Standing
from bot.matchmaker import DEFAULT_LIST
from bot.proposal import Proposal
from retrieval.hand import Example

MOST_COMPARED = 5
MOST_WHYS = 3


def why_not(call: Call, tools: Tools) -> Told:
    """What keeps creators out of the list, and what would bring them in."""
    about = named(call, tools)
    if not isinstance(about, Named):
        return about
    standing, ids = about
    if not ids:
        return Reply(command=call.command, said="said.whom"), call.thread
    shown = max(1, call.thread.listed)
    brief, hand, today = standing.brief, standing.hand, call.moment.today
    whys = [tools.proposer.why_not(key, brief, today=today, hand=hand, shown=shown) for key in ids[:MOST_WHYS]]
    return Reply(command=call.command, body=Absent(whys=tuple(why for why in whys if why is not None))), call.thread


def explain(call: Call, tools: Tools) -> Told:
    """Why creators stand where they stand: every requirement with its proof, the parts of the score, what to check."""
    return _on_matches(call, tools, lambda proposal, places: Explained(proposal=proposal, places=places))


def fees(call: Call, tools: Tools) -> Told:
    """Fees piece by piece, and the total beside the budget; in another currency where the message names one."""
    currency = call.command.text

    def priced(proposal: Proposal, places: tuple[int, ...]) -> Priced:
        return Priced(proposal=tools.proposer.repriced(proposal, currency) if currency else proposal, places=places)

    reply, thread = _on_matches(call, tools, priced)
    wanted = reply.body.proposal.exchange.wanted if isinstance(reply.body, Priced) else None
    return reply, replace(thread, rate_for=wanted.currency if wanted else None)


def compare(call: Call, tools: Tools) -> Told:
    """Creators side by side; without names the first three."""
    if len(call.command.creators) == 1:
        return Reply(command=call.command, said="said.compare_two"), call.thread
    return _on_matches(call, tools, lambda proposal, places: Compared(proposal=proposal, places=places[:MOST_COMPARED]), without=3)


def meter(call: Call, tools: Tools) -> Told:
    """What each loosening and tightening would give."""
    standing = call.thread.standing
    if standing is None:
        return Reply(command=call.command, said="chat.no_brief"), call.thread
    made = tools.proposer.meter(standing.brief, hand=standing.hand)
    return Reply(command=call.command, body=Loosened(meter=made, wanted=standing.brief.how_many or DEFAULT_LIST)), call.thread


def more_like(call: Call, tools: Tools) -> Told:
    """Look-alikes of creators, of a post or of the whole list, within the brief's requirements; a step that can be taken back."""
    standing = call.thread.standing
    examples: tuple[Example, ...]
    if call.command.text is not None:
        found = tools.proposer.matchmaker.post_at(call.command.text)
        if found is None:
            return Reply(command=call.command, said="said.no_post", fields={"link": call.command.text}), call.thread
        examples = (found,)
    else:
        ids, unknown = whom(call, tools)
        if unknown:
            return nobody(call, tools, unknown)
        examples = tuple(Example(creator=key) for key in ids or [person.id for person in call.thread.shown[: call.thread.listed]])
    if standing is None:
        return Reply(command=call.command, said="chat.no_brief"), call.thread
    if not examples:
        return Reply(command=call.command, said="said.whom"), call.thread
    after = replace(standing, hand=replace(standing.hand, like=examples))
    reply, thread = tools.listed(call, tools.answered(after, call.moment), call.thread.now(after))
    names = listed_in(call, dict.fromkeys(called(one.creator, call, tools) for one in examples))
    return replace(reply, said="said.alike", fields={"names": names}), thread


def _on_matches(call: Call, tools: Tools, body: Callable[[Proposal, tuple[int, ...]], Body], *, without: int | None = None) -> Told:
    """A body about the creators that are named, those beyond the list too; about the whole list (or its first ones) where none is."""
    about = named(call, tools)
    if not isinstance(about, Named):
        return about
    standing, ids = about
    proposal = proposal_with(ids, standing, call, tools)
    if proposal is None or not proposal.shortlist.matches:
        return Reply(command=call.command, said="list.none"), call.thread
    listed = range(1, min(call.thread.listed, len(proposal.shortlist.matches)) + 1)
    places = tuple(place for key in ids if (place := proposal.place_of(key)) is not None)
    if ids and not places:  # they were taken out by hand
        return why_not(call, tools)
    places = places or tuple(listed)[:without]
    return Reply(command=call.command, body=body(proposal, places)), call.thread


def proposal_with(ids: tuple[str, ...], standing: Standing, call: Call, tools: Tools) -> Proposal | None:
    """The list as it stands, as long as what was shown; behind it those of the creators who are beyond it."""
    return tools.answered(standing, call.moment, limit=max(1, call.thread.listed), beside=ids).proposal
