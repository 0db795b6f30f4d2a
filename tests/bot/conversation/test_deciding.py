"""Decisions about creators: who, when and why stay on record, the list follows, and every one can be taken back and brought back."""

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.conversation.replies import Decided
from bot.conversation.thread import Thread
from prompts.commands import Command
from tests.bot.conversation.talk import BO, BRIEF, HERE, MAI, THERE, Talk, a_memory, body_of, handles, id_of, proposal_of

FIRST, SECOND, THIRD, FOURTH, FIFTH, NEXT = ("coffee.15", "coffee.05", "coffee.09", "coffee.01", "coffee.02", "coffee.04")
LIST = [FIRST, SECOND, THIRD, FOURTH, FIFTH]
WITHOUT_SECOND = [FIRST, THIRD, FOURTH, FIFTH]
BEYOND = "coffee.03"
"""Somebody who stands far below the list."""


class Case(NamedTuple):
    """What is said, the decision that it is, about whom and why, and the list after it."""

    text: str
    kind: str
    handle: str
    reason: str
    after: list[str]


CASES = (
    Case("swap 2, too loud", "swap", SECOND, "too loud", [*WITHOUT_SECOND, NEXT]),
    Case("reject 2: too expensive", "reject", SECOND, "too expensive", [*WITHOUT_SECOND, NEXT]),
    Case("block 2 because rude", "block", SECOND, "rude", [*WITHOUT_SECOND, NEXT]),
    Case("drop 2, too pricey", "drop", SECOND, "too pricey", WITHOUT_SECOND),
    Case("pin 4 (cheap)", "pin", FOURTH, "cheap", [FOURTH, FIRST, SECOND, THIRD, FIFTH]),
    Case(f"pin @{BEYOND}", "pin", BEYOND, "", [BEYOND, FIRST, SECOND, THIRD, FOURTH]),
    Case("approve 2: client loves it", "approve", SECOND, "client loves it", LIST),
    Case("note on 2: ask for the rate card", "note", SECOND, "ask for the rate card", LIST),
)
each = pytest.mark.parametrize("case", CASES, ids=[f"{case.kind} {case.handle}" for case in CASES])


@each
def test_a_decision_is_on_record_with_who_when_and_why(listed: Talk, case: Case) -> None:
    shortlist = listed.thread.kept
    reply = listed.say(case.text, who=BO)
    assert listed.listed == case.after
    assert (reply.said, reply.fields) == (f"decided.{case.kind}", {"names": f"@{case.handle}", "text": case.reason})
    (one,) = listed.decided
    assert (one.kind, one.creator_id, one.text, one.who, one.at) == (case.kind, id_of(case.handle), case.reason, BO, listed.now)
    assert (one.thread, one.shortlist, one.undone_at, one.again_of) == (HERE, shortlist, None, None)


@each
def test_undo_takes_it_back_and_says_by_whom(listed: Talk, case: Case) -> None:
    before = listed.thread
    listed.say(case.text)
    reply = listed.say("undo", who=BO)
    assert listed.listed == LIST
    assert (listed.standing, listed.thread.kept) == (before.standing, before.kept)
    (one,) = listed.decided
    assert (one.who, one.undone_by, one.undone_at) == (MAI, BO, listed.now)
    assert body_of(reply, Decided) == Decided(decisions=(one,), names={id_of(case.handle): case.handle})


@each
def test_redo_brings_it_back_as_a_decision_of_whoever_does_so(listed: Talk, case: Case) -> None:
    listed.say(case.text, "undo")
    listed.say("redo", who=BO)
    assert listed.listed == case.after
    first, again = listed.decided
    assert (again.kind, again.creator_id, again.text, again.who, again.at) == (case.kind, id_of(case.handle), case.reason, BO, listed.now)
    assert (again.again_of, again.undone_at, first.undone_by) == (first.id, None, MAI)
    assert listed.standing.decided == (again.id,)
    listed.say("undo")
    assert (listed.listed, listed.in_force) == (LIST, [])


