"""The workspace of a test."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.settings import read_settings
from bot.slack.composing import SlackBot, bot_of
from bot.slack.doors import by_socket
from tests.bot.blocks.checks.payloads import faults_of
from tests.conftest import Demonstrated
from tests.slack.emulated import Emulated, EmulateProcess, why_not
from tests.slack.listening import bot_client
from tests.slack.talking import PATIENCE, granted
from tests.slack.workspace import Workspace


@pytest.fixture(scope="session")
def emulate() -> Iterator[EmulateProcess]:
    """One process for the emulated workspaces of a whole run; each test has a workspace of its own."""
    if reason := why_not():
        pytest.skip(reason)
    process = EmulateProcess()
    yield process
    process.close()


@pytest.fixture
def workspace(emulate: EmulateProcess) -> Iterator[Workspace]:
    """A workspace in front of the emulator; afterwards nothing that the app showed may have been invalid."""
    made = Workspace(remembers=partial(Emulated, process=emulate))
    try:
        yield made
        made.check()
    finally:
        made.close()


@pytest.fixture(scope="module")
def catalogue(demonstrated: Demonstrated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of the example creators that the bot may write beside."""
    assert demonstrated.code == 0, demonstrated.err
    data = tmp_path_factory.mktemp("bot") / "data"
    shutil.copytree(demonstrated.root / "demo", data)
    return data


Inside = tuple[Workspace, Parts, SlackBot]
"""A workspace, the parts of the bot that answers in it, and the bot."""


@pytest.fixture(scope="module")
def inside(emulate: EmulateProcess, catalogue: Path) -> Iterator[Inside]:
    """The bot in this process, connected over Socket Mode; its rounds and sweeps wait for the test."""
    scopes, events = granted()
    workspace = Workspace(remembers=partial(Emulated, process=emulate), scopes=scopes, subscribed=events)
    workspace.inspection.validators.append(faults_of)
    parts = Parts(read_settings(workspace.environment(), data=catalogue))
    bot = bot_of(parts, client=bot_client(workspace))
    close = by_socket(bot.app, app_token=workspace.environment()["SLACK_APP_TOKEN"])
    yield workspace, parts, bot
    close()
    assert bot.close(seconds=PATIENCE)
    workspace.check()
    workspace.close()
