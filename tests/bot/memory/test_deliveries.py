"""What reached the bot: each once, by one worker at a time, taken up where a worker died, and without its words once it is done."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.memory.deliveries import MOST_ATTEMPTS, MOST_PAYLOAD, Deliveries, Delivery
from tests.bot.memory.test_threads import at_once
from tests.bot.posting.worlds import World
from tests.builders import NOW

LEASE = timedelta(minutes=5)


def accepted(deliveries: Deliveries, event: str = "Ev1", *, ts: str | None = "1.1", team: str = "T1", minutes: int = 0) -> bool:
    channel = None if ts is None else "C1"
    now = NOW + timedelta(minutes=minutes)
    return deliveries.accept(team, event, channel=channel, ts=ts, kind="heard", payload='{"text":"coffee"}', now=now)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def deliveries(memory: Engine, world: World) -> Deliveries:
    return Deliveries(memory, clock=world.clock)


def test_a_delivery_is_taken_in_once_by_its_id_and_by_its_message(deliveries: Deliveries) -> None:
    assert accepted(deliveries)
    assert not accepted(deliveries, ts="1.2"), "the same event"
    assert not accepted(deliveries, "Ev2"), "its twin: another event of the same message"
    assert accepted(deliveries, team="T2"), "of another workspace"
    assert accepted(deliveries, "Ev3", ts="1.3")


def test_presses_have_no_message_and_are_told_apart_by_their_triggers(deliveries: Deliveries) -> None:
    assert accepted(deliveries, "t:1", ts=None)
    assert accepted(deliveries, "t:2", ts=None)
    assert not accepted(deliveries, "t:1", ts=None)


def test_of_many_who_take_it_in_at_the_same_time_one_does(deliveries: Deliveries) -> None:
    for number in range(10):
        told: list[bool] = []
        assert at_once(*[lambda: told.append(accepted(deliveries, f"Ev{number}", ts=f"{number}.1"))] * 4) == []  # noqa: B023  done before the next
        assert sorted(told) == [False, False, False, True]


def test_one_worker_has_it_for_its_lease_and_its_words_go_when_it_is_done(deliveries: Deliveries, world: World) -> None:
    accepted(deliveries)
    taken = deliveries.claim("T1", "Ev1", owner="a", lease=LEASE)
    assert taken is not None
    assert (taken.payload, taken.kind, taken.attempt, taken.received_at) == ('{"text":"coffee"}', "heard", 1, NOW)
    assert deliveries.claim("T1", "Ev1", owner="b", lease=LEASE) is None
    world.now += LEASE / 2
    assert deliveries.renew(taken, lease=LEASE)
    world.now += LEASE * 0.9
    assert deliveries.claim("T1", "Ev1", owner="b", lease=LEASE) is None
    assert deliveries.done(taken)
    kept = deliveries.load("T1", "Ev1")
    assert kept is not None
    assert (kept.state, kept.payload) == ("done", None)
    assert not accepted(deliveries), "it is known all the same"
    assert deliveries.claim("T1", "Ev1", owner="b", lease=LEASE) is None
    assert deliveries.claim("T1", "Ev9", owner="b", lease=LEASE) is None


def test_who_was_too_slow_has_it_no_more(deliveries: Deliveries, world: World) -> None:
    accepted(deliveries)
    slow = deliveries.claim("T1", "Ev1", owner="a", lease=LEASE)
    world.now += LEASE
    other = deliveries.claim("T1", "Ev1", owner="a", lease=LEASE)
    assert slow is not None
    assert other is not None
    assert not deliveries.renew(slow, lease=LEASE)
    assert not deliveries.done(slow)
    assert not deliveries.failed(slow, again_after=None)
    assert deliveries.done(other)


def test_a_sweep_takes_up_what_a_dead_process_left_and_what_nobody_took(deliveries: Deliveries, world: World) -> None:
    for number, minutes in enumerate((0, 1, 2, 30)):
        accepted(deliveries, f"Ev{number}", ts=f"{number}.1", minutes=minutes)
    deliveries.claim("T1", "Ev1", owner="dead", lease=LEASE)
    alive = deliveries.claim("T1", "Ev2", owner="alive", lease=4 * LEASE)
    assert alive is not None
    world.now += LEASE
    found = deliveries.abandoned(owner="b", lease=LEASE, queued_before=NOW + timedelta(minutes=20))
    assert [(one.event_id, one.attempt, one.owner) for one in found.claimed] == [("Ev0", 1, "b"), ("Ev1", 2, "b")]
    assert found.dead == ()
    again = deliveries.abandoned(owner="c", lease=LEASE, queued_before=NOW + timedelta(minutes=20))
    assert again.claimed == ()


def test_two_sweeps_at_the_same_time_share_what_there_is(deliveries: Deliveries) -> None:
    for number in range(30):
        accepted(deliveries, f"Ev{number:02}", ts=f"{number}.1")
    found: list[Delivery] = []

    def swept() -> None:
        while taken := deliveries.abandoned(owner="s", lease=LEASE, queued_before=NOW + LEASE, most=3).claimed:
            found.extend(taken)

    assert at_once(swept, swept, swept) == []
    assert sorted(one.event_id for one in found) == [f"Ev{number:02}" for number in range(30)]


def test_what_fails_waits_twice_as_long_each_time_and_is_dead_in_the_end(deliveries: Deliveries, world: World) -> None:
    accepted(deliveries)
    waits: list[float] = []
    for _ in range(MOST_ATTEMPTS - 1):
        taken = deliveries.claim("T1", "Ev1", owner="a", lease=LEASE)
        assert taken is not None
        assert deliveries.failed(taken, again_after=timedelta(seconds=20))
        assert deliveries.claim("T1", "Ev1", owner="a", lease=LEASE) is None
        kept = deliveries.load("T1", "Ev1")
        assert kept is not None
        assert kept.lease_until is not None
        waits.append((kept.lease_until - world.now).total_seconds())
        world.now = kept.lease_until
    assert waits == [20, 40, 80, 160, 320, 640, 900]
    (last,) = deliveries.abandoned(owner="b", lease=LEASE, queued_before=NOW).claimed
    assert deliveries.failed(last, again_after=timedelta(seconds=20))
    kept = deliveries.load("T1", "Ev1")
    assert kept is not None
    assert (kept.state, kept.payload) == ("dead", None)


def test_what_kills_every_process_is_told_as_dead(deliveries: Deliveries, world: World) -> None:
    accepted(deliveries)
    for _ in range(MOST_ATTEMPTS):
        assert deliveries.claim("T1", "Ev1", owner="a", lease=LEASE) is not None
        world.now += LEASE
    found = deliveries.abandoned(owner="b", lease=LEASE, queued_before=NOW)
    assert [(one.event_id, one.state, one.payload) for one in found.dead] == [("Ev1", "dead", None)]
    assert found.claimed == ()
    assert deliveries.abandoned(owner="b", lease=LEASE, queued_before=NOW).dead == ()


def test_a_deleted_message_loses_its_words_and_asks_for_nothing_any_more(deliveries: Deliveries) -> None:
    accepted(deliveries)
    accepted(deliveries, "Ev2", ts="2.2")
    assert deliveries.forget_message("T1", "C1", "1.1")
    assert not deliveries.forget_message("T1", "C1", "1.1")
    assert deliveries.claim("T1", "Ev1", owner="a", lease=LEASE) is None
    assert deliveries.claim("T1", "Ev2", owner="a", lease=LEASE) is not None


def test_settled_ones_are_dropped_by_their_age_and_others_stay(deliveries: Deliveries) -> None:
    for number, minutes in enumerate((0, 0, 30)):
        accepted(deliveries, f"Ev{number}", ts=f"{number}.1", minutes=minutes)
    for event in ("Ev0", "Ev2"):
        taken = deliveries.claim("T1", event, owner="a", lease=LEASE)
        assert taken is not None
        deliveries.done(taken)
    assert deliveries.drop_older_than(NOW + timedelta(minutes=10)) == 1
    assert [deliveries.load("T1", f"Ev{number}") is None for number in range(3)] == [True, False, False]


def test_what_could_not_be_kept_whole_is_not_taken_in(deliveries: Deliveries) -> None:
    with pytest.raises(ValueError, match="a delivery of"):
        deliveries.accept("T1", "Ev1", channel=None, ts=None, kind="heard", payload="x" * (MOST_PAYLOAD + 1), now=NOW)
    with pytest.raises(ValueError, match="1 to 300"):
        accepted(deliveries, "")


def test_leases_run_by_the_clock_of_the_database_where_no_other_is_given(memory: Engine) -> None:
    own = Deliveries(memory)
    accepted(own)
    assert own.claim("T1", "Ev1", owner="a", lease=LEASE) is not None
    assert own.claim("T1", "Ev1", owner="b", lease=LEASE) is None
    accepted(own, "Ev2", ts="2.2")
    assert own.claim("T1", "Ev2", owner="a", lease=timedelta(0)) is not None
    assert own.claim("T1", "Ev2", owner="b", lease=LEASE) is not None
