"""Streams: messages that grow, in one mode, for about five minutes, until they are stopped by the app, a person or the clock."""

from dataclasses import dataclass, field
from typing import Any

from tests.slack.agents import STATUSES as SESSION_STATUSES
from tests.slack.agents import Agents
from tests.slack.ground import Ground, Handler, with_block_ids
from tests.slack.limits import MOST_BLOCKS, MOST_MARKDOWN
from tests.slack.values import Ask, Json, error, ok

LIVES = 300.0
"""Seconds after which Slack ends a stream, however busy."""
CHUNKS = {"markdown_text", "task_update", "plan_update", "blocks"}
STATUSES = {"pending", "in_progress", "complete", "error"}


@dataclass(kw_only=True)
class Stream:
    """One streamed message. `mode` is fixed by the first content."""

    channel: str
    ts: str
    thread: str | None
    started: float
    mode: str | None = None
    text: str = ""
    chunks: list[Json] = field(default_factory=list)
    blocks: list[Json] = field(default_factory=list)
    tasks: dict[str, Json] = field(default_factory=dict)
    stopped: bool = False
    by_user: bool = False


@dataclass(kw_only=True)
class Streams:
    """chat.startStream, chat.appendStream, chat.stopStream."""

    ground: Ground
    agents: Agents
    all: dict[tuple[str, str], Stream] = field(default_factory=dict)
    lives: float = LIVES
    """Seconds; a test of a whole app makes it short, since moving the clock would take more than streams out of time."""
    ended_before_stop: int = 0
    """How many of the next streams Slack has just ended when the app wants to stop them."""

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {"chat.startStream": self.start, "chat.appendStream": self.append, "chat.stopStream": self.stop}

    def is_streaming(self, channel: str, ts: str) -> bool:
        """Whether a message still grows."""
        stream = self.all.get((channel, ts))
        return stream is not None and not stream.stopped and self._alive(stream)

    def start(self, ask: Ask) -> Json:
        """Begins a message that grows."""
        channel = ask.text("channel")
        if refused := self.ground.not_writable(ask, channel):
            return refused
        if self.ground.directory.kind(channel) != "im":
            for wanted in ("recipient_user_id", "recipient_team_id"):
                if not ask.text(wanted):
                    return error(f"missing_{wanted}")
        elif not ask.text("thread_ts"):
            return error("invalid_thread_ts")
        if refused := _content_error(ask):
            return refused
        posted = self.ground.standing.call("chat.postMessage", ask.token, {
            "channel": channel, "thread_ts": ask.text("thread_ts") or None, "text": "…",
        })  # fmt: skip
        if not posted["ok"]:
            return posted
        stream = Stream(channel=channel, ts=posted["ts"], thread=ask.text("thread_ts") or None, started=self.ground.clock.now())
        with self.ground.lock:
            self.all[channel, stream.ts] = stream
        self._take(ask, stream)
        return ok(channel=channel, ts=stream.ts)

    def append(self, ask: Ask) -> Json:
        """Adds to it."""
        stream = self.all.get((ask.text("channel"), ask.text("ts")))
        if refused := self._ended(stream):
            return refused
        assert stream is not None
        if not ask.arguments.get("markdown_text") and not ask.arguments.get("chunks"):
            return error("no_text")
        if refused := _content_error(ask) or _mode_error(ask, stream):
            return refused
        self._take(ask, stream)
        return ok(channel=stream.channel, ts=stream.ts)

    def stop(self, ask: Ask) -> Json:
        """Ends it, with blocks at its foot."""
        stream = self.all.get((ask.text("channel"), ask.text("ts")))
        if stream is not None and self.ended_before_stop:
            self.ended_before_stop -= 1
            stream.stopped = True
        if refused := self._ended(stream):
            return refused
        assert stream is not None
        foot = ask.arguments.get("blocks") or []
        if ask.text("session_status") not in {"", *SESSION_STATUSES}:
            return error("invalid_arguments")
        if len(foot) > MOST_BLOCKS:
            return error("invalid_blocks")
        if refused := _content_error(ask) or _mode_error(ask, stream):
            return refused
        self.ground.look(ask, "message", foot)
        stream.blocks += foot
        stream.stopped = True
        if status := ask.text("session_status"):
            self.agents.became(stream.channel, stream.thread or stream.ts, status)
        self._take(ask, stream, metadata=ask.arguments.get("metadata"))
        replies = self.ground.standing.call("conversations.replies", ask.token, {"channel": stream.channel, "ts": stream.ts})
        message = next((one for one in replies.get("messages", ()) if one["ts"] == stream.ts), {"ts": stream.ts, "text": stream.text})
        return ok(channel=stream.channel, ts=stream.ts, message=message)

    def stopped_by_user(self, channel: str, thread: str) -> list[str]:
        """A person pressed Stop: the streams of the thread take no more. Gives their messages."""
        running = [
            one for one in self.all.values() if (one.channel, one.thread) == (channel, thread) and self.is_streaming(channel, one.ts)
        ]
        for stream in running:
            stream.stopped = stream.by_user = True
        return [stream.ts for stream in running]

    def _alive(self, stream: Stream) -> bool:
        return self.ground.clock.now() - stream.started < self.lives

    def _ended(self, stream: Stream | None) -> Json | None:
        if stream is None:
            return error("message_not_found")
        if stream.by_user:
            return error("stopped_by_user")
        if stream.stopped or not self._alive(stream):
            return error("message_not_in_streaming_state")
        return None

    def _take(self, ask: Ask, stream: Stream, metadata: Any = None) -> None:
        chunks = [dict(chunk) for chunk in ask.arguments.get("chunks") or ()]
        if chunks:
            self.ground.look(ask, "chunks", chunks)
        text = ask.text("markdown_text") + "".join(chunk["text"] for chunk in chunks if chunk["type"] == "markdown_text")
        stream.mode = stream.mode or ("chunks" if chunks else "text" if text else None)
        stream.text += text
        stream.chunks += chunks
        for chunk in chunks:
            if chunk["type"] == "task_update":
                stream.tasks[chunk["id"]] = {**stream.tasks.get(chunk["id"], {}), **chunk}
            elif chunk["type"] == "blocks":
                stream.blocks += chunk["blocks"]
        shown: Json = {"channel": stream.channel, "ts": stream.ts, "text": stream.text or "…"}
        if stream.blocks:
            shown["blocks"] = with_block_ids(stream.blocks)
        if metadata:
            shown["metadata"] = metadata
        self.ground.standing.call("chat.update", ask.token, shown)


