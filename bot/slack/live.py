"""One answer while it is being made: a stream that shows its steps where Slack has streams, else one message that is updated.

Either stands in the thread under the key of its delivery, so that whoever takes an answer up after a crash goes on with the same message.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.blocks.progress import Name, Plan, chunks, plain_message, plan_of
from bot.blocks.showing import Message
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.queueing import key_of
from bot.slack.speaking import Speaking, stamp_of
from prompts.words import Words

log = logging.getLogger("briefmatch")

TURNS, BETWEEN_TURNS = 20, 0.25
"""How often, and after how many seconds, it is looked again whether a message that another thread posts stands."""
LONGEST_STREAM = 240.0
"""Seconds after which a stream is left for updates: Slack ends one about five minutes after its beginning, however busy it is."""
STEPS: Mapping[str, Name] = {"brief": "read", "search": "search", "proofs": "check", "writing": "write"}
"""Stages of work that people are told of, and what each is called."""
BETWEEN_UPDATES = 1.5
"""Seconds between two updates of one message, of which Slack takes fifty a minute."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StreamWire:
    """Begins a stream where a post is asked for; see `bot.posting.wire.Wire`. A stream carries no key before its end, so it is known by
    being the only message of ours without one: in a thread one answer is made at a time.
    """

    speaking: Speaking
    team: str
    user: str
    plan: Plan
    words: Words

    def send(self, channel: str, thread: str | None, message: Message, key: str) -> str:
        """Begins it."""
        del message, key
        return self.speaking.begin_stream(channel, thread or "", team=self.team, user=self.user, chunks=chunks(self.plan, self.words))

    def find(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        """Finds it."""
        del key
        return self.speaking.found_stream(channel, thread or "", since)


@dataclass(kw_only=True, slots=True)
class Live:
    """See `index.progress.Progress`. `check` raises where somebody stopped the answer. A `quiet` one shows its end alone."""

    speaking: Speaking
    streams: bool
    team: str
    channel: str
    thread: str
    user: str
    delivery: str
    words: Words
    check: Callable[[], None]
    quiet: bool = False
    clock: Callable[[], float] = time.monotonic
    _plan: Plan = field(default_factory=lambda: plan_of("read", "search", "check"))
    _done: int = 0
    _total: int | None = None
    _stamp: str | None = None
    _streaming: bool = False
    _began: float = 0.0
    _told: float = 0.0

    @property
    def key(self) -> str:
        """Of the first message."""
        return key_of(self.delivery)

    def begin(self) -> None:
        """Shows that the answer is on its way."""
        if self.quiet:
            return
        self._began = self._told = self.clock()
        self.speaking.status(self.channel, self.thread, "processing")
        opening = plain_message(self._plan, self.words)
        if self.streams:
            wire = StreamWire(speaking=self.speaking, team=self.team, user=self.user, plan=self._plan, words=self.words)
            posts = replace(self.speaking.posts, wire=wire)
            try:
                self._stamp = stamp_of(posts.post(team=self.team, channel=self.channel, thread=self.thread, key=self.key, message=opening))
            except (Refused, Busy) as failure:  # no streams here, or it stands as a message already
                log.info("no stream", extra={"action": "no_stream", "code": str(failure)})
            else:
                self._streaming = True
                return
        self._stamp = self._posted(opening)

    def _posted(self, opening: Message) -> str:
        """The stamp of the first message; that the answer waits for its turn may be being posted at this very moment."""
        for _ in range(TURNS):
            try:
                return self.speaking.post(self.team, self.channel, self.thread, opening, key=self.key)
            except Busy:
                self.speaking.posts.sleep(BETWEEN_TURNS)
        return self.speaking.post(self.team, self.channel, self.thread, opening, key=self.key)

    def stage(self, name: str, *, total: int | None, unit: str) -> None:
        """See Progress. A step that people are not told of is none here."""
        del unit
        self.check()
        if name not in STEPS:
            return
        before, self._plan = self._plan, self._plan.at(STEPS[name], total=total)
        self._done, self._total = 0, total
        if self._streaming and self.clock() - self._began < LONGEST_STREAM:
            told = chunks(self._plan, self.words, before=before)
            if told:
                self._tell(lambda ts: self.speaking.append_stream(self.channel, ts, told))
        else:
            self._updated()

    def advance(self, steps: int) -> None:
        """See Progress."""
        self.check()
        now = next((one for one in self._plan.steps if one.state == "in_progress"), None)
        self._done += steps
        if now is not None:
            self._plan = self._plan.at(now.name, done=self._done, total=self._total)
        if not self._streaming:
            self._updated()

    def end(self, messages: Sequence[Message]) -> None:
        """Shows the answer: its first message in the place of the progress, the others below."""
        for number, message in enumerate(messages):
            if number == 0 and self._stamp is not None:
                self._finished(self._stamp, message)
            else:
                self.speaking.post(self.team, self.channel, self.thread, message, key=f"{self.delivery}:{number}")
        if not messages and self._stamp is not None:
            self.speaking.delete(self.channel, self._stamp)
        if not self.quiet:
            self.speaking.status(self.channel, self.thread, "active")

    def withdraw(self) -> None:
        """Takes the progress away, where there will be no answer."""
        if self._stamp is not None:
            self.speaking.delete(self.channel, self._stamp)
            self.speaking.status(self.channel, self.thread, "active")

    def _finished(self, ts: str, message: Message) -> None:
        if self._streaming:
            told = chunks(self._plan.finished(), self.words, before=self._plan)
            self.speaking.end_stream(self.channel, ts, message, key=self.key, chunks=told)
        else:
            self.speaking.update(self.channel, ts, message, key=self.key)

    def _updated(self) -> None:
        now = self.clock()
        if now - self._told >= BETWEEN_UPDATES and self._stamp is not None:
            self._told = now
            message = plain_message(self._plan, self.words)
            self._tell(lambda ts: self.speaking.update(self.channel, ts, message, key=self.key))

    def _tell(self, tell: Callable[[str], None]) -> None:
        """Progress is worth one try: whoever misses a step sees the answer all the same. A stream that ended goes on as a message."""
        if self._stamp is None:
            return
        try:
            tell(self._stamp)
        except Refused as failure:
            log.info("stream left", extra={"action": "stream_left", "code": str(failure)})
            self._streaming = False
        except (Busy, NoReply) as failure:
            log.info("progress not shown", extra={"action": "progress_not_shown", "kind": type(failure).__name__})