def test_steps_that_did_not_decide_take_nothing_back(listed: Talk) -> None:
    listed.say("swap 2", "switch to tiktok", "undo")
    assert listed.in_force == [("swap", id_of(SECOND))]
    listed.say("redo", "undo", "undo")
    assert (listed.in_force, listed.listed) == ([], LIST)


def test_of_two_decisions_undo_takes_the_later_back(listed: Talk) -> None:
    listed.say("swap 2", "approve 1", "undo")
    assert listed.in_force == [("swap", id_of(SECOND))]
    assert SECOND not in listed.listed


def test_two_steps_back_and_forward_leave_both_decisions_in_force(listed: Talk) -> None:
    listed.say("swap 2", "drop 1")
    after = listed.listed
    listed.say("undo", "undo", "redo", "redo")
    assert listed.listed == after
    assert listed.in_force == [("swap", id_of(SECOND)), ("drop", id_of(FIRST))]


def test_two_steps_back_and_forward_bring_each_decision_back_once(listed: Talk) -> None:
    listed.say("swap 2", "drop 1", "undo", "undo", "redo", "redo")
    assert [one.kind for one in listed.decided] == ["swap", "drop", "swap", "drop"]


def test_drop_makes_the_list_shorter_by_each_and_swap_does_not(listed: Talk) -> None:
    listed.say("drop 1 and 2")
    assert listed.listed == [THIRD, FOURTH, FIFTH]
    listed.say("swap 1")
    assert listed.listed == [FOURTH, FIFTH, NEXT]
    assert listed.brief.how_many == 5


def test_a_number_of_creators_that_is_said_anew_is_kept(listed: Talk) -> None:
    listed.say("drop 1", "make it 3 people")
    assert listed.listed == [SECOND, THIRD, FOURTH]


def test_who_was_dropped_stays_out_of_what_comes_next(listed: Talk) -> None:
    listed.say("drop 2", "only instagram", "more")
    assert SECOND not in listed.listed
    assert FIRST in listed.listed


def test_dropping_somebody_who_stands_beyond_the_list_makes_it_no_shorter(listed: Talk) -> None:
    listed.say("more", f"drop @{BEYOND}")
    assert listed.listed == LIST


def test_who_was_dropped_and_is_pinned_comes_back_to_a_whole_list(listed: Talk) -> None:
    listed.say("drop 2", f"pin @{SECOND}")
    assert listed.listed == [SECOND, FIRST, THIRD, FOURTH, FIFTH]


def test_pins_stand_in_the_order_of_pinning_and_are_told_as_such(listed: Talk) -> None:
    reply = listed.say("pin 4", f"pin @{BEYOND}")
    assert listed.listed == [FOURTH, BEYOND, FIRST, SECOND, THIRD]
    assert [match.pinned for match in proposal_of(reply).shortlist.matches] == [True, True, False, False, False]


@pytest.mark.parametrize("out", ["drop", "swap", "reject", "block"])
def test_who_is_taken_out_is_pinned_no_more(listed: Talk, out: str) -> None:
    listed.say("pin 4", f"{out} 1")
    assert FOURTH not in listed.listed
    assert listed.standing.hand.pinned == ()


@pytest.mark.parametrize("out", ["drop 2", "swap 2", "reject 2"])
@pytest.mark.parametrize("back", ["pin", "approve"])
def test_who_is_out_comes_back_when_pinned_or_approved(listed: Talk, out: str, back: str) -> None:
    listed.say(out, f"{back} @{SECOND}")
    assert SECOND in listed.listed
    assert listed.standing.hand.dropped == ()


def test_unpin_lets_go_and_can_be_taken_back(listed: Talk) -> None:
    listed.say("pin 4")
    reply = listed.say("unpin 1", who=BO)
    assert (reply.said, listed.listed, listed.in_force) == ("decided.unpin", LIST, [])
    assert [one.undone_by for one in listed.decided] == [BO]
    listed.say("undo")
    assert listed.listed[0] == FOURTH
    assert listed.in_force == [("pin", id_of(FOURTH))]
    listed.say("redo")
    assert (listed.listed, listed.in_force) == (LIST, [])


