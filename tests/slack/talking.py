"""What the end-to-end tests say to the bot, and how they find its answers."""

import json
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from tests.slack.controls import elements
from tests.slack.messages import Message
from tests.slack.values import Json
from tests.slack.workspace import Workspace

BRIEF = "5 food creators on Instagram, budget 3000 EUR"
MANIFEST = Path(__file__).parents[2] / "manifest.json"
PATIENCE = 40.0
"""Seconds that an answer may take here: the first one reads the index, and other tests run beside it."""


def granted() -> tuple[frozenset[str], frozenset[str]]:
    """Scopes and events of the manifest: the bot must do with these."""
    manifest: Json = json.loads(MANIFEST.read_text())
    return (
        frozenset(manifest["oauth_config"]["scopes"]["bot"]),
        frozenset(manifest["settings"]["event_subscriptions"]["bot_events"]),
    )


def the_list(workspace: Workspace, message: Message, *, number: int = 1) -> Message:
    """The so-many-th answer with a list in a thread: each of these can be had as a table."""

    def found() -> Message | None:
        shown = [one for one in workspace.replies(message) if any(action.startswith("bm:table") for action in controls(one))]
        lists = [one for one in shown if one.text.strip("…")]  # the text for notifications follows when the stream has ended
        return lists[number - 1] if len(lists) >= number else None

    return workspace.wait_for(found, PATIENCE)


def controls(shown: Message | Json) -> list[str]:
    """The ids of everything that can be pressed."""
    return [str(one.element["action_id"]) for one in elements(shown["blocks"] if isinstance(shown, dict) else shown.blocks)]


def control(shown: Message | Json, act: str) -> str:
    """The id of the first control of this act."""
    return next(action for action in controls(shown) if action.startswith(f"bm:{act}"))


def said(workspace: Workspace, message: Message, words: str) -> Message:
    """The answer with these words."""
    return workspace.wait_for_reply(message, saying=words, timeout=PATIENCE)


def eventually(happened: Callable[[], bool], *, within: float = PATIENCE) -> None:
    """Waits for something that the workspace is not told of, such as a row in the database. Raises AssertionError where it never comes."""
    until = monotonic() + within
    while not happened():
        assert monotonic() < until, "it never happened"
        sleep(0.02)
