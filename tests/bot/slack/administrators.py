"""A workspace whose bot answers over a small real catalogue, for what administrators do."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.settings import read_settings
from bot.slack.composing import SlackBot, bot_of
from bot.slack.doors import by_socket
from tests.slack.conftest import emulate, workspace  # noqa: F401  the workspace of the other Slack tests
from tests.slack.controls import elements
from tests.slack.messages import Message
from tests.slack.people import ADMIN, APP_TOKEN
from tests.slack.workspace import Workspace

WAIT = 30.0
"""Seconds for a build, on a machine that does much else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """The workspace, and the bot with what it works on."""

    workspace: Workspace
    parts: Parts
    data: Path
    bot: SlackBot

    def drop(self, name: str, content: bytes, *, text: str = "", user: str = ADMIN) -> Message:
        """Somebody drops a file in the conversation with the bot."""
        return self.workspace.upload(user, "", name, content, text=text)

    def says(self, message: Message, words: str) -> Message:
        """The first answer in its thread that holds these words."""
        return self.workspace.wait_for_reply(message, saying=words, timeout=WAIT)

    def offers(self, message: Message, button: str) -> Message:
        """The last answer in its thread that has this button, by the beginning of its id."""
        return self.workspace.wait_for(lambda: next(iter(reversed(self._with(message, button))), None), WAIT)

    def press(self, message: Message, button: str, *, user: str = ADMIN) -> None:
        """Somebody presses the last such button in the thread."""
        shown = self.offers(message, button)
        self.workspace.press(shown, ids_of(shown, button)[0], user=user)

    def _with(self, message: Message, button: str) -> list[Message]:
        return [one for one in self.workspace.replies(message) if ids_of(one, button)]

    def said(self, message: Message) -> list[str]:
        """What the bot answered in its thread."""
        return [one.words for one in self.workspace.replies(message)]

    @property
    def ids(self) -> list[str]:
        """Who is in the catalogue."""
        return [one.id for one in self.parts.house.creators.all()]


def ids_of(shown: Message, button: str) -> list[str]:
    """The ids of what can be pressed on a message, by their beginning."""
    found = [str(one.element.get("action_id", "")) for one in elements(list(shown.blocks))]
    return [one for one in found if one.startswith(button)]


@pytest.fixture
def opened(workspace: Workspace, data: Path, tmp_path: Path) -> Iterator[Callable[[], World]]:  # noqa: F811  the fixture above
    """Starts the bot, as often as it is called, over the same copy of the catalogue; the one before has to be gone."""
    folder = shutil.copytree(data, tmp_path / "copy")
    with ExitStack() as ends:

        def start() -> World:
            parts = Parts(read_settings({**workspace.environment(), "EMBED_PROCESSES": "1"}, data=folder))
            bot = bot_of(parts, wait=lambda _: None)
            close = by_socket(bot.app, app_token=APP_TOKEN)
            ends.callback(bot.close, seconds=10)
            ends.callback(close)
            return World(workspace=workspace, parts=parts, data=folder, bot=bot)

        yield start


@pytest.fixture
def world(opened: Callable[[], World]) -> World:
    """The bot in its workspace."""
    return opened()
