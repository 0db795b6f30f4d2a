"""Files of creators in a direct message: told from briefs, shown, corrected, confirmed once, resumed, refused to others."""

import gzip
import json
from collections.abc import Callable
from io import BytesIO

import openpyxl

from index.lock import sole_writer
from tests.bot.slack.administrators import WAIT, World, ids_of, opened, world  # noqa: F401  fixtures
from tests.slack.conftest import emulate, workspace  # noqa: F401  fixtures
from tests.slack.messages import Message
from tests.slack.workspace import Workspace

CSV = (
    b"Handle,Platform,Subscribers,Country,Bio\n"
    b"tea.corner,instagram,12000,TH,Tea at home\n"
    b"kettle_days,instagram,8000,GB,Kettles and leaves\n"
    b",instagram,9000,GB,nobody\n"
)
NEW = ["instagram:kettle_days", "instagram:tea.corner"]
CONFIRM, CANCEL = "bm:import_confirm", "bm:import_cancel"


def table(*rows: list[object]) -> bytes:
    """An Excel file."""
    book, file = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def files(replies: list[Message]) -> list[str]:
    """Names of files that the bot handed over."""
    return [str(one["name"]) for message in replies for one in message.files]


def test_a_file_is_shown_confirmed_and_answers_at_once_with_its_rejects_beside_it(world: World) -> None:  # noqa: F811  the fixture
    before = world.parts.desk().generation.manifest.number
    dropped = world.drop("creators.csv", CSV)
    proposal = world.offers(dropped, CONFIRM)
    assert "Creators that would go in: 2. Rows that cannot be read: 1." in proposal.words
    assert "line 4: handle is missing" in proposal.words
    for told in ("Subscribers", "followers", "tea.corner", "12000"):
        assert told in proposal.words
    assert not set(NEW) & set(world.ids)
    world.press(dropped, CONFIRM)
    done = world.says(dropped, "New: 2. Changed: 0. Unchanged: 0. Removed: 0. Rejected: 1.")
    assert f"Creators that answer from now on: {len(world.ids)}." in done.words
    assert set(NEW) <= set(world.ids)
    assert world.parts.desk().generation.manifest.number == before + 1
    assert "creators.csv.rejects.csv" in world.workspace.wait_for(lambda: files(world.workspace.replies(dropped)), WAIT)
    asked = world.workspace.dm("ana", "stats tea creators in Thailand")
    assert "1 creators with" in world.says(asked, "generation").words


def test_two_confirmations_are_one_import(world: World) -> None:  # noqa: F811  the fixture
    dropped = world.drop("creators.csv", CSV)
    world.press(dropped, CONFIRM)
    world.press(dropped, CONFIRM)
    world.says(dropped, "This was done already.")
    assert sum("New: 2" in one for one in world.said(dropped)) == 1
    assert len(files(world.workspace.replies(dropped))) == 1
    announced = world.parts.house.announcements.all()
    assert [one.number for one in announced] == [1, 2]


def test_a_column_that_was_misread_is_corrected_in_the_thread_and_the_older_button_is_worth_nothing(world: World) -> None:  # noqa: F811
    dropped = world.drop("reach.csv", b"Handle,Platform,Reach,Followers\nana.tea,instagram,10,99\n")
    first = world.offers(dropped, CONFIRM)
    world.workspace.dm("ana", "followers = Reach\nniches = Followers", thread_ts=dropped.ts)
    world.workspace.wait_for(lambda: len([one for one in world.said(dropped) if "Import" in one]) >= 2 or None, WAIT)
    old = next(one for one in world.workspace.replies(dropped) if one.ts == first.ts)
    world.workspace.press(old, ids_of(old, CONFIRM)[0])
    world.says(dropped, "cancelled or replaced by a newer one")
    assert "instagram:ana.tea" not in world.ids
    world.press(dropped, CONFIRM)
    world.says(dropped, "New: 1.")
    (made,) = world.parts.house.creators.find(["instagram:ana.tea"])
    assert [figure.value for figure in made.accounts[0].figures if figure.metric == "followers"] == [10]
    assert made.niches == ("99",)


def test_a_cancelled_file_stays_out(world: World) -> None:  # noqa: F811  the fixture
    dropped = world.drop("creators.csv", CSV)
    world.press(dropped, CANCEL)
    world.says(dropped, "“creators.csv” was not imported.")
    world.press(dropped, CONFIRM)
    world.says(dropped, "cancelled or replaced")
    assert not set(NEW) & set(world.ids)


def test_lines_of_json_and_packed_files_and_workbooks_are_read_too(world: World) -> None:  # noqa: F811  the fixture
    line = json.dumps({"id": "tiktok:leafy", "name": "Leafy", "accounts": [{"platform": "tiktok", "handle": "leafy", "followers": 5000}]})
    for name, content in (
        ("more.jsonl", line.encode()),
        ("more.csv.gz", gzip.compress(CSV)),
        ("more.xlsx", table(["Handle", "Platform", "Followers"], ["sheet.one", "instagram", 4000])),
    ):
        assert "Creators that would go in" in world.offers(world.drop(name, content), CONFIRM).words


