"""The guard before HTTP: only what can be signed gets through, and a word on health."""

import hashlib
import hmac
import json
import time
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.app import Inline
from bot.slack.doors import EVENTS_PATH, HEALTH_PATH, guarded

SECRET = "0123456789abcdef"  # noqa: S105  made up
PASSED = ("HTTP_X_SLACK_REQUEST_TIMESTAMP", "HTTP_X_SLACK_SIGNATURE")


def asked(path: str = EVENTS_PATH, method: str = "POST", *, healthy: bool = True, stamp: str = "", signature: str = "") -> tuple[str, Any]:
    told: list[str] = []
    headers = dict(zip(PASSED, (stamp, signature), strict=True))

    def inner(_environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [b'"inner"']

    app = guarded(inner, lambda: healthy)
    body = b"".join(app({"PATH_INFO": path, "REQUEST_METHOD": method, **headers}, lambda status, _: told.append(status)))  # type: ignore[arg-type,return-value]  # as above
    return told[0], json.loads(body)


def test_a_request_of_the_right_shape_goes_on_to_bolt() -> None:
    assert asked(stamp="1796000000", signature="v0=" + "a" * 64) == ("200 OK", "inner")


@pytest.mark.parametrize("stamp", ["", "now", "-1", "1" * 13, "١٢٣", "1.5", " 1796000000"])
def test_a_stamp_that_is_no_number_is_refused(stamp: str) -> None:
    assert asked(stamp=stamp, signature="v0=" + "a" * 64)[0] == "401 Unauthorized"


@pytest.mark.parametrize("signature", ["", "v0=", "v0=" + "A" * 64, "v0=" + "é" * 64, "v1=" + "a" * 64, "v0=" + "a" * 65])
def test_a_signature_of_another_shape_is_refused(signature: str) -> None:
    assert asked(stamp="1796000000", signature=signature)[0] == "401 Unauthorized"


def test_other_pages_are_not_there_and_health_is_told() -> None:
    assert asked("/", "GET")[0] == "404 Not Found"
    assert asked(EVENTS_PATH, "GET")[0] == "404 Not Found"
    assert asked(HEALTH_PATH, "GET") == ("200 OK", {"ok": True})
    assert asked(HEALTH_PATH, "GET", healthy=False) == ("503 Service Unavailable", {"ok": False})


@pytest.mark.parametrize(("age", "secret", "status"), [(0, SECRET, 200), (400, SECRET, 401), (0, "another" * 3, 401)])
def test_bolt_behind_the_guard_takes_only_what_was_signed_now_with_our_secret(age: int, secret: str, status: int) -> None:
    from slack_bolt.adapter.wsgi import SlackRequestHandler

    told = AuthorizeResult(enterprise_id=None, team_id="T1", bot_id="B1", bot_user_id="UBOT", bot_token="xoxb-test")  # noqa: S106  made up
    bolt = App(client=WebClient(), authorize=lambda: told, signing_secret=SECRET, listener_executor=Inline())
    bolt.event("app_mention")(lambda: None)
    event = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.1", "text": "hi"}
    body = json.dumps({"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}).encode()
    stamp = str(int(time.time()) - age)
    mark = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    from io import BytesIO

    environ = {
        "PATH_INFO": EVENTS_PATH,
        "REQUEST_METHOD": "POST",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        PASSED[0]: stamp,
        PASSED[1]: f"v0={mark}",
    }
    answered: list[str] = []
    app = guarded(SlackRequestHandler(bolt, path=EVENTS_PATH), lambda: True)
    list(app(environ, lambda status, *_: answered.append(status)))  # type: ignore[arg-type,return-value]  # a plain function does
    assert answered[0].startswith(str(status))
