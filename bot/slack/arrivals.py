"""What reaches the bot, as values: words, presses, submitted windows. They stand in the database until they are answered, so each can be
written as JSON and read again by another process.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Id = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,40}$")]
Stamp = Annotated[str, Field(pattern=r"^[0-9]{1,12}\.[0-9]{1,8}$")]
MOST_WORDS = 40_000
"""Characters of a message: what Slack sends at most."""


class _Arrival(BaseModel):
    """Untrusted until it was read into this shape."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Upload(_Arrival):
    """A file of a message, not fetched yet."""

    id: str = Field(max_length=60)
    name: str = Field(max_length=300)
    size: int = Field(ge=0, default=0)
    url: str | None = Field(default=None, max_length=2_000)
    external: bool = False
    """It lies with another service, where our token must not go."""


class Heard(_Arrival):
    """Words that somebody wrote to the bot, with what they attached. `ts` names the message, `thread` the first message of its thread."""

    kind: Literal["heard"] = "heard"
    door: Literal["mention", "direct", "thread", "slash", "shortcut", "form"]
    team: Id
    channel: Id
    user: Id
    text: str = Field(max_length=MOST_WORDS)
    ts: Stamp | None = None
    thread: Stamp | None = None
    """`None` where the words come without a message, as of a slash command: the answer begins the thread."""
    files: tuple[Upload, ...] = ()
    outside: bool = False
    """People of other companies read along."""


class Window(_Arrival):
    """The window that something was pressed or submitted in. `metadata` is sealed."""

    id: str = Field(max_length=60)
    hash: str = Field(max_length=100, default="")
    callback: str = Field(max_length=255, default="")
    metadata: str = Field(max_length=3_000, default="")


class Pressed(_Arrival):
    """A control that somebody pressed; in a message, in a window or in the App Home."""

    kind: Literal["pressed"] = "pressed"
    team: Id
    user: Id
    value: str = Field(max_length=2_000)
    trigger: str = Field(max_length=200)
    channel: Id | None = None
    thread: Stamp | None = None
    message: Stamp | None = None
    window: Window | None = None
    state: dict[str, Any] = Field(default_factory=dict)
    """What stood in the fields of the window."""


class Submitted(_Arrival):
    """A window that somebody submitted."""

    kind: Literal["submitted"] = "submitted"
    team: Id
    user: Id
    trigger: str = Field(max_length=200, default="")
    window: Window
    state: dict[str, Any] = Field(default_factory=dict)


class Asked(_Arrival):
    """A window that somebody asked for by a shortcut or a slash command, which has no words or one that names the window."""

    kind: Literal["asked"] = "asked"
    what: Literal["brief", "settings"]
    team: Id
    user: Id
    trigger: str = Field(max_length=200)
    channel: Id | None = None


class Opened(_Arrival):
    """Somebody opened the App Home or the conversation with the bot."""

    kind: Literal["opened"] = "opened"
    team: Id
    user: Id
    channel: Id
    tab: Literal["home", "messages"]


class Stopped(_Arrival):
    """Somebody pressed Stop."""

    kind: Literal["stopped"] = "stopped"
    team: Id
    user: Id | None = None
    channel: Id
    thread: Stamp


class Deleted(_Arrival):
    """A message was deleted: what it said is not to be kept."""

    kind: Literal["deleted"] = "deleted"
    team: Id
    channel: Id
    ts: Stamp
    thread: Stamp | None = None
    text: str = Field(max_length=MOST_WORDS, default="")


class Left(_Arrival):
    """The app was uninstalled, or its token taken back."""

    kind: Literal["left"] = "left"
    team: Id


Arrival = Heard | Pressed | Submitted | Asked | Opened | Stopped | Deleted | Left
ARRIVAL: TypeAdapter[Arrival] = TypeAdapter(Annotated[Arrival, Field(discriminator="kind")])


def conversation_key(team: str, channel: str, thread: str) -> str:
    """The key of a conversation in every table of the memory."""
    return f"slack:{team}:{channel}:{thread}"
