"""Conversations that last: over restarts, beside each other, and until they are forgotten."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import select

from bot.bootstrap import Parts
from bot.conversation.conversation import Conversation
from bot.conversation.deeds.tools import Told
from bot.conversation.moment import Moment
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.conversing import TITLE, Conversing
from bot.memory.tables import decision, metadata
from bot.memory.trouble import ChangedMeanwhile
from bot.settings import read_settings
from prompts.commands import Command
from tests.bot.conversation.talk import BO, HERE, MAI, THERE
from tests.builders import NOW

BRIEF = "2 home coffee creators"


@pytest.fixture(scope="module")
def folder(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built catalogue, in which conversations of different keys are held."""
    return copytree(data, tmp_path_factory.mktemp("conversing") / "copy")


@pytest.fixture(scope="module")
def parts(folder: Path) -> Parts:
    """A process that answers over it."""
    return started(folder)


def started(folder: Path) -> Parts:
    """Another process, that has just started over the same folder."""
    return Parts(read_settings({}, data=folder))


def said(conversing: Conversing, *texts: str, key: str, who: str = MAI, minutes: int = 0) -> tuple[Reply, Thread]:
    """The reply to the last of these messages, all of them remembered as a door does."""
    for text in texts:
        now = NOW + timedelta(minutes=minutes)
        reply, thread = conversing.say(text, key=key, who=who, now=now)
        conversing.remember(text, "a reply", reply, key=key, who=who, now=now)
    return reply, thread


def test_a_conversation_goes_on_after_a_restart_with_its_list_its_steps_and_its_decisions(parts: Parts, folder: Path) -> None:
    _, before = said(parts.conversing, BRIEF, "swap 1", "only tiktok", key="terminal:restart")
    again = started(folder)
    assert again.conversing.thread("terminal:restart") == before
    reply, after = said(again.conversing, "undo", "undo", key="terminal:restart", who=BO)
    assert reply.answer is not None
    assert len(after.shown) == 2
    assert [(one.kind, one.who, one.undone_by) for one in again.memory.decisions.in_thread("terminal:restart")] == [("swap", MAI, BO)]
    reply, _ = said(again.conversing, "replay", key="terminal:restart")
    assert reply.body is not None
    assert again.conversing.thread("terminal:restart").future != ()


def test_conversations_of_other_keys_are_apart(parts: Parts) -> None:
    said(parts.conversing, BRIEF, key="terminal:one")
    reply, thread = said(parts.conversing, "only tiktok please", key="terminal:two")
    assert reply.before is None
    assert parts.conversing.thread("terminal:one").brief != thread.brief
    assert parts.conversing.thread("terminal:three") == Thread()


def test_each_message_is_kept_with_who_said_it_and_what_was_shown(parts: Parts) -> None:
    said(parts.conversing, BRIEF, key="terminal:turns")
    said(parts.conversing, "history", "threads", "only tiktok", key="terminal:turns", who=BO, minutes=3)
    turns = parts.memory.turns.of("terminal:turns")
    assert [(one.who, one.said, one.replied, one.at) for one in turns] == [
        (MAI, BRIEF, "a reply", NOW),
        (BO, "only tiktok", "a reply", NOW + timedelta(minutes=3)),
    ]


def test_a_conversation_is_told_by_the_beginning_of_its_brief_until_it_is_saved_under_a_name(parts: Parts) -> None:
    long = "home coffee creators " + "who brew slowly " * 9
    said(parts.conversing, long, key="terminal:title")
    kept = parts.memory.threads.load("terminal:title")
    assert kept is not None
    assert len(kept.title) <= TITLE + 2
    assert kept.title.endswith(" …")
    assert long.startswith(kept.title.removesuffix(" …"))
    said(parts.conversing, "save as spring launch", key="terminal:title", minutes=4)
    kept = parts.memory.threads.load("terminal:title")
    assert kept is not None
    assert (kept.title, kept.language, kept.updated_at) == ("spring launch", "en", NOW + timedelta(minutes=4))


class Interrupted(Conversation):
    """A conversation into which somebody else writes while a message is being answered, some times over."""

    def __init__(self, inner: Conversation, other: Conversing, *, text: str, key: str, times: int) -> None:
        object.__setattr__(self, "tools", inner.tools)
        object.__setattr__(self, "left", [lambda: said(other, text, key=key, who=BO)] * times)

    def say(self, text: str, thread: Thread, moment: Moment) -> Told:
        """See `Conversation`."""
        if self.left:  # type: ignore[attr-defined]  # set past the slots of its base
            self.left.pop()()  # type: ignore[attr-defined]  # the same
        return super().say(text, thread, moment)


