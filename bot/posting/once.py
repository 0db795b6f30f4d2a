"""Posts a message exactly once, whoever is killed and whatever reply is lost on the way.

That it is being sent is noted before it is sent, under its key. Where the outcome is not known, the key is looked for in the channel before
anything is sent again; where nobody can look, nothing is, and an operator is told. What remains: a process that freezes between asking
whether the message is still its own and sending it, for longer than its lease, may send what another has sent by then.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol

from bot.blocks.showing import Message
from bot.memory.cleaning import canonical
from bot.memory.postings import Begun, Posting
from bot.posting.wire import Busy, CannotLook, NoReply, Refused, Wire

LEASE = timedelta(seconds=90)
"""How long nobody else takes over. A wire gives up waiting for a reply within a third of it, so that nothing is on its way any more."""
SETTLING = 5.0
"""Seconds that a message without a reply may need to stand in its channel, before it is looked for."""
LONGEST_WAIT = 120.0
"""Seconds that are waited here for a wire that is busy; beyond, somebody else may go on later."""
ATTEMPTS = 5
"""Sendings and lookings in one go."""
SLACK_OF_CLOCKS = timedelta(minutes=5)
"""How far the clock of the database may run ahead of the one that stamps messages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """It stands in its channel, under this stamp."""

    ts: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejected:
    """It was refused, by this code, and stands nowhere."""

    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """Nobody can tell whether it stands there. It is not sent again; an operator was told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """Not settled: somebody else is at it, or the wire does not answer. Ask again after so many seconds."""

    seconds: float


Outcome = Posted | Rejected | Unknown | Later


@dataclass(frozen=True, kw_only=True, slots=True)
class PostTrouble:
    """What an operator has to know: nobody can tell whether a message stands in its channel, or it stands there twice."""

    kind: Literal["unknown", "twice"]
    posting: Posting
    why: str


class KeepsPostings(Protocol):
    """Where it is noted; see `bot.memory.postings`."""

    def begin(self, team: str, key: str, *, channel: str, thread: str | None, content_hash: str, owner: str, lease: timedelta) -> Begun:
        """Notes that it is about to be sent."""

    def hold(self, taken: Posting, *, lease: timedelta) -> bool:
        """Whether it is still the caller's."""

    def release(self, taken: Posting) -> bool:
        """Lets others go on."""

    def posted(self, taken: Posting, ts: str) -> str:
        """Notes the stamp; returns the one that stands."""

    def settle(self, taken: Posting, state: Literal["unknown", "refused"], *, code: str | None = None) -> bool:
        """Notes how else it ended."""


class _Gone(Exception):
    """Somebody else has taken over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PostOnce:
    """Posts messages. Safe to share between threads; any number of processes may post over one database, each with its own `owner`."""

    postings: KeepsPostings
    wire: Wire
    owner: str
    sleep: Callable[[float], None]
    tell: Callable[[PostTrouble], None]
    """Tells an operator. It may be told the same twice, where a process is killed right after."""
    lease: timedelta = LEASE
    settling: float = SETTLING

    def post(self, *, team: str, channel: str, thread: str | None, key: str, message: Message) -> Outcome:
        """Posts a message under a key, or says what became of it. The same key twice is one message, the first one."""
        begun = self.postings.begin(
            team, key, channel=channel, thread=thread, content_hash=content_hash(message), owner=self.owner, lease=self.lease
        )
        found = begun.posting
        if not begun.mine:
            if found.state == "posted" and found.slack_ts is not None:
                return Posted(ts=found.slack_ts)
            return Unknown() if found.state == "unknown" else Later(seconds=max(1.0, begun.wait.total_seconds()))
        try:
            return self._posted(found, message, maybe_sent=not begun.fresh)
        except _Gone:
            return Later(seconds=self.lease.total_seconds())

    def _posted(self, taken: Posting, message: Message, *, maybe_sent: bool) -> Outcome:
        """Sends it, or finds it, within a few attempts."""
        wait = self.settling
        for _ in range(ATTEMPTS):
            try:
                if maybe_sent:
                    found = self.wire.find(taken.channel, taken.thread, taken.key, taken.at - SLACK_OF_CLOCKS)
                    if found is not None:
                        return self._stands(taken, found)
                    maybe_sent = False
                self._hold(taken, self.lease)
                return self._stands(taken, self.wire.send(taken.channel, taken.thread, message, taken.key))
            except Busy as busy:
                if busy.seconds > LONGEST_WAIT:
                    return self._given_up(taken, busy.seconds)
                self._wait(taken, busy.seconds)
            except NoReply:
                maybe_sent = True
                self._wait(taken, wait)
                wait *= 2
            except Refused as refusal:
                self.postings.settle(taken, "refused", code=str(refusal))
                return Rejected(code=str(refusal))
            except CannotLook as reason:
                self.tell(PostTrouble(kind="unknown", posting=taken, why=str(reason)))
                self.postings.settle(taken, "unknown", code=str(reason))
                return Unknown()
        return self._given_up(taken, wait)

    def _stands(self, taken: Posting, ts: str) -> Posted:
        standing = self.postings.posted(taken, ts)
        if standing != ts:
            self.tell(PostTrouble(kind="twice", posting=taken, why=f"{standing} and {ts}"))
        return Posted(ts=standing)

    def _given_up(self, taken: Posting, seconds: float) -> Later:
        self.postings.release(taken)
        return Later(seconds=seconds)

    def _wait(self, taken: Posting, seconds: float) -> None:
        """Waits without losing it: nobody takes over before a sending that begins afterwards has had its time."""
        self._hold(taken, timedelta(seconds=seconds) + self.lease)
        self.sleep(seconds)

    def _hold(self, taken: Posting, lease: timedelta) -> None:
        if not self.postings.hold(taken, lease=lease):
            raise _Gone


def content_hash(message: Message) -> str:
    """SHA-256 of what is shown, in hexadecimal."""
    return hashlib.sha256(canonical([message.text, list(message.blocks)])).hexdigest()
