"""Fifty events a second of a workspace, what came of them, and a bot in a process of its own that they go to."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from tests.bench.clock import resident_mb
from tests.bench.matching import BRIEFS
from tests.slack.deliveries import Delivery
from tests.slack.messages import Message
from tests.slack.people import BOT_USER, Room, user_token
from tests.slack.values import Json
from tests.slack.workspace import Workspace

EVENTS = 50
MENTIONS, PRESSES, CHATTER = 20, 5, 5
"""A second. A mention comes as two events, so this makes fifty."""
EACH = "brief"
FLOOD = "flood"
CHANNELS = tuple(f"team-{k}" for k in range(20))
QUIET = tuple(f"quiet-{k}" for k in range(3))
QUIET_EVERY = 4.0
"""Seconds between two briefs of a quiet channel."""
ROOMS = tuple(Room(name=name) for name in ("warm", FLOOD, *CHANNELS, *QUIET))


@dataclass(kw_only=True)
class Bot:
    """The process, and what it is asked."""

    process: subprocess.Popen[str]

    @property
    def waiting(self) -> int:
        """Jobs that nobody began."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("?\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    @property
    def resident(self) -> float:
        """Its memory in MB."""
        return resident_mb(self.process.pid)


@contextmanager
def serving(workspace: Workspace, data: Path, *, kind: str, model_seconds: float) -> Iterator[Bot]:
    """The bot, connected."""
    command = [sys.executable, "-m", "tests.bench.slack_bot", str(data), kind, str(model_seconds)]
    environment = {**os.environ, **workspace.environment(), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("the bot did not start")
        yield Bot(process=process)
    finally:
        process.stdin.close()
        process.wait(30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A message to the bot that stands in its channel and that nobody told the bot of yet."""

    channel: str
    event: Json


@dataclass(kw_only=True)
class Told:
    """What was sent: mentions by their thread with the moment of sending, and everything that wants an ack."""

    began: float = 0.0
    ended: float = 0.0
    threads: dict[str, tuple[str, float]] = field(default_factory=dict)
    events: list[Delivery] = field(default_factory=list)
    presses: list[Delivery] = field(default_factory=list)
    most_waiting: int = 0
    late: float = 0.0
    """The most by which sending fell behind its plan, in seconds: the load was lighter than told where this is much."""


def written(workspace: Workspace, channels: Sequence[str]) -> list[Mention]:
    """Briefs that stand in these channels, one in each place of the list."""
    briefs = itertools.cycle(BRIEFS)
    user = workspace.directory.user("ben")
    made: list[Mention] = []
    for name in channels:
        place = workspace.channel(name)
        asked = {"channel": place, "text": f"<@{BOT_USER}> {next(briefs)}"}
        message = workspace.standing.call("chat.postMessage", user_token("ben"), asked)["message"]
        made.append(Mention(channel=name, event={"team": workspace.directory.team, "user": user, **message, "channel": place}))
    return made


def load(
    workspace: Workspace, bot: Bot, *, busy: Sequence[Mention], quiet: Sequence[Mention], pressed: tuple[Message, str], seconds: float
) -> Told:
    """Sends the events of so many seconds: `busy` evenly over the time, `quiet` one in each of their channels now and then."""
    told, plan = Told(), sorted(_plan(busy, quiet, seconds), key=lambda step: step[0])
    told.began = time.monotonic()
    asked = 0.0
    for at, what in plan:
        left = told.began + at - time.monotonic()
        if left > 0:
            time.sleep(left)
        told.late = max(told.late, -left)
        _send(workspace, told, what, pressed)
        if at - asked > 0.5:
            asked, told.most_waiting = at, max(told.most_waiting, bot.waiting)
    time.sleep(max(0.0, told.began + seconds - time.monotonic()))
    told.ended = time.monotonic()
    return told


def _plan(busy: Sequence[Mention], quiet: Sequence[Mention], seconds: float) -> Iterator[tuple[float, Mention | str]]:
    later: dict[str, int] = {}
    for mention in quiet:
        number = later[mention.channel] = later.get(mention.channel, -1) + 1
        yield (number + 0.5) * QUIET_EVERY, mention
    for number, mention in enumerate(busy):
        yield number * seconds / len(busy), mention
    for what, each in (("press", PRESSES), ("chatter", CHATTER)):
        for number in range(int(seconds * each)):
            yield (number + 0.5) / each, what


def _send(workspace: Workspace, told: Told, what: Mention | str, pressed: tuple[Message, str]) -> None:
    if isinstance(what, Mention):
        told.threads[str(what.event["ts"])] = what.channel, time.monotonic()
        twin = {name: value for name, value in what.event.items() if name != "subtype"}
        for kind, channel_type in (("app_mention", {}), ("message", {"channel_type": "channel"})):
            told.events.append(_event(workspace, {**twin, "type": kind, **channel_type}))
    elif what == "press":
        message, action = pressed
        told.presses.append(workspace.press(message, action, user="ben"))
    else:
        ts, place = workspace.clock.ts(), workspace.channel(CHANNELS[0])
        talk: Json = {"type": "message", "channel": place, "user": workspace.directory.user("mai"), "text": "lunch?", "ts": ts}
        told.events.append(_event(workspace, {**talk, "channel_type": "channel"}))


def _event(workspace: Workspace, event: Json) -> Delivery:
    envelope = workspace.events.envelope({"event_ts": event["ts"], **event}, channel=str(event["channel"]))
    return workspace.deliveries.send("events_api", envelope)


def acks(deliveries: Sequence[Delivery]) -> list[float]:
    """Seconds from the first sending to the ack, in order; infinite for what was never taken."""
    return sorted(inf if one.acked is None or not one.sent else one.acked - one.sent[0] for one in deliveries)


def answered(workspace: Workspace) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """By thread, when the bot first wrote there, if only that others come first, and when its answer stood there."""
    signs: dict[str, float] = {}
    ends: dict[str, float] = {}
    for call in workspace.happenings.calls():
        thread = str(call.arguments.get("thread_ts"))
        if not call.answer.get("ok"):
            continue
        if call.method in {"chat.startStream", "chat.postMessage"}:
            signs.setdefault(thread, call.at)
        elif call.method == "agents.sessions.setStatus" and call.arguments.get("status") == "active":
            ends.setdefault(thread, call.at)
    return signs, ends