def test_unpin_takes_only_the_pin_that_is_named(listed: Talk) -> None:
    listed.say("pin 4", f"pin @{BEYOND}", f"unpin @{FOURTH}")
    assert listed.listed[0] == BEYOND
    assert listed.in_force == [("pin", id_of(BEYOND))]


@pytest.mark.parametrize(("text", "said"), [("unpin 1", "said.not_pinned"), ("unblock 1", "said.not_blocked")])
def test_what_does_not_stand_cannot_be_lifted(listed: Talk, text: str, said: str) -> None:
    listed.say("approve 1")
    before = listed.thread
    assert listed.say(text).said == said
    assert listed.thread == before
    assert listed.in_force == [("approve", id_of(FIRST))]


def test_a_block_holds_in_every_conversation_and_after_a_restart(listed: Talk, tmp_path: Path) -> None:
    other = listed.elsewhere()
    other.say(BRIEF)
    assert SECOND in other.listed
    listed.say("block 2 because rude")
    other.say("switch to instagram")
    assert SECOND not in other.listed
    restarted = Talk(listed.office, a_memory(tmp_path / "memory"), key="terminal:third", since=listed.now)
    restarted.say(BRIEF)
    assert restarted.listed == [*WITHOUT_SECOND, NEXT]


def test_somebody_else_can_unblock_from_another_conversation(listed: Talk) -> None:
    listed.say("block 2")
    other = listed.elsewhere()
    other.say(BRIEF)
    reply = other.say(f"unblock @{SECOND}", who=BO)
    assert (reply.said, other.listed) == ("decided.unblock", LIST)
    assert [(one.who, one.undone_by, one.undone_at) for one in listed.decided] == [(MAI, BO, other.now)]
    listed.say("make it 5 creators, any country")
    assert listed.say("unblock 1").said == "said.not_blocked"
    other.say("swap 1")
    assert SECOND in other.listed


def test_unblock_can_be_taken_back_where_the_block_was_made(listed: Talk) -> None:
    listed.say("block 2", f"unblock @{SECOND}", "undo")
    assert listed.listed == [*WITHOUT_SECOND, NEXT]
    assert [one.creator_id for one in listed.memory.decisions.blocks()] == [id_of(SECOND)]
    listed.say("redo")
    assert (listed.listed, listed.memory.decisions.blocks()) == (LIST, ())


def test_unblock_can_be_taken_back_elsewhere_too(listed: Talk) -> None:
    listed.say("block 2")
    other = listed.elsewhere()
    other.say(BRIEF, f"unblock @{SECOND}", "undo")
    assert SECOND not in other.listed
    assert listed.memory.decisions.blocks() != ()


def test_undo_of_a_block_is_felt_in_other_conversations(listed: Talk) -> None:
    listed.say("block 2")
    other = listed.elsewhere()
    other.say(BRIEF)
    listed.say("undo")
    other.say("more")
    assert SECOND in other.listed


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("approve 2", [SECOND]),
        ("approve #1, #3 and #5", [FIRST, THIRD, FIFTH]),
        (f"approve @{SECOND}", [SECOND]),
        (f"approve @{SECOND.upper()}", [SECOND]),
        (f"approve @{BEYOND}", [BEYOND]),
        ("approve everyone", LIST),
    ],
)
def test_whom_is_told_by_position_by_handle_or_by_all_each_with_a_decision_of_their_own(listed: Talk, text: str, about: list[str]) -> None:
    listed.say(text)
    assert listed.in_force == [("approve", id_of(handle)) for handle in about]


def test_positions_are_those_of_the_list_on_the_screen(listed: Talk) -> None:
    listed.say("drop 1", "approve 1", "more", "approve 6")
    assert listed.in_force[1:] == [("approve", id_of(SECOND)), ("approve", id_of(listed.listed[5]))]


