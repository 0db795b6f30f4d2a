"""Deeds that make something to hand on: first messages, files of the list, pictures. Nothing is ever sent."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.deeds.looking import proposal_with
from bot.conversation.deeds.tools import Call, Named, Told, Tools, listed_in, named
from bot.conversation.replies import Files, Messages, Reply
from bot.exports.as_eml import as_eml
from bot.exports.file import File
from bot.exports.files import exported
from bot.proposal import Proposal
from prompts.commands import AGAIN
from prompts.letters.draft import OutreachDraft
from prompts.words import Words

FURTHER = 3
"""Places that a message asked for again moves on: letters of places that are near share no variant."""


def draft(call: Call, tools: Tools) -> Told:
    """A first message to each creator that is named, else to all of the list; said again, in other words."""
    about = named(call, tools)
    if not isinstance(about, Named):
        return about
    standing, ids = about
    proposal = proposal_with(ids, standing, call, tools)
    if proposal is None or not proposal.shortlist.matches:
        return Reply(command=call.command, said="list.none"), call.thread
    if call.command.text == AGAIN:
        call = call._replace(thread=replace(call.thread, redrafted=call.thread.redrafted + 1))
    drafts, held = _drafts(proposal, ids, call, tools)
    thread = replace(call.thread, drafts=_latest(call.thread.drafts, drafts))
    body = Messages(drafts=drafts) if drafts else None
    if held:
        return Reply(command=call.command, body=body, said="said.held_back", fields={"names": held}), thread
    return Reply(command=call.command, body=body), thread


def export(call: Call, tools: Tools) -> Told:
    """The list as a table with its ledger, or its first messages as e-mail files."""
    made = _list_on_screen(call, tools)
    if isinstance(made, str):
        return Reply(command=call.command, said=made), call.thread
    shape, name = call.command.format or "xlsx", call.thread.kept or "shortlist"
    if shape == "eml":
        drafts = _read_or_new(made, call, tools)
        contacts = {match.creator.id: match.creator.contact for match in made.shortlist.matches}
        files = tuple(
            File(name=f"{name}-messages/{place:02}.eml", content=as_eml(one, to=contacts.get(one.creator)))
            for place, one in enumerate(drafts, start=1)
        )
        return Reply(command=call.command, body=Files(files=files)), call.thread
    words = Words(call.thread.language)
    file = File(name=f"{name}.{shape}", content=exported(made, shape, words, tools.proposer.book, list_id=name))
    return Reply(command=call.command, body=Files(files=(file,))), call.thread


def chart(call: Call, tools: Tools) -> Told:
    """Pictures of the list: reach against fee, engagement, why it is ordered so."""
    made = _list_on_screen(call, tools)
    if isinstance(made, str):
        return Reply(command=call.command, said=made), call.thread
    files = tools.pictures(
        made, words=Words(call.thread.language), today=call.moment.today, list_id=call.thread.kept or "", kind=call.command.text
    )
    return Reply(command=call.command, body=Files(files=files)), call.thread


def _latest(before: Sequence[OutreachDraft], now: Sequence[OutreachDraft]) -> tuple[OutreachDraft, ...]:
    """One draft for each creator, the newest."""
    return tuple({one.creator: one for one in (*before, *now)}.values())


def _read_or_new(proposal: Proposal, call: Call, tools: Tools) -> tuple[OutreachDraft, ...]:
    """The messages of the list as they were shown last; those that nobody has seen yet are written now."""
    read = {one.creator: one for one in call.thread.drafts}
    listed = [person.id for person in call.thread.shown[: call.thread.listed]]
    missing = tuple(key for key in listed if key not in read)
    new, _ = _drafts(proposal, missing, call, tools) if missing else ((), "")
    found = {**read, **{one.creator: one for one in new}}
    return tuple(found[key] for key in listed if key in found)


def _list_on_screen(call: Call, tools: Tools) -> Proposal | str:
    """The list that is shown, or what to say where there is none."""
    standing = call.thread.standing
    if standing is None:
        return "chat.no_brief"
    proposal = proposal_with((), standing, call, tools)
    return proposal if proposal is not None and proposal.shortlist.matches else "list.none"


def _drafts(proposal: Proposal, ids: tuple[str, ...], call: Call, tools: Tools) -> tuple[tuple[OutreachDraft, ...], str]:
    """A draft for each of these creators, else for all that are shown, in the order of the list; and the handles of those whose draft is
    held back, since something in it is supported by neither record nor brief."""
    chosen = ids or tuple(person.id for person in call.thread.shown[: call.thread.listed])
    places = tuple(place for key in chosen if (place := proposal.place_of(key)) is not None)
    matches = [proposal.shortlist.matches[place - 1] for place in places]
    drafts = tools.drafting.drafts(
        matches,
        proposal.shortlist.brief,
        today=call.moment.today,
        language=call.command.language,
        reader=call.thread.language,
        progress=call.moment.progress,
        places=[place - 1 + FURTHER * call.thread.redrafted for place in places],
    )
    held = [match.account.handle for match, one in zip(matches, drafts, strict=True) if "unsupported" in one.flags]
    return tuple(one for one in drafts if "unsupported" not in one.flags), listed_in(call, (f"@{handle}" for handle in held))
