"""Deeds that make a list: a brief, a change of it, a step back or forward, more of it."""

from dataclasses import replace
from statistics import median

from bot.conversation.deeds.tools import Call, Told, Tools, known_of, names_of
from bot.conversation.replies import Decided, Reply
from bot.conversation.thread import Choice, Standing, Thread
from bot.matchmaker import DEFAULT_LIST, Answer
from prompts.commands import Command
from retrieval.brief import Brief
from retrieval.refinement import Typical, differences, refined

MOST_LISTED = 100
MORE = 10
"""Creators that "more" shows where it names no number."""


def new_brief(call: Call, tools: Tools) -> Told:
    """Reads a brief and answers it. What was pinned, dropped or decided for the brief before stays with that one."""
    command, thread = call.command, call.thread
    text = tools.understanding.brief_in(call.text, thread.scene)
    if not text.strip():
        return Reply(command=command, said="chat.new_brief"), thread
    answer = tools.proposer.match(text, today=call.moment.today, thread=call.moment.thread, progress=call.moment.progress)
    if answer.brief is None or answer.proposal is None:
        return Reply(command=command, answer=answer), replace(thread, language=thread.language or answer.language)
    fresh = replace(thread, language=answer.language, asked=()).now(Standing(brief=answer.brief))
    return tools.listed(call, answer, fresh)


def refine(call: Call, tools: Tools) -> Told:
    """Changes the brief, shows what changed, answers anew."""
    command, thread = call.command, call.thread
    if thread.standing is None:
        return Reply(command=command, said="chat.no_brief"), thread
    before = thread.standing.brief
    after = refined(before, command.refinement, typical=_typical(call, tools) if command.refinement.shifts else Typical())
    changed = {difference.field for difference in differences(before, after)}
    if not changed:
        return Reply(command=command, said="chat.no_start" if command.refinement.shifts else "chat.nothing_changed"), thread
    standing = replace(thread.standing, brief=after, gaps=() if "how_many" in changed else thread.standing.gaps)
    answer = tools.answered(standing, call.moment)
    if answer.proposal is None:
        return Reply(command=command, answer=answer, before=before), thread
    reply, now = tools.listed(call, answer, thread.now(standing))
    return replace(reply, before=before, said=_remark(command, changed, after), known=known_of(call)), now


def undo(call: Call, tools: Tools) -> Told:
    """Takes the last change back, and what was decided with it."""
    return _stepped(call, tools, call.thread.undone(), otherwise="chat.nothing_to_undo")


def redo(call: Call, tools: Tools) -> Told:
    """Brings it back."""
    return _stepped(call, tools, call.thread.redone(), otherwise="chat.nothing_to_redo")


def ask(call: Call, tools: Tools) -> Told:
    """Asks whether a message is a new brief or a change, both as answers to pick."""
    change = tools.understanding.command(call.text, replace(call.thread.scene, leaning=True), today=call.moment.today)
    new = Choice(label="chat.ask_new", command=Command(name="new_brief"), text=call.text)
    choices = (new, Choice(label="chat.ask_change", command=change, text=call.text)) if change.name == "refine" else (new,)
    return Reply(command=call.command, choices=choices, said="chat.ask"), call.thread.asking(choices)


def speaks_of_a_niche(call: Call, tools: Tools) -> bool:
    """Whether a message that is no command names what creators could be about, so that it may be a brief in few words."""
    reading = tools.proposer.matchmaker.read(call.text, today=call.moment.today)
    if reading.instead is not None:
        return False
    language = reading.brief.language or "en"
    return any(found.by_name for topic in reading.brief.topics for found in tools.proposer.book.find(topic, language=language))