@pytest.mark.parametrize("kind", ["swap", "drop", "pin", "unpin", "block", "unblock", "approve", "reject"])
@pytest.mark.parametrize(
    ("whom", "said", "fields"),
    [
        ("@coffee.015", "said.nobody_near", {"name": "@coffee.015", "near": "@coffee.01, @coffee.05, @coffee.15"}),
        ("@qqqqqqqqqqqqq", "said.nobody", {"name": "@qqqqqqqqqqqqq", "near": ""}),
        (77, "said.no_place", {"place": "77", "count": "5"}),
    ],
)
def test_whoever_is_not_known_is_told_and_nothing_is_decided(
    listed: Talk, kind: str, whom: int | str, said: str, fields: dict[str, str]
) -> None:
    before = listed.thread
    reply = listed.do(Command(name=kind, creators=(1, whom)))  # type: ignore[arg-type]  # names of commands
    assert (reply.said, reply.fields) == (said, fields)
    assert listed.thread == before
    assert listed.decided == ()


@pytest.mark.parametrize("kind", ["swap", "drop", "pin", "block", "approve", "reject"])
def test_a_decision_about_nobody_asks_whom(listed: Talk, kind: str) -> None:
    before = listed.thread
    assert listed.do(Command(name=kind)).said == "said.whom"  # type: ignore[arg-type]  # names of commands
    assert (listed.thread, listed.decided) == (before, ())


def test_a_note_without_words_is_none(listed: Talk) -> None:
    assert listed.do(Command(name="note", creators=(1,))).said == "said.no_words"
    assert listed.decided == ()


def test_approve_and_note_leave_the_list_and_what_was_asked(listed: Talk) -> None:
    before = listed.thread
    for text in ("approve 1", "note on 2: ask for the rate card"):
        assert listed.say(text).answer is None
    assert (listed.thread.shown, listed.thread.kept, listed.thread.choices) == (before.shown, before.kept, before.choices)
    assert listed.say("2").command.name == "refine"


def test_decisions_stand_beside_the_creator_and_the_latest_verdict_counts(listed: Talk) -> None:
    listed.say("note on 2: ask for the rate card", "approve 2", "reject 2: too big", f"approve @{SECOND}: after all", who=BO)
    proposal = proposal_of(listed.say("make it 6 people"))
    marks = proposal.marks[id_of(SECOND)]
    assert [(one.kind, one.text) for one in marks.here] == [("note", "ask for the rate card"), ("approve", "after all")]
    assert marks.elsewhere == ()
    assert set(proposal.marks) == {id_of(SECOND)}


def test_a_new_brief_begins_without_what_was_decided_for_the_one_before_and_undo_brings_it_back(listed: Talk) -> None:
    listed.say("drop 1", "pin 3", f"new brief: {BRIEF}")
    assert listed.listed == LIST
    assert (listed.standing.hand.pinned, listed.standing.hand.dropped, listed.standing.gaps, listed.standing.decided) == ((), (), (), ())
    listed.say("undo")
    assert listed.listed == [FOURTH, SECOND, THIRD, FIFTH]
    assert listed.in_force == [("drop", id_of(FIRST)), ("pin", id_of(FOURTH))]


def test_undo_of_what_somebody_else_unblocked_takes_nothing_back_twice(listed: Talk) -> None:
    listed.say("block 2")
    other = listed.elsewhere(THERE)
    other.say(BRIEF)
    other.say(f"unblock @{SECOND}", who=BO)
    listed.say("undo")
    (one,) = listed.decided
    assert one.undone_by == BO
    assert listed.listed == LIST


def test_without_a_brief_nothing_is_decided(talk: Talk) -> None:
    assert talk.do(Command(name="block", creators=(f"@{FIRST}",))).said == "chat.no_brief"
    assert talk.thread == Thread()
    assert talk.memory.decisions.blocks() == ()


def test_the_list_of_a_reply_is_the_one_on_the_screen(listed: Talk) -> None:
    reply = listed.say("swap 2")
    assert handles(proposal_of(reply)) == listed.listed
    assert reply.kept == listed.thread.kept
