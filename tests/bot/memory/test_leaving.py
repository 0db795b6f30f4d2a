"""The end of a workspace; and that whoever drops and cleans at the same time does not wait for each other for ever."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, func, select

from bot.memory.channels import Channels
from bot.memory.decisions import Decisions
from bot.memory.deliveries import Deliveries
from bot.memory.errands import Errands
from bot.memory.feedback import Feedback, Opinion
from bot.memory.forgetting import Forgetting, forget_thread
from bot.memory.leaving import OF_A_TEAM, Leaving
from bot.memory.occurrences import Occurrences
from bot.memory.postings import Postings
from bot.memory.preferences import Preferences
from bot.memory.rates import Rate, Rates
from bot.memory.saved_briefs import SavedBriefs
from bot.memory.schedules import Schedules
from bot.memory.seen import Sight, Sights
from bot.memory.shortlists import Shortlists
from bot.memory.tables import decision, metadata, preference, rate, rate_asked, shortlist, shortlist_entry, shortlist_thread, thread, turn
from bot.memory.threads import Threads
from bot.memory.turns import Turns
from index.catalogue.opening import reading
from tests.bot.memory.lists import a_making, a_result, an_entry
from tests.bot.memory.test_threads import at_once
from tests.builders import NOW, TODAY, a_creator


def conversation(engine: Engine, key: str, wording: str, *, minutes: int = 0) -> None:
    """A conversation with a turn, a list and decisions."""
    now = NOW + timedelta(minutes=minutes)
    Threads(engine).save(key, state="{}", language="en", title=wording, now=now, expected_version=0)
    Turns(engine).add(key, who="U1", said=wording, replied="a list", now=now)
    name = Shortlists(engine).keep(a_making(wording), a_result(an_entry()), made_by="U1", thread=key, now=now)
    for kind in ("approve", "block"):
        Decisions(engine).record(kind, creator_id="instagram:ana", shortlist=name, thread=key, who="U1", now=now)  # type: ignore[arg-type]  # kinds they are


def workspace(engine: Engine, team: str) -> None:
    """A workspace with something in every table."""
    conversation(engine, f"slack:{team}:C1:1.1", f"coffee for {team}")
    conversation(engine, f"slack:{team}:C1:weekly-1", f"tea for {team}")
    Channels(engine).met(team, "C1", kind="public", external=False, now=NOW)
    Deliveries(engine).accept(team, "Ev1", channel="C1", ts="1.1", kind="heard", payload="{}", now=NOW)
    Errands(engine).ask(team, "Ev1", "erase", {}, channel="C1", thread="1.1", who="U1", language="en", now=NOW)
    Postings(engine).first(team, "k", channel="C1", thread=None)
    schedule = Schedules(engine).add(
        team=team, channel="C1", thread=None, name="coffee", brief={"wording": "coffee"}, how_many=5, weekdays="mon", time="09:00",
        zone="UTC", language="en", settings={}, who="U1", now=NOW,
    )  # fmt: skip
    Occurrences(engine).plan(schedule, ["2026-11-30T09:00"], now=NOW)
    Sights(engine).mark(schedule, [Sight(creator_id="instagram:ana", state="shown", figures={})], now=NOW)
    SavedBriefs(engine).save(team, "U1", "coffee", {"wording": "coffee"}, channel=None, now=NOW)
    opinion = Opinion(team_id=team, channel="C1", message="1.1", who="U1", thread=None, shortlist=None, verdict="good", text="fine", at=NOW)
    Feedback(engine).give(opinion)


def counts(engine: Engine) -> dict[str, int]:
    """How many rows stand in each table."""
    with reading(engine) as connection:
        return {name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in metadata.tables.items()}


def test_a_workspace_leaves_nothing_and_takes_nothing_of_others_along(memory: Engine) -> None:
    conversation(memory, "terminal:default", "beer")
    Shortlists(memory).keep(a_making("wine"), a_result(an_entry()), made_by="me", thread=None, now=NOW)
    before = counts(memory)
    workspace(memory, "T1")
    forget_thread(memory, "slack:T1:C1:1.1")  # its block stays, and no longer says where it is from
    Preferences(memory).set("currency", "THB", who="U1", now=NOW)
    Rates(memory).tell(Rate(currency="THB", per_usd=35.0, as_of=TODAY, source="market", who="U1", at=NOW))
    Rates(memory).mark_asked("VND", now=NOW)
    assert all(count > before[name] for name, count in counts(memory).items())
    assert Leaving(memory).leave("T1") > 0
    assert counts(memory) == before
    assert Leaving(memory).leave("T1") == 0


def test_of_two_workspaces_one_stays(memory: Engine) -> None:
    workspace(memory, "T11")
    before = counts(memory)
    workspace(memory, "T1")
    Leaving(memory).leave("T1")
    assert counts(memory) == before


def test_every_table_is_known_to_the_end_of_a_workspace() -> None:
    by_thread = {thread, turn, shortlist, shortlist_entry, shortlist_thread, decision}
    assert {*OF_A_TEAM, *by_thread, preference, rate, rate_asked} == set(metadata.tables.values())
    assert all("team_id" in table.c for table in OF_A_TEAM)


def test_who_drops_while_others_clean_forget_and_leave_waits_for_nobody_for_ever(memory: Engine) -> None:
    for number in range(12):
        conversation(memory, f"slack:T{number % 2}:C1:{number}.1", f"brief {number % 5}", minutes=number)
    tasks: list[Callable[[], object]] = [
        lambda: Threads(memory).drop_older_than(NOW + timedelta(minutes=6)),
        lambda: Threads(memory).drop_older_than(NOW + timedelta(minutes=9)),
        lambda: Forgetting(engine=memory).forget([a_creator("ana", name="Ana Silva")]),
        lambda: [forget_thread(memory, f"slack:T{number % 2}:C1:{number}.1") for number in (10, 3, 7)],
        lambda: Leaving(memory).leave("T1"),
    ]
    for _ in range(4):
        assert at_once(*tasks) == []


@pytest.mark.parametrize("other", ["forget", "drop", "leave"])
def test_an_erasure_in_its_middle_is_waited_for(memory: Engine, other: str) -> None:
    """Holds an erasure at its first list, by when it has the conversations, until another one has begun: in another order they would lock
    each other out."""
    if memory.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    for number in range(3):
        conversation(memory, f"slack:T1:C1:{number}.1", f"brief {number}")
    ours = threading.current_thread()
    begun, failures = threading.Event(), []

    def elsewhere() -> None:
        try:
            match other:
                case "forget":
                    forget_thread(memory, "slack:T1:C1:2.1")
                case "drop":
                    Threads(memory).drop_older_than(NOW + timedelta(minutes=1))
                case "leave":
                    Leaving(memory).leave("T1")
        except Exception as failure:  # whatever it is, it is the failure of this test
            failures.append(failure)

    def watched(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if threading.current_thread() is not ours:
            if statement.startswith(("DELETE", "UPDATE")):
                begun.set()
        elif "FROM shortlist" in statement and not second.ident:
            second.start()
            assert begun.wait(10)

    second = threading.Thread(target=elsewhere)
    event.listen(memory, "before_cursor_execute", watched)
    Forgetting(engine=memory).forget([a_creator("ana", name="Ana Silva")])
    event.remove(memory, "before_cursor_execute", watched)
    second.join(20)
    assert failures == []
    assert not second.is_alive()
    assert Threads(memory).load("slack:T1:C1:2.1") is None