def interrupted(parts: Parts, folder: Path, theirs: str, *, key: str, times: int) -> Conversing:
    """Answers over the same folder, while another process answers what somebody else says."""
    conversation = Interrupted(parts.conversation, started(folder).conversing, text=theirs, key=key, times=times)
    return Conversing(conversation=conversation, memory=parts.memory)


@pytest.mark.parametrize("begun", [True, False])
def test_of_two_at_once_the_later_is_answered_after_the_other_and_overwrites_nothing(parts: Parts, folder: Path, begun: bool) -> None:
    key = f"terminal:at-once-{begun}"
    if begun:
        said(parts.conversing, BRIEF, key=key)
    theirs = "only tiktok" if begun else "2 home coffee creators on tiktok"
    _, thread = said(interrupted(parts, folder, theirs, key=key, times=1), "make it 1 creator", key=key)
    assert thread.brief is not None
    assert (thread.brief.platforms, thread.brief.how_many) == (("tiktok",), 1)
    assert parts.conversing.thread(key) == thread
    assert [one.said for one in parts.memory.turns.of(key)][-2:] == [theirs, "make it 1 creator"]


def test_whoever_is_interrupted_again_and_again_is_told_and_overwrites_nothing(parts: Parts, folder: Path) -> None:
    key = "terminal:again-and-again"
    with pytest.raises(ChangedMeanwhile, match="Send your message once more"):
        said(interrupted(parts, folder, "2 home coffee creators on tiktok", key=key, times=99), "2 home coffee creators", key=key)
    thread = parts.conversing.thread(key)
    assert thread.brief is not None
    assert thread.brief.platforms == ("tiktok",)
    assert {one.who for one in parts.memory.turns.of(key)} == {BO}


@pytest.mark.parametrize(("times", "mine"), [(1, 1), (99, 0)])
def test_what_was_decided_at_once_stands_as_often_as_it_was_answered(parts: Parts, folder: Path, times: int, mine: int) -> None:
    key = f"terminal:decided-at-once-{times}"
    said(parts.conversing, BRIEF, key=key)
    with suppress(ChangedMeanwhile):
        said(interrupted(parts, folder, "approve 1", key=key, times=times), "reject 2", key=key)
    stands = [one.kind for one in parts.memory.decisions.in_thread(key) if one.who == MAI and one.undone_at is None]
    assert stands == ["reject"] * mine


def test_what_a_message_decided_that_was_never_kept_is_taken_back_with_the_next(parts: Parts) -> None:
    key = "terminal:killed"
    _, thread = said(parts.conversing, BRIEF, "approve 1", key=key)
    parts.memory.decisions.record("reject", creator_id=thread.shown[1].id, shortlist=None, thread=key, who=MAI, now=NOW)
    said(parts.conversing, "show the brief", key=key)
    assert [one.kind for one in parts.memory.decisions.in_thread(key) if one.undone_at is None] == ["approve"]


def test_what_an_undo_took_back_that_was_never_kept_stands_again_with_the_next(parts: Parts) -> None:
    key = "terminal:killed-undo"
    _, thread = said(parts.conversing, BRIEF, "approve 1", key=key)
    assert thread.standing is not None
    parts.memory.decisions.undo(thread.standing.decided[0], who=MAI, now=NOW)
    for _ in range(2):
        _, thread = said(parts.conversing, "show the brief", key=key)
        assert thread.standing is not None
        stands = [one.id for one in parts.memory.decisions.in_thread(key) if one.undone_at is None]
        assert stands == list(thread.standing.decided)


def test_a_block_that_was_lifted_elsewhere_does_not_come_back(parts: Parts) -> None:
    here, there = "terminal:blocked-here", "terminal:lifted-there"
    said(parts.conversing, BRIEF, "block 1", key=here)
    said(parts.conversing, BRIEF, key=there)
    (block,) = [one for one in parts.memory.decisions.blocks() if one.thread == here]
    parts.memory.decisions.unblock(block.creator_id or "", who=BO, now=NOW)
    said(parts.conversing, "show the brief", key=here)
    assert [one for one in parts.memory.decisions.blocks() if one.thread == here] == []


def everything(parts: Parts) -> str:
    """Every row of the memory as text."""
    with parts.memory.engine.connect() as connection:
        return "\n".join(str(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table)))


