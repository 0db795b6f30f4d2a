"""Stored lists: an id that says what a list was made from, the very bytes, and finding them again."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, update

from bot.memory.cleaning import canonical
from bot.memory.decisions import Decisions
from bot.memory.forgetting import forget_thread
from bot.memory.shortlists import Making, Shortlists
from bot.memory.showing import show, unshow
from bot.memory.tables import shortlist, shortlist_entry, shortlist_thread
from bot.memory.threads import Threads
from index.catalogue.opening import reading, writing
from tests.bot.memory.lists import DAY, a_making, a_result, an_entry, settings
from tests.builders import NOW


def kept(lists: Shortlists, making: Making, *entries: dict[str, Any], minutes: int = 0, thread: str | None = "t:1") -> str:
    return lists.keep(making, a_result(*entries), made_by="mai", thread=thread, now=NOW + timedelta(minutes=minutes))


def test_an_id_is_short_and_the_same_for_the_same_making_in_whatever_order_it_is_told() -> None:
    making = a_making()
    assert making.id == "S-74QGOYKW", "ids that people wrote down must go on naming their lists"
    other = replace(making, brief=dict(reversed(making.brief.items())), versions=dict(reversed(making.versions.items())))
    assert other.id == making.id
    assert replace(making, generation=7).id == making.id, "a number says nothing of what is in a catalogue"


@pytest.mark.parametrize(
    "changes",
    [
        {"brief": {"wording": "5 creators for home coffee."}},
        {"day": date(2026, 11, 26)},
        {"settings": settings(limit=6)},
        {"settings": settings(limit=5, strict=True)},
        {"settings": settings(limit=5, pinned=("instagram:ana",))},
        {"settings": settings(limit=5, dropped=("instagram:ana",))},
        {"settings": settings(limit=5, blocked=("instagram:ana",))},
        {"fingerprint": "e" * 32},
        {"versions": {"product": "0.2.0", "embedder": "words-1"}},
    ],
)
def test_whatever_decides_a_list_decides_its_id(changes: dict[str, Any]) -> None:
    assert replace(a_making(), **changes).id != a_making().id


def test_a_list_comes_back_byte_for_byte(memory: Engine) -> None:
    lists = Shortlists(memory)
    entry = an_entry("กาแฟ", name='=1+1 \x00‍☕ "q" \\', score=0.1 + 0.2)
    making = a_making("'; DROP TABLE shortlist; -- ขอ 3 คน")
    name = kept(lists, making, entry)
    found = lists.load(name)
    assert found is not None
    assert (found.id, found.made_by, found.threads, found.made_at) == (making.id, "mai", ("t:1",), NOW)
    assert found.making == making
    assert found.result == canonical(a_result(entry))
    assert b"\xe0\xb8\x81" in found.result, "letters stand as they are"
    assert lists.load(name.lower().removeprefix("s-")) == found
    assert lists.load("S-NOSUCHID") is None


def test_a_lone_surrogate_in_a_post_does_not_keep_a_list_from_being_kept(memory: Engine) -> None:
    found = Shortlists(memory).load(kept(Shortlists(memory), a_making(), an_entry(name="a\ud800b")))
    assert found is not None
    assert b'"name":"ab"' in found.result


def test_keeping_a_list_again_adds_who_shows_it_and_changes_nothing_else(memory: Engine) -> None:
    lists = Shortlists(memory)
    first = kept(lists, a_making(), an_entry("ana"))
    before = lists.load(first)
    assert before is not None
    for thread in ("t:0", "t:1", "t:0", None):
        assert kept(lists, a_making(), an_entry("bo"), minutes=5, thread=thread) == first
    assert lists.load(first) == replace(before, threads=("t:0", "t:1"))
    assert lists.of_creator("instagram:bo") == ()
    assert [[told.id for told in lists.all(thread=thread)] for thread in ("t:0", "t:1", "t:2")] == [[first], [first], []]


def test_two_lists_whose_short_ids_are_alike_are_both_kept(memory: Engine) -> None:
    lists = Shortlists(memory)
    name = kept(lists, a_making(), an_entry("ana"))
    with writing(memory) as connection:
        connection.execute(update(shortlist).values(digest="0" * 64))
    other = kept(lists, a_making(), an_entry("bo"))
    assert other.startswith(name)
    assert len(other) > len(name)
    assert kept(lists, a_making(), an_entry("bo")) == other
    assert [len(lists.all(thread="t:1")), lists.of_creator("instagram:bo")] == [2, (other,)]


def test_lists_are_told_in_a_line_each_the_latest_first(memory: Engine) -> None:
    lists = Shortlists(memory)
    one = kept(lists, a_making("one"), an_entry())
    two = kept(lists, a_making("two"), an_entry(), minutes=1, thread="t:2")
    assert [(told.id, told.wording, told.day, told.made_by) for told in lists.all()] == [(two, "two", DAY, "mai"), (one, "one", DAY, "mai")]
    assert [told.id for told in lists.all(thread="t:1")] == [one]
    assert [told.id for told in lists.all(latest=1)] == [two]
    assert lists.near(one[:-1] + "9")[0] == one
    assert lists.near("?") == ()


def test_everybody_of_a_list_is_found_by_id(memory: Engine) -> None:
    lists = Shortlists(memory)
    names = [kept(lists, a_making(str(k)), *(an_entry(handle) for handle in handles)) for k, handles in enumerate(("ab", "ba", "b"))]
    assert lists.of_creator("instagram:a") == tuple(sorted(names[:2]))
    assert lists.of_creator("instagram:b") == tuple(sorted(names))
    with reading(memory) as connection:
        places = connection.execute(select(shortlist_entry.c.place).where(shortlist_entry.c.creator_id == "instagram:a")).scalars().all()
    assert sorted(places) == [1, 2]


def test_a_list_and_a_thread_with_its_lists_can_be_forgotten(memory: Engine) -> None:
    lists = Shortlists(memory)
    one, two, three = (kept(lists, a_making(str(k)), an_entry(), thread=thread) for k, thread in enumerate(("t:1", "t:1", "t:2")))
    assert lists.forget(one)
    assert not lists.forget(one)
    assert forget_thread(memory, "t:1")
    assert lists.load(two) is None
    assert [told.id for told in lists.all()] == [three]
    assert lists.of_creator("instagram:ana") == (three,)


def with_forget_thread(memory: Engine, key: str) -> None:
    assert forget_thread(memory, key)


def with_threads_forget(memory: Engine, key: str) -> None:
    assert Threads(memory).forget(key)


def with_age(memory: Engine, key: str) -> None:
    Threads(memory).save(key, state="{}", language=None, title="", now=NOW, expected_version=0)
    assert Threads(memory).drop_older_than(NOW + timedelta(seconds=1)) == 1


WAYS = [with_forget_thread, with_threads_forget, with_age]
"""In which a thread goes."""


@pytest.mark.parametrize("gone", WAYS)
def test_a_list_goes_with_the_last_thread_that_shows_it(memory: Engine, gone: Callable[[Engine, str], None]) -> None:
    lists = Shortlists(memory)
    name = kept(lists, a_making(), an_entry())
    kept(lists, a_making(), an_entry(), thread="t:2")
    own = kept(lists, a_making("its own"), an_entry(), thread="t:2")
    before = lists.load(name)
    assert before is not None
    gone(memory, "t:1")
    assert lists.load(name) == replace(before, threads=("t:2",))
    assert lists.of_creator("instagram:ana") == tuple(sorted((name, own)))
    gone(memory, "t:2")
    assert (lists.all(), lists.of_creator("instagram:ana"), shows(memory)) == ((), (), [])


@pytest.mark.parametrize("gone", WAYS)
@pytest.mark.parametrize("threads", [(None, "t:1"), ("t:1", None)])
def test_a_list_that_was_kept_outside_of_any_thread_goes_with_none(
    memory: Engine, gone: Callable[[Engine, str], None], threads: tuple[str | None, ...]
) -> None:
    lists = Shortlists(memory)
    names = {kept(lists, a_making(), an_entry(), thread=thread) for thread in threads}
    gone(memory, "t:1")
    (left,) = lists.all()
    found = lists.load(left.id)
    assert found is not None
    assert (names, found.threads, shows(memory)) == ({left.id}, (), [])


@pytest.mark.parametrize("gone", WAYS[1:])
def test_what_was_decided_stays_with_the_id_of_a_list_that_went_with_its_thread(
    memory: Engine, gone: Callable[[Engine, str], None]
) -> None:
    lists, decisions = Shortlists(memory), Decisions(memory)
    name = kept(lists, a_making(), an_entry())
    for thread in ("t:1", "t:2"):
        decisions.record("approve", creator_id="instagram:ana", shortlist=name, thread=thread, who="mai", now=NOW)
    gone(memory, "t:1")
    assert lists.load(name) is None
    assert [(one.thread, one.shortlist) for one in decisions.of_creator("instagram:ana")] == [("t:1", name), ("t:2", name)]


def test_a_list_that_is_forgotten_by_its_id_is_shown_by_nobody(memory: Engine) -> None:
    lists = Shortlists(memory)
    name = kept(lists, a_making(), an_entry())
    kept(lists, a_making(), an_entry(), thread="t:2")
    assert lists.forget(name)
    assert shows(memory) == []
    assert kept(lists, a_making(), an_entry("bo"), thread="t:3") == name, "kept anew, for whoever shows it now"
    assert (shows(memory), lists.of_creator("instagram:bo")) == ([(name, "t:3")], (name,))


def meanwhile(connection: Connection, task: Callable[[], object], *then: Callable[[Connection], object]) -> threading.Thread:
    """Begins a task in another transaction, lets it come as far as it can, and goes on in this one."""
    other = threading.Thread(target=task)
    other.start()
    other.join(0.4)
    for step in then:
        step(connection)
    return other


def test_a_list_that_is_shown_again_while_its_thread_is_forgotten_stays(memory: Engine) -> None:
    lists = Shortlists(memory)
    name = kept(lists, a_making(), an_entry())
    with writing(memory) as connection:
        show(connection, name, "t:2")
        forgetting = meanwhile(connection, lambda: forget_thread(memory, "t:1"))
    forgetting.join()
    assert (shows(memory), lists.of_creator("instagram:ana")) == ([(name, "t:2")], (name,))


def test_a_list_that_is_forgotten_while_it_is_kept_again_is_there_afterwards(memory: Engine) -> None:
    lists = Shortlists(memory)
    names: list[str] = []
    name = kept(lists, a_making(), an_entry())
    with writing(memory) as connection:
        connection.execute(select(shortlist.c.id).with_for_update())
        keeping = meanwhile(
            connection, lambda: names.append(kept(lists, a_making(), an_entry(), thread="t:2")), lambda same: unshow(same, "t:1")
        )
    keeping.join()
    assert (names, shows(memory), lists.of_creator("instagram:ana")) == ([name], [(name, "t:2")], (name,))


def shows(memory: Engine) -> list[tuple[str, str]]:
    """Every list that a thread shows, with the thread."""
    with reading(memory) as connection:
        return sorted((row.shortlist, row.thread) for row in connection.execute(select(shortlist_thread)))
