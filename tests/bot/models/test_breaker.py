"""A model that keeps failing is left alone for a while."""

import threading

import pytest

from bot.models.breaker import Breaker
from bot.models.model import ModelFailed, Reason
from prompts.request import Request
from tests.fakes.model import Scripted, failing

REQUEST = Request(name="x", version=1, fingerprint="f", system="s", user="u", schema={}, most_tokens=1)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def fails(breaker: Breaker, times: int = 1) -> list[Reason]:
    reasons = []
    for _ in range(times):
        with pytest.raises(ModelFailed) as told:
            breaker.answer(REQUEST, deadline=1)
        reasons.append(told.value.reason)
    return reasons


def test_after_three_failures_nobody_waits_and_the_last_reason_is_told() -> None:
    model = failing("busy")
    breaker = Breaker(model, clock=Clock())
    assert fails(breaker, 10) == ["busy"] * 10
    assert len(model.asked) == 3


def test_a_success_between_failures_starts_the_count_anew() -> None:
    down = ModelFailed("down")
    model = Scripted([down, down, "ok", down, down, "ok"])
    breaker = Breaker(model, clock=Clock())
    for _ in range(2):
        fails(breaker, 2)
        assert breaker.answer(REQUEST, deadline=1) == "ok"
    assert len(model.asked) == 6


def test_after_the_rest_one_call_tries_and_a_success_ends_it() -> None:
    clock, down = Clock(), ModelFailed("down")
    model = Scripted([down, down, down, "ok"])
    breaker = Breaker(model, clock=clock, rest=30)
    fails(breaker, 3)
    clock.now += 29.9
    fails(breaker)
    assert len(model.asked) == 3
    clock.now += 0.2
    assert [breaker.answer(REQUEST, deadline=1) for _ in range(3)] == ["ok"] * 3


def test_a_try_that_fails_starts_the_rest_anew() -> None:
    clock, model = Clock(), failing("slow")
    breaker = Breaker(model, clock=clock, rest=30)
    fails(breaker, 3)
    clock.now += 31
    fails(breaker, 5)
    assert len(model.asked) == 4


def test_an_outage_costs_at_most_five_calls_in_its_first_minute() -> None:
    clock, model = Clock(), failing("down")
    breaker = Breaker(model, clock=clock)
    for _ in range(60):
        fails(breaker)
        clock.now += 1
    assert len(model.asked) <= 5


@pytest.mark.parametrize("reason", ["refused", "truncated"])
def test_what_lies_in_one_brief_does_not_count_against_the_next(reason: Reason) -> None:
    model = failing(reason)
    fails(Breaker(model, clock=Clock()), 10)
    assert len(model.asked) == 10


def test_while_one_call_tries_after_the_rest_the_others_do_not_wait_for_it() -> None:
    clock = Clock()
    entered, leave = threading.Event(), threading.Event()

    class Waiting:
        calls = 0

        def answer(self, request: Request, *, deadline: float) -> str:  # noqa: ARG002  the port's signature
            self.calls += 1
            if self.calls <= 3:
                raise ModelFailed("down")
            entered.set()
            leave.wait(5)
            return "ok"

    model = Waiting()
    breaker = Breaker(model, clock=clock, rest=30)
    fails(breaker, 3)
    clock.now += 31
    trying = threading.Thread(target=lambda: breaker.answer(REQUEST, deadline=1))
    trying.start()
    assert entered.wait(5)
    assert fails(breaker, 4) == ["down"] * 4
    leave.set()
    trying.join()
    assert model.calls == 4
