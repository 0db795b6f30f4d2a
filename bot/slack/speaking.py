"""What the bot says in Slack: posts that stand once, updates, streams, things that one person sees."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.blocks.gate import NotSent, address_faults, checked
from bot.blocks.limits import chunk_faults
from bot.blocks.showing import Message
from bot.blocks.text import Block
from bot.posting.once import Later, Outcome, Posted, PostOnce, Rejected
from bot.posting.wire import Busy, CannotLook, NoReply, Refused
from bot.slack.calling import Method, called
from bot.slack.wire import metadata

log = logging.getLogger("briefmatch")
ATTEMPTS = 3
LONGEST_WAIT = 30.0
"""Seconds that are waited for a busy Slack before what is shown; beyond, the whole answer is tried again later."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaking:
    """Says things. All raise Refused, Busy and NoReply, where nothing else is said."""

    client: WebClient
    posts: PostOnce
    bot: str
    """The bot's own user id."""

    def post(self, team: str, channel: str, thread: str | None, message: Message, *, key: str) -> str:
        """Posts a message once, whoever asks again for it, and returns the stamp that names it. Raises Refused also where nobody can tell
        whether it stands there: then an operator was told, and it is not posted again."""
        return stamp_of(self.posts.post(team=team, channel=channel, thread=thread, message=checked(message), key=key))

    def update(self, channel: str, ts: str, message: Message, *, key: str) -> None:
        """Puts another content into a message of ours; the same twice is the same once, so a lost reply is no reason not to try again."""
        told = checked(message)
        self._patiently(
            self.client.chat_update,
            channel=channel,
            ts=ts,
            text=told.text,
            blocks=list(told.blocks),
            metadata=metadata(key),
            link_names=False,
        )

    def delete(self, channel: str, ts: str) -> None:
        """Takes a message of ours away; one that is gone already is no trouble."""
        try:
            called(self.client.chat_delete, channel=channel, ts=ts)
        except (Refused, Busy, NoReply) as failure:
            log.warning("not deleted", extra={"action": "not_deleted", "kind": type(failure).__name__})

    def whisper(self, channel: str, user: str, message: Message, *, thread: str | None = None) -> None:
        """Says something that one person sees. It is worth a try and no more: whoever cannot be told is not."""
        told = checked(message)
        try:
            called(
                self.client.chat_postEphemeral,
                channel=channel,
                user=user,
                thread_ts=thread,
                text=told.text,
                blocks=list(told.blocks),
            )
        except (Refused, Busy, NoReply) as failure:
            log.warning("not whispered", extra={"action": "not_whispered", "kind": type(failure).__name__})

    def direct(self, user: str) -> str:
        """The direct conversation with a person."""
        return str(called(self.client.conversations_open, users=user)["channel"]["id"])

    def status(self, channel: str, thread: str, status: str, *, title: str | None = None) -> None:
        """Tells Slack whether the bot is at work in a conversation, which shows it and a button to stop. Where Slack has no such sessions
        nothing is lost."""
        try:
            called(
                self.client.agents_sessions_setStatus,
                channel_id=channel,
                thread_ts=thread,
                status=status,
                title=title[:200] if title else None,
            )
        except (Refused, Busy, NoReply) as failure:
            log.debug("no status", extra={"action": "no_status", "kind": type(failure).__name__})

    def begin_stream(self, channel: str, thread: str, *, team: str, user: str, chunks: Sequence[Block]) -> str:
        """Begins a message that grows, and returns its stamp."""
        told = called(
            self.client.chat_startStream,
            channel=channel,
            thread_ts=thread,
            recipient_team_id=team,
            recipient_user_id=user,
            chunks=_streamed(chunks),
            task_display_mode="plan",
        )
        return str(told["ts"])

    def append_stream(self, channel: str, ts: str, chunks: Sequence[Block]) -> None:
        """Adds to it."""
        called(self.client.chat_appendStream, channel=channel, ts=ts, chunks=_streamed(chunks))

    def end_stream(self, channel: str, ts: str, message: Message, *, key: str, chunks: Sequence[Block]) -> None:
        """Ends it with a message. Slack ends a stream of its own after some minutes, or when a person does: it is then a message like any
        other. Either way an update follows: a stream has no text for notifications and screen readers, and its plan has served.
        """
        told = checked(message)
        with suppress(Busy, NoReply):  # the update is what counts, and may be tried again
            try:
                self._patiently(
                    self.client.chat_stopStream,
                    channel=channel,
                    ts=ts,
                    chunks=_streamed(chunks) or None,
                    blocks=list(told.blocks),
                    metadata=metadata(key),
                    session_status="active",
                )
            except Refused as failure:
                log.info("stream had ended", extra={"action": "stream_ended", "code": str(failure)})
        self.update(channel, ts, message, key=key)

    def _patiently(self, method: Method, **arguments: Any) -> None:
        """Calls a method that may be called again: waits where Slack says so, and tries again where no reply came."""
        for left in reversed(range(ATTEMPTS)):
            try:
                called(method, **arguments)
            except Busy as busy:
                if not left or busy.seconds > LONGEST_WAIT:
                    raise
                self.posts.sleep(busy.seconds)
            except NoReply:
                if not left:
                    raise
            else:
                return

    def found_stream(self, channel: str, thread: str, since: datetime) -> str | None:
        """A message of ours in a thread that carries no key: a stream of which nobody knows that it began. Raises CannotLook."""
        try:
            told = called(
                self.client.conversations_replies,
                channel=channel,
                ts=thread,
                oldest=f"{since.timestamp():.6f}",
                limit=50,
                include_all_metadata=True,
            )
        except (Refused, Busy, NoReply) as failure:
            raise CannotLook(str(failure)) from failure
        mine = [one for one in told.get("messages", ()) if one.get("user") == self.bot and not one.get("files")]
        own = [one for one in mine if not one.get("metadata")]
        return str(own[-1]["ts"]) if own else None


def stamp_of(outcome: Outcome) -> str:
    """The stamp of what was posted. Raises Refused and Busy for what was not."""
    match outcome:
        case Posted(ts=ts):
            return ts
        case Rejected(code=code):
            raise Refused(code)
        case Later(seconds=seconds):
            raise Busy(seconds)
        case _:
            raise Refused("unknown")


def _streamed(chunks: Sequence[Block]) -> list[dict[str, Any]]:
    """Chunks that may leave. Raises NotSent."""
    told = list(chunks)
    wrong = [*address_faults([one for one in told if one.get("type") != "blocks"]), *chunk_faults(told)]
    if wrong:
        raise NotSent("; ".join(wrong))
    return told
