"""What every wire holds to, the fake one and the real. A test module subclasses `WireConformance` and gives the fixture `under_test`."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

import pytest

from bot.posting.wire import Busy, CannotLook, NoReply, Refused, Wire
from tests.bot.posting.worlds import a_message

Trouble = Literal["lost", "error_after", "reset", "busy", "refused"]


class OtherSide(Protocol):
    """What the wire leads to, with the troubles that can be made there. Channels `C1` and `C2` exist; the bot is in both."""

    def trouble(self, kind: Trouble) -> None:
        """The next sending is done and its reply lost (`lost`), answered with an error of the server (`error_after`), or not done: the
        connection ends (`reset`), it is to be repeated after 30 seconds (`busy`), it is refused as `not_in_channel` (`refused`)."""

    def blind(self, kind: Literal["cannot", "busy", "no_reply"]) -> None:
        """The next looking is refused for good, is to be repeated, or gets no answer."""

    def texts(self, channel: str) -> list[str]:
        """The texts that stand in a channel or its threads, oldest first."""


@dataclass(frozen=True, kw_only=True)
class UnderTest:
    """A wire and where it leads to."""

    wire: Wire
    other_side: OtherSide
    since: datetime = datetime.now(UTC) - timedelta(days=400)
    """Before anything was posted."""


class WireConformance:
    """The promises of `bot.posting.wire.Wire`."""

    def test_what_is_sent_stands_there_once_and_is_found_by_its_key(self, under_test: UnderTest) -> None:
        wire = under_test.wire
        ts = wire.send("C1", None, a_message("one"), "k:1")
        other = wire.send("C1", None, a_message("two"), "k:2")
        assert ts != other
        assert under_test.other_side.texts("C1") == ["one", "two"]
        assert wire.find("C1", None, "k:1", under_test.since) == ts
        assert wire.find("C1", None, "k:2", under_test.since) == other
        assert wire.find("C1", None, "k:3", under_test.since) is None
        assert wire.find("C2", None, "k:1", under_test.since) is None

    def test_an_answer_in_a_thread_is_found_there(self, under_test: UnderTest) -> None:
        wire = under_test.wire
        thread = wire.send("C1", None, a_message("a brief"), "k:1")
        ts = wire.send("C1", thread, a_message("a list"), "k:2")
        assert wire.find("C1", thread, "k:2", under_test.since) == ts

    def test_nothing_is_found_that_is_older_than_asked_for(self, under_test: UnderTest) -> None:
        under_test.wire.send("C1", None, a_message("one"), "k:1")
        assert under_test.wire.find("C1", None, "k:1", datetime.now(UTC) + timedelta(days=400)) is None

    @pytest.mark.parametrize("kind", ["lost", "error_after"])
    def test_what_was_done_without_a_reply_is_not_known_not_repeated_and_found(self, under_test: UnderTest, kind: Trouble) -> None:
        under_test.other_side.trouble(kind)
        with pytest.raises(NoReply):
            under_test.wire.send("C1", None, a_message("one"), "k:1")
        assert under_test.other_side.texts("C1") == ["one"]
        assert under_test.wire.find("C1", None, "k:1", under_test.since) is not None

    def test_what_was_not_done_for_a_lost_connection_is_not_known_either_and_not_repeated(self, under_test: UnderTest) -> None:
        under_test.other_side.trouble("reset")
        with pytest.raises(NoReply):
            under_test.wire.send("C1", None, a_message("one"), "k:1")
        assert under_test.other_side.texts("C1") == []
        assert under_test.wire.find("C1", None, "k:1", under_test.since) is None

    def test_a_wire_that_is_busy_says_for_how_long_and_has_done_nothing(self, under_test: UnderTest) -> None:
        under_test.other_side.trouble("busy")
        with pytest.raises(Busy) as busy:
            under_test.wire.send("C1", None, a_message("one"), "k:1")
        assert busy.value.seconds == 30
        assert under_test.other_side.texts("C1") == []

    def test_a_refusal_has_its_code_and_has_done_nothing(self, under_test: UnderTest) -> None:
        under_test.other_side.trouble("refused")
        with pytest.raises(Refused, match="not_in_channel"):
            under_test.wire.send("C1", None, a_message("one"), "k:1")
        assert under_test.other_side.texts("C1") == []

    @pytest.mark.parametrize(("kind", "raised"), [("cannot", CannotLook), ("busy", Busy), ("no_reply", NoReply)])
    def test_whoever_cannot_look_says_whether_that_is_for_good(
        self, under_test: UnderTest, kind: Literal["cannot", "busy", "no_reply"], raised: type[Exception]
    ) -> None:
        under_test.wire.send("C1", None, a_message("one"), "k:1")
        under_test.other_side.blind(kind)
        with pytest.raises(raised):
            under_test.wire.find("C1", None, "k:1", under_test.since)
        assert under_test.wire.find("C1", None, "k:1", under_test.since) is not None
