"""Signed HTTP delivery of the fake, to a small app of the standard library and to Bolt."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from tests.slack.deliveries import Pace
from tests.slack.listening import bot_client
from tests.slack.people import BOT_TOKEN, BOT_USER, SIGNING_SECRET
from tests.slack.workspace import Workspace


@dataclass
class Heard:
    """What came to the app, and the statuses with which it answers, the last one for ever."""

    url: str = ""
    statuses: list[int] = field(default_factory=lambda: [200])
    answer: bytes = b""
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def app() -> Iterator[Heard]:
    """An app on a free port."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            heard.requests.append(({name.lower(): value for name, value in self.headers.items()}, content))
            self.send_response(heard.statuses.pop(0) if len(heard.statuses) > 1 else heard.statuses[0])
            self.send_header("Content-Length", str(len(heard.answer)))
            self.end_headers()
            self.wfile.write(heard.answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    heard.url = f"http://127.0.0.1:{server.server_port}/slack/events"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()


def test_each_kind_of_payload_is_signed_and_written_as_slack_writes_it(workspace: Workspace) -> None:
    verifier = SignatureVerifier(SIGNING_SECRET)
    with app() as heard:
        workspace.deliver_over_http(heard.url)
        workspace.say("ben", "campaigns", "hi")
        workspace.slash("ben", "campaigns", "5 creators")
        workspace.shortcut("ben", "new_brief")
        workspace.settle()
    assert all(verifier.is_valid_request(body, headers) for headers, body in heard.requests)
    bodies = {
        headers["content-type"]: [b for h, b in heard.requests if h["content-type"] == headers["content-type"]]
        for headers, _ in heard.requests
    }
    (event,) = bodies["application/json"]
    assert json.loads(event)["event"]["text"] == "hi"
    forms = [parse_qs(body.decode()) for body in bodies["application/x-www-form-urlencoded"]]
    assert {form["command"][0] for form in forms if "command" in form} == {"/match"}
    assert {json.loads(form["payload"][0])["type"] for form in forms if "payload" in form} == {"shortcut"}


def test_an_event_that_is_not_taken_comes_again_and_says_why(workspace: Workspace) -> None:
    with app() as heard:
        heard.statuses = [500, 404, 200]
        workspace.deliver_over_http(heard.url)
        workspace.say("ben", "campaigns", "hi")
        workspace.settle()
    told = [(headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")) for headers, _ in heard.requests]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_error")]


def test_a_press_that_is_not_taken_does_not_come_again(workspace: Workspace) -> None:
    with app() as heard:
        heard.statuses = [500]
        workspace.deliver_over_http(heard.url)
        pressed = workspace.shortcut("ben", "new_brief")
        workspace.settle()
    assert (len(heard.requests), pressed.given_up, pressed.refused) == (1, True, 500)


def test_nobody_at_the_address_is_tried_again_and_given_up() -> None:
    made = Workspace(pace=Pace(ack_within=0.5, again_after=(0.0, 0.01, 0.02)))
    try:
        made.deliver_over_http("http://127.0.0.1:9/slack/events")
        made.say("ben", "campaigns", "hi")
        made.settle()
        (event,) = made.deliveries.all()
        assert (event.given_up, len(event.sent)) == (True, 4)
    finally:
        made.close()


def test_a_text_in_the_ack_of_a_command_is_shown_to_who_typed_it(workspace: Workspace) -> None:
    with app() as heard:
        heard.answer = b"on it"
        workspace.deliver_over_http(heard.url)
        workspace.slash("ben", "lobby", "hi")
        workspace.wait_for(lambda: workspace.ephemerals("ben"))
    assert [one.text for one in workspace.ephemerals("ben")] == ["on it"]


@pytest.mark.parametrize(("secret", "status"), [(SIGNING_SECRET, 200), ("another", 401)])
def test_bolt_takes_the_signature_and_no_other(workspace: Workspace, secret: str, status: int) -> None:
    bolt = App(
        client=bot_client(workspace),
        signing_secret=SIGNING_SECRET,
        authorize=lambda: AuthorizeResult(
            enterprise_id=None, team_id=workspace.directory.team, bot_id="B", bot_user_id=BOT_USER, bot_token=BOT_TOKEN
        ),
    )
    bolt.event("message")(lambda: None)
    with app() as heard:
        workspace.deliver_over_http(heard.url, secret=secret)
        workspace.say("ben", "campaigns", "hi")
        workspace.settle()
    headers, body = heard.requests[0]
    assert bolt.dispatch(BoltRequest(body=body.decode(), headers={**headers})).status == status
