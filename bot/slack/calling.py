"""Calls to Slack's API, with their outcomes told apart: refused, to be repeated later, or not known."""

from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.posting.wire import Busy, NoReply, Refused

MAYBE_DONE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "accesslimited", "team_added_to_org"})
"""Errors after which the deed may have been done all the same."""
DEFAULT_WAIT = 30
"""Seconds to wait where Slack does not say how long."""

Method = Callable[..., SlackResponse]


def called(method: Method, **arguments: Any) -> dict[str, Any]:
    """What a method of the client answered. Raises Refused, Busy, NoReply and nothing else."""
    try:
        told = method(**arguments).data
    except SlackApiError as failure:
        raise outcome(failure) from failure
    except (SlackClientError, HTTPException, OSError, ValueError) as failure:  # lost on the way, or an answer that is no JSON
        raise NoReply(type(failure).__name__) from failure
    if not isinstance(told, dict):
        raise NoReply("no JSON")
    return told


def outcome(failure: SlackApiError) -> Refused | Busy | NoReply:
    """What a failure of the API means for whoever wanted something done."""
    response: Any = failure.response
    status = getattr(response, "status_code", None)
    headers = getattr(response, "headers", None) or {}
    data = getattr(response, "data", response)
    code = data.get("error", "") if isinstance(data, dict) else ""
    if status == 429 or code in {"ratelimited", "rate_limited"}:
        told = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
        first = told[0] if isinstance(told, list) else told
        return Busy(float(str(first)) if str(first or "").isdigit() else DEFAULT_WAIT)
    if not code or code in MAYBE_DONE or (isinstance(status, int) and status >= 500):
        return NoReply(code or f"status {status}")
    return Refused(str(code))
