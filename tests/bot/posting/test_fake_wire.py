"""The fake wire keeps what every wire promises."""

from typing import Literal

import pytest

from tests.bot.posting.conformance import Trouble, UnderTest, WireConformance
from tests.bot.posting.worlds import Channels, FakeWire, World


class _Behind:
    """The channels behind the fake wire."""

    def __init__(self, wire: FakeWire) -> None:
        self._wire = wire

    def trouble(self, kind: Trouble) -> None:
        self._wire.faults.append(kind)

    def blind(self, kind: Literal["cannot", "busy", "no_reply"]) -> None:
        self._wire.blind.append(kind)

    def texts(self, channel: str) -> list[str]:
        return [one.message.text for one in self._wire.channels.sent if one.channel == channel]


class TestFakeWire(WireConformance):
    @pytest.fixture
    def under_test(self) -> UnderTest:
        world = World()
        wire = FakeWire(channels=Channels(world=world))
        return UnderTest(wire=wire, other_side=_Behind(wire))
