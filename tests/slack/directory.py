"""Names and ids of the workspace: a test says `campaigns`, Slack says C…"""

from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from tests.slack.people import ADMIN, BOT_USER, Person, Room, user_token
from tests.slack.standing import Standing
from tests.slack.values import Json

ChannelKind = Literal["channel", "group", "im", "mpim"]


@dataclass(kw_only=True)
class Directory:
    """Who is who, asked of whatever remembers the workspace."""

    standing: Standing
    people: dict[str, Person] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    team: str = ""
    _users: dict[str, str] = field(default_factory=dict)
    _channels: dict[str, str] = field(default_factory=dict)
    _direct: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def read(self) -> None:
        """Learns the ids."""
        token = user_token(ADMIN)
        for user in self.standing.call("users.list", token, {"limit": 1_000})["members"]:
            self._users[user["name"]] = user["id"]
        listed = self.standing.call("conversations.list", token, {"limit": 1_000, "types": "public_channel,private_channel"})
        for channel in listed["channels"]:
            self._channels[channel["name"]] = channel["id"]
        self.team = str(self.standing.call("auth.test", token, {})["team_id"])

    def user(self, who: str) -> str:
        """The id of a person, by name or id."""
        return self._users.get(who, who)

    def name(self, user: str) -> str:
        """The name of a person, by id or name."""
        return next((name for name, one in self._users.items() if one == user), user)

    def person(self, user: str) -> Person | None:
        """Somebody of this workspace, by id or name."""
        return self.people.get(self.name(user))

    def channel(self, where: str) -> str:
        """The id of a channel, by name or id."""
        return self._channels.get(where.removeprefix("#"), where)

    def room(self, channel: str) -> Room | None:
        """What is known of a channel, by id or name."""
        return self.rooms.get(self.channel_name(channel))

    def channel_name(self, channel: str) -> str:
        """What a channel is called in payloads."""
        kind = self.kind(channel)
        if kind == "im":
            return "directmessage"
        return next((name for name, one in self._channels.items() if one == channel), channel)

    def kind(self, channel: str) -> ChannelKind:
        """Which sort of conversation it is."""
        if channel.startswith("D"):
            return "im"
        if channel.startswith("G"):
            return "mpim"
        name = next((name for name, one in self._channels.items() if one == channel), "")
        room = self.rooms.get(name)
        return "group" if room is not None and room.private else "channel"

    def direct(self, who: str) -> str:
        """The conversation between a person and the bot, opened where there is none yet."""
        user = self.user(who)
        with self._lock:
            if user not in self._direct:
                opened = self.standing.call("conversations.open", user_token(self.name(user)), {"users": BOT_USER})
                self._direct[user] = str(opened["channel"]["id"])
            return self._direct[user]

    def partner(self, channel: str) -> str:
        """With whom the bot talks in a conversation of two."""
        with self._lock:
            return next((user for user, one in self._direct.items() if one == channel), "")

    def exists(self, channel: str) -> bool:
        """Whether there is such a conversation."""
        with self._lock:
            return channel in self._channels.values() or channel in self._direct.values()

    def bot_is_in(self, channel: str) -> bool:
        """Whether the bot belongs to a conversation."""
        if self.kind(channel) in {"im", "mpim"}:
            return True
        return BOT_USER in self._members(channel)

    def _members(self, channel: str) -> list[str]:
        told: Json = self.standing.call("conversations.members", user_token(ADMIN), {"channel": channel})
        members = told.get("members")
        return [str(member) for member in members] if isinstance(members, list) else []
