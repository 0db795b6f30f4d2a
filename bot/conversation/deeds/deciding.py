"""Deeds that decide about creators: each is recorded with who and when, and one step back takes it back."""

from dataclasses import replace

from bot.conversation.deeds.tools import Call, Named, Told, Tools, called, known_of, listed_in, named
from bot.conversation.replies import Reply
from bot.conversation.thread import Standing, Thread
from bot.matchmaker import DEFAULT_LIST
from bot.memory.decisions import Kind
from retrieval.hand import Hand


def swap(call: Call, tools: Tools) -> Told:
    """Takes creators out; the next best come in."""
    return _changed(call, tools, "swap")


def drop(call: Call, tools: Tools) -> Told:
    """Takes creators out; the list is shorter by them."""
    return _changed(call, tools, "drop")


def pin(call: Call, tools: Tools) -> Told:
    """Puts creators first, whoever else comes, also ones that are not in the list."""
    return _changed(call, tools, "pin")


def unpin(call: Call, tools: Tools) -> Told:
    """Lets pinned creators stand where their score puts them."""
    return _lifted(call, tools, "pin", "said.not_pinned")


def block(call: Call, tools: Tools) -> Told:
    """Keeps creators out of every list of the team."""
    return _changed(call, tools, "block")


def unblock(call: Call, tools: Tools) -> Told:
    """Lets blocked creators into lists again."""
    return _lifted(call, tools, "block", "said.not_blocked")


def reject(call: Call, tools: Tools) -> Told:
    """Rejects creators, with the reason; they leave the list and the next best come in."""
    return _changed(call, tools, "reject")


def approve(call: Call, tools: Tools) -> Told:
    """Approves creators; the list stays as it is."""
    return _changed(call, tools, "approve")


def note(call: Call, tools: Tools) -> Told:
    """Keeps a note on creators; the list stays as it is."""
    if call.command.text is None:
        return Reply(command=call.command, said="said.no_words"), call.thread
    return _changed(call, tools, "note")


def sent(call: Call, tools: Tools) -> Told:
    """Keeps a person's word that they sent the messages to creators; the bot sends none."""
    return _changed(call, tools, "sent")


def _changed(call: Call, tools: Tools, kind: Kind) -> Told:
    """Records a decision on each creator, and answers anew."""
    about = named(call, tools)
    if not isinstance(about, Named):
        return about
    standing, ids = about
    if not ids:
        return Reply(command=call.command, said="said.whom"), call.thread
    moment = call.moment
    decided = tuple(
        tools.memory.decisions.record(
            kind,
            creator_id=creator,
            shortlist=call.thread.kept,
            thread=moment.thread,
            text=call.command.text or "",
            who=moment.who,
            now=moment.now,
        )
        for creator in ids
    )
    undone = _replaced(kind, ids, before=decided, call=call, tools=tools)
    after = replace(
        standing,
        hand=_hand(standing.hand, kind, ids),
        gaps=_gaps(standing, kind, ids, call),
        decided=(*(number for number in standing.decided if number not in undone), *decided),
        lifted=(*standing.lifted, *(number for number in undone if number not in standing.decided)),
    )
    names = listed_in(call, (called(creator, call, tools) for creator in ids))
    told = {"names": names, "text": call.command.text or ""}
    if kind in {"approve", "note", "sent"} and after.hand == standing.hand:
        return Reply(command=call.command, said=f"decided.{kind}", fields=told), _on_the_same_list(call.thread, after)
    reply, thread = tools.listed(call, tools.answered(after, moment), call.thread.now(after))
    return replace(reply, said=f"decided.{kind}", fields=told, known=known_of(call)), thread


OUT: frozenset[Kind] = frozenset({"swap", "drop", "reject"})
REPLACES: dict[Kind, frozenset[Kind]] = {
    "pin": OUT, "approve": OUT, "swap": frozenset({"pin", "approve"}), "drop": frozenset({"pin", "approve"}),
    "reject": frozenset({"pin", "approve"}), "block": frozenset({"pin", "approve"}),
}  # fmt: skip
"""Earlier decisions about the same creator that a later one takes back."""


def _replaced(kind: Kind, ids: tuple[str, ...], *, before: tuple[int, ...], call: Call, tools: Tools) -> tuple[int, ...]:
    """Takes back what the decision replaces, and returns the numbers."""
    decisions, moment = tools.memory.decisions, call.moment
    old = [
        one.id
        for one in decisions.current(moment.thread)
        if one.creator_id in ids and one.kind in REPLACES.get(kind, ()) and one.id not in before
    ]
    for number in old:
        decisions.undo(number, who=moment.who, now=moment.now)
    return tuple(old)


def _on_the_same_list(thread: Thread, after: Standing) -> Thread:
    """The thread a step further, with the list on the screen that it had."""
    return replace(thread.now(after), choices=thread.choices)


def _lifted(call: Call, tools: Tools, kind: Kind, otherwise: str) -> Told:
    """Takes back every decision of a kind that stands about these creators, whoever made it."""
    about = named(call, tools)
    if not isinstance(about, Named):
        return about
    standing, ids = about
    decisions, moment = tools.memory.decisions, call.moment
    stand = decisions.blocks() if kind == "block" else decisions.current(moment.thread)
    lifted = [one for one in stand if one.kind == kind and (one.creator_id in ids or not ids)]
    if not lifted:
        return Reply(command=call.command, said=otherwise), call.thread
    for one in lifted:
        if one.kind == "block" and one.creator_id is not None:
            decisions.unblock(one.creator_id, who=moment.who, now=moment.now)
        else:
            decisions.undo(one.id, who=moment.who, now=moment.now)
    gone = {one.creator_id for one in lifted}
    hand = replace(standing.hand, pinned=tuple(key for key in standing.hand.pinned if kind != "pin" or key not in gone))
    numbers = {one.id for one in lifted}
    after = replace(
        standing,
        hand=hand,
        decided=tuple(number for number in standing.decided if number not in numbers),
        lifted=(*standing.lifted, *sorted(numbers - {*standing.decided})),
    )
    reply, thread = tools.listed(call, tools.answered(after, moment), call.thread.now(after))
    names = listed_in(call, (called(key, call, tools) for key in sorted(key for key in gone if key)))
    return replace(reply, said=f"decided.un{kind}", fields={"names": names, "text": ""}, known=known_of(call)), thread


def _hand(hand: Hand, kind: Kind, ids: tuple[str, ...]) -> Hand:
    """The hand after a decision: who is taken out is pinned no more, who is pinned is no longer out."""
    others = tuple(key for key in hand.pinned if key not in ids)
    match kind:
        case "swap" | "drop" | "reject":
            return replace(hand, pinned=others, dropped=(*(key for key in hand.dropped if key not in ids), *ids))
        case "pin":
            return replace(hand, pinned=(*others, *ids), dropped=tuple(key for key in hand.dropped if key not in ids))
        case "block":
            return replace(hand, pinned=others)
        case "approve":
            return replace(hand, dropped=tuple(key for key in hand.dropped if key not in ids))
        case _:
            return hand


def _gaps(standing: Standing, kind: Kind, ids: tuple[str, ...], call: Call) -> tuple[str, ...]:
    """Who left a gap: those dropped from the list as long as it is, not from what came after; who comes back fills theirs."""
    gaps = tuple(key for key in standing.gaps if key not in ids)
    if kind != "drop":
        return gaps if kind in {"pin", "approve"} else standing.gaps
    length = (standing.brief.how_many or DEFAULT_LIST) - len(standing.gaps)
    listed = [person.id for person in call.thread.shown[:length]]
    return (*gaps, *(key for key in ids if key in listed))
