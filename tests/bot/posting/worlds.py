"""A world in which processes are killed and replies are lost: one clock, a channel that records, and points at which to die."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, Engine

from bot.blocks.showing import Message
from bot.posting.wire import Busy, CannotLook, NoReply, Refused
from tests.builders import NOW

Fault = Literal["", "lost", "error_after", "late", "reset", "busy", "very_busy", "refused"]
"""What befalls a sending: its reply is lost, or is an error after it was done; it is done a little later; it is not done and nobody says
so; it is to be repeated; it is refused."""
LATE = timedelta(seconds=3)


class Killed(BaseException):
    """The process is no more. No `except Exception` may catch it."""


@dataclass(kw_only=True)
class Kills:
    """Counts the points that a process comes by, and kills it at one of them; 0 is never."""

    at: int = 0
    passed: list[str] = field(default_factory=list)

    def point(self, name: str) -> None:
        """A point at which the process may be killed."""
        self.passed.append(name)
        if len(self.passed) == self.at:
            raise Killed(name)

    def watch(self, engine: Engine) -> Engine:
        """The same engine, with a point before and after each commit."""
        commit = engine.dialect.do_commit

        def watched(connection: object) -> None:
            self.point("before commit")
            commit(connection)  # type: ignore[arg-type]  # what SQLAlchemy passes
            self.point("after commit")

        engine.dialect.do_commit = watched  # type: ignore[method-assign]  # of this one engine
        return engine


@dataclass(kw_only=True)
class World:
    """What all processes share but the database: the time."""

    now: datetime = NOW
    slept: list[float] = field(default_factory=list)

    def clock(self, _connection: Connection) -> datetime:
        """The clock of the database."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Lets the time go on."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A message that stands in a channel."""

    channel: str
    thread: str | None
    key: str
    message: Message
    ts: str
    at: datetime


@dataclass(kw_only=True)
class Channels:
    """The other side of the wire; all processes post there."""

    world: World
    sent: list[Sent] = field(default_factory=list)

    def add(self, channel: str, thread: str | None, key: str, message: Message, *, at: datetime) -> str:
        """A message that stands there from a time on."""
        ts = f"{1_790_000_000 + len(self.sent)}.000100"
        self.sent.append(Sent(channel=channel, thread=thread, key=key, message=message, ts=ts, at=at))
        return ts

    def keys(self) -> list[str]:
        """The keys of all messages, in their order."""
        return [one.key for one in self.sent]


@dataclass(kw_only=True)
class FakeWire:
    """A wire of one process. Faults are used up one by one, those of sendings and those of lookings; then all goes well."""

    channels: Channels
    kills: Kills = field(default_factory=Kills)
    faults: deque[Fault] = field(default_factory=deque)
    blind: deque[Literal["", "busy", "no_reply", "cannot"]] = field(default_factory=deque)

    def send(self, channel: str, thread: str | None, message: Message, key: str) -> str:
        """Posts a message."""
        self.kills.point("before send")
        now = self.channels.world.now
        match self.faults.popleft() if self.faults else "":
            case "busy":
                raise Busy(30)
            case "very_busy":
                raise Busy(3_000)
            case "refused":
                raise Refused("not_in_channel")
            case "reset":
                raise NoReply("reset")
            case "late":
                self.channels.add(channel, thread, key, message, at=now + LATE)
                raise NoReply("timeout")
            case "lost" | "error_after" as fault:
                self.channels.add(channel, thread, key, message, at=now)
                self.kills.point("after send")
                raise NoReply(fault)
        ts = self.channels.add(channel, thread, key, message, at=now)
        self.kills.point("after send")
        return ts

    def find(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        """Looks for a message."""
        self.kills.point("before look")
        match self.blind.popleft() if self.blind else "":
            case "busy":
                raise Busy(60)
            case "no_reply":
                raise NoReply("timeout")
            case "cannot":
                raise CannotLook("missing_scope")
        now = self.channels.world.now
        here = (one for one in self.channels.sent if (one.channel, one.thread, one.key) == (channel, thread, key))
        return next((one.ts for one in here if since <= one.at <= now), None)


def a_message(text: str = "Three creators are new", *, blocks: Iterable[dict[str, object]] = ()) -> Message:
    """A message."""
    return Message(text=text, blocks=tuple(blocks) or ({"type": "section", "text": {"type": "plain_text", "text": text}},))
