"""`slack`: the bot in a Slack workspace, over Socket Mode or signed HTTP."""

import argparse
import logging
import sys

from bot.bootstrap import Parts
from bot.settings import WrongSettings
from bot.slack.settings import lacking

LAST_ANSWERS = 25.0
"""Seconds that answers have to end in when the bot is told to: less than the half minute after which systemd and containers kill."""


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Answers until it is told to end. Raises WrongSettings with every token that is missing or of another kind."""
    settings, http = parts.settings.slack, args.http is not None
    if faults := lacking(settings, http=http):
        raise WrongSettings("The Slack bot cannot start (see docs/slack.md): " + "; ".join(faults) + ".")
    parts.desk()  # a missing catalogue is told before anybody is answered
    from bot.slack.composing import bot_of  # noqa: PLC0415  Slack's libraries take half a second to import
    from bot.slack.doors import by_http, by_socket, until_told  # noqa: PLC0415  as above

    _log_to_stderr()
    told = until_told()
    bot = bot_of(parts, left=told.set)
    if http:
        close, port = by_http(bot.app, host=args.host, port=args.http, healthy=lambda: _healthy(parts))
        tell(f"Listening on {args.host}:{port} for Slack's requests at /slack/events; /health tells whether all is well.")
    else:
        close = by_socket(bot.app, app_token=settings.app_token or "")
        tell("Connected to Slack. Mention the bot in a channel, or write to it. Ctrl+C ends.")
    bot.begin()
    told.wait()
    tell("Ending: what was begun is answered first.")
    close()
    if not bot.close(seconds=LAST_ANSWERS):
        tell("Some answers were not ready. They are kept, and given at the next start.")
    return 0


def _healthy(parts: Parts) -> bool:
    """Whether the database answers and a catalogue is published."""
    try:
        parts.memory.preferences.get("language")
        parts.desk()
    except Exception:  # whatever it is, the bot cannot answer
        logging.getLogger("briefmatch").exception("unhealthy", extra={"action": "unhealthy"})
        return False
    return True


def _log_to_stderr() -> None:
    """Events with their fields, a line each; never a text of a message, since none is in them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Fields("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("briefmatch")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it warns that a token stands in the environment, where ours belongs


class Fields(logging.Formatter):
    """Puts the fields of an event behind its message."""

    _OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = " ".join(f"{name}={value!r}" for name, value in sorted(vars(record).items()) if name not in self._OWN)
        return f"{super().format(record)} {told}".rstrip()


def tell(line: str) -> None:
    """One line for the operator."""
    print(line, file=sys.stderr, flush=True)
