"""Who and what is in the workspace of a test: invented people, rooms, tokens. Ids are Slack's own kind and come from the emulator."""

from dataclasses import dataclass

BOT_TOKEN = "xoxb-1-bench"  # noqa: S105  a token of the fake, worth nothing elsewhere
APP_TOKEN = "xapp-1-bench"  # noqa: S105  the same
SIGNING_SECRET = "benchsigningsecret"  # noqa: S105  the same
BOT_USER, BOT_ID, APP_ID = "UBRIEFBOT", "BBRIEFBOT", "ABRIEFAPP"
BOT_NAME = "briefmatch"
ADMIN = "ana"
"""Who may do what a workspace admin may, and set the workspace up."""

SCOPES = frozenset({
    "app_mentions:read", "users:read", "im:write", "assistant:write", "chat:write", "commands", "im:history", "im:read", "files:read",
    "files:write", "channels:history", "channels:read", "groups:history", "groups:read",
})  # fmt: skip
"""What the bot's token may do, unless a test says otherwise."""

EVENTS = frozenset({
    "app_home_opened", "app_mention", "message.im", "message.channels", "message.groups", "agent_session_stopped", "app_uninstalled",
    "tokens_revoked",
})  # fmt: skip
"""What the app is subscribed to, unless a test says otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody of the workspace."""

    name: str
    real_name: str
    zone: str = "Etc/UTC"
    locale: str = "en-US"
    admin: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A channel, and whether the bot is in it. `shared` is one with people of another company."""

    name: str
    private: bool = False
    shared: bool = False
    bot: bool = True


PEOPLE = (
    Person(name=ADMIN, real_name="Ana Silva", zone="Europe/Lisbon", locale="en-GB", admin=True),
    Person(name="ben", real_name="Ben Ortiz", zone="America/New_York"),
    Person(name="mai", real_name="Mai Trần", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
    Person(name="nok", real_name="นก ใจดี", zone="Asia/Bangkok", locale="th-TH"),
    Person(name="sara", real_name="سارا راد", zone="Asia/Tehran", locale="fa-IR"),
)
ROOMS = (
    Room(name="campaigns"),
    Room(name="launches"),
    Room(name="plans", private=True),
    Room(name="partners", shared=True),
    Room(name="lobby", bot=False),
    Room(name="board", private=True, bot=False),
)


def user_token(name: str) -> str:
    """The token with which a person acts."""
    return f"xoxp-{name}"
