"""Who people are: what they are called, which language and time zone they use, whether they administer the workspace."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from slack_sdk import WebClient

from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.calling import called

KEPT_SECONDS = 900.0
MOST_KEPT = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person of a workspace. `language` is the primary tag of their locale; names are what they chose, third-party text."""

    id: str
    name: str
    language: str | None = None
    zone: str | None = None
    admin: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Asks Slack about people, and keeps what it said for a quarter of an hour."""

    client: WebClient
    admins: frozenset[str] = frozenset()
    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[float, Person]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, user: str) -> Person:
        """The person; their id as a name, and nothing else, where Slack does not tell."""
        now = self.clock()
        with self._lock:
            known = self._kept.get(user)
        if known is not None and now - known[0] < KEPT_SECONDS:
            return known[1]
        try:
            person = self._asked(user)
        except (Refused, Busy, NoReply):
            return known[1] if known is not None else Person(id=user, name=user, admin=user in self.admins)
        with self._lock:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[user] = (now, person)
        return person

    def name(self, user: str) -> str:
        """What a person is called; whoever is no id of Slack, as somebody of the terminal, is called what they are."""
        return self(user).name if user[:1] in {"U", "W"} and user.isalnum() and user.isupper() else user

    def _asked(self, user: str) -> Person:
        told = called(self.client.users_info, user=user, include_locale=True)["user"]
        profile = told.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or told.get("real_name") or told.get("name") or user
        locale = str(told.get("locale") or "")
        return Person(
            id=user,
            name=str(name),
            language=locale.partition("-")[0].lower() or None,
            zone=told.get("tz") or None,
            admin=user in self.admins or bool(told.get("is_admin") or told.get("is_owner")),
        )
