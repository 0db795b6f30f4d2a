"""Decisions: recorded, taken back, brought back, never lost; and what stands. Rates beside them, which are told the same way."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from bot.memory.decisions import KINDS, Decisions, Kind
from bot.memory.forgetting import forget_thread
from bot.memory.rates import Rate, Rates
from bot.memory.threads import Threads
from tests.builders import NOW

ANA, BO = "instagram:ana", "instagram:bo"


def decided(
    decisions: Decisions, kind: Kind, creator: str | None = ANA, *, thread: str | None = "t:1", who: str = "mai", text: str = ""
) -> int:
    return decisions.record(kind, creator_id=creator, shortlist="S-AAAAAAAA", thread=thread, text=text, who=who, now=NOW)


def standing(decisions: Decisions, thread: str = "t:1") -> list[tuple[str, str | None]]:
    return [(one.kind, one.creator_id) for one in decisions.current(thread)]


def test_a_decision_comes_back_with_everything_that_was_said(memory: Engine) -> None:
    decisions = Decisions(memory)
    number = decided(decisions, "reject", text="'; DROP TABLE decision; -- too \x00loud ☕")
    (one,) = decisions.of_creator(ANA)
    assert (one.id, one.kind, one.text, one.who, one.at) == (number, "reject", "'; DROP TABLE decision; -- too loud ☕", "mai", NOW)
    assert (one.shortlist, one.thread, one.undone_by, one.undone_at, one.again_of) == ("S-AAAAAAAA", "t:1", None, None, None)


def test_an_unknown_kind_is_refused(memory: Engine) -> None:
    with pytest.raises(ValueError, match="unknown kind of decision 'adore'"):
        decided(Decisions(memory), "adore")  # type: ignore[arg-type]  # that is the point


def test_the_latest_verdict_and_the_latest_place_stand_and_notes_side_by_side(memory: Engine) -> None:
    decisions = Decisions(memory)
    for kind in ("approve", "note", "pin", "reject", "note", "drop"):
        decided(decisions, kind)  # type: ignore[arg-type]  # kinds they are
    decided(decisions, "approve", BO)
    decided(decisions, "note", None, text="about the whole list")
    decided(decisions, "approve", thread="t:2")
    assert standing(decisions) == [
        ("note", ANA), ("reject", ANA), ("note", ANA), ("drop", ANA), ("approve", BO), ("note", None),
    ]  # fmt: skip
    assert len(decisions.in_thread("t:1")) == 8


def test_what_is_taken_back_stays_on_record_and_what_it_had_replaced_stands_again(memory: Engine) -> None:
    decisions = Decisions(memory)
    decided(decisions, "approve")
    second = decided(decisions, "reject")
    assert decisions.undo(second, who="bo", now=NOW + timedelta(hours=1))
    assert standing(decisions) == [("approve", ANA)]
    undone = decisions.of_creator(ANA)[1]
    assert (undone.undone_by, undone.undone_at) == ("bo", NOW + timedelta(hours=1))
    assert not decisions.undo(second, who="mai", now=NOW)
    assert not decisions.undo(999, who="mai", now=NOW)
    assert decisions.of_creator(ANA)[1] == undone


def test_what_is_brought_back_is_a_decision_of_its_own_and_only_once(memory: Engine) -> None:
    decisions = Decisions(memory)
    first = decided(decisions, "pin", text="she fits")
    assert decisions.redo(first, who="bo", now=NOW) is None, "it stands"
    decisions.undo(first, who="mai", now=NOW)
    second = decisions.redo(first, who="bo", now=NOW)
    assert second is not None
    assert decisions.redo(first, who="bo", now=NOW) is None, "it stands again"
    old, new = decisions.of_creator(ANA)
    assert (old.undone_by, new.who, new.text, new.again_of, new.undone_at) == ("mai", "bo", "she fits", first, None)
    assert [one.id for one in decisions.current("t:1")] == [second]
    decisions.undo(second, who="mai", now=NOW)
    assert standing(decisions) == []
    assert decisions.redo(second, who="mai", now=NOW) is not None
    assert standing(decisions) == [("pin", ANA)]


def test_approvals_of_other_threads_are_told_with_their_title_and_only_those_that_stand(memory: Engine) -> None:
    decisions, threads = Decisions(memory), Threads(memory)
    threads.save("t:2", state="{}", language=None, title="Coffee in Hanoi", now=NOW, expected_version=0)
    decided(decisions, "approve", thread="t:1")
    decided(decisions, "approve", thread="t:2", who="bo")
    decided(decisions, "approve", BO, thread="t:3")
    decided(decisions, "reject", BO, thread="t:4")
    changed = decided(decisions, "approve", thread="t:5")
    decisions.undo(changed, who="bo", now=NOW)
    decided(decisions, "approve", thread="t:6")
    decided(decisions, "reject", thread="t:6")
    told = decisions.approved_elsewhere([ANA, BO, "x:nobody"], but="t:1")
    assert [(one.decision.creator_id, one.decision.thread, one.decision.who, one.title) for one in told] == [
        (ANA, "t:2", "bo", "Coffee in Hanoi"),
        (BO, "t:3", "mai", None),
    ]
    assert decisions.approved_elsewhere([], but="t:1") == ()


def test_blocks_are_the_teams_with_reason_person_and_time_until_they_are_taken_back(memory: Engine) -> None:
    decisions = Decisions(memory)
    decided(decisions, "block", text="never paid back", thread="t:1")
    decided(decisions, "block", BO, text="rival", thread="t:2", who="bo")
    decided(decisions, "block", text="again late", thread="t:3", who="bo")
    assert [(one.creator_id, one.text, one.who, one.at) for one in decisions.blocks()] == [
        (BO, "rival", "bo", NOW),
        (ANA, "again late", "bo", NOW),
    ]
    assert decisions.unblock(ANA, who="mai", now=NOW) == 2
    assert [one.creator_id for one in decisions.blocks()] == [BO]
    assert decisions.unblock(ANA, who="mai", now=NOW) == 0


def test_a_forgotten_thread_takes_its_decisions_along_but_not_the_teams_blocks(memory: Engine) -> None:
    decisions = Decisions(memory)
    for kind in KINDS:
        decided(decisions, kind)
    assert forget_thread(memory, "t:1")
    (left,) = decisions.of_creator(ANA)
    assert (left.kind, left.thread, left.shortlist) == ("block", None, None)
    assert decisions.blocks() == (left,)


def test_an_id_is_never_given_twice(memory: Engine) -> None:
    decisions = Decisions(memory)
    newest = decided(decisions, "approve")
    forget_thread(memory, "t:1")
    assert decided(decisions, "approve") > newest


def a_rate(currency: str = "THB", per_usd: float = 35.0, **others: object) -> Rate:
    defaults = {"as_of": date(2026, 11, 20), "source": "market", "who": "mai", "at": NOW}
    return Rate(currency=currency, per_usd=per_usd, **{**defaults, **others})  # type: ignore[arg-type]  # by name


def test_the_rate_that_was_told_last_stands_with_its_day_and_source(memory: Engine) -> None:
    rates = Rates(memory)
    told = [a_rate(), a_rate("IRR", 600_000, source="official"), a_rate(per_usd=34.5, as_of=date(2026, 11, 1), source="our bank")]
    for one in told:
        rates.tell(one)
    assert rates.latest("THB") == told[2]
    assert rates.latest("VND") is None
    assert rates.all() == (told[1], told[2])


@pytest.mark.parametrize(
    ("currency", "value"), [("thb", 35.0), ("TH", 35.0), ("฿฿฿", 35.0), ("THB", 0.0), ("THB", -1.0), ("THB", float("nan"))]
)
def test_a_rate_that_makes_no_sense_cannot_be(currency: str, value: float) -> None:
    with pytest.raises(ValueError, match=r"a currency is|a rate cannot be"):
        a_rate(currency, value)


def test_nobody_is_asked_twice_for_a_rate(memory: Engine) -> None:
    rates = Rates(memory)
    assert rates.asked("IRR") is None
    assert rates.mark_asked("IRR", now=NOW)
    assert not rates.mark_asked("IRR", now=NOW + timedelta(days=1))
    assert rates.asked("IRR") == NOW
    assert rates.asked("VND") is None


def test_once_a_rate_was_told_somebody_may_be_asked_for_a_newer_one(memory: Engine) -> None:
    rates = Rates(memory)
    rates.mark_asked("IRR", now=NOW)
    rates.tell(a_rate("IRR", 600_000))
    assert rates.asked("IRR") is None
    assert rates.mark_asked("IRR", now=NOW + timedelta(days=40))