def test_forgetting_leaves_nothing_in_the_database_and_the_key_begins_anew(parts: Parts) -> None:
    key = "terminal:xyzzy"
    brief = "2 plughcoffee creators"
    said(parts.conversing, brief, "approve 1: frobozz", "note on 1: frobozz", "save as frobozz", key=key)
    kept = everything(parts)
    assert [word for word in ("plughcoffee", "frobozz", key) if word not in kept] == []
    reply, thread = said(parts.conversing, "forget this thread", "1", key=key)
    assert (reply.command.name, reply.said, thread) == ("forget", "chat.forgotten", Thread())
    left = everything(parts)
    assert [word for word in ("plughcoffee", "frobozz", key) if word in left] == []
    assert parts.conversing.thread(key) == Thread()
    said(parts.conversing, BRIEF, key=key)
    kept = parts.memory.threads.load(key)
    assert kept is not None
    assert kept.version == 1


def test_a_block_outlives_the_conversation_that_it_was_made_in(parts: Parts) -> None:
    said(parts.conversing, BRIEF, "block 1: rude", "forget this thread", "1", key=THERE)
    (block,) = parts.memory.decisions.blocks()
    assert (block.thread, block.text, block.who) == (None, "rude", MAI)
    _, thread = said(parts.conversing, BRIEF, key=HERE)
    assert block.creator_id not in {one.id for one in thread.shown}
    parts.memory.decisions.unblock(str(block.creator_id), who=BO, now=NOW)


def test_a_state_that_cannot_be_read_begins_anew_and_is_kept_over(parts: Parts) -> None:
    key = "terminal:garbage"
    parts.memory.threads.save(key, state="{garbage", language=None, title="", now=NOW, expected_version=0)
    assert parts.conversing.thread(key) == Thread()
    said(parts.conversing, BRIEF, key=key)
    assert parts.conversing.thread(key).brief is not None


def test_a_message_needs_a_time_with_a_zone(parts: Parts) -> None:
    with pytest.raises(ValueError, match="time zone"):
        parts.conversing.say("help", key=HERE, who=MAI, now=datetime(2026, 11, 25))  # noqa: DTZ001  that is what is refused


def test_a_rate_that_was_told_is_used_beside_those_of_the_bank(parts: Parts) -> None:
    said(parts.conversing, "2 home coffee creators, budget 50 million VND", "1 USD = 26,000 VND", key="terminal:rates")
    reply, _ = said(parts.conversing, "fees", key="terminal:rates")
    assert reply.body.proposal.exchange.per_usd == 26_000  # type: ignore[union-attr]  # a body of fees
    reply, thread = said(parts.conversing, "fees in THB", key="terminal:rates")
    assert (reply.body.proposal.exchange.currency, thread.rate_for) == ("THB", None)  # type: ignore[union-attr]  # a body of fees
    with parts.memory.engine.connect() as connection:
        assert connection.execute(select(decision.c.id).where(decision.c.thread == "terminal:rates")).all() == []


def test_a_delivery_is_heard_once_and_shows_where_the_conversation_stands_when_it_comes_again(parts: Parts) -> None:
    key, conversing = "slack:T1:C1:100.1", parts.conversing
    conversing.say(BRIEF, key=key, who=MAI, now=NOW, delivery="Ev1")
    _, approved = conversing.say("approve 1", key=key, who=MAI, now=NOW, delivery="Ev2")
    again, then = conversing.say("approve 1", key=key, who=MAI, now=NOW, delivery="Ev2")
    assert [one.kind for one in parts.memory.decisions.in_thread(key)] == ["approve"]
    assert again.answer is not None
    assert again.answer.proposal is not None
    assert then.heard == approved.heard == ("Ev1", "Ev2")
    undone, _ = conversing.say("undo", key=key, who=MAI, now=NOW, delivery="Ev3")
    conversing.say("undo", key=key, who=MAI, now=NOW, delivery="Ev3")
    assert undone.said != "chat.nothing_to_undo"
    assert [one.undone_by for one in parts.memory.decisions.in_thread(key)] == [MAI]


def test_a_command_without_words_does_what_the_words_for_it_do(parts: Parts) -> None:
    key, conversing = "slack:T1:C1:200.1", parts.conversing
    conversing.say(BRIEF, key=key, who=MAI, now=NOW)
    reply, thread = conversing.do(Command(name="sent", creators=(1,)), key=key, who=BO, now=NOW, delivery="t:1")
    assert reply.said == "decided.sent"
    [told] = parts.memory.decisions.in_thread(key)
    assert (told.kind, told.who, told.creator_id) == ("sent", BO, thread.shown[0].id)
    conversing.say("thanks", key=key, who=MAI, now=NOW)  # what was recorded with its conversation stays
    assert [one.undone_at for one in parts.memory.decisions.in_thread(key)] == [None]


def test_a_change_without_an_answer_is_kept(parts: Parts) -> None:
    key = "slack:T1:C1:300.1"
    parts.conversing.change(lambda thread: replace(thread, title="mine"), key=key, who=MAI, now=NOW)
    assert parts.conversing.thread(key).title == "mine"
