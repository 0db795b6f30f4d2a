"""What became of a call to Slack: refused, to be repeated later, or not known."""

from http.client import IncompleteRead
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.calling import called


def answer(status: int, data: Any, headers: dict[str, Any] | None = None) -> SlackResponse:
    return SlackResponse(
        client=None, http_verb="POST", api_url="http://127.0.0.1/", req_args={}, data=data, headers=headers or {}, status_code=status
    )


def failing(failure: Exception) -> Any:
    def method(**_: Any) -> SlackResponse:
        raise failure

    return method


def test_an_answer_is_handed_on() -> None:
    assert called(lambda **told: answer(200, {"ok": True, **told}), channel="C1") == {"ok": True, "channel": "C1"}


@pytest.mark.parametrize(
    ("status", "data", "headers", "kind"),
    [
        (200, {"ok": False, "error": "not_in_channel"}, {}, Refused),
        (200, {"ok": False, "error": "internal_error"}, {}, NoReply),
        (200, {"ok": False, "error": "fatal_error"}, {}, NoReply),
        (429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "7"}, Busy),
        (429, {}, {"retry-after": ["7"]}, Busy),
        (200, {"ok": False, "error": "ratelimited"}, {}, Busy),
        (500, {"ok": False, "error": "x"}, {}, NoReply),
        (503, {}, {}, NoReply),
    ],
)
def test_errors_are_told_apart_by_whether_the_deed_may_have_been_done(status: int, data: Any, headers: dict[str, Any], kind: type) -> None:
    with pytest.raises(kind) as told:
        called(failing(SlackApiError("no", answer(status, data, headers))))
    if isinstance(told.value, Busy):
        assert told.value.seconds == (7 if headers else 30)


def test_a_page_in_the_place_of_an_answer_is_not_known() -> None:
    with pytest.raises(NoReply):
        called(failing(SlackApiError("no JSON", {"status": 503, "headers": {}, "body": "<html>"})))


@pytest.mark.parametrize("failure", [ConnectionResetError(), TimeoutError(), IncompleteRead(b""), ValueError("no JSON")])
def test_what_is_lost_on_the_way_is_not_known(failure: Exception) -> None:
    with pytest.raises(NoReply):
        called(failing(failure))


def test_an_answer_that_is_no_object_is_not_known() -> None:
    with pytest.raises(NoReply):
        called(lambda: answer(200, b"ok"))
