"""A small app on the real Socket Mode client, for tests of the fake itself: it keeps what came and acks as told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from tests.slack.people import APP_TOKEN, BOT_TOKEN
from tests.slack.values import Json
from tests.slack.workspace import Workspace

Answers = Callable[[SocketModeRequest], Json | None]


def bot_client(workspace: Workspace, *, token: str = BOT_TOKEN, timeout: int = 5) -> WebClient:
    """The SDK's client of the bot, which never repeats a call by itself."""
    return WebClient(token=token, base_url=workspace.api_url, retry_handlers=[], timeout=timeout)


class Silence(Exception):
    """Raised by an answer that wants no ack to be sent."""


@contextmanager
def listening(workspace: Workspace, answers: Answers = lambda _: None) -> Iterator[list[SocketModeRequest]]:
    """A connected client; `answers` gives the payload of each ack, or raises Silence."""
    heard: list[SocketModeRequest] = []

    def hear(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        heard.append(request)
        try:
            payload = answers(request)
        except Silence:
            return
        client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id, payload=payload))

    web = WebClient(token=APP_TOKEN, base_url=workspace.api_url, retry_handlers=[])
    # Large frames in one read, and pings that look after a lost connection at once.
    client = SocketModeClient(app_token=APP_TOKEN, web_client=web, receive_buffer_size=65_536, ping_interval=0.2)
    client.socket_mode_request_listeners.append(hear)
    client.connect()
    workspace.wait_for(lambda: workspace.socket.connections == 1)
    try:
        yield heard
    finally:
        client.default_auto_reconnect_enabled = client.auto_reconnect_enabled = False
        workspace.socket.cut()  # else the client waits three seconds for a last message before it closes
        client.close()
