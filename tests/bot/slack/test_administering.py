"""What administrators ask for in a direct message: figures, a check of everything, erasing; others are told that it is not for them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.slack.checkups import NEEDED
from index.lock import sole_writer
from tests.bot.slack.administrators import WAIT, World, ids_of, opened, world  # noqa: F401  fixtures
from tests.bot.test_forget import ID, REST, traces_below
from tests.builders import NOW
from tests.slack.conftest import emulate, workspace  # noqa: F401  fixtures
from tests.slack.messages import Message
from tests.slack.talking import eventually

ERASE, KEEP = "bm:forget", "bm:import_cancel"
SHOWN = ("beansathome", "Beans at Home")


def shown_anywhere(world: World, place: str) -> set[str]:  # noqa: F811  not the fixture
    """Which of the traces the bot's messages in a channel show, with their threads."""
    roots = world.workspace.messages(place)
    told = [one for root in roots for one in world.workspace.messages(place, root.ts) if one.by_bot]
    return {trace for trace in SHOWN for one in told if trace.casefold() in one.words.casefold()}


def test_figures_of_the_catalogue_and_of_a_question(world: World) -> None:  # noqa: F811  the fixture
    told = world.says(world.workspace.dm("ana", "stats"), "The catalogue")
    assert "6 creators with" in told.words
    for line in ("Instagram 4", "United Kingdom 1", "English 4", "unknown"):
        assert line in told.words.replace("\n", "")
    asked = world.says(world.workspace.dm("ana", "stats YouTube creators in Germany"), "“YouTube creators in Germany”")
    assert "1 creators with" in asked.words
    assert "YouTube 1" in asked.words.replace("\n", "")


@pytest.mark.parametrize(
    ("asked", "answered"), [("ตรวจระบบ", "ผลตรวจทั้งระบบ"), ("بررسی سامانه", "بررسی همه چیز"), ("kiểm tra hệ thống", "Kiểm tra toàn bộ")]
)
def test_the_answer_comes_in_the_language_of_the_question(world: World, asked: str, answered: str) -> None:  # noqa: F811  the fixture
    assert answered in world.says(world.workspace.dm("ana", asked), answered).words


def test_the_check_tells_what_is_well_and_how_to_mend_what_is_not(world: World) -> None:  # noqa: F811  the fixture
    told = world.says(world.workspace.dm("ana", "doctor"), "Check of everything").words
    for name in ("Catalogue", "Search index", "Embedder", "Vector store", "Slack: token", "Slack: way in", "Weekly lists"):
        assert f"✓ {name}" in told, told
    assert "ready: Socket Mode, HTTP" in told
    assert "All is well." in told
    postings = world.parts.memory.postings
    team, when = world.bot.workspace.team, timedelta(minutes=1)
    lost = postings.begin(team, "k:lost", channel="C1", thread=None, content_hash="x", owner="me", lease=when).posting
    postings.settle(lost, "unknown", code="cannot look")
    deliveries = world.parts.memory.deliveries
    deliveries.accept(team, "EvDead", channel="C2", ts="1.0", kind="heard", payload="{}", now=NOW)
    dead = deliveries.claim(team, "EvDead", owner="me", lease=when)
    assert dead is not None
    deliveries.failed(dead, again_after=None)
    ill = world.says(world.workspace.dm("ana", "doctor"), "To be mended: 2").words
    assert "✗ Slack: messages" in ill
    assert "C1" in ill
    assert "✗ Slack: what came in" in ill
    assert "heard C2" in ill


