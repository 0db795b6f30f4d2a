"""Signed HTTP to the app's own address, the other door of Slack."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

from tests.slack.deliveries import Attempt, Deliveries
from tests.slack.signing import signed
from tests.slack.values import Json


class HttpDoor:
    """Posts each payload, signed, to `url`; 200 within the time is the ack."""

    def __init__(self, *, url: str, secret: str, now: Callable[[], float], deliveries: Deliveries) -> None:
        self._url = urlsplit(url)
        self._secret = secret
        self._now = now
        self._deliveries = deliveries
        self._threads = ThreadPoolExecutor(16, thread_name_prefix="slack-http")

    def send(self, attempt: Attempt) -> None:
        """Posts it on a thread of its own."""
        self._threads.submit(self._post, attempt)

    def close(self) -> None:
        """Waits for what is under way."""
        self._threads.shutdown(cancel_futures=True)

    def _post(self, attempt: Attempt) -> None:
        body, kind = written(attempt)
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= signed(body, secret=self._secret, at=int(self._now()))
        if attempt.retry:
            headers |= {"X-Slack-Retry-Num": str(attempt.retry), "X-Slack-Retry-Reason": attempt.reason or "http_error"}
        connection = HTTPConnection(self._url.hostname or "127.0.0.1", self._url.port, timeout=self._deliveries.pace.ack_within)
        self._deliveries.sent(attempt.envelope)
        try:
            connection.request("POST", self._url.path or "/", body=body, headers=headers)
            answer = connection.getresponse()
            content = answer.read()
        except TimeoutError:
            self._deliveries.failed(attempt.envelope, reason="http_timeout")
            return
        except (OSError, HTTPException):
            self._deliveries.failed(attempt.envelope, reason="connection_failed")
            return
        finally:
            connection.close()
        if answer.status == 200:
            self._deliveries.acked(attempt.envelope, _payload(content))
        else:
            self._deliveries.failed(attempt.envelope, reason="http_error", status=answer.status)


def written(attempt: Attempt) -> tuple[bytes, str]:
    """The body and its kind: events are JSON, commands a form, the rest JSON inside a form."""
    delivery = attempt.delivery
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    fields = delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _payload(content: bytes) -> Json | None:
    """What an app answers with its ack: JSON, or a text for a command."""
    if not content.strip():
        return None
    try:
        answer = json.loads(content)
    except ValueError:
        return {"text": content.decode(errors="replace")}
    return answer if isinstance(answer, dict) else None
