"""The bot as it starts, ends and is removed, each time in a process of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.bot.blocks.checks.payloads import faults_of
from tests.slack.emulated import Emulated, EmulateProcess
from tests.slack.running import running
from tests.slack.talking import BRIEF, PATIENCE, control, granted, said, the_list
from tests.slack.workspace import Workspace


@pytest.fixture
def granting(emulate: EmulateProcess) -> Iterator[Workspace]:
    """A workspace that grants what the manifest asks for."""
    scopes, events = granted()
    made = Workspace(remembers=partial(Emulated, process=emulate), scopes=scopes, subscribed=events)
    made.inspection.validators.append(faults_of)
    try:
        yield made
        made.check()
    finally:
        made.close()


def test_over_signed_http_it_answers_presses_and_windows_alike(granting: Workspace, catalogue: Path) -> None:
    with running(granting, catalogue, http=True):
        message = granting.mention("ana", "campaigns", BRIEF)
        answer = the_list(granting, message)
        granting.press(answer, control(answer, "approve:1"))
        said(granting, message, "Approved")
        granting.press(answer, control(answer, "edit_brief"))
        window = granting.wait_for_view("ana", callback_id="bm:edit_brief", timeout=PATIENCE)
        assert granting.submit(window, {"in:brief.how_many": 3}).errors == {}
        assert "Shortlist of 3" in the_list(granting, message, number=2).text
        granting.settle(PATIENCE)
    assert granting.socket.seen == 0
    assert all(one.refused is None for one in granting.deliveries.all())


def test_what_was_begun_is_answered_before_it_ends(granting: Workspace, catalogue: Path) -> None:
    with running(granting, catalogue) as bot:
        message = granting.mention("ana", "campaigns", BRIEF)
        granting.wait_for(lambda: granting.happenings.calls("chat.startStream"), PATIENCE)
        assert bot.end() == 0
    assert "Shortlist" in the_list(granting, message).text


def test_what_came_while_it_was_away_is_answered_at_the_next_start(granting: Workspace, catalogue: Path) -> None:
    with running(granting, catalogue):
        pass
    message = granting.mention("ana", "campaigns", BRIEF)
    with running(granting, catalogue):
        assert "Shortlist" in the_list(granting, message).text
        granting.settle(PATIENCE)
    assert len(granting.replies(message)) == 1


def test_once_removed_it_forgets_the_workspace_and_ends(granting: Workspace, catalogue: Path) -> None:
    with running(granting, catalogue) as bot:
        the_list(granting, granting.mention("ana", "campaigns", BRIEF))
        granting.settle(PATIENCE)
        assert {"delivery.team_id", "posting.team_id"} <= kept_of(granting, catalogue)
        granting.uninstall()
        assert bot.process.wait(PATIENCE) == 0
    assert kept_of(granting, catalogue) == set()


def kept_of(workspace: Workspace, data: Path) -> set[str]:
    """Columns of the bot's database that name the workspace in some row."""
    (file,) = data.glob("*.db")
    with closing(sqlite3.connect(file)) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        columns = [(table, row[1]) for table in tables for row in database.execute(f"pragma table_info({table})")]
        return {
            f"{table}.{column}"
            for table, column in columns
            # Any column may hold the id, so each is looked through.
            if database.execute(f"select 1 from {table} where {column} like ?", (f"%{workspace.directory.team}%",)).fetchone()  # noqa: S608  names from the database itself
        }