def test_the_permissions_that_are_checked_are_those_of_the_manifest() -> None:
    manifest = json.loads((Path(__file__).parents[3] / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == NEEDED


@pytest.mark.parametrize("asked", ["stats", "doctor", "erase @beansathome", "unforget @beansathome"])
def test_others_are_told_that_it_is_for_administrators(world: World, asked: str) -> None:  # noqa: F811  the fixture
    message = world.workspace.dm("ben", asked)
    world.says(message, "Only admins of this workspace can do that.")
    assert len(world.said(message)) == 1
    assert ID in world.ids


def test_an_erasure_reaches_the_catalogue_the_memory_and_the_messages_and_is_done_once(world: World) -> None:  # noqa: F811  the fixture
    brief = world.workspace.mention("ben", "campaigns", "2 creators for home espresso")
    world.says(brief, "Shortlist")
    world.workspace.wait_for(lambda: shown_anywhere(world, "campaigns") == set(SHOWN) or None, WAIT)
    waiting = world.drop("more.csv", b"Handle,Platform,Followers\nbeansathome,instagram,5\nnew.one,instagram,9\n")
    world.offers(waiting, "bm:import_confirm")
    asked = world.workspace.dm("ana", "erase @BeansAtHome")
    question = world.offers(asked, ERASE)
    assert f"{ID} · Beans at Home · posts: 3" in question.words
    assert all(ID not in str(one) and "beans" not in str(one).casefold() for one in _values(question))
    world.press(asked, ERASE)
    done = world.says(asked, "Erased: 1.")
    assert not set(SHOWN) & {trace for trace in SHOWN if trace in done.words}
    assert world.ids == REST
    assert not (world.data / "imports").exists()
    assert shown_anywhere(world, "campaigns") == set()
    assert "stood here and was taken out" in "\n".join(world.said(brief))
    world.workspace.wait_for(lambda: not [one for one in world.said(asked) if ID in one] or None, WAIT)
    eventually(lambda: world.parts.desk().generation.manifest.creators == 5)
    again = next(one for one in world.workspace.replies(asked) if one.ts == question.ts)
    assert not ids_of(again, ERASE)
    world.workspace.press(question, ids_of(question, ERASE)[0])
    world.says(asked, "This was done already.")
    assert sum("Erased: 1." in one for one in world.said(asked)) == 1
    world.press(waiting, "bm:import_confirm")
    assert "left out: 1." in world.says(waiting, "New: 1.").words
    assert ID not in world.ids
    assert traces_below(world.data, ("no snobbery", "dialling in the new espresso", "Beans at Home")) == set()


def test_whoever_does_not_confirm_erases_nothing_and_a_writer_at_work_is_waited_for(world: World) -> None:  # noqa: F811  the fixture
    asked = world.workspace.dm("ana", "erase instagram:beansathome")
    world.press(asked, KEEP)
    world.says(asked, "Nothing was erased.")
    world.press(asked, ERASE)
    world.says(asked, "cancelled or replaced")
    other = world.workspace.dm("ana", "forget @beansathome")
    world.offers(other, ERASE)
    with sole_writer(world.data):
        world.press(other, ERASE)
        world.says(other, "Somebody is writing to the catalogue just now")
    assert ID in world.ids
    world.press(other, ERASE, user="ben")
    world.workspace.wait_for(lambda: world.workspace.happenings.calls("chat.postEphemeral"), WAIT)
    assert ID in world.ids


def test_somebody_who_was_erased_may_be_let_back_and_nobody_is_told_apart(world: World) -> None:  # noqa: F811  the fixture
    assert "No creator of the catalogue is @nobody.here" in world.says(world.workspace.dm("ana", "erase @nobody.here"), "No creator").words
    world.says(world.workspace.dm("ana", "unforget @beansathome"), "was not barred")
    asked = world.workspace.dm("ana", "erase @beansathome")
    world.press(asked, ERASE)
    world.says(asked, "Erased: 1.")
    again = world.workspace.dm("ana", "erase @beansathome")
    world.says(again, "was erased before")
    world.press(again, ERASE)
    world.says(again, "erased already")
    world.says(world.workspace.dm("ana", "unforget @beansathome"), "may come back with the next import")
    dropped = world.drop("back.csv", b"Handle,Platform,Followers\nbeansathome,instagram,5\n")
    world.press(dropped, "bm:import_confirm")
    world.says(dropped, "New: 1.")
    assert ID in world.ids


def test_among_the_creators_of_a_list_to_forget_somebody_drops_them_from_it(world: World) -> None:  # noqa: F811  the fixture
    brief = world.workspace.dm("ana", "2 creators for home espresso")
    world.says(brief, "Shortlist")
    said = len(world.said(brief))
    world.workspace.dm("ana", "forget @beansathome", thread_ts=brief.ts)
    world.workspace.wait_for(lambda: len(world.said(brief)) > said or None, WAIT)
    assert not [one for one in world.said(brief) if "Erase for good?" in one]
    assert ID in world.ids


def _values(shown: Message) -> list[object]:
    return [one.get("value") for block in shown.blocks if block["type"] == "actions" for one in block["elements"]]