def more(call: Call, tools: Tools) -> Told:
    """The next creators of the list."""
    thread = call.thread
    if thread.standing is None:
        return Reply(command=call.command, said="chat.no_brief"), thread
    until = min(MOST_LISTED, thread.listed + (call.command.count or MORE))
    answer = tools.answered(replace(thread.standing, gaps=()), call.moment, limit=until)
    if answer.proposal is None or len(answer.proposal.shortlist.matches) <= thread.listed:
        return Reply(command=call.command, said="chat.no_more"), thread
    return Reply(command=call.command, answer=answer, first=thread.listed + 1), tools.remembered(call, answer.proposal, thread)


def show_brief(call: Call, _: Tools) -> Told:
    """The brief as it stands."""
    if call.thread.brief is None:
        return Reply(command=call.command, said="chat.no_brief"), call.thread
    answer = Answer(brief=call.thread.brief, shortlist=None, problem=None, language=call.thread.language)
    return Reply(command=call.command, answer=answer), call.thread


def show_list(call: Call, tools: Tools) -> Told:
    """The list as it stands, as long as it was shown, every creator in full."""
    thread = call.thread
    if thread.standing is None:
        return Reply(command=call.command, said="chat.no_brief"), thread
    answer = tools.answered(thread.standing, call.moment, limit=max(1, thread.listed))
    if answer.proposal is None:
        return Reply(command=call.command, answer=answer), thread
    thread = tools.remembered(call, answer.proposal, thread)
    return Reply(command=call.command, answer=answer, kept=thread.kept), thread


def _stepped(call: Call, tools: Tools, then: Thread | None, *, otherwise: str) -> Told:
    before = call.thread.standing
    if then is None or then.standing is None or before is None:
        return Reply(command=call.command, said=otherwise), call.thread
    then = then.renumbered(_settle(before, then.standing, call, tools))
    settled = then.standing or before
    reply, now = tools.listed(call, tools.answered(settled, call.moment), then)
    moved = {*before.decided} ^ {*settled.decided} | {*before.lifted} ^ {*settled.lifted}
    decided = tuple(one for one in tools.memory.decisions.in_thread(call.moment.thread) if one.id in moved)
    body = Decided(decisions=decided, names=names_of(decided, call, tools)) if decided else None
    if before.brief != settled.brief:
        return replace(reply, before=before.brief, body=body), now
    return replace(reply, known=known_of(call), body=body), now


def _settle(before: Standing, after: Standing, call: Call, tools: Tools) -> dict[int, int]:
    """Takes back what was decided on the way from `after` to `before` and brings back what stands in `after` only; returns the new numbers
    of what was brought back.
    """
    who, now, decisions = call.moment.who, call.moment.now, tools.memory.decisions
    for number in (*(n for n in before.decided if n not in after.decided), *(n for n in after.lifted if n not in before.lifted)):
        decisions.undo(number, who=who, now=now)
    again = (*(n for n in after.decided if n not in before.decided), *(n for n in before.lifted if n not in after.lifted))
    brought = {number: decisions.redo(number, who=who, now=now) for number in again}
    return {number: new for number, new in brought.items() if new is not None}


def _typical(call: Call, tools: Tools) -> Typical:
    """The middle of the list on the screen, for a shift that has no figure in the brief to start from."""
    if call.thread.brief is None:
        return Typical()
    matches = tools.proposer.matchmaker.shortlist(call.thread.brief, today=call.moment.today, limit=DEFAULT_LIST).matches
    sizes = [figure.value for match in matches if (figure := match.account.latest("followers"))]
    rates = [match.engagement.rate for match in matches if match.engagement is not None]
    return Typical(followers=median(sizes) if sizes else None, engagement=median(rates) if rates else None)


def _remark(command: Command, changed: set[str], after: Brief) -> str | None:
    """What a change does not do, where a person may take it to."""
    if any(shift.what == "budget" for shift in command.refinement.shifts) and changed & {"followers_min", "followers_max", "tiers"}:
        return "chat.smaller_costs_less"
    only_money = changed <= {"budget_min", "budget_max", "budget_currency", "budget_per"}
    return "chat.budget_kept" if only_money and (after.budget_max or after.budget_min) else None
