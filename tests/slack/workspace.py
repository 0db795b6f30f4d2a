"""A workspace as a test uses it: people act in it by name, and what the bot did is read back."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tests.slack.chat import Ephemeral
from tests.slack.controls import elements, find, pressed, state_of
from tests.slack.deliveries import Delivery
from tests.slack.fake import Fake
from tests.slack.ground import from_bot
from tests.slack.messages import Message, Submitted, typed
from tests.slack.people import ADMIN, BOT_USER, user_token
from tests.slack.rooms import invited
from tests.slack.values import Json

T = TypeVar("T")


class Workspace(Fake):
    """People, channels and windows by name; `user` and `channel` take names or ids everywhere."""

    # What people do

    def mention(self, user: str, channel: str, text: str, *, thread_ts: str | None = None, raw: bool = False) -> Message:
        """Somebody writes to the bot in a channel."""
        return self.say(user, channel, f"<@{BOT_USER}> {text if raw else typed(text)}", thread_ts=thread_ts, raw=True)

    def dm(self, user: str, text: str, *, thread_ts: str | None = None, raw: bool = False) -> Message:
        """Somebody writes to the bot alone."""
        return self.say(user, self.direct(user), text, thread_ts=thread_ts, raw=raw)

    def say(self, user: str, channel: str, text: str, *, thread_ts: str | None = None, raw: bool = False) -> Message:
        """Somebody writes something; typed signs arrive escaped, as Slack does it, unless `raw`."""
        sent = {"channel": self.channel(channel), "text": text if raw else typed(text), "thread_ts": thread_ts}
        answer = self._as(user, "chat.postMessage", sent)
        return self._told(user, answer["channel"], answer["message"])

    def upload(
        self, user: str, channel: str, name: str, content: bytes, *, text: str = "", mention: bool = False, thread_ts: str | None = None,
        **shown: Any,
    ) -> Message:  # fmt: skip
        """Somebody shares a file with some words; `shown` overrides fields of the file in the event (`is_external`, `file_access` …)."""
        place = self.channel(channel) if channel else self.direct(user)
        url = self._as(user, "files.getUploadURLExternal", {"filename": name, "length": len(content)})
        self.standing.upload(urlsplit(url["upload_url"]).path, content, "application/octet-stream")
        words = f"<@{BOT_USER}> {typed(text)}" if mention else typed(text)
        share = {"files": [{"id": url["file_id"], "title": name}], "channel_id": place, "initial_comment": words, "thread_ts": thread_ts}
        file = self._as(user, "files.completeUploadExternal", share)["files"][0]
        kept = next(one for one in self.messages(place, thread_ts) if any(each["id"] == file["id"] for each in one.files))
        return self._told(user, place, {**kept.raw, "files": [{**each, **shown} for each in kept.files]})

    def edit(self, user: str, message: Message, text: str) -> None:
        """Somebody changes what they wrote."""
        answer = self._as(user, "chat.update", {"channel": message.channel, "ts": message.ts, "text": typed(text)})
        self.chat.changed(message.channel, answer["message"])

    def remove(self, user: str, message: Message) -> None:
        """Somebody deletes what they wrote."""
        self._as(user, "chat.delete", {"channel": message.channel, "ts": message.ts})
        told = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": self.clock.ts(), "channel": message.channel}
        self.events.message({**told, "deleted_ts": message.ts, "previous_message": message.raw})

    def press(
        self, shown: Message | Ephemeral | Json, action_id: str, *, user: str = ADMIN, choose: object = None, block_id: str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> Delivery:  # fmt: skip
        """Somebody presses a button, or chooses something, on a message, in a window or on their Home."""
        who = self.directory.user(user)
        blocks = shown["blocks"] if isinstance(shown, dict) else list(shown.blocks)
        action = pressed(find(blocks, action_id, block_id=block_id), choose=choose, at=self.clock.ts())
        fillable = [one.block for one in elements(blocks) if one.block["type"] == "input"]
        state = state_of([{**one, "optional": True} for one in fillable], dict(values or {}))
        if isinstance(shown, dict):
            return self.interactions.on_view(who, shown, action, state=state)
        if isinstance(shown, Ephemeral):
            raw = {"ts": shown.ts, "thread_ts": shown.thread, "text": shown.text, "blocks": blocks, "is_ephemeral": True}
            return self.interactions.on_message(who, shown.channel, raw, action, state=state)
        return self.interactions.on_message(who, shown.channel, shown.raw, action, state=state)

    def submit(self, view: Json, values: Mapping[str, object] | None = None, *, user: str | None = None) -> Submitted:
        """Somebody submits a window, filled in by `action_id` over what stood in it; waits for the answer, which takes effect."""
        who = self.directory.user(user) if user else self._owner(view)
        delivery = self.interactions.submission(who, view, state_of(view["blocks"], dict(values or {})))
        self.wait_for(lambda: delivery.acked or delivery.given_up, self.deliveries.pace.ack_within + 2)
        assert delivery.acked, f"the app did not answer the window {view.get('callback_id')!r} in time"
        errors = self.windows.answered(who, view, delivery.ack)
        self.happenings.changed()
        return Submitted(delivery=delivery, errors=errors)

    def close_view(self, user: str = ADMIN, *, everything: bool = False) -> None:
        """Somebody closes their topmost window, or all."""
        who = self.directory.user(user)
        for view in self.windows.close(who, everything=everything):
            if view.get("notify_on_close"):
                self.interactions.closed(who, view, cleared=everything)

    def suggest(self, view: Json, action_id: str, typed_in: str, *, user: str = ADMIN) -> list[Json]:
        """Somebody types into a select of the app; gives the options that it offers."""
        placed = find(view["blocks"], action_id)
        asked = self.interactions.suggestion(self.directory.user(user), view, placed.element, placed.block["block_id"], typed_in)
        self.wait_for(lambda: asked.acked or asked.given_up, self.deliveries.pace.ack_within + 2)
        told = asked.ack or {}
        return [*told.get("options", ()), *(one for group in told.get("option_groups", ()) for one in group["options"])]

    def slash(self, user: str, channel: str, text: str, *, command: str = "/match") -> Delivery:
        """Somebody types a command; an empty channel is the conversation with the bot."""
        return self.interactions.command(self.directory.user(user), self.channel(channel) if channel else self.direct(user), command, text)

    def shortcut(self, user: str, callback_id: str, *, message: Message | None = None) -> Delivery:
        """Somebody chooses a shortcut, of a message or of none."""
        who = self.directory.user(user)
        if message is None:
            return self.interactions.shortcut(who, callback_id)
        return self.interactions.message_shortcut(who, message.channel, message.raw, callback_id)

    def open_home(self, user: str, *, tab: str = "home") -> Delivery | None:
        """Somebody opens the app: its Home, or its messages, which is how a chat with the agent begins."""
        who = self.directory.user(user)
        event: Json = {"type": "app_home_opened", "user": who, "channel": self.direct(user), "tab": tab}
        home = self.windows.homes.get(who)
        return self.events.emit({**event, "view": home} if home and tab == "home" else event)

    def stop(self, user: str, channel: str, thread: str) -> Delivery | None:
        """Somebody presses Stop: streams of the thread end, and the app is told."""
        place = self.channel(channel)
        ended = self.streams.stopped_by_user(place, thread)
        told = {"channel": place, "thread_ts": thread, "user": self.directory.user(user), "streaming_message_ts": ended}
        return self.events.emit({"type": "agent_session_stopped", **told}, channel=place)

    def uninstall(self) -> None:
        """The app is removed: two events come, in no promised order, and its tokens are worth nothing."""
        self.api.revoked = True
        self.events.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}})
        self.events.emit({"type": "app_uninstalled"})

    def invite_bot(self, channel: str) -> None:
        """Somebody takes the bot into a channel."""
        invited(self.ground, self.channel(channel), token=user_token(ADMIN))

    def remove_bot(self, channel: str) -> None:
        """Somebody takes the bot out of a channel."""
        self._as(ADMIN, "conversations.kick", {"channel": self.channel(channel), "user": BOT_USER})

    # What is there to be seen

    def channel(self, name: str) -> str:
        """The id of a channel."""
        return self.directory.channel(name)

    def direct(self, user: str) -> str:
        """The id of the conversation between somebody and the bot."""
        return self.directory.direct(user)

    def messages(self, channel: str, thread: str | None = None) -> list[Message]:
        """What stands in a channel, without replies, or in a thread with its first message; the oldest first."""
        place = self.channel(channel)
        token = user_token(self.directory.name(self.directory.partner(place)) if self.directory.kind(place) == "im" else ADMIN)
        asked = {"channel": place, "limit": 1_000} | ({"ts": thread} if thread else {})
        answer = self.standing.call("conversations.replies" if thread else "conversations.history", token, asked)
        found = sorted(answer.get("messages", ()), key=lambda one: str(one["ts"]))
        return [Message(channel=place, raw=from_bot(one)) for one in found]

    def replies(self, message: Message) -> list[Message]:
        """What the bot answered in the thread of a message."""
        return [one for one in self.messages(message.channel, message.thread) if one.by_bot]

    def ephemerals(self, user: str) -> list[Ephemeral]:
        """What somebody alone was shown."""
        return [one for one in list(self.chat.ephemerals) if one.user == self.directory.user(user)]

    @property
    def views(self) -> list[Json]:
        """The open windows of everybody, each person's topmost last."""
        return [view for stack in self.windows.stacks.values() for view in stack]

    def view(self, user: str = ADMIN) -> Json | None:
        """The window on top before somebody."""
        stack = self.windows.stacks.get(self.directory.user(user))
        return dict(stack[-1]) if stack else None

    def home(self, user: str) -> Json | None:
        """The Home that somebody sees."""
        return self.windows.homes.get(self.directory.user(user))

    def acks(self, name: str | None = None) -> list[Delivery]:
        """What the app took, with latencies; of one type of event or interaction, or all."""
        return [one for one in self.deliveries.all() if one.acked is not None and name in {None, one.name}]

    # Waiting

    def wait_for(self, predicate: Callable[[], T | None], timeout: float = 10.0) -> T:
        """The first true value of `predicate`, asked whenever something happened here. Raises TimeoutError."""
        return self.happenings.wait_for(predicate, timeout)

    def wait_for_reply(self, message: Message, *, saying: str = "", timeout: float = 10.0) -> Message:
        """The first answer of the bot in the thread of a message that holds some words."""
        return self.wait_for(lambda: next((one for one in self.replies(message) if saying in one.words), None), timeout)

    def wait_for_view(self, user: str = ADMIN, *, callback_id: str | None = None, timeout: float = 5.0) -> Json:
        """The window on top before somebody, once there is one of that kind."""

        def there() -> Json | None:
            view = self.view(user)
            return view if view and callback_id in {None, view["callback_id"]} else None

        return self.wait_for(there, timeout)

    def settle(self, timeout: float = 10.0) -> None:
        """Waits until the app took everything, or Slack gave it up."""
        self.wait_for(lambda: all(one.acked is not None or one.given_up for one in self.deliveries.all()), timeout)

    # Inside

    def _as(self, user: str, method: str, arguments: Json) -> Json:
        answer = self.standing.call(method, user_token(self.directory.name(user)), arguments)
        assert answer["ok"], f"{user} could not {method}: {answer}"
        return answer

    def _told(self, user: str, channel: str, message: Json) -> Message:
        """What a person wrote, sent to the app as events."""
        team = self.directory.team
        event = {"client_msg_id": f"bench-{message['ts']}", "team": team, "user": self.directory.user(user), **message, "channel": channel}
        if message.get("thread_ts") and message["thread_ts"] != message["ts"]:
            root = next((one for one in self.messages(channel, message["thread_ts"]) if one.ts == message["thread_ts"]), None)
            event["parent_user_id"] = root.user if root else None
        self.events.message(event)
        return Message(channel=channel, raw=message)

    def _owner(self, view: Json) -> str:
        return next((user for user, stack in self.windows.stacks.items() if any(one["id"] == view["id"] for one in stack)), "")
