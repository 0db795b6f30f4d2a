"""What is remembered: decisions, history, conversations, stored lists, rates; and forgetting all of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.conversation.deeds.remembering import MOST_TURNS
from bot.conversation.replies import Decided, History, Replayed, Threads
from bot.conversation.thread import Thread
from bot.memory.tables import decision, shortlist, shortlist_entry, shortlist_thread, thread, turn
from prompts.commands import Command
from tests.bot.conversation.talk import BO, BRIEF, HERE, MAI, THERE, Talk, body_of, id_of, proposal_of
from tests.builders import NOW, TODAY

FIRST, SECOND = "coffee.15", "coffee.05"


def saved(talk: Talk, key: str, title: str, *, minutes: int = 0) -> None:
    """Keeps a conversation of this title."""
    now = NOW + timedelta(minutes=minutes)
    talk.memory.threads.save(key, state="{}", language="en", title=title, now=now, expected_version=0)


def test_everything_that_was_decided_here_is_told_also_what_was_taken_back(listed: Talk) -> None:
    listed.say("approve 1: client loves it", "swap 2")
    listed.say("undo", who=BO)
    elsewhere = listed.elsewhere()
    elsewhere.say(BRIEF, "approve 3")
    body = body_of(listed.say("decisions"), Decided)
    assert [(one.kind, one.who, one.undone_by) for one in body.decisions] == [("approve", MAI, None), ("swap", MAI, BO)]
    assert body.names == {id_of(FIRST): FIRST, id_of(SECOND): SECOND}


def test_about_a_creator_it_is_told_wherever_it_was_decided(listed: Talk) -> None:
    elsewhere = listed.elsewhere()
    elsewhere.say(BRIEF, f"reject @{FIRST}: too big")
    listed.say("approve 1", "approve 2")
    body = body_of(listed.say("who approved 1?"), Decided)
    assert [(one.kind, one.thread, one.creator_id) for one in body.decisions] == [
        ("reject", THERE, id_of(FIRST)),
        ("approve", HERE, id_of(FIRST)),
    ]


def test_where_nothing_was_decided_that_is_told(listed: Talk) -> None:
    assert listed.say("decisions").said == "said.no_decisions"
    listed.say("approve 1")
    assert listed.say("who approved 2?").said == "said.no_decisions"


def test_somebody_who_left_the_screen_is_told_by_handle(listed: Talk) -> None:
    listed.say("swap 1")
    assert body_of(listed.say("decisions"), Decided).names == {id_of(FIRST): FIRST}


def test_the_history_is_that_of_this_conversation_the_latest_turns_oldest_first(listed: Talk) -> None:
    assert listed.say("history").said == "said.no_history"
    for number in range(MOST_TURNS + 3):
        listed.memory.turns.add(HERE, who=BO, said=f"message {number}", replied="a list", now=listed.now)
    listed.memory.turns.add(THERE, who=BO, said="elsewhere", replied="", now=listed.now)
    turns = body_of(listed.say("history"), History).turns
    assert [one.said for one in turns] == [f"message {number}" for number in range(3, MOST_TURNS + 3)]


def test_conversations_of_this_door_are_told_the_latest_first(listed: Talk) -> None:
    assert listed.say("threads").said == "said.no_history"
    saved(listed, HERE, "coffee")
    saved(listed, THERE, "cars", minutes=5)
    saved(listed, "slack:C1", "another door's", minutes=9)
    body = body_of(listed.say("list my threads"), Threads)
    assert [(one.key, one.title, one.updated_at) for one in body.threads] == [
        (THERE, "cars", NOW + timedelta(minutes=5)),
        (HERE, "coffee", NOW),
    ]
    assert body.now == HERE


@pytest.mark.parametrize("text", ["replay", "replay {id}", "{id}"])
def test_a_stored_list_is_made_again_to_the_same_bytes(listed: Talk, text: str) -> None:
    listed.say("pin 4", "drop 1")
    kept = str(listed.thread.kept)
    body = body_of(listed.say(text.format(id=kept)), Replayed)
    assert (body.kept.id, body.replay.identical, body.replay.same_ground) == (kept, True, True)


def test_a_list_is_replayed_from_another_conversation_and_later(listed: Talk) -> None:
    other = listed.elsewhere()
    other.now += timedelta(days=40)
    assert body_of(other.do(Command(name="replay", text=str(listed.thread.kept))), Replayed).replay.identical


def test_a_list_that_was_never_stored_is_told_with_those_like_it(listed: Talk) -> None:
    kept = str(listed.thread.kept)
    typed = kept[:-1] + ("A" if kept[-1] != "A" else "B")
    reply = listed.say(typed)
    assert (reply.said, reply.fields) == ("said.no_list_near", {"id": typed, "near": kept})


def test_without_any_list_there_is_none_to_replay_or_like(talk: Talk) -> None:
    reply = talk.do(Command(name="replay", text="S-ABCDEFGH"))
    assert (reply.said, reply.fields["id"]) == ("said.no_list", "S-ABCDEFGH")


@pytest.mark.parametrize(("text", "name"), [("save as spring launch", "spring launch"), ("save", "home coffee")])
def test_a_conversation_is_saved_under_its_name_else_under_what_it_is_about(listed: Talk, text: str, name: str) -> None:
    reply = listed.say(text)
    assert (reply.said, reply.fields) == ("said.saved", {"name": name, "id": listed.thread.kept})
    assert listed.thread.title == name


def test_a_rate_is_kept_with_day_and_person_and_amounts_follow_it(talk: Talk) -> None:
    reply = talk.say("5 home coffee creators, budget 200 million VND")
    assert (reply.rate_for, talk.thread.rate_for) == ("VND", "VND")
    assert proposal_of(reply).exchange.currency == "USD"
    reply = talk.say("26,000", who=BO)
    (kept,) = talk.memory.rates.all()
    assert (kept.currency, kept.per_usd, kept.as_of, kept.source, kept.who, kept.at) == ("VND", 26_000, TODAY, "team", BO, talk.now)
    assert (reply.said, reply.fields) == ("said.rate_kept", {"currency": "VND", "rate": "26,000"})
    proposal = proposal_of(reply)
    assert (proposal.exchange.currency, proposal.exchange.per_usd, proposal.total.fits is None) == ("VND", 26_000, False)
    assert (reply.rate_for, talk.thread.rate_for) == (None, None)


def test_a_rate_is_asked_for_once_by_the_whole_team(talk: Talk) -> None:
    assert talk.say("5 home coffee creators, budget 200 million VND").rate_for == "VND"
    assert talk.say("switch to tiktok").rate_for is None
    other = talk.elsewhere()
    assert other.say("3 home coffee creators, budget 100 million VND").rate_for is None
    assert other.say("new brief: 3 home coffee creators, budget 9 billion IRR").rate_for == "IRR"


def test_a_rate_of_another_currency_than_the_briefs_leaves_the_list(talk: Talk) -> None:
    talk.say("5 home coffee creators, budget 3000 usd")
    before = talk.thread
    reply = talk.say("1 USD = 26,000 VND")
    assert (reply.said, reply.answer) == ("said.rate_kept", None)
    assert (talk.thread.shown, talk.thread.kept) == (before.shown, before.kept)


def test_a_rate_that_is_told_in_one_conversation_holds_in_another(talk: Talk) -> None:
    talk.say(BRIEF, "1 USD = 26,000 VND")
    reply = talk.elsewhere().say("3 home coffee creators, budget 100 million VND")
    assert (proposal_of(reply).exchange.per_usd, reply.rate_for) == (26_000, None)


def test_forgetting_leaves_nothing_of_this_conversation_but_the_blocks_of_the_team(listed: Talk) -> None:
    other = listed.elsewhere()
    other.say("4 home coffee creators on tiktok", "approve 1")
    saved(listed, HERE, "coffee")
    listed.memory.turns.add(HERE, who=MAI, said="hello", replied="a list", now=listed.now)
    listed.say("approve 1", "block 2", "swap 3")
    assert listed.say("forget this thread", "1").said == "chat.forgotten"
    assert listed.thread == Thread()
    with listed.memory.engine.connect() as connection:
        left = {table.name: connection.execute(select(table.c[column]).distinct()).scalars().all() for table, column in KEYED}
        lists = connection.execute(select(shortlist.c.id)).scalars().all()
        entries = connection.execute(select(shortlist_entry.c.shortlist).distinct()).scalars().all()
        decided = connection.execute(select(decision.c.kind, decision.c.thread).order_by(decision.c.id)).all()
    assert left == {"thread": [], "turn": [], "shortlist_thread": [THERE]}
    assert sorted(lists) == sorted(entries) != []
    assert [tuple(one) for one in decided] == [("approve", THERE), ("block", None)]


KEYED = ((thread, "key"), (turn, "thread"), (shortlist_thread, "thread"))
"""Tables that name a conversation, and where."""


def test_forgetting_one_conversation_takes_no_list_from_another(listed: Talk) -> None:
    other = listed.elsewhere()
    other.say(BRIEF)
    assert other.thread.kept == listed.thread.kept
    listed.say("forget this thread", "1")
    assert body_of(other.say("replay"), Replayed).replay.identical


@pytest.mark.parametrize(("text", "told"), [("1 USD = NaN VND", "VND 1"), ("1 USD = -5 VND", "VND 5"), ("tỷ giá \u22125", "VND 5")])
def test_what_is_no_rate_is_not_kept(listed: Talk, text: str, told: str) -> None:
    reply = listed.do(Command(name="rate", text=told), text=text)
    assert reply.said == "said.rate_unclear"
    assert listed.memory.rates.all() == ()
