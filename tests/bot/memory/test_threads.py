"""Conversations and their history, on both databases."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Engine

from bot.memory import threads as module
from bot.memory.cleaning import MARK
from bot.memory.forgetting import forget_thread
from bot.memory.threads import MOST_STATE, KeptThread, Threads
from bot.memory.trouble import ChangedMeanwhile, TooLarge
from bot.memory.turns import MOST_SAID, Turns
from tests.builders import NOW

HOSTILE = "'; DROP TABLE thread; -- \u202e <@U1> \x00 \ud800 {{state}} %s ☕ กาแฟ"
KEPT = HOSTILE.replace("\x00", "").replace("\ud800", "")


def saved(threads: Threads, key: str = "terminal:default", *, state: str = "{}", version: int = 0, minutes: int = 0) -> int:
    now = NOW + timedelta(minutes=minutes)
    return threads.save(key, state=state, language="th", title="หากาแฟ", now=now, expected_version=version)


def test_a_state_comes_back_as_it_was_saved_but_for_what_no_database_holds(memory: Engine) -> None:
    threads = Threads(memory)
    assert threads.load("terminal:default") is None
    assert threads.save("k:1", state=HOSTILE, language=None, title=HOSTILE * 9, now=NOW, expected_version=0) == 1
    found = threads.load("k:1")
    assert found == KeptThread(key="k:1", state=KEPT, language=None, title=(KEPT * 9)[:199] + MARK, updated_at=NOW, version=1)


def test_each_saving_has_the_next_version(memory: Engine) -> None:
    threads = Threads(memory)
    for version in range(3):
        assert saved(threads, state=str(version), version=version) == version + 1
    found = threads.load("terminal:default")
    assert found is not None
    assert (found.version, found.state) == (3, "2")


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_whoever_loaded_another_version_is_told_and_overwrites_nothing(memory: Engine, expected: int) -> None:
    threads = Threads(memory)
    saved(threads)
    saved(threads, state="theirs", version=1)
    with pytest.raises(ChangedMeanwhile, match="Send your message once more"):
        saved(threads, state="ours", version=expected)
    found = threads.load("terminal:default")
    assert found is not None
    assert (found.state, found.version) == ("theirs", 2)


def test_a_thread_that_was_forgotten_meanwhile_is_not_brought_back(memory: Engine) -> None:
    threads = Threads(memory)
    saved(threads)
    assert threads.forget("terminal:default")
    with pytest.raises(ChangedMeanwhile):
        saved(threads, version=1)
    assert threads.load("terminal:default") is None


def test_a_state_that_is_too_large_is_refused_and_a_key_that_is_too_long(memory: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STATE", 10)
    saved(Threads(memory), state="x" * 10)
    with pytest.raises(TooLarge, match="Begin a new one"):
        saved(Threads(memory), "b", state="x" * 11)
    with pytest.raises(ValueError, match="1 to 300"):
        saved(Threads(memory), "k" * 301)
    assert MOST_STATE >= 50 * 32_000, "fifty long briefs are no reason to refuse"


def test_threads_are_found_by_the_beginning_of_their_key_the_latest_first(memory: Engine) -> None:
    threads = Threads(memory)
    for minutes, key in enumerate(("t1:a", "t1:b", "T1:c", "t2:a", "t_:x", "tx:x")):
        saved(threads, key, minutes=minutes)
    saved(threads, "t1:a", version=1, minutes=9)
    assert [one.key for one in threads.all("t1:")] == ["t1:a", "t1:b"]
    assert [one.key for one in threads.all("t_")] == ["t_:x"]
    assert len(threads.all()) == 6


def test_old_threads_go_with_their_history_and_younger_ones_stay(memory: Engine) -> None:
    threads, turns = Threads(memory), Turns(memory)
    for key, minutes in (("old", 0), ("edge", 10), ("young", 20)):
        saved(threads, key, minutes=minutes)
        turns.add(key, who="mai", said="s", replied="r", now=NOW)
    assert threads.drop_older_than(NOW + timedelta(minutes=10)) == 1
    assert sorted(one.key for one in threads.all()) == ["edge", "young"]
    assert (len(turns.of("old")), len(turns.of("edge"))) == (0, 1)


def test_turns_count_from_one_in_each_thread_and_come_back_in_order(memory: Engine) -> None:
    turns = Turns(memory)
    for said in ("one", "two", "three"):
        turns.add("a", who="mai", said=said, replied=said.upper(), now=NOW)
    assert turns.add("b", who="bo", said=HOSTILE, replied="", now=NOW) == 1
    assert [(one.number, one.said, one.replied) for one in turns.of("a")] == [(1, "one", "ONE"), (2, "two", "TWO"), (3, "three", "THREE")]
    assert [one.number for one in turns.of("a", latest=2)] == [2, 3]
    (only,) = turns.of("b")
    assert (only.said, only.who, only.at) == (KEPT, "bo", NOW)
    assert turns.of("c") == ()


def test_a_long_message_is_cut_and_marked(memory: Engine) -> None:
    turns = Turns(memory)
    turns.add("a", who="mai", said="ก" * 50_000, replied="x", now=NOW)
    assert turns.of("a")[0].said == "ก" * (MOST_SAID - 1) + MARK


def test_forgetting_a_thread_takes_its_history_along_and_no_other(memory: Engine) -> None:
    threads, turns = Threads(memory), Turns(memory)
    for key in ("a", "b"):
        saved(threads, key)
        turns.add(key, who="mai", said="s", replied="r", now=NOW)
    assert threads.forget("a")
    assert not threads.forget("a")
    assert turns.of("a") == ()
    assert [one.key for one in threads.all()] == ["b"]
    assert len(turns.of("b")) == 1
    assert not forget_thread(memory, "a")


def at_once(*tasks: Callable[[], object]) -> list[BaseException]:
    """Runs these at the same time; what they raised."""
    failures: list[BaseException] = []

    def run(task: Callable[[], object]) -> None:
        try:
            task()
        except Exception as failure:  # whatever it is, the caller says which kind it expects
            failures.append(failure)

    running = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return failures


def test_of_two_who_save_at_the_same_time_exactly_one_is_told(memory: Engine) -> None:
    threads = Threads(memory)
    for version in range(10):
        states = [partial(saved, threads, state=name, version=version) for name in ("one", "other")]
        failures = at_once(*states)
        assert [type(one) for one in failures] == [ChangedMeanwhile]


def test_turns_that_are_added_at_the_same_time_get_a_number_each(memory: Engine) -> None:
    turns = Turns(memory)

    def ten() -> None:
        for _ in range(10):
            turns.add("a", who="mai", said="s", replied="r", now=NOW)

    assert at_once(ten, ten) == []
    assert [one.number for one in turns.of("a")] == list(range(1, 21))
