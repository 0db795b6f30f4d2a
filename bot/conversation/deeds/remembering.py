"""Deeds about what is remembered: decisions, history, threads, stored lists, saved briefs, rates; and forgetting."""

import re
from dataclasses import replace

from bot.conversation.deeds.tools import Call, Told, Tools, listed_in, names_of, nobody, whom
from bot.conversation.replies import Decided, History, OneThread, Replayed, Reply, Threads
from bot.conversation.thread import Choice, Thread
from bot.memory.cleaning import unpacked
from bot.memory.forgetting import forget_thread
from bot.memory.rates import Rate
from bot.weekly.places import place_of
from prompts import fees
from prompts.commands import Command
from prompts.words import Words
from retrieval.fees.money import TEAM

MINUS = re.compile(r"[-\u2212]\s*\d")
MOST_TURNS = 20
MOST_THREADS = 20


def decisions(call: Call, tools: Tools) -> Told:
    """What was decided here, or about the creators that are named, by whom and when; what was taken back too."""
    ids, unknown = whom(call, tools)
    if unknown:
        return nobody(call, tools, unknown)
    store, here = tools.memory.decisions, call.moment.thread

    def told(there: str | None) -> bool:
        return tools.proposer.may_tell(there, here)

    found = tuple(one for key in ids for one in store.of_creator(key, visible=told)) if ids else store.in_thread(here)
    if not found:
        return Reply(command=call.command, said="said.no_decisions"), call.thread
    return Reply(command=call.command, body=Decided(decisions=found, names=names_of(found, call, tools))), call.thread


def _beside(thread: str) -> str:
    """What the keys of the conversations begin with that are listed in this one."""
    return place_of(thread).prefix if thread.startswith("slack:") else f"{thread.partition(':')[0]}:"


def history(call: Call, tools: Tools) -> Told:
    """What was said here before."""
    turns = tools.memory.turns.of(call.moment.thread, latest=MOST_TURNS)
    if not turns:
        return Reply(command=call.command, said="said.no_history"), call.thread
    return Reply(command=call.command, body=History(turns=turns)), call.thread


def threads(call: Call, tools: Tools) -> Told:
    """Conversations of this channel that can be gone on with; those of others are not told of here."""
    found = tools.memory.threads.all(_beside(call.moment.thread))[:MOST_THREADS]
    listed = tuple(OneThread(key=one.key, title=one.title, updated_at=one.updated_at) for one in found)
    if not listed:
        return Reply(command=call.command, said="said.no_history"), call.thread
    return Reply(command=call.command, body=Threads(threads=listed, now=call.moment.thread)), call.thread


def replay(call: Call, tools: Tools) -> Told:
    """A stored list made again and compared."""
    name = call.command.text or call.thread.kept
    if name is None:
        return Reply(command=call.command, said="said.no_list_yet"), call.thread
    kept = tools.memory.shortlists.load(name)
    if kept is None or not any(tools.proposer.may_tell(there, call.moment.thread) for there in kept.threads or (None,)):
        near = listed_in(call, tools.memory.shortlists.near(name))
        said = "said.no_list_near" if near else "said.no_list"
        return Reply(command=call.command, said=said, fields={"id": name, "near": near}), call.thread
    replayed = tools.replaying.replay(kept, unpacked(kept.result))
    return Reply(command=call.command, body=Replayed(kept=kept, replay=replayed)), call.thread


def save(call: Call, _: Tools) -> Told:
    """Gives the conversation a name, under which it is found again; the list on the screen is kept with its id in any case."""
    thread = call.thread
    if thread.brief is None:
        return Reply(command=call.command, said="chat.no_brief"), thread
    name = call.command.text or (thread.brief.brand or (thread.brief.topics or (thread.brief.wording,))[0])[:60]
    return Reply(command=call.command, said="said.saved", fields={"name": name, "id": thread.kept or ""}), replace(thread, title=name)


def rate(call: Call, tools: Tools) -> Told:
    """Keeps a rate of exchange with its day; amounts are shown in that currency from now on where the brief asks for it."""
    currency, _, figure = (call.command.text or "").partition(" ")
    per_usd, moment = float(figure), call.moment  # a rate has this shape, or there is no such command
    if per_usd == 1 or MINUS.search(call.text):  # the "1" of "1 USD" beside a figure that was not read, or a sign that was not
        return Reply(command=call.command, said="said.rate_unclear"), call.thread
    tools.memory.rates.tell(Rate(currency=currency, per_usd=per_usd, as_of=moment.today, source=TEAM, who=moment.who, at=moment.now))
    thread = replace(call.thread, rate_for=None)
    said, fields = "said.rate_kept", dict(zip(("rate", "currency"), fees.rate_told(currency, per_usd, Words(thread.language)), strict=True))
    if thread.standing is None or (thread.standing.brief.budget_currency or currency) != currency:
        return Reply(command=call.command, said=said, fields=fields), thread
    reply, then = tools.listed(call, tools.answered(thread.standing, moment), thread)
    return replace(reply, said=said, fields=fields), then


SURE = "yes"
"""The text of the command that forgets: it was asked about."""


def forget(call: Call, tools: Tools) -> Told:
    """Forgets everything that was said, listed and decided here, once that was asked about; a block is the team's and stays."""
    if call.command.text != SURE:
        choice = Choice(label="said.forget_yes", command=Command(name="forget", text=SURE))
        return Reply(command=call.command, choices=(choice,), said="said.forget_ask"), call.thread.asking((choice,))
    forget_thread(tools.memory.engine, call.moment.thread)
    return Reply(command=call.command, said="chat.forgotten"), Thread()
