"""Each way in which a call can fail, seen through Slack's own client and the count of messages that really stand there."""

import threading
from collections.abc import Callable
from http.client import RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler

from tests.slack.faults import Fault
from tests.slack.listening import bot_client
from tests.slack.workspace import Workspace


def post(workspace: Workspace) -> None:
    bot_client(workspace, timeout=1).chat_postMessage(channel=workspace.channel("campaigns"), text="once")


def count(workspace: Workspace) -> int:
    return len(workspace.messages("campaigns"))


@pytest.mark.parametrize(
    ("fault", "raised", "stands"),
    [
        (Fault.LOST_REPLY, RemoteDisconnected, 1),
        (Fault.RESET, (ConnectionResetError, URLError), 0),
        (Fault.RESET_AFTER_COMMIT, (ConnectionResetError, URLError), 1),
        (Fault.HANG, TimeoutError, 0),
        (Fault.HANG_AFTER_COMMIT, TimeoutError, 1),
    ],
)
def test_a_connection_fails_before_or_after_the_post(
    workspace: Workspace, fault: Fault, raised: type[Exception] | tuple[type[Exception], ...], stands: int
) -> None:
    workspace.faults.next("chat.postMessage", fault)
    with pytest.raises(raised) as failure:
        post(workspace)
    # A connection that is closed in good order is a kind of reset for the standard library; ours must be a real one.
    assert isinstance(failure.value, RemoteDisconnected) == (fault is Fault.LOST_REPLY)
    assert count(workspace) == stands
    assert workspace.faults.waiting == 0
    post(workspace)
    assert count(workspace) == stands + 1


@pytest.mark.parametrize(
    ("fault", "status", "stands"),
    [(Fault.ERROR_BEFORE_COMMIT, 500, 0), (Fault.ERROR_AFTER_COMMIT, 500, 1), (Fault.RATE_LIMITED, 429, 0), (Fault.REFUSED, 200, 0)],
)
def test_an_answer_fails_before_or_after_the_post(workspace: Workspace, fault: Fault, status: int, stands: int) -> None:
    workspace.faults.next("chat.postMessage", fault, retry_after=7, error="fatal_error")
    with pytest.raises(SlackApiError) as failure:
        post(workspace)
    assert failure.value.response.status_code == status
    assert count(workspace) == stands
    if fault is Fault.RATE_LIMITED:
        assert failure.value.response.headers["Retry-After"] == "7"
    if fault is Fault.REFUSED:
        assert failure.value.response["error"] == "fatal_error"
    (call,) = workspace.happenings.calls("chat.postMessage")
    assert call.fault is fault


def test_the_default_of_the_sdk_posts_twice_when_a_reply_is_lost(workspace: Workspace) -> None:
    client = bot_client(workspace)
    client.retry_handlers.append(ConnectionErrorRetryHandler())
    workspace.faults.next("chat.postMessage", Fault.LOST_REPLY)
    client.chat_postMessage(channel=workspace.channel("campaigns"), text="once")
    assert count(workspace) == 2


def test_faults_wait_for_the_call_that_they_are_meant_for(workspace: Workspace) -> None:
    meant: Callable[[dict[str, object]], bool] = lambda arguments: arguments.get("text") == "second"  # noqa: E731  a name for its type
    workspace.faults.next("chat.postMessage", Fault.REFUSED, when=meant, error="internal_error")
    client, channel = bot_client(workspace), workspace.channel("campaigns")
    client.chat_postMessage(channel=channel, text="first")
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=channel, text="second")
    workspace.faults.always("*", Fault.RATE_LIMITED)
    for _ in range(2):
        with pytest.raises(SlackApiError):
            client.auth_test()
    workspace.faults.clear()
    assert client.auth_test()["ok"]


def test_a_hanging_call_can_be_let_go(workspace: Workspace) -> None:
    workspace.faults.next("auth.test", Fault.HANG)
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            bot_client(workspace, timeout=30).auth_test()
        except RemoteDisconnected as gone:
            raised.append(gone)

    thread = threading.Thread(target=ask)
    thread.start()
    workspace.wait_for(lambda: workspace.happenings.calls("auth.test"))
    workspace.faults.release()
    thread.join(timeout=5)
    assert len(raised) == 1
