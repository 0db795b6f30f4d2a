"""chat.*: what the emulator knows, with Slack's rules on membership, limits, blocks and streams in front of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.slack.ground import Ground, Handler, from_bot, with_block_ids
from tests.slack.limits import MOST_MARKDOWN, message_error
from tests.slack.people import APP_ID, BOT_ID
from tests.slack.values import Ask, Json, error


@dataclass(frozen=True, kw_only=True, slots=True)
class Ephemeral:
    """A message that one person sees until they reload."""

    channel: str
    user: str
    thread: str | None
    text: str
    blocks: tuple[Json, ...]
    ts: str


@dataclass(kw_only=True)
class Chat:
    """The methods that post, change and delete. `is_streaming` tells of a message whether a stream still writes it."""

    ground: Ground
    is_streaming: Callable[[str, str], bool] = lambda _channel, _ts: False
    ephemerals: list[Ephemeral] = field(default_factory=list)

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {
            "chat.postMessage": self.post,
            "chat.postEphemeral": self.post_ephemeral,
            "chat.update": self.update,
            "chat.delete": self.delete,
        }

    def post(self, ask: Ask) -> Json:
        """Posts, shows it to the validators, and tells the app of it as of every message."""
        if refused := self._refused(ask):
            return refused
        arguments = dict(ask.arguments)
        markdown = arguments.pop("markdown_text", None)
        if markdown is not None:
            if arguments.get("blocks") or arguments.get("text"):
                return error("markdown_text_conflict")
            if len(str(markdown)) > MOST_MARKDOWN:
                return error("msg_too_long")
            arguments["text"] = markdown
        self.ground.look(ask, "message", ask.arguments.get("blocks"), ask.text("text"))
        answer = self.ground.standing.call(ask.method, ask.token, _sent(arguments, bot=ask.actor.is_bot))
        if answer["ok"]:
            answer["message"] = from_bot({**answer["message"], "team": self.ground.directory.team})
            self.ground.events.message({**answer["message"], "channel": answer["channel"]})
        return answer

    def post_ephemeral(self, ask: Ask) -> Json:
        """Shows something to one person."""
        if refused := self._refused(ask):
            return refused
        self.ground.look(ask, "ephemeral", ask.arguments.get("blocks"), ask.text("text"))
        answer = self.ground.forward(ask)
        if answer["ok"]:
            shown = Ephemeral(
                channel=ask.text("channel"),
                user=ask.text("user"),
                thread=ask.text("thread_ts") or None,
                text=ask.text("text"),
                blocks=tuple(with_block_ids(ask.arguments.get("blocks") or [])),
                ts=answer["message_ts"],
            )
            with self.ground.lock:
                self.ephemerals.append(shown)
        return answer

    def update(self, ask: Ask) -> Json:
        """Changes a message, but not one that a stream still writes."""
        if self.is_streaming(ask.text("channel"), ask.text("ts")):
            return error("streaming_state_conflict")
        if refused := message_error(ask.arguments):
            return refused
        self.ground.look(ask, "message", ask.arguments.get("blocks"), ask.text("text"))
        answer = self.ground.standing.call(ask.method, ask.token, _sent(dict(ask.arguments), bot=ask.actor.is_bot))
        if answer["ok"]:
            answer["message"] = from_bot(answer["message"])
            self.changed(ask.text("channel"), answer["message"])
        return answer

    def changed(self, channel: str, message: Json) -> None:
        """Tells the app that a message was changed."""
        ts = self.ground.clock.ts()
        changed = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": channel, "ts": ts, "message": message}
        self.ground.events.message(changed)

    def delete(self, ask: Ask) -> Json:
        """Deletes a message."""
        answer = self.ground.forward(ask)
        if answer["ok"]:
            told = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": self.ground.clock.ts()}
            self.ground.events.message({**told, "channel": ask.text("channel"), "deleted_ts": ask.text("ts")})
        return answer

    def _refused(self, ask: Ask) -> Json | None:
        return self.ground.not_writable(ask, ask.text("channel")) or message_error(ask.arguments)


def _sent(arguments: Json, *, bot: bool) -> Json:
    """A message on its way into the memory of the workspace."""
    if arguments.get("blocks"):
        arguments["blocks"] = with_block_ids(arguments["blocks"])
    return {**arguments, "bot_id": BOT_ID, "app_id": APP_ID} if bot else arguments
