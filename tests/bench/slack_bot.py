"""The bot of the load run, in a process of its own: `python -m tests.bench.slack_bot DATA ours|bolt SECONDS`, settings in the environment.

`bolt` is the same app as Bolt makes it where nothing else is said: listeners do the work themselves, on five threads that they all share.
Prints `ready` when it is connected; then, for each line that it reads, how many jobs wait, until there are no more lines.
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from slack_bolt.authorization import AuthorizeResult

from bot.bootstrap import Parts
from bot.models.model import Model
from bot.settings import read_settings
from bot.slack.app import app_of, client_of
from bot.slack.composing import SlackBot, bot_of
from bot.slack.doors import by_socket
from bot.slack.work import Job, Work
from prompts.request import Request

BOLTS_THREADS = 5
"""What `App` takes where it is given no executor."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlowModel:
    """A model that takes its time and says next to nothing."""

    seconds: float

    def answer(self, request: Request, *, deadline: float) -> str:
        """See Model."""
        del request, deadline
        time.sleep(self.seconds)
        return '{"language": null}'


@dataclass(frozen=True)
class SlowParts(Parts):
    """The parts of the bot with that model."""

    seconds: float = 0.0

    @cached_property
    def model(self) -> Model | None:
        """See Parts."""
        return SlowModel(seconds=self.seconds)


class AtOnce(Work):
    """No queue: whoever hands a job in does it."""

    def __init__(self) -> None:
        super().__init__(threads=0)

    def submit(self, job: Job) -> int | None:
        """See Work."""
        job.run()
        return 0


def by_bolt(bot: SlackBot, parts: Parts) -> tuple[SlackBot, Callable[[], int]]:
    """The bot as Bolt has it by default, and how many listeners wait."""
    settings, pool = parts.settings.slack, ThreadPoolExecutor(max_workers=BOLTS_THREADS)
    desk = replace(bot.desk, quick=AtOnce(), work=AtOnce())
    client, there = client_of(settings), bot.workspace
    authorized = AuthorizeResult(
        enterprise_id=None, team_id=there.team, bot_id=there.bot_id, bot_user_id=there.bot, bot_token=settings.bot_token
    )
    app = app_of(desk, client=client, authorized=authorized, signing_secret=settings.signing_secret)
    app.listener_runner.listener_executor = pool
    return replace(bot, app=app, desk=desk), pool._work_queue.qsize


def main(data: Path, kind: str, seconds: float) -> None:
    """Runs until nobody asks any more."""
    parts = SlowParts(read_settings(os.environ, data=data), seconds=seconds)
    parts.desk()
    bot = bot_of(parts)
    waiting: Callable[[], int] = lambda: bot.work.waiting  # noqa: E731  the other one's is of another shape
    if kind == "bolt":
        bot, waiting = by_bolt(bot, parts)
    by_socket(bot.app, app_token=parts.settings.slack.app_token or "")
    bot.begin()
    print("ready", flush=True)
    for _ in sys.stdin:
        print(waiting(), flush=True)
    os._exit(0)  # what waits is of no use to anybody


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