def test_a_brief_in_a_workbook_or_table_is_answered_as_a_brief(world: World) -> None:  # noqa: F811  the fixture
    brief = table(["Brief", "Home coffee"], ["Platform", "Instagram"], ["Creators", "2"], ["Country", "Great Britain"])
    asked = world.drop("brief.xlsx", brief)
    world.says(asked, "Shortlist")
    assert not [one for one in world.said(asked) if "would go in" in one]
    plain = world.drop("brief.csv", b"Platform,Instagram\nTopic,home coffee\nCreators,2\n")
    world.says(plain, "Shortlist")


def test_a_file_that_is_called_an_import_and_is_none_is_refused_with_the_next_step_and_can_be_corrected(world: World) -> None:  # noqa: F811
    dropped = world.drop("list.csv", b"Who,How many\nana.tea,10\n", text="please import this")
    assert "No column holds a handle or a profile link" in world.says(dropped, "could not be imported").words
    world.workspace.dm("ana", "handle = Who, platform = instagram, followers = How many", thread_ts=dropped.ts)
    world.press(dropped, CONFIRM)
    world.says(dropped, "New: 1.")
    damaged = world.drop("creators.csv.gz", gzip.compress(CSV * 500)[:-40])
    assert "the file is damaged after this line" in world.says(damaged, "creators.csv.gz").words


def test_others_are_told_that_it_is_for_administrators_and_a_table_is_read_as_a_brief(world: World) -> None:  # noqa: F811  the fixture
    refused = world.drop("creators.jsonl", b'{"handle": "ana"}', user="ben")
    assert "only administrators of this workspace can import those" in world.says(refused, "creators.jsonl").words
    read = world.drop("creators.csv", CSV, user="ben")
    assert "I read it as a brief" in world.says(read, "creators.csv").words
    assert not set(NEW) & set(world.ids)
    assert not [one for one in (*world.said(refused), *world.said(read)) if "would go in" in one]


def test_a_button_in_the_hands_of_somebody_else_imports_nothing(world: World) -> None:  # noqa: F811  the fixture
    dropped = world.drop("creators.csv", CSV)
    world.press(dropped, CONFIRM, user="ben")
    (told,) = world.workspace.wait_for(lambda: world.workspace.happenings.calls("chat.postEphemeral"), WAIT)
    assert "Only admins" in told.arguments["text"]
    assert not set(NEW) & set(world.ids)


def test_while_somebody_else_writes_nothing_is_done_and_later_it_can_be(world: World) -> None:  # noqa: F811  the fixture
    dropped = world.drop("creators.csv", CSV)
    with sole_writer(world.data):
        world.press(dropped, CONFIRM)
        world.says(dropped, "Somebody is writing to the catalogue just now")
    assert not set(NEW) & set(world.ids)
    world.press(dropped, CONFIRM)
    world.says(dropped, "New: 2.")


def test_an_import_whose_process_died_is_confirmed_again_and_goes_on(opened: Callable[[], World]) -> None:  # noqa: F811  the fixture
    first = opened()
    dropped = first.drop("creators.csv", CSV)
    first.offers(dropped, CONFIRM)
    number = first.parts.memory.errands.load(1, first.bot.workspace.team)
    assert number is not None
    assert first.parts.memory.errands.move(number.id, "running")  # as a process leaves it that is killed at work
    first.workspace.wait_for(lambda: (first.data / "imports" / "1" / "creators.csv").is_file() or None, WAIT)
    (first.data / "imports" / "1" / "creators.csv").unlink()  # another host has it not
    first.press(dropped, CONFIRM)
    first.says(dropped, "New: 2.")
    assert set(NEW) <= set(first.ids)
    assert not (first.data / "imports" / "1").exists()


def test_in_a_language_of_the_reader(world: World) -> None:  # noqa: F811  the fixture
    dropped = world.drop("creators.csv", CSV)
    world.offers(dropped, CONFIRM)
    asked = world.workspace.dm("ana", "สถิติ")
    assert "แคตตาล็อก" in world.says(asked, "ครีเอเตอร์").words


def test_a_workspace_that_leaves_takes_its_waiting_files_along(world: World, workspace: Workspace) -> None:  # noqa: F811  the fixtures
    dropped = world.drop("creators.csv", CSV)
    world.offers(dropped, CONFIRM)
    assert (world.data / "imports").is_dir()
    workspace.uninstall()
    workspace.wait_for(lambda: not (world.data / "imports").exists() or None, WAIT)
    assert world.parts.memory.errands.load(1, world.bot.workspace.team) is None
