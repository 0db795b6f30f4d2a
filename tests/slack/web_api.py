"""The Web API of the fake: who asks, which part answers, what fails on purpose."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.slack.faults import Fault, Faults, Planned
from tests.slack.ground import Ground, Handler
from tests.slack.happenings import Call
from tests.slack.inspection import Outgoing
from tests.slack.limits import message_error, view_error
from tests.slack.people import APP_TOKEN, BOT_TOKEN, BOT_USER, user_token
from tests.slack.rooms import RateLimited
from tests.slack.standing import NotKnown
from tests.slack.values import Actor, Ask, Json, error, ok

WRITTEN_AS_JSON = ("blocks", "chunks", "view", "metadata", "prompts", "files", "attachments", "message")
"""Arguments that arrive as text where a call is a form."""
SCOPE = {
    "chat.startStream": "chat:write", "chat.appendStream": "chat:write", "chat.stopStream": "chat:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write", "assistant.threads.setStatus": "assistant:write",
    "assistant.threads.setTitle": "assistant:write",
    "agents.sessions.setStatus": "assistant:write", "agents.sessions.rename": "assistant:write",
}  # fmt: skip
"""What a method that the emulator lacks asks of a token; the emulator checks its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """What goes back, if anything: a status with JSON, or a fault of the connection."""

    status: int
    body: Json
    fault: Fault | None = None
    retry_after: int | None = None


@dataclass(kw_only=True)
class WebApi:
    """Answers calls by the parts of the fake first, by the emulator otherwise."""

    ground: Ground
    faults: Faults
    scopes: frozenset[str]
    handlers: dict[str, Handler] = field(default_factory=dict)
    revoked: bool = False

    def add(self, *parts: dict[str, Handler]) -> None:
        """Takes methods in."""
        for part in parts:
            self.handlers |= part

    def bot(self) -> Actor:
        """The app's bot."""
        return Actor(name="bot", user=BOT_USER, scopes=self.scopes)

    def actor(self, token: str) -> Actor | None:
        """Whose token it is."""
        if token == BOT_TOKEN:
            return None if self.revoked else self.bot()
        if token == APP_TOKEN:
            return None if self.revoked else Actor(name="app", user="")
        return next(
            (Actor(name=n, user=self.ground.directory.user(n)) for n in self.ground.directory.people if user_token(n) == token), None
        )

    def answer(self, method: str, token: str, arguments: Json) -> Answered:
        """Answers one call, and keeps it."""
        planned = self.faults.take(method, arguments)
        if planned is not None and not planned.fault.committed:
            answered = _failed(planned, error("internal_error"))
        else:
            answered = self._done(method, token, arguments)
            if planned is not None:
                answered = _failed(planned, answered.body)
        actor = self.actor(token)
        self.ground.happenings.add(
            Call(
                method=method,
                arguments=arguments,
                by=actor.name if actor else "",
                at=time.monotonic(),
                answer=answered.body,
                fault=planned.fault if planned else None,
            )
        )
        return answered

    def validate(self, ask: Ask) -> Json:
        """blocks.validate: Slack's own limits and our validators; nothing is kept."""
        given = [name for name in ("blocks", "message", "view") if ask.arguments.get(name)]
        if len(given) != 1:
            return error("invalid_arguments")
        part = ask.arguments[given[0]]
        refused = view_error(part) if given == ["view"] else message_error(part if given == ["message"] else {"blocks": part})
        blocks = part if given == ["blocks"] else part.get("blocks", [])
        surface: Any = part.get("type", "modal") if given == ["view"] else "message"
        found = self.ground.inspection.findings(
            Outgoing(surface=surface, method=ask.method, blocks=tuple(blocks), text="", payload=ask.arguments)
        )
        if refused:
            return refused
        return error("invalid_blocks", errors=found) if found else ok()

    def _done(self, method: str, token: str, arguments: Json) -> Answered:
        if not token:
            return Answered(status=200, body=error("not_authed"))
        actor = self.actor(token)
        if actor is None:
            return Answered(status=200, body=error("account_inactive" if self.revoked and token == BOT_TOKEN else "invalid_auth"))
        if (actor.name == "app") != (method == "apps.connections.open"):
            return Answered(status=200, body=error("not_allowed_token_type"))
        scope = SCOPE.get(method)
        if actor.is_bot and scope and scope not in actor.scopes:
            return Answered(status=200, body=error("missing_scope", needed=scope, provided=",".join(sorted(actor.scopes))))
        ask = Ask(method=method, token=token, actor=actor, arguments=arguments)
        handler = self.handlers.get(method, self.ground.forward)
        try:
            body = handler(ask)
            return Answered(status=404 if method == "response_url" and not body["ok"] else 200, body=body)
        except NotKnown:
            return Answered(status=200, body=error("unknown_method", req_method=method))
        except RateLimited as limited:
            return Answered(status=429, body=error("ratelimited"), retry_after=limited.seconds)


def _failed(planned: Planned, body: Json) -> Answered:
    if planned.fault is Fault.RATE_LIMITED:
        return Answered(status=429, body=error("ratelimited"), retry_after=planned.retry_after)
    if planned.fault is Fault.REFUSED:
        return Answered(status=200, body=error(planned.error))
    if planned.fault in {Fault.ERROR_BEFORE_COMMIT, Fault.ERROR_AFTER_COMMIT}:
        return Answered(status=500, body=body, fault=planned.fault)
    return Answered(status=200, body=body, fault=planned.fault)


def read_arguments(fields: Iterable[tuple[str, str]] | Json) -> Json:
    """Arguments of a form or of JSON, alike afterwards."""
    arguments: Json = dict(fields)
    for name in WRITTEN_AS_JSON:
        value = arguments.get(name)
        if isinstance(value, str) and value[:1] in {"[", "{"}:
            try:
                arguments[name] = json.loads(value)
            except ValueError:
                continue
    return arguments
