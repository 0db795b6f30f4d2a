"""What `doctor` looks at beside the catalogue: the token and its permissions, the ways in, what did not come to its end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.blocks.administration import Check
from bot.memory.memory import Memory
from bot.memory.troubles import given_up, weekly_troubles
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.calling import called
from bot.slack.settings import SlackSettings, lacking
from index.trouble import IndexTrouble
from prompts.figures import number
from prompts.weekly import moment
from prompts.words import Words

NEEDED = frozenset({
    "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write",
    "groups:history", "groups:read", "im:history", "im:write", "users:read",
})  # fmt: skip
"""The permissions of the manifest."""
MOST_PLACES = 5
"""Places of one kind that are told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkups:
    """Looks at what runs the bot in Slack."""

    client: WebClient
    settings: SlackSettings
    memory: Memory

    def __call__(self, team: str, words: Words) -> Iterator[Check]:
        """Each check in turn; one that fails does not keep the next from running."""
        yield self._token(words)
        yield self._doors(words)
        for name, look in (("postings", self._postings), ("deliveries", self._deliveries), ("weekly", self._weekly)):
            yield _checked(name, look, team, words)

    def _token(self, words: Words) -> Check:
        headers: dict[str, str] = {}

        def asks() -> SlackResponse:
            told = self.client.auth_test()
            headers.update({name.lower(): value for name, value in told.headers.items()})
            return told

        try:
            called(asks)
        except Refused as failure:
            return Check(name="token", well=False, told=words("slack_admin.token_refused", code=str(failure)))
        except (Busy, NoReply):
            return Check(name="token", well=False, told=words("slack_admin.unreachable"))
        written: Any = headers.get("x-oauth-scopes", "")
        given = {one.strip() for one in str(written[0] if isinstance(written, list) else written).split(",") if one.strip()}
        if not given:
            return Check(name="token", well=True, told=words("slack_admin.scopes_untold"))
        if missing := sorted(NEEDED - given):
            return Check(name="token", well=False, told=words("slack_admin.scopes_missing", names=", ".join(missing)))
        return Check(name="token", well=True, told=words("slack_admin.scopes_all"))

    def _doors(self, words: Words) -> Check:
        faults = {name: lacking(self.settings, http=http) for name, http in (("Socket Mode", False), ("HTTP", True))}
        ready = [name for name, wrong in faults.items() if not wrong]
        if ready:
            return Check(name="doors", well=True, told=words("slack_admin.doors_open", names=", ".join(ready)))
        told = "; ".join(dict.fromkeys(one for wrong in faults.values() for one in wrong))
        return Check(name="doors", well=False, told=words("slack_admin.doors_lacking", names=told))

    def _postings(self, team: str, words: Words) -> Check:
        found = [(one.channel, one.at) for one in self.memory.postings.open(team)]
        return _told("postings", [f"{channel} {moment(at, words)}" for channel, at in found], words)

    def _deliveries(self, team: str, words: Words) -> Check:
        found = given_up(self.memory.engine, team)
        return _told("deliveries", [f"{one.kind} {one.channel or ''} {moment(one.at, words)}" for one in found], words)

    def _weekly(self, team: str, words: Words) -> Check:
        found = weekly_troubles(self.memory.engine, team)
        return _told("weekly", [f"{one.name} {one.due}" for one in found], words)


def _checked(name: str, look: Callable[[str, Words], Check], team: str, words: Words) -> Check:
    try:
        return look(team, words)
    except IndexTrouble as trouble:
        return Check(name=name, well=False, told=str(trouble))


def _told(name: str, places: list[str], words: Words) -> Check:
    if not places:
        return Check(name=name, well=True, told=words(f"slack_admin.{name}_well"))
    more = " …" if len(places) > MOST_PLACES else ""
    shown = ", ".join(" ".join(one.split()) for one in places[:MOST_PLACES]) + more
    return Check(name=name, well=False, told=words(f"slack_admin.{name}_ill", count=number(len(places), words.language), places=shown))
