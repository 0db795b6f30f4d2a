"""Real processes over one SQLite file, killed and frozen at any moment: no list is posted twice, none is missed."""

import json
import os
import random
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.memory.migrating import prepared
from bot.memory.occurrences import Occurrences
from bot.memory.schedules import Schedules
from bot.memory.seen import Sights
from index.catalogue.opening import open_database, sqlite_url

REPLICA = Path(__file__).with_name("replica.py")
LISTS = 60
SECONDS = 6.0
"""The time in which all lists fall due, while processes are killed."""


class Channel(socketserver.ThreadingTCPServer):
    """The other end of the wire: keeps what is sent, and loses some replies and some connections, by chance."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *, seed: int, trouble: float) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.sent: list[tuple[str, str]] = []
        self.lock = threading.Lock()
        self.chance = random.Random(seed)  # noqa: S311  not for secrets
        self.trouble = trouble

    def answered(self, asked: dict[str, str]) -> dict[str, object] | None:
        """What a line is answered; `None` where the connection just ends."""
        with self.lock:
            if asked["do"] == "find":
                return {"ts": next((f"{number}.1" for number, one in enumerate(self.sent) if one[0] == asked["key"]), None)}
            fate = self.chance.random() / self.trouble if self.trouble else 9.0
            if fate < 0.3:
                return {"busy": 0.1}
            if fate < 0.6:
                return None
            self.sent.append((asked["key"], asked["text"]))
            return None if fate < 1 else {"ts": f"{len(self.sent) - 1}.1"}


class _Line(socketserver.StreamRequestHandler):
    server: Channel

    def handle(self) -> None:
        line = self.rfile.readline()
        if line and (told := self.server.answered(json.loads(line))) is not None:
            self.wfile.write(json.dumps(told).encode() + b"\n")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    made = prepared(open_database(sqlite_url(tmp_path)))
    yield made
    made.dispose()


@pytest.fixture
def channel(request: pytest.FixtureRequest) -> Iterator[Channel]:
    with Channel(seed=11, trouble=getattr(request, "param", 0.0)) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def start(store: Engine, channel: Channel) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def begin(owner: str, *how: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(REPLICA), store.url.render_as_string(), str(channel.server_address[1]), owner, *how]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield begin
    for one in started:
        one.kill()
        one.communicate()


def due_within(store: Engine, seconds: float, count: int, *, begin: float) -> None:
    """Lists that fall due one after the other."""
    schedules = Schedules(store)
    for number in range(count):
        schedules.add(
            team="T1", channel=f"C{number}", thread=None, name=str(begin + number * seconds / count), brief={"wording": "coffee"},
            how_many=None, weekdays="mon", time="09:00", zone="UTC", language=None, settings={}, who="U1",
            now=datetime.now(UTC) - timedelta(hours=1),
        )  # fmt: skip


def states(store: Engine) -> Counter[str]:
    """What became of all lists."""
    return Counter(one.state for schedule in Schedules(store).active() for one in Occurrences(store).of(schedule.id))


def until(holds: Callable[[], bool], *, seconds: float) -> bool:
    """Waits for something to hold; whether it came to."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)  # real processes take real time
    return holds()


@pytest.mark.parametrize("channel", [0.3], indirect=True)
def test_two_replicas_that_are_killed_at_any_moment_post_each_list_once(
    store: Engine, channel: Channel, start: Callable[..., subprocess.Popen[str]]
) -> None:
    chance = random.Random(7)  # noqa: S311  not for secrets
    begin = time.time() + 1.5
    due_within(store, SECONDS, LISTS, begin=begin)
    running, kills = [start("r0"), start("r1")], 0
    while time.time() < begin + SECONDS:
        time.sleep(chance.uniform(0.2, 0.9))
        which = chance.randrange(2)
        running[which].send_signal(signal.SIGKILL)
        running[which].wait()
        kills += 1
        running[which] = start(f"r{kills + 1}")
    assert until(lambda: states(store)["posted"] == LISTS, seconds=25), (states(store), kills)
    posted = Counter(key for key, _ in channel.sent)
    assert set(posted.values()) == {1}, posted.most_common(3)
    assert {text for _, text in channel.sent} == {f"list {one.id}" for one in Schedules(store).active()}
    assert all(Sights(store).of(one)["x:ana"].figures == {"followers": one.id} for one in Schedules(store).active())
    assert kills >= 5
    assert all(one.poll() is None for one in running), "whoever was not killed lives"


def test_one_that_is_frozen_beyond_its_lease_posts_nothing_when_it_wakes(
    store: Engine, channel: Channel, start: Callable[..., subprocess.Popen[str]]
) -> None:
    due_within(store, 0.1, 1, begin=time.time())
    frozen = start("frozen", "freeze")
    _, status = os.waitpid(frozen.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert channel.sent == []
    start("other")
    assert until(lambda: states(store)["posted"] == 1, seconds=20)
    frozen.send_signal(signal.SIGCONT)
    due_within(store, 0.1, 1, begin=time.time())
    assert until(lambda: states(store)["posted"] == 2, seconds=20)
    assert not until(lambda: len(channel.sent) > 2, seconds=1)
    assert Counter(key for key, _ in channel.sent).most_common(1)[0][1] == 1
