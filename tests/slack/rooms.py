"""conversations.*: what a bot may see of them, history with its rules on metadata, age and rate."""

from dataclasses import dataclass, field

from tests.slack.ground import Ground, Handler, from_bot
from tests.slack.people import BOT_USER
from tests.slack.values import Ask, Json, error

LIMITED_EVERY, LIMITED_TO = 60.0, 15
"""Seconds and messages: what a commercial app outside the Marketplace may read."""


class RateLimited(Exception):
    """Too many calls; says after how many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(kw_only=True)
class Rooms:
    """The methods on channels. `limited` turns the rule for commercial apps on."""

    ground: Ground
    limited: bool = False
    _read: dict[str, float] = field(default_factory=dict)

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {
            "conversations.info": self.info,
            "conversations.history": self.history,
            "conversations.replies": self.replies,
            "conversations.open": self.open,
            "conversations.members": self.members,
        }

    def info(self, ask: Ask) -> Json:
        """What a channel is."""
        channel = ask.text("channel")
        if refused := self._unseen(ask, channel):
            return refused
        answer = self.ground.forward(ask)
        if answer["ok"]:
            room = self.ground.directory.room(channel)
            shared = room is not None and room.shared
            told = {"is_ext_shared": shared, "is_shared": shared, "is_org_shared": False, "is_pending_ext_shared": False}
            answer["channel"] |= {**told, "context_team_id": self.ground.directory.team}
            if not ask.truth("include_num_members"):
                answer["channel"].pop("num_members", None)
        return answer

    def members(self, ask: Ask) -> Json:
        """Who is in it."""
        return self._unseen(ask, ask.text("channel")) or self.ground.forward(ask)

    def open(self, ask: Ask) -> Json:
        """Opens a conversation with somebody."""
        answer = self.ground.forward(ask)
        if answer["ok"] and (user := ask.text("users")) and "," not in user:
            self.ground.directory.direct(user)
        return answer

    def history(self, ask: Ask) -> Json:
        """Top-level messages, newest first."""
        return self._messages(ask)

    def replies(self, ask: Ask) -> Json:
        """A thread, oldest first."""
        answer = self._messages(ask)
        if answer["ok"] and not answer["messages"]:
            return error("thread_not_found")
        return answer

    def _messages(self, ask: Ask) -> Json:
        channel = ask.text("channel")
        if refused := self._unseen(ask, channel):
            return refused
        if ask.actor.is_bot and not self.ground.directory.bot_is_in(channel):
            return error("not_in_channel")
        if self.limited and ask.actor.is_bot:
            self._wait_a_minute(ask.method)
        whole = {name: value for name, value in ask.arguments.items() if name not in {"oldest", "latest", "inclusive", "limit", "cursor"}}
        answer = self.ground.standing.call(ask.method, ask.token, {**whole, "limit": 1_000})
        if not answer["ok"]:
            return answer
        found = [message for message in answer["messages"] if _within(ask, message["ts"])]
        start = int(ask.text("cursor") or 0)
        most = min(int(ask.text("limit") or 100), LIMITED_TO if self.limited else 999)
        page = [self._shown(ask, message) for message in found[start : start + most]]
        more = start + most < len(found)
        return {
            "ok": True, "messages": page, "has_more": more, "response_metadata": {"next_cursor": str(start + most) if more else ""},
        }  # fmt: skip

    def _shown(self, ask: Ask, message: Json) -> Json:
        """A message without what was not asked for."""
        kept = from_bot(message)
        if not ask.truth("include_all_metadata"):
            kept = {name: value for name, value in kept.items() if name != "metadata"}
        return kept

    def _wait_a_minute(self, method: str) -> None:
        now = self.ground.clock.now()
        left = self._read.get(method, now - LIMITED_EVERY) + LIMITED_EVERY - now
        if left > 0:
            raise RateLimited(int(left) + 1)
        self._read[method] = now

    def _unseen(self, ask: Ask, channel: str) -> Json | None:
        """A private channel without the bot does not exist for it."""
        directory = self.ground.directory
        if ask.actor.is_bot and directory.kind(channel) == "group" and not directory.bot_is_in(channel):
            return error("channel_not_found")
        return None


def _within(ask: Ask, ts: str) -> bool:
    oldest, latest = ask.text("oldest"), ask.text("latest")
    if ask.truth("inclusive"):
        return (not oldest or float(ts) >= float(oldest)) and (not latest or float(ts) <= float(latest))
    return (not oldest or float(ts) > float(oldest)) and (not latest or float(ts) < float(latest))


def invited(ground: Ground, channel: str, *, token: str) -> Json:
    """A person takes the bot into a channel."""
    return ground.standing.call("conversations.invite", token, {"channel": channel, "users": BOT_USER})