def _content_error(ask: Ask) -> Json | None:
    markdown, chunks = ask.text("markdown_text"), ask.arguments.get("chunks")
    if markdown and chunks:
        return error("cannot_provide_both_markdown_text_and_chunks")
    if len(markdown) > MOST_MARKDOWN:
        return error("msg_too_long")
    for chunk in chunks or ():
        if not isinstance(chunk, dict) or chunk.get("type") not in CHUNKS:
            return error("invalid_chunks")
        if chunk["type"] == "task_update" and (chunk.get("status") not in STATUSES or not chunk.get("id") or not chunk.get("title")):
            return error("invalid_chunks")
        if chunk["type"] == "blocks" and not 0 < len(chunk.get("blocks") or ()) <= MOST_BLOCKS:
            return error("invalid_chunks")
        if chunk["type"] == "markdown_text" and len(chunk.get("text", "")) > MOST_MARKDOWN:
            return error("msg_too_long")
    return None


def _mode_error(ask: Ask, stream: Stream) -> Json | None:
    """A stream that began with chunks takes only chunks, one that began with text only text."""
    asked = "chunks" if ask.arguments.get("chunks") else "text" if ask.text("markdown_text") else None
    return error("streaming_mode_mismatch") if asked and stream.mode and asked != stream.mode else None
