"""What the Slack bot needs of the environment; what is missing or wrong is told all at once, when the bot is to start."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.whole_number import whole_number

DEFAULT_API = "https://slack.com/api/"
DEFAULT_THREAD_DAYS = 90
DEFAULT_WORKERS = 4
_USER = re.compile(r"[UW][A-Z0-9]{2,20}")


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackSettings:
    """How the bot reaches Slack. Tokens are never logged or shown."""

    bot_token: str | None = None
    app_token: str | None = None
    signing_secret: str | None = None
    api_url: str = DEFAULT_API
    admins: tuple[str, ...] = ()
    """Ids of people who may import, erase and see statistics, besides the administrators of the workspace."""
    thread_days: int = DEFAULT_THREAD_DAYS
    """Days after which a conversation that nobody went on with is dropped."""
    workers: int = DEFAULT_WORKERS
    """Answers that are worked on at the same time."""

    def __repr__(self) -> str:
        told = {name: bool(getattr(self, name)) for name in ("bot_token", "app_token", "signing_secret")}
        return f"SlackSettings({told}, api_url={self.api_url!r})"


def slack_settings(told: Mapping[str, str]) -> tuple[SlackSettings, list[str]]:
    """The settings, and what makes no sense in them. Missing tokens are no fault until the bot starts."""
    faults: list[str] = []
    admins = tuple(one for one in re.split(r"[,\s]+", told.get("SLACK_ADMINS", "")) if one)
    if wrong := [one for one in admins if not _USER.fullmatch(one)]:
        faults.append(f"SLACK_ADMINS holds {', '.join(map(repr, wrong))}; give ids of people such as U012ABCDEF, separated by commas")
    api = told.get("SLACK_API_URL") or DEFAULT_API
    if not re.match(r"https://|http://(?:127\.0\.0\.1|localhost)[:/]", api):
        faults.append(f"SLACK_API_URL is {api!r}; give an https address")
    days = whole_number(told, "SLACK_THREAD_DAYS", DEFAULT_THREAD_DAYS, (1, 3650), faults)
    workers = whole_number(told, "SLACK_WORKERS", DEFAULT_WORKERS, (1, 64), faults)
    settings = SlackSettings(
        bot_token=told.get("SLACK_BOT_TOKEN") or None,
        app_token=told.get("SLACK_APP_TOKEN") or None,
        signing_secret=told.get("SLACK_SIGNING_SECRET") or None,
        api_url=api if api.endswith("/") else f"{api}/",
        admins=admins,
        thread_days=days,
        workers=workers,
    )
    return settings, faults


def lacking(settings: SlackSettings, *, http: bool) -> list[str]:
    """What the bot cannot start without, each with where it is found."""
    faults: list[str] = []
    if not (settings.bot_token or "").startswith("xoxb-"):
        faults.append(f"SLACK_BOT_TOKEN {_state(settings.bot_token)} (xoxb-…, under OAuth & Permissions, after installing the app)")
    if http and not re.fullmatch(r"[0-9a-zA-Z]{8,128}", settings.signing_secret or ""):
        faults.append(f"SLACK_SIGNING_SECRET {_state(settings.signing_secret)} (under Basic Information, App Credentials)")
    if not http and not (settings.app_token or "").startswith("xapp-"):
        wanted = "xapp-…, under Basic Information, App-Level Tokens, with the scope connections:write"
        faults.append(f"SLACK_APP_TOKEN {_state(settings.app_token)} ({wanted})")
    return faults


def _state(value: str | None) -> str:
    return "is missing" if not value else "is of another kind"
