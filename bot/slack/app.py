"""The Bolt app: what is accepted once, and who listens to what. Listeners acknowledge and hand on; the work is done elsewhere."""

import logging
import re
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.blocks.controls import PREFIX
from bot.blocks.modals.draft import CHOSEN
from bot.slack.desk import Desk
from bot.slack.receiving import MATCH, MATCH_FORM, MATCH_MESSAGE, Delivery
from bot.slack.settings import SlackSettings

log = logging.getLogger("briefmatch")
EVENTS = ("app_home_opened", "app_mention", "message", "agent_session_stopped", "app_uninstalled", "tokens_revoked")
"""What the manifest subscribes to, beside the kinds of `message`; each has a listener."""
ANYTHING = re.compile("")


class Inline(Executor):
    """Runs listeners where they are called: they only write a row and put a job into a queue, so a thread would cost more than they do."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See Executor."""
        outcome: Future[Any] = Future()
        try:
            outcome.set_result(fn(*args, **kwargs))
        except BaseException as failure:
            outcome.set_exception(failure)
        return outcome


def client_of(settings: SlackSettings, *, timeout: int = 15) -> WebClient:
    """A client that never repeats a call by itself: Slack has no idempotency key, so a repeated post would stand twice."""
    return WebClient(token=settings.bot_token, base_url=settings.api_url, timeout=timeout, retry_handlers=[])


def app_of(desk: Desk, *, client: WebClient, authorized: AuthorizeResult, signing_secret: str | None) -> App:
    """The app with all its listeners. Signatures are checked of what comes over HTTP; Socket Mode has none."""
    app = App(
        client=client,
        authorize=lambda: authorized,
        signing_secret=signing_secret or "none",  # HTTP is not served without one
        request_verification_enabled=True,
        listener_executor=Inline(),
        name="briefmatch",
    )

    @app.middleware
    def accepted_once(body: dict[str, Any], context: BoltContext, next: Callable[[], Any]) -> BoltResponse | None:  # noqa: A002  Bolt's name
        """Writes down what came before anything is done about it. A database that is down raises, so Slack sends again."""
        delivery = desk.delivery(body)
        if delivery is not None:
            if not desk.accept(delivery):
                return BoltResponse(status=200, body="")
            context["delivery"] = delivery
        next()
        return None

    def listens(context: BoltContext) -> None:
        _hand_on(desk, context)

    def answers(ack: Ack, context: BoltContext) -> None:
        ack()
        _hand_on(desk, context)

    def reads(ack: Ack, context: BoltContext) -> None:
        delivery: Delivery | None = context.get("delivery")
        errors = desk.faults(delivery) if delivery is not None else None
        if errors:
            ack(response_action="errors", errors=errors)
            return
        ack()
        _hand_on(desk, context)

    for name in EVENTS:
        app.event(name)(listens)
    app.command(MATCH)(answers)
    for callback in (MATCH_MESSAGE, MATCH_FORM):
        app.shortcut(callback)(answers)
    app.action(re.compile(f"^(?:{PREFIX}|{re.escape(CHOSEN)}$)"))(answers)
    app.action(ANYTHING)(lambda ack: ack())  # fields of windows tell of each change
    app.view(ANYTHING)(reads)

    @app.options(ANYTHING)
    def suggests(ack: Ack, body: dict[str, Any]) -> None:
        ack(**desk.options(body))

    @app.error
    def failed(error: Exception) -> None:
        log.error("listener failed", extra={"action": "listener_failed", "kind": type(error).__name__})

    return app


def _hand_on(desk: Desk, context: BoltContext) -> None:
    delivery: Delivery | None = context.get("delivery")
    if delivery is not None:
        desk.take(delivery)
