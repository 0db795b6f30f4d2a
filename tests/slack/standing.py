"""What remembers the workspace behind the fake: channels, messages, people, files, windows."""

from dataclasses import dataclass
from typing import Protocol

from tests.slack.values import Json


class NotKnown(Exception):
    """It has no such method."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """What an address of a file answered."""

    status: int
    kind: str
    content: bytes


class Standing(Protocol):
    """Slack's Web API with a memory, as far as it goes."""

    def call(self, method: str, token: str, arguments: Json) -> Json:
        """What the method answers. Raises NotKnown."""

    def upload(self, path: str, content: bytes, kind: str) -> Download:
        """Content for an address that `files.getUploadURLExternal` gave out."""

    def download(self, path: str, token: str) -> Download:
        """The content at `url_private_download`."""

    def close(self) -> None:
        """Ends it."""
