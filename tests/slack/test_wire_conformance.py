"""The real wire holds to what the fake one of other tests holds to, over the fake workspace and the emulator behind it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import pytest

from bot.blocks.showing import Message
from bot.slack.wire import SlackWire
from tests.bot.posting.conformance import Trouble, UnderTest, WireConformance
from tests.slack.faults import Fault
from tests.slack.listening import bot_client
from tests.slack.workspace import Workspace

NAMES = {"C1": "campaigns", "C2": "launches"}
SENDING: dict[Trouble, Fault] = {
    "lost": Fault.LOST_REPLY,
    "error_after": Fault.ERROR_AFTER_COMMIT,
    "reset": Fault.RESET,
    "busy": Fault.RATE_LIMITED,
    "refused": Fault.REFUSED,
}


@dataclass(frozen=True)
class Named:
    """The wire, with channels by the names that the promises use."""

    workspace: Workspace
    wire: SlackWire

    def send(self, channel: str, thread: str | None, message: Message, key: str) -> str:
        """See `Wire`."""
        return self.wire.send(self.workspace.channel(NAMES[channel]), thread, message, key)

    def find(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        """See `Wire`."""
        return self.wire.find(self.workspace.channel(NAMES[channel]), thread, key, since)


@dataclass(frozen=True)
class Beyond:
    """What the wire leads to."""

    workspace: Workspace

    def trouble(self, kind: Trouble) -> None:
        """See `OtherSide`."""
        self.workspace.faults.next("chat.postMessage", SENDING[kind], retry_after=30, error="not_in_channel")

    def blind(self, kind: Literal["cannot", "busy", "no_reply"]) -> None:
        """See `OtherSide`."""
        fault = {"cannot": Fault.REFUSED, "busy": Fault.RATE_LIMITED, "no_reply": Fault.RESET}[kind]
        self.workspace.faults.next("conversations.history", fault, retry_after=30, error="missing_scope")

    def texts(self, channel: str) -> list[str]:
        """See `OtherSide`."""
        return [one.text for one in self.workspace.messages(NAMES[channel])]


class TestSlackWire(WireConformance):
    """The wire of Slack."""

    @pytest.fixture
    def under_test(self, workspace: Workspace) -> UnderTest:
        """The wire in front of the fake."""
        return UnderTest(wire=Named(workspace, SlackWire(client=bot_client(workspace))), other_side=Beyond(workspace))
