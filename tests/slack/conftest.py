"""The workspace of a test."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Demonstrated
from tests.slack.emulated import Emulated, EmulateProcess, why_not
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
