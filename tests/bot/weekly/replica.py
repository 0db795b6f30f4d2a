"""A process that does rounds until it is killed, for tests with real processes: `python replica.py DATABASE PORT OWNER [freeze]`.

Lists are due at their own second of the run; the other end of the wire is a socket of the test. With `freeze` it stops itself once, after
it noted that it will send and before it asks whether the message is still its own.
"""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))

from bot.blocks.showing import Message
from bot.memory.occurrences import Occurrences
from bot.memory.postings import Begun, Postings
from bot.memory.schedules import Schedule, Schedules
from bot.memory.seen import Sight
from bot.posting.once import PostOnce
from bot.posting.wire import Busy, NoReply
from bot.weekly.rounds import Rendered, Rounds
from index.catalogue.opening import open_database

LEASE = timedelta(seconds=1.5)
WIRE_GIVES_UP = 0.4


@dataclass(frozen=True, kw_only=True)
class SocketWire:
    """Sends each thing as a line, and waits for a line."""

    port: int

    def send(self, channel: str, thread: str | None, message: Message, key: str) -> str:
        told = self._asked({"do": "send", "channel": channel, "thread": thread, "key": key, "text": message.text})
        if "busy" in told:
            raise Busy(told["busy"])
        return str(told["ts"])

    def find(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        del thread, since
        found: str | None = self._asked({"do": "find", "channel": channel, "key": key})["ts"]
        return found

    def _asked(self, what: dict[str, Any]) -> dict[str, Any]:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=WIRE_GIVES_UP) as connection:
                connection.sendall(json.dumps(what).encode() + b"\n")
                with connection.makefile("rb") as replies:
                    line = replies.readline()
        except OSError as failure:
            raise NoReply(type(failure).__name__) from failure
        if not line:
            raise NoReply("closed")
        told: dict[str, Any] = json.loads(line)
        return told


class SecondsOfTheRun:
    """A list is due at the moment that its name says, in seconds since the epoch; on the wall it is noted as a time of its own."""

    def due_between(self, schedule: Schedule, after: datetime, until: datetime) -> Sequence[datetime]:
        due = datetime.fromtimestamp(float(schedule.name), UTC)
        return [due] if after < due <= until else []


class Plain:
    """Lists that say which they are."""

    def prepare(self, now: datetime) -> None:
        del now

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        del due, now
        sight = Sight(creator_id="x:ana", state="shown", figures={"followers": schedule.id})
        return Rendered(message=Message(text=f"list {schedule.id}", blocks=()), sights=(sight,))

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        del due, now
        return Message(text=f"skipped {schedule.id}", blocks=())


class Freezing(Postings):
    """Stops the whole process once, right after the first posting was noted."""

    frozen = False

    def begin(self, *args: Any, **named: Any) -> Begun:
        begun = super().begin(*args, **named)
        if not self.frozen:
            self.frozen = True
            os.kill(os.getpid(), signal.SIGSTOP)
        return begun


def told_nobody(trouble: object) -> None:
    """Whoever runs the test looks at what was posted."""
    del trouble


def main(database: str, port: str, owner: str, *how: str) -> None:
    """Rounds without end."""
    engine = open_database(database)
    postings = Freezing(engine) if "freeze" in how else Postings(engine)
    posts = PostOnce(
        postings=postings, wire=SocketWire(port=int(port)), owner=owner, sleep=time.sleep, tell=told_nobody, lease=LEASE, settling=0.1
    )
    rounds = Rounds(
        schedules=Schedules(engine), occurrences=Occurrences(engine), times=SecondsOfTheRun(), renders=Plain(), posts=posts, owner=owner,
        tell=told_nobody, lease=LEASE,
    )  # fmt: skip
    while True:
        rounds.run(datetime.now(UTC))
        time.sleep(0.02)


if __name__ == "__main__":
    main(*sys.argv[1:])
