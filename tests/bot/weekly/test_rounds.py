"""Rounds: each time that a list was due is one message, after downtime too; what people change takes effect at once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.memory.occurrences import Pending
from bot.memory.seen import Sight
from bot.memory.trouble import ChangedMeanwhile
from bot.weekly.rounds import ATTEMPTS, LEASE, Done
from bot.weekly.when import NoSuchZone
from tests.bot.memory.conftest import engine, memory, postgres  # noqa: F401  the same databases as the memory's
from tests.bot.posting.worlds import LATE, Killed
from tests.bot.weekly.rounds_world import MONDAY, Replicas

WEEK = timedelta(weeks=1)


@pytest.fixture
def replicas(memory: Engine) -> Replicas:  # noqa: F811  the fixture above
    return Replicas(engine=memory)


def test_a_list_is_posted_at_its_time_and_once(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.later(minutes=-1)
    assert replicas.round() == []
    replicas.later(minutes=1)
    assert replicas.rounds() == (Done(schedule_id=schedule.id, due="2026-11-30T09:00", became="posted"),)
    assert replicas.round() == []
    replicas.later(days=7)
    assert replicas.round(replicas.process("b")) == ["posted"]
    assert replicas.texts() == ["list 1", "list 2"]
    assert replicas.states(schedule) == ["posted", "posted"]
    assert replicas.troubles == []


def test_what_was_posted_is_what_the_channel_has_seen_with_stamp_list_and_hash(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.round()
    last = replicas.last(schedule)
    assert (last.slack_ts, last.shortlist, last.pending, last.lease_until) == (replicas.channels.sent[0].ts, "S-1", None, None)
    assert last.content_hash is not None
    seen = replicas.sights.of(schedule)["x:count"]
    assert (seen.state, seen.figures, seen.first_at, seen.last_at) == ("shown", {"number": 1}, MONDAY, MONDAY)


def test_data_is_brought_up_to_date_once_a_round_and_only_where_something_is_due(replicas: Replicas) -> None:
    for channel in ("C1", "C2"):
        replicas.add(channel=channel)
    process = replicas.process()
    replicas.round(process)
    replicas.round(process)
    assert replicas.renders.prepared == [MONDAY]
    assert len(replicas.channels.sent) == 2


def test_after_downtime_only_the_newest_missed_one_is_posted(replicas: Replicas) -> None:
    schedule = replicas.add(weekdays="mon,thu")
    replicas.later(days=17, hours=1)  # Thursday, 10:00
    assert replicas.round() == ["posted"]
    assert [(one.due_local, one.state) for one in replicas.occurrences.of(schedule.id)] == [
        ("2026-11-30T09:00", "skipped"),
        ("2026-12-03T09:00", "skipped"),
        ("2026-12-07T09:00", "skipped"),
        ("2026-12-10T09:00", "skipped"),
        ("2026-12-14T09:00", "skipped"),
        ("2026-12-17T09:00", "posted"),
    ]
    assert replicas.texts() == ["list 1"]


@pytest.mark.parametrize(("late", "texts"), [(timedelta(hours=71), ["list 1"]), (timedelta(hours=73), ["skipped 2026-11-30T09:00"])])
def test_one_that_comes_too_late_is_told_as_skipped_and_nothing_counts_as_seen(
    replicas: Replicas, late: timedelta, texts: list[str]
) -> None:
    schedule = replicas.add()
    replicas.world.now += late
    replicas.round()
    assert replicas.texts() == texts
    assert bool(replicas.sights.of(schedule)) == (texts == ["list 1"])
    replicas.world.now = MONDAY + WEEK
    replicas.round()
    assert replicas.texts()[1:] == [f"list {len(replicas.sights.of(schedule)) + (texts == ['list 1'])}"]


def test_a_skipped_one_may_be_passed_over_in_silence(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.later(hours=100)
    process = replicas.process()
    replicas.renders.skips = False
    assert replicas.round(process) == ["skipped"]
    assert (replicas.texts(), replicas.states(schedule)) == ([], ["skipped"])


def test_a_paused_list_posts_nothing_and_goes_on_with_the_next_time_after_it_is_resumed(replicas: Replicas) -> None:
    schedule = replicas.add()
    assert replicas.schedules.pause(schedule.id, now=MONDAY - timedelta(minutes=1))
    assert not replicas.schedules.pause(schedule.id, now=MONDAY)
    assert replicas.round() == []
    replicas.later(days=1)
    assert replicas.schedules.resume(schedule.id, now=replicas.world.now)
    assert not replicas.schedules.resume(schedule.id, now=replicas.world.now)
    assert replicas.round() == []
    replicas.later(days=6)
    assert replicas.round() == ["posted"]
    assert replicas.texts() == ["list 1"]


def test_a_deleted_list_posts_nothing_and_one_that_is_brought_back_its_next_time(replicas: Replicas) -> None:
    schedule = replicas.add()
    assert replicas.schedules.delete(schedule.id, now=MONDAY)
    assert not replicas.schedules.delete(schedule.id, now=MONDAY)
    assert replicas.round() == []
    assert replicas.process().run_now(schedule.id, "t1", MONDAY) == ()
    assert replicas.schedules.undelete(schedule.id, now=MONDAY + timedelta(hours=1))
    replicas.later(days=6)
    assert replicas.round() == []
    replicas.later(days=1)
    assert replicas.round() == ["posted"]


def test_a_list_that_was_moved_is_due_by_its_new_time_from_then_on(replicas: Replicas) -> None:
    schedule = replicas.add()
    moved = replicas.schedules.edit(schedule.id, expected_version=1, now=MONDAY, weekdays="mon,tue", time="08:00")
    assert (moved.version, moved.counts_from) == (2, MONDAY)
    assert replicas.round() == []
    replicas.later(days=1)
    assert [one.due for one in replicas.rounds()] == ["2026-12-01T08:00"]


def test_whoever_changes_a_list_that_somebody_else_changed_is_told(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.schedules.edit(schedule.id, expected_version=1, now=MONDAY, name="tea")
    with pytest.raises(ChangedMeanwhile, match="Open it again"):
        replicas.schedules.edit(schedule.id, expected_version=1, now=MONDAY, name="beer")
    with pytest.raises(ValueError, match="no paused, team_id to be changed"):
        replicas.schedules.edit(schedule.id, expected_version=2, now=MONDAY, paused=True, team_id="T2")


@pytest.mark.parametrize(
    ("change", "texts", "states"),
    [
        ("pause", [], ["skipped"]),
        ("delete", [], ["skipped"]),
        ("move", [], ["skipped"]),
        ("rename", ["list 1"], ["posted"]),
        ("channel", [], ["posted"]),
    ],
)
def test_what_is_changed_while_a_list_is_being_made_takes_effect_at_once(
    replicas: Replicas, change: str, texts: list[str], states: list[str]
) -> None:
    schedule = replicas.add()
    process = replicas.process()

    def changed() -> None:
        schedules = replicas.schedules
        match change:
            case "pause":
                schedules.pause(schedule.id, now=MONDAY)
            case "delete":
                schedules.delete(schedule.id, now=MONDAY)
            case "move":
                schedules.edit(schedule.id, expected_version=1, now=MONDAY, time="10:00")
            case "rename":
                schedules.edit(schedule.id, expected_version=1, now=MONDAY, name="tea")
            case "channel":
                schedules.edit(schedule.id, expected_version=1, now=MONDAY, channel="C2")

    replicas.renders.between.append(changed)
    replicas.round(process)
    assert (replicas.texts("C1"), replicas.states(schedule)) == (texts, states)
    assert replicas.texts("C2") == (["list 1"] if change == "channel" else [])
    assert replicas.round() == []


def test_a_list_that_moves_to_another_channel_begins_anew_there_and_the_old_one_keeps_what_it_saw(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.round()
    moved = replicas.schedules.edit(schedule.id, expected_version=1, now=replicas.world.now, channel="C2")
    replicas.later(days=7)
    replicas.round()
    assert (replicas.texts("C1"), replicas.texts("C2")) == (["list 1"], ["list 1"])
    assert len(replicas.sights.of(schedule)) == len(replicas.sights.of(moved)) == 1


def test_whoever_wants_it_at_once_gets_it_beside_its_times_and_the_same_press_once(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.later(hours=-1)
    assert [one.became for one in replicas.process().run_now(schedule.id, "trigger.1", replicas.world.now)] == ["posted"]
    assert replicas.process("b").run_now(schedule.id, "trigger.1", replicas.world.now) == ()
    assert replicas.process().run_now(999, "trigger.1", replicas.world.now) == ()
    replicas.later(hours=1)
    assert replicas.round() == ["posted"]
    assert replicas.texts() == ["list 1", "list 2"]
    assert [one.asked_for for one in replicas.occurrences.of(schedule.id)] == [True, False]


def test_a_paused_list_comes_to_whoever_asks_for_it_also_where_it_is_paused_in_between(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.schedules.pause(schedule.id, now=MONDAY)
    assert replicas.occurrences.ask(schedule, "t1", now=MONDAY)
    assert not replicas.occurrences.ask(schedule, "t1", now=MONDAY)
    assert replicas.round() == ["posted"]
    assert replicas.occurrences.ask(schedule, "t2", now=MONDAY)
    replicas.schedules.resume(schedule.id, now=MONDAY)
    replicas.schedules.pause(schedule.id, now=MONDAY)
    assert replicas.round() == ["posted"]
    assert replicas.occurrences.ask(schedule, "t3", now=MONDAY)
    replicas.schedules.delete(schedule.id, now=MONDAY)
    assert replicas.round() == []


def test_a_list_that_cannot_be_made_is_tried_again_ever_more_seldom_and_then_an_operator_is_told(replicas: Replicas) -> None:
    schedule = replicas.add()
    waits: list[timedelta] = []
    for attempt in range(1, ATTEMPTS + 1):
        process = replicas.process()
        replicas.renders.failing = 1
        assert replicas.round(process) == ["dead" if attempt == ATTEMPTS else "later"]
        until = replicas.last(schedule).lease_until
        if until is not None:
            waits.append(until - replicas.world.now)
            assert replicas.round() == []
            replicas.world.now = until
    assert waits[:5] == [timedelta(minutes=number) for number in (1, 5, 15, 60, 60)]
    assert [(one.kind, one.why) for one in replicas.troubles] == [("dead", "RuntimeError")]  # type: ignore[union-attr]  # of a round
    assert replicas.round() == []
    assert replicas.texts() == []


def test_a_list_that_fails_keeps_no_other_from_being_posted_and_neither_does_data_that_cannot_be_brought_up_to_date(
    replicas: Replicas,
) -> None:
    for channel in ("C1", "C2"):
        replicas.add(channel=channel)
    process = replicas.process()
    replicas.renders.failing = 1

    def failing(_now: datetime) -> None:
        raise RuntimeError("no such file")

    replicas.renders.prepare = failing  # type: ignore[method-assign]  # of this one fake
    assert replicas.round(process) == ["later", "posted"]


def test_a_process_that_dies_of_a_list_again_and_again_does_not_do_so_for_ever(replicas: Replicas) -> None:
    schedule = replicas.add()

    def dies() -> None:
        raise Killed

    for _ in range(ATTEMPTS):
        process = replicas.process()
        replicas.renders.between.append(dies)
        with pytest.raises(Killed):
            replicas.round(process)
        assert replicas.round() == [], "its lease goes on"
        replicas.world.now += LEASE
    assert replicas.round() == ["dead"]
    assert replicas.states(schedule) == ["dead"]
    assert [one.why for one in replicas.troubles] == ["tried too often"]


def test_a_refusal_is_final_and_told(replicas: Replicas) -> None:
    schedule = replicas.add()
    assert replicas.round(replicas.process(faults=("refused",))) == ["refused"]
    assert [(one.kind, one.why) for one in replicas.troubles] == [("refused", "not_in_channel")]  # type: ignore[union-attr]  # of a round
    assert (replicas.states(schedule), replicas.sights.of(schedule)) == (["dead"], {})
    replicas.later(days=7)
    assert replicas.round() == ["posted"]


def test_what_nobody_knows_is_told_and_not_posted_again_and_counts_as_not_seen(replicas: Replicas) -> None:
    schedule = replicas.add()
    assert replicas.round(replicas.process(faults=("lost",), blind=("cannot",))) == ["unknown"]
    assert [one.kind for one in replicas.troubles] == ["unknown", "unknown"]  # by whoever posts, and by the round
    assert (replicas.states(schedule), replicas.sights.of(schedule)) == (["unknown"], {})
    assert replicas.round() == []
    assert replicas.texts() == ["list 1"]


def test_a_wire_that_is_down_for_hours_costs_nothing_but_time(replicas: Replicas) -> None:
    schedule = replicas.add()
    for _ in range(40):
        replicas.round(replicas.process(faults=("reset",) * 5))
        replicas.later(minutes=30)
    assert replicas.texts() == []
    assert replicas.round() == ["posted"]
    assert replicas.texts() == ["list 1"]
    assert replicas.states(schedule) == ["posted"]
    assert replicas.troubles == []


def test_one_that_is_down_for_days_is_told_of(replicas: Replicas) -> None:
    schedule = replicas.add()
    for _ in range(80):
        replicas.round(replicas.process(faults=("reset",) * 5))
        replicas.later(hours=1)
    assert replicas.states(schedule)[0] == "unknown"
    assert [one.why for one in replicas.troubles] == ["the channel does not answer"]


def test_of_one_list_one_message_is_made_at_a_time(replicas: Replicas) -> None:
    schedule = replicas.add()
    process = replicas.process()
    became: list[list[str]] = []

    def meanwhile() -> None:
        replicas.occurrences.ask(schedule, "t1", now=MONDAY)
        wire, renders = replicas.wire, replicas.renders
        became.append(replicas.round(replicas.process("b")))
        replicas.wire, replicas.renders = wire, renders

    replicas.renders.between.append(meanwhile)
    assert replicas.round(process) == ["posted", "posted"]
    assert became == [[]]
    assert replicas.texts() == ["list 1", "list 2"]


def test_one_that_is_slower_than_its_lease_leaves_the_list_to_whoever_took_over(replicas: Replicas) -> None:
    schedule = replicas.add()
    process = replicas.process()

    def meanwhile() -> None:
        replicas.world.now += LEASE
        replicas.round(replicas.process("b"))

    replicas.renders.between.append(meanwhile)
    assert replicas.round(process) == ["changed"]
    assert replicas.texts() == ["list 1"]
    assert replicas.states(schedule) == ["posted"]


def test_what_is_being_posted_is_posted_as_it_was_made_by_whoever_takes_over(replicas: Replicas) -> None:
    schedule = replicas.add()
    process = replicas.process(faults=("very_busy",))
    assert replicas.round(process) == ["later"]
    pending = replicas.last(schedule).pending
    assert pending is not None
    assert (pending.channel, pending.message["text"]) == ("C1", "list 1")
    replicas.schedules.edit(schedule.id, expected_version=1, now=replicas.world.now, channel="C2")
    replicas.later(hours=1)
    assert replicas.round() == ["posted"]
    assert (replicas.texts("C1"), replicas.texts("C2")) == (["list 1"], [])
    assert replicas.sights.of(schedule)["x:count"].figures == {"number": 1}


def test_a_zone_that_is_no_more_is_told_and_keeps_no_other_list(replicas: Replicas) -> None:
    class Times:
        def due_between(self, schedule: object, after: datetime, until: datetime) -> list[datetime]:
            if schedule.zone == "UTC":  # type: ignore[attr-defined]  # a schedule it is
                return [MONDAY] if after < MONDAY <= until else []
            raise NoSuchZone("There is no time zone 'Mars/Olympus'.")

    replicas.times = Times()
    replicas.add(zone="Mars/Olympus")
    replicas.add(channel="C2")
    assert replicas.round() == ["posted"]
    assert [one.kind for one in replicas.troubles] == ["times"]


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(weeks=-1), timedelta(days=-1)])
def test_a_clock_that_jumps_and_comes_back_posts_nothing_twice(replicas: Replicas, jump: timedelta) -> None:
    replicas.add(weekdays="mon,thu")
    texts: list[str] = []
    for week in range(3):
        for day in (0, 3):
            replicas.world.now = MONDAY + timedelta(weeks=week, days=day)
            replicas.round()
            replicas.world.now += jump
            replicas.round()
            texts.append(f"list {len(texts) + 1}")
            assert replicas.texts() == texts


def test_a_clock_that_is_put_back_while_a_list_is_due_does_not_make_it_late(replicas: Replicas) -> None:
    replicas.add()
    process = replicas.process()
    replicas.renders.failing = 1
    replicas.later(minutes=50)
    assert replicas.round(process) == ["later"]
    replicas.later(hours=-1)
    until = replicas.occurrences.of(1)[0].lease_until
    assert until is not None
    process = replicas.process()
    assert process.run(replicas.world.now) == ()
    replicas.world.now = until
    assert [one.became for one in replicas.process().run(MONDAY - timedelta(minutes=10))] == ["posted"]
    assert replicas.texts() == ["list 1"]


def test_whom_a_channel_rejected_stays_so_until_that_is_taken_back(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.sights.mark(schedule, [Sight(creator_id="x:count", state="rejected", figures={"number": 7})], now=MONDAY)
    replicas.round()
    assert replicas.sights.of(schedule)["x:count"].state == "rejected"
    assert replicas.sights.unreject(schedule, "x:count")
    assert not replicas.sights.unreject(schedule, "x:count")
    replicas.later(days=7)
    replicas.round()
    assert replicas.sights.of(schedule)["x:count"].state == "shown"


def test_old_occurrences_and_deleted_lists_go_with_all_that_became_of_them(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.round()
    replicas.later(days=7)
    replicas.round()
    assert replicas.occurrences.drop_older_than(MONDAY + timedelta(days=1)) == 1
    assert len(replicas.states(schedule)) == 1
    replicas.schedules.delete(schedule.id, now=replicas.world.now)
    assert replicas.schedules.drop_deleted_before(replicas.world.now) == 0
    assert replicas.schedules.drop_deleted_before(replicas.world.now + timedelta(seconds=1)) == 1
    assert (replicas.states(schedule), replicas.sights.of(schedule)) == ([], {})
    assert replicas.add().id > schedule.id, "an id is never given twice"


@pytest.mark.parametrize("change", ["pause", "delete", "edit"])
def test_times_of_a_list_as_it_was_before_it_was_changed_are_not_noted(replicas: Replicas, change: str) -> None:
    schedule = replicas.add()
    match change:
        case "pause":
            replicas.schedules.pause(schedule.id, now=MONDAY)
        case "delete":
            replicas.schedules.delete(schedule.id, now=MONDAY)
        case "edit":
            replicas.schedules.edit(schedule.id, expected_version=1, now=MONDAY, name="tea")
    assert not replicas.occurrences.plan(schedule, ["2026-11-30T09:00"], now=MONDAY)
    assert replicas.states(schedule) == []


def test_one_that_is_being_posted_is_not_skipped_for_a_newer_one_and_goes_first(replicas: Replicas) -> None:
    schedule = replicas.add()
    assert replicas.round(replicas.process(faults=("very_busy",))) == ["later"]
    replicas.later(days=7)
    assert replicas.round() == ["posted", "posted"]
    assert replicas.texts() == ["list 1", "list 2"]
    assert replicas.states(schedule) == ["posted", "posted"]


def test_one_that_could_not_be_made_is_skipped_for_a_newer_one(replicas: Replicas) -> None:
    schedule = replicas.add(weekdays="mon,tue")
    process = replicas.process()
    replicas.renders.failing = 1
    assert replicas.round(process) == ["later"]
    replicas.later(days=1)
    assert replicas.round() == ["posted"]
    assert replicas.states(schedule) == ["skipped", "posted"]


def test_what_was_fixed_is_not_fixed_again_by_another(replicas: Replicas) -> None:
    schedule = replicas.add()
    replicas.occurrences.plan(schedule, ["2026-11-30T09:00"], now=MONDAY)
    taken = replicas.occurrences.claim(schedule.id, owner="a", lease=LEASE)
    assert taken is not None
    pending = Pending(channel="C1", message={"text": "x", "blocks": []})
    replicas.world.now += LEASE + LATE
    other = replicas.occurrences.claim(schedule.id, owner="a", lease=LEASE)
    assert other is not None
    assert not replicas.occurrences.sending(taken[1], schedule, pending, shortlist=None, content_hash="h", lease=LEASE)
    assert replicas.occurrences.sending(other[1], schedule, pending, shortlist=None, content_hash="h", lease=LEASE)
    assert not replicas.occurrences.release(taken[1], again_after=LATE)
    assert not replicas.occurrences.settle(taken[1], "dead")
    assert replicas.occurrences.posted(taken[1], ts="1.2", now=MONDAY), "the stamp is true, whoever brings it"
    assert not replicas.occurrences.posted(other[1], ts="1.2", now=MONDAY)
