"""Work in turn: order within a conversation, turns between channels, an end to what waits, nothing lost when it closes."""

import threading
from collections.abc import Callable, Iterator

import pytest

from bot.slack.work import Job, Work

SECONDS = 10.0


class Gate:
    """Holds jobs until it is opened."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.entered = threading.Semaphore(0)

    def __call__(self) -> None:
        self.entered.release()
        assert self.open.wait(SECONDS)


@pytest.fixture
def work() -> Iterator[Callable[..., Work]]:
    made: list[Work] = []

    def make(**given: int) -> Work:
        made.append(Work(**{"threads": 1, **given}))
        return made[-1]

    yield make
    for one in made:
        one.close(seconds=SECONDS)


def test_channels_take_turns_however_much_one_of_them_asks(work: Callable[..., Work]) -> None:
    one, gate, done = work(), Gate(), []
    one.submit(Job(channel="C0", conversation="first", run=gate))
    gate.entered.acquire(timeout=SECONDS)
    for k in range(4):
        one.submit(Job(channel="C1", conversation=f"a{k}", run=lambda k=k: done.append(f"a{k}")))  # type: ignore[misc]
    for k in range(2):
        one.submit(Job(channel="C2", conversation=f"b{k}", run=lambda k=k: done.append(f"b{k}")))  # type: ignore[misc]
    gate.open.set()
    assert one.close(seconds=SECONDS)
    assert done == ["a0", "b0", "a1", "b1", "a2", "a3"]


def test_jobs_of_one_conversation_are_never_done_at_the_same_time(work: Callable[..., Work]) -> None:
    one, gate, other = work(threads=2), Gate(), threading.Event()
    order: list[str] = []
    one.submit(Job(channel="C", conversation="talk", run=lambda: (gate(), order.append("first"))[0]))
    gate.entered.acquire(timeout=SECONDS)
    one.submit(Job(channel="C", conversation="talk", run=lambda: order.append("second")))
    one.submit(Job(channel="C", conversation="another", run=other.set))
    assert other.wait(SECONDS)
    assert order == []
    gate.open.set()
    assert one.close(seconds=SECONDS)
    assert order == ["first", "second"]


def test_what_has_no_room_is_refused_and_the_rest_told_how_many_are_before_it(work: Callable[..., Work]) -> None:
    one, gate = work(most=3, most_of_one=2), Gate()
    one.submit(Job(channel="C0", conversation="busy", run=gate))
    gate.entered.acquire(timeout=SECONDS)
    told = [one.submit(Job(channel=channel, conversation=f"{k}", run=lambda: None)) for k, channel in enumerate(("A", "A", "A", "B", "B"))]
    assert told == [1, 2, None, 3, None]
    gate.open.set()


def test_a_conversation_that_is_cancelled_loses_what_nobody_began(work: Callable[..., Work]) -> None:
    one, gate, done = work(), Gate(), []
    one.submit(Job(channel="C", conversation="running", run=gate))
    gate.entered.acquire(timeout=SECONDS)
    for k, conversation in enumerate(("stop", "go", "stop")):
        one.submit(Job(channel="C", conversation=conversation, run=lambda k=k: done.append(k)))  # type: ignore[misc]
    assert one.cancel("stop") == 2
    assert one.waiting == 1
    gate.open.set()
    assert one.close(seconds=SECONDS)
    assert done == [1]


def test_closing_waits_for_what_was_taken_and_takes_no_more(work: Callable[..., Work]) -> None:
    one, gate, done = work(), Gate(), []
    one.submit(Job(channel="C", conversation="1", run=lambda: (gate(), done.append(1))[0]))
    gate.entered.acquire(timeout=SECONDS)
    one.submit(Job(channel="C", conversation="2", run=lambda: done.append(2)))
    assert not one.close(seconds=0.05)
    assert one.submit(Job(channel="C", conversation="3", run=lambda: done.append(3))) is None
    gate.open.set()
    assert one.close(seconds=SECONDS)
    assert done == [1, 2]


def test_a_job_that_fails_ends_neither_its_thread_nor_its_conversation(work: Callable[..., Work]) -> None:
    one, done = work(), threading.Event()

    def fail() -> None:
        raise RuntimeError("no")

    one.submit(Job(channel="C", conversation="talk", run=fail))
    one.submit(Job(channel="C", conversation="talk", run=done.set))
    assert done.wait(SECONDS)
