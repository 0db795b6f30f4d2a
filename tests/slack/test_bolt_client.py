"""The fake against a client that is not ours and not Python: Slack's framework for JavaScript."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.slack.emulated import HERE
from tests.slack.people import BOT_USER
from tests.slack.workspace import Workspace


@pytest.fixture
def bolt(workspace: Workspace) -> Iterator[Workspace]:
    """The workspace with the app of `bolt_app.mjs` connected to it."""
    process = subprocess.Popen(
        ["node", str(HERE / "bolt_app.mjs")],
        env={**workspace.environment(), "PATH": os.environ["PATH"]},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        workspace.wait_for(lambda: workspace.socket.connections == 1 or process.poll() is not None, 20)
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        yield workspace
    finally:
        process.communicate(timeout=10)


def test_bolt_for_javascript_hears_answers_opens_and_acks(bolt: Workspace) -> None:
    message = bolt.mention("ben", "campaigns", "5 creators")
    answer = bolt.wait_for_reply(message, saying="heard")
    assert answer.text == f"heard: <@{BOT_USER}> 5 creators"
    pressed = bolt.press(answer, "more", user="mai")
    assert bolt.wait_for_view("mai")["callback_id"] == "window"
    bolt.wait_for(lambda: bolt.ephemerals("mai"))
    assert [one.text for one in bolt.ephemerals("mai")] == ["more of 7"]
    bolt.slash("nok", "lobby", "for tea")
    bolt.wait_for(lambda: bolt.ephemerals("nok"))
    assert [one.text for one in bolt.ephemerals("nok")] == ["matching for tea"]
    bolt.settle()
    assert pressed.latency is not None
    assert pressed.latency < 3
    assert len(bolt.replies(message)) == 1
