"""response_url: five answers within half an hour to what a person did."""

import secrets
from dataclasses import dataclass, field

from tests.slack.chat import Chat, Ephemeral
from tests.slack.ground import Ground, Handler, with_block_ids
from tests.slack.people import BOT_TOKEN
from tests.slack.values import Actor, Ask, Json, error, ok

MOST_USES, LIVES = 5, 1_800.0
ADDRESS = "response_url"
"""Under which name an address comes with what was posted to it."""


@dataclass(kw_only=True, slots=True)
class Leave:
    """One address. `message` is the message on which the person acted."""

    channel: str
    user: str
    message: str | None
    thread: str | None
    until: float
    uses: int = 0


@dataclass(kw_only=True)
class Responses:
    """The addresses that were given out, and what came to them."""

    ground: Ground
    chat: Chat
    all: dict[str, Leave] = field(default_factory=dict)

    def give(self, channel: str, user: str, *, message: str | None = None, thread: str | None = None) -> str:
        """A new address."""
        name = secrets.token_hex(8)
        until = self.ground.clock.now() + LIVES
        self.all[name] = Leave(channel=channel, user=user, message=message, thread=thread, until=until)
        return f"{self.ground.url}/response/{name}"

    def methods(self) -> dict[str, Handler]:
        """What is answered here; no method of the Web API, but it can fail like one."""
        return {"response_url": self.take}

    def take(self, ask: Ask) -> Json:
        """Shows what came to an address."""
        leave = self.all.get(ask.text(ADDRESS))
        if leave is None:
            return error("not_found")
        if self.ground.clock.now() >= leave.until:
            return error("expired_url")
        if leave.uses >= MOST_USES:
            return error("used_url")
        leave.uses += 1
        return self.show(leave, ask.arguments, ask.actor)

    def show(self, leave: Leave, body: Json, bot: Actor) -> Json:
        """The answer itself: a change, a message for all, or one for who acted."""
        whole = {
            "channel": leave.channel,
            **{name: value for name, value in body.items() if name in {"text", "blocks", "metadata", "thread_ts"}},
        }
        if body.get("delete_original") and leave.message:
            done = self.chat.delete(self._ask(bot, "chat.delete", {"channel": leave.channel, "ts": leave.message}))
        elif body.get("replace_original") and leave.message:
            done = self.chat.update(self._ask(bot, "chat.update", {**whole, "ts": leave.message}))
        elif body.get("response_type") == "in_channel":
            done = self._posted(bot, whole)
        else:
            # It reaches who acted even where the bot is not in the channel.
            self.ground.look(self._ask(bot, "response_url", whole), "ephemeral", body.get("blocks"), body.get("text", ""))
            self.chat.ephemerals.append(
                Ephemeral(
                    channel=leave.channel,
                    user=leave.user,
                    thread=body.get("thread_ts") or leave.thread,
                    text=body.get("text", ""),
                    blocks=tuple(with_block_ids(body.get("blocks") or [])),
                    ts=self.ground.clock.ts(),
                )
            )
            return ok()
        return ok() if done["ok"] else error(str(done["error"]))

    def _posted(self, bot: Actor, whole: Json) -> Json:
        """An answer for all appears also where the bot is not in the channel, so it goes past the rules for posting."""
        ask = self._ask(bot, "chat.postMessage", whole)
        self.ground.look(ask, "message", whole.get("blocks"), whole.get("text", ""))
        return self.ground.standing.call("chat.postMessage", BOT_TOKEN, whole)

    def _ask(self, bot: Actor, method: str, arguments: Json) -> Ask:
        return Ask(method=method, token=BOT_TOKEN, actor=bot, arguments=arguments)
