"""The bot as people run it, `python -m bot slack`, connected to a workspace of a test."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.slack.workspace import Workspace

STARTS_WITHIN, ENDS_WITHIN = 60.0, 40.0
"""Seconds; a machine that does much else at the same time is slow to import."""


class Bot:
    """One process of the bot. What it wrote to stderr is in `log`."""

    def __init__(self, workspace: Workspace, data: Path, *, http: bool = False) -> None:
        self.workspace = workspace
        self.log = data.with_suffix(f".{time.monotonic_ns()}.log")
        self._port = _free_port() if http else None
        command = [sys.executable, "-m", "bot", "slack", "--data", str(data)]
        command += ["--http", str(self._port)] if http else []
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"}}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, env={**kept, **workspace.environment(), "OMP_NUM_THREADS": "1"}, stderr=log, stdout=log
            )
        self._await()

    def end(self) -> int:
        """Asks it to end, as an operator does, and gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(ENDS_WITHIN)

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        self.process.kill()
        self.process.wait(ENDS_WITHIN)

    def _await(self) -> None:
        seen = self.workspace.socket.seen

        def up() -> bool:
            return self.process.poll() is not None or self.workspace.socket.seen > seen

        if self._port is None:
            self.workspace.wait_for(up, STARTS_WITHIN)
        else:
            self._await_port(self._port)
            self.workspace.deliver_over_http(f"http://127.0.0.1:{self._port}/slack/events")
        assert self.process.poll() is None, f"the bot did not start:\n{self.log.read_text()[-3_000:]}"

    def _await_port(self, port: int) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while self.process.poll() is None and time.monotonic() < until:
            try:
                urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
            except (URLError, ConnectionError):
                time.sleep(0.05)  # a process of its own says nothing until it listens
            else:
                return


@contextmanager
def running(workspace: Workspace, data: Path, *, http: bool = False) -> Iterator[Bot]:
    """The bot, ended in good order afterwards."""
    bot = Bot(workspace, data, http=http)
    try:
        yield bot
    finally:
        code = bot.end()
    assert code in {0, -signal.SIGKILL}, f"the bot ended with {code}:\n{bot.log.read_text()[-3_000:]}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
