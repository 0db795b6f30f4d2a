"""Whoever is killed, wherever, and whatever reply is lost: no list is doubled or missed, and each tells what changed since the last."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import Engine

from bot.memory.schedules import Schedule
from bot.weekly.rounds import LEASE
from tests.bot.memory.conftest import engine, memory, postgres  # noqa: F401  the same databases as the memory's
from tests.bot.posting.worlds import Fault
from tests.bot.weekly.rounds_world import MONDAY, Replicas

WEEK = timedelta(weeks=1)
FAULTS: tuple[tuple[Fault, ...], ...] = ((), ("lost",), ("reset",), ("busy",), ("error_after",), ("late",), ("reset", "lost"))
PATIENCE = 20


@pytest.fixture
def replicas(memory: Engine) -> Replicas:  # noqa: F811  the fixture above
    return Replicas(engine=memory)


def weekly(replicas: Replicas, channel: str = "C1") -> Schedule:
    """A list that is due at the beginning of the world, and every week from then on."""
    replicas.world.now = MONDAY
    return replicas.add(channel=channel)


def settled(replicas: Replicas, *schedules: Schedule) -> None:
    """Rounds of a process that nobody kills, until nothing is left to do."""
    for _ in range(PATIENCE):
        replicas.round(replicas.process("z"))
        if not any(replicas.last(one).state in {"due", "claimed", "sending"} for one in schedules):
            return
        replicas.later(minutes=6)
    raise AssertionError([replicas.states(one) for one in schedules])


def points(replicas: Replicas, faults: tuple[Fault, ...]) -> int:
    """How many points a process comes by that has one list to post; one that dies nowhere."""
    replicas.killed(10_000, faults=faults)
    return len(replicas.kills.passed)


def every(most: dict[tuple[Fault, ...], int]) -> Iterator[tuple[tuple[Fault, ...], int, tuple[Fault, ...], int]]:
    """A first process that is killed at each of its points, with each fault; and a second one at each of its, or at none (0)."""
    for first, second in product(FAULTS, FAULTS):
        yield from ((first, one, second, other) for one in range(1, most[first] + 1) for other in range(most[second] + 1))


def test_nothing_is_doubled_or_missed_wherever_two_processes_are_killed(replicas: Replicas) -> None:
    schedule = weekly(replicas)
    most: dict[tuple[Fault, ...], int] = {}
    weeks = 0
    for faults in FAULTS:
        most[faults] = points(replicas, faults)
        weeks += 1
        replicas.world.now = MONDAY + weeks * WEEK
    singles = [(faults, point, (), 0) for faults in FAULTS for point in range(1, most[faults] + 1)]
    doubles = list(every(most))
    sqlite = replicas.engine.dialect.name == "sqlite"
    chosen = [*singles, *doubles[::97]] if sqlite else [*singles[::5], *doubles[::701]]  # primes, so that all kinds occur
    kills = 0
    for first, one, second, other in chosen:
        kills += replicas.killed(one, "a", faults=first)
        replicas.world.now += LEASE
        if other:
            kills += replicas.killed(other, "b", faults=second)
            replicas.world.now += LEASE
        settled(replicas, schedule)
        weeks += 1
        assert replicas.texts() == [f"list {number}" for number in range(1, weeks + 1)], (first, one, second, other)
        replicas.world.now = MONDAY + weeks * WEEK
    assert len(chosen) >= (200 if sqlite else 25)
    assert kills >= len(chosen)
    assert set(replicas.states(schedule)) == {"posted"}
    assert len(replicas.channels.keys()) == len(set(replicas.channels.keys())) == weeks
    assert replicas.troubles == []


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_doubled_or_missed_over_a_season_with_several_lists_replicas_and_chance(replicas: Replicas, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  not for secrets
    sqlite = replicas.engine.dialect.name == "sqlite"
    weeks, channels = (20 if sqlite else 3), ("C1", "C2", "C3", "C4")
    schedules = [weekly(replicas, channel) for channel in channels]
    kills = 0
    for week in range(weeks):
        replicas.world.now = MONDAY + week * WEEK
        for owner in chance.sample("abcde", chance.randrange(1, 5)):
            faults = chance.choices(("", "lost", "reset", "busy", "error_after", "late"), k=chance.randrange(5))
            kills += replicas.killed(chance.randrange(1, 50), owner, faults=faults)  # type: ignore[arg-type]  # faults they are
            replicas.later(seconds=chance.choice((1, 60, 200, 400)))
        settled(replicas, *schedules)
        for channel in channels:
            assert replicas.texts(channel) == [f"list {number}" for number in range(1, week + 2)], (week, channel)
    assert kills > weeks
    assert replicas.troubles == []
