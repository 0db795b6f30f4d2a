"""What administrators have to confirm: noted once, decided once, forgotten with whom it is about, gone with its workspace."""

from datetime import timedelta

from sqlalchemy import Engine

from bot.memory.deliveries import Deliveries
from bot.memory.errands import Errand, Errands
from bot.memory.forgetting import Forgetting
from bot.memory.leaving import Leaving
from bot.memory.shortlists import Shortlists
from bot.memory.traces import traces_of
from bot.memory.troubles import given_up, weekly_troubles
from bot.memory.turns import Turns
from bot.memory.whereabouts import Place, places_of
from tests.bot.memory.lists import a_making, a_result, an_entry
from tests.builders import NOW, a_creator

ANA = a_creator("zanzibar_ana", name="Ananas Quokka")


def asked(memory: Engine, delivery: str = "Ev1", *, kind: str = "import", told: dict[str, object] | None = None, place: int = 0) -> Errand:
    """An errand of a thread."""
    return Errands(memory).ask(
        "T1", delivery, kind, told or {"file": "a.csv"}, place=place, channel="D1", thread="1.5", who="U1", language="th", now=NOW  # type: ignore[arg-type]  # one of its two
    )  # fmt: skip


def test_a_delivery_that_comes_again_asks_for_nothing_new(memory: Engine) -> None:
    first = asked(memory)
    assert asked(memory, told={"file": "other"}) == first
    assert asked(memory, place=1).id != first.id
    assert Errands(memory).load(first.id, "T2") is None
    assert [one.place for one in Errands(memory).open_in("T1", "D1", "1.5", "import")] == [1, 0]


def test_an_errand_is_decided_on_once(memory: Engine) -> None:
    errands, one = Errands(memory), asked(memory)
    assert errands.move(one.id, "running")
    assert errands.move(one.id, "running")  # its process died
    assert not errands.move(one.id, "cancelled", among={"open"})
    assert errands.done(one.id, {"added": 2}, told={})
    assert not errands.move(one.id, "running")
    assert not errands.done(one.id, {"added": 3}, told={})
    found = errands.load(one.id, "T1")
    assert found is not None
    assert (found.state, found.result, found.told) == ("done", {"added": 2}, {})
    assert errands.drop_older_than(NOW) == ()
    assert errands.drop_older_than(NOW + timedelta(seconds=1)) == (one.id,)


def test_an_erasure_knows_of_whom_until_it_is_done_and_every_other_errand_forgets(memory: Engine) -> None:
    errands = Errands(memory)
    running, open_one = (asked(memory, delivery, kind="erase", told={"ids": [ANA.id]}) for delivery in ("Ev1", "Ev2"))
    file = asked(memory, "Ev3", told={"file": "zanzibar_ana in June.csv", "mapping": {"handle": "Who"}})
    errands.move(running.id, "running")
    Forgetting(engine=memory).forget([ANA])
    told = [errands.load(one.id, "T1") for one in (running, open_one, file)]
    assert [one is not None and "zanzibar_ana" in str(one.told) for one in told] == [True, False, False]
    assert told[2] is not None
    assert told[2].told["mapping"] == {"handle": "Who"}


def test_they_go_with_their_workspace(memory: Engine) -> None:
    one = asked(memory)
    Leaving(memory).leave("T1")
    assert Errands(memory).load(one.id, "T1") is None


def test_threads_that_may_show_somebody_are_found_by_lists_and_by_what_was_said(memory: Engine) -> None:
    lists, turns = Shortlists(memory), Turns(memory)
    for thread, entry in (
        ("slack:T1:C1:10.5", "zanzibar_ana"),
        ("slack:T1:C2:20.5", "bo"),
        ("slack:T2:C9:30.5", "zanzibar_ana"),
        ("t:1", "zanzibar_ana"),
    ):
        lists.keep(a_making(brief={"wording": thread}), a_result(an_entry(entry)), made_by="U1", thread=thread, now=NOW)
    turns.add("slack:T1:C3:40.5", who="U1", said="why not @zanzibar_ana", replied="…", now=NOW)
    turns.add("slack:T1:C4:50.5", who="U1", said="coffee", replied="Bo Brews", now=NOW)
    assert places_of(memory, "T1", traces_of([ANA])) == (Place(thread="40.5", channel="C3"), Place(thread="10.5", channel="C1"))


def test_what_was_given_up_is_told_of_its_own_workspace(memory: Engine) -> None:
    deliveries = Deliveries(memory)
    for team in ("T1", "T2"):
        deliveries.accept(team, "Ev1", channel="C1", ts="1.0", kind="heard", payload="{}", now=NOW)
    taken = deliveries.claim("T1", "Ev1", owner="me", lease=timedelta(minutes=1))
    assert taken is not None
    deliveries.failed(taken, again_after=None)
    assert [(one.kind, one.channel, one.attempts) for one in given_up(memory, "T1")] == [("heard", "C1", 1)]
    assert given_up(memory, "T2") == ()
    assert weekly_troubles(memory, "T1") == ()
