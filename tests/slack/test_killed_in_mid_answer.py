"""A process that dies at any call to Slack in the middle of an answer: another one takes the answer up, and it stands once."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.bootstrap import Parts
from bot.settings import read_settings
from bot.slack.arrivals import Heard
from bot.slack.composing import SlackBot, bot_of
from bot.slack.desk import Patience, Taken
from bot.slack.receiving import Delivery
from tests.bot.blocks.checks.payloads import faults_of
from tests.slack.emulated import Emulated, EmulateProcess
from tests.slack.messages import Message
from tests.slack.people import BOT_USER
from tests.slack.talking import BRIEF, PATIENCE, eventually, granted, the_list
from tests.slack.workspace import Workspace

AT_ONCE = Patience(lease=timedelta(seconds=-1), queued=timedelta(0), again_after=timedelta(0), posting=timedelta(0))
"""A lease that is over when it begins: whoever comes next need not wait for the dead."""


class Killed(BaseException):
    """What the process ends with; nothing of the program catches it."""


class Dying(WebClient):
    """A client whose process dies at its n-th call, before or after Slack did what was asked."""

    dies_at: int = 10**9
    after: bool = False
    calls: int = 0

    def api_call(self, api_method: str, **given: Any) -> Any:
        """The call, or the end."""
        self.calls += 1
        if self.calls != self.dies_at:
            return super().api_call(api_method, **given)
        if self.after:
            super().api_call(api_method, **given)
        raise Killed(api_method)


@pytest.fixture(scope="module")
def world(emulate: EmulateProcess, catalogue: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Parts]]:
    """A workspace and a catalogue; nothing is connected, since the test hands deliveries over itself."""
    scopes, events = granted()
    workspace = Workspace(remembers=partial(Emulated, process=emulate), scopes=scopes, subscribed=events)
    workspace.inspection.validators.append(faults_of)
    data = copytree(catalogue, tmp_path_factory.mktemp("killed") / "data")
    yield workspace, Parts(read_settings(workspace.environment(), data=data))
    workspace.check()
    workspace.close()


def started(world: tuple[Workspace, Parts], client: WebClient) -> SlackBot:
    """A process of the bot."""
    return bot_of(world[1], client=client, patience=AT_ONCE, wait=lambda _: None)


def client(workspace: Workspace, kind: type[WebClient] = WebClient) -> WebClient:
    """A client of the workspace without retries of its own."""
    told = workspace.environment()
    return kind(token=told["SLACK_BOT_TOKEN"], base_url=told["SLACK_API_URL"], retry_handlers=[])


def delivery(message: Message, text: str, *, thread: str, number: str) -> Delivery:
    """The delivery of a message that was written in a thread."""
    heard = Heard(door="mention", team="T1", channel=message.channel, user=message.user or "U1", text=text, ts=message.ts, thread=thread)
    return Delivery(id=number, arrival=heard, channel=message.channel, ts=message.ts)


def answered(bot: SlackBot, told: Delivery) -> None:
    """What a worker does with a delivery, here in this thread."""
    bot.desk.accept(told)
    bot.desk.deliveries.claim(told.arrival.team, told.id, owner=bot.desk.owner, lease=AT_ONCE.lease)
    bot.desk.handlers["heard"](Taken(id=told.id, arrival=told.arrival))
    kept = bot.desk.deliveries.load(told.arrival.team, told.id)
    assert kept is not None
    bot.desk.deliveries.done(kept)


def calls_of_an_answer(world: tuple[Workspace, Parts]) -> int:
    """How many calls to Slack an answer takes."""
    workspace, _ = world
    counting = client(workspace, Dying)
    bot = started(world, counting)
    before = counting.calls  # type: ignore[attr-defined]  # it is a Dying
    message = workspace.mention("ana", "campaigns", BRIEF)
    answered(bot, delivery(message, BRIEF, thread=message.ts, number=f"count-{message.ts}"))
    bot.close(seconds=PATIENCE)
    return int(counting.calls - before)  # type: ignore[attr-defined]  # as above


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_an_answer_that_a_dead_process_left_is_given_once(world: tuple[Workspace, Parts], *, after: bool) -> None:
    workspace, parts = world
    count = calls_of_an_answer(world)
    assert count >= 5
    survivor = started(world, client(workspace))
    try:
        for place in range(1, count + 1):
            dying = client(workspace, Dying)
            bot = started(world, dying)
            dying.after = after  # type: ignore[attr-defined]  # it is a Dying
            dying.dies_at = dying.calls + place  # type: ignore[attr-defined]  # as above
            message = workspace.mention("ana", "campaigns", BRIEF)
            told = delivery(message, BRIEF, thread=message.ts, number=f"{after}-{place}")
            with pytest.raises(Killed):
                answered(bot, told)
            assert survivor.desk.sweep() == 1
            answer = the_list(workspace, message)
            settled(parts, told)
            mine = [one for one in workspace.replies(message) if one.user == BOT_USER and not _offers(one)]
            assert [one.ts for one in mine] == [answer.ts], f"killed at call {place}"
            bot.close(seconds=1)
    finally:
        survivor.close(seconds=PATIENCE)


def test_what_was_decided_before_the_end_is_not_decided_twice(world: tuple[Workspace, Parts]) -> None:
    workspace, parts = world
    survivor = started(world, client(workspace))
    message = workspace.mention("ana", "campaigns", BRIEF)
    answered(survivor, delivery(message, BRIEF, thread=message.ts, number="decide-0"))
    the_list(workspace, message)
    said = workspace.say("ana", "campaigns", "approve 1", thread_ts=message.ts)
    dying = client(workspace, Dying)
    bot = started(world, dying)
    dying.dies_at = dying.calls + 4  # type: ignore[attr-defined]  # it is a Dying; by then the decision is recorded
    told = delivery(said, "approve 1", thread=message.ts, number="decide-1")
    with pytest.raises(Killed):
        answered(bot, told)
    survivor.desk.sweep()
    settled(parts, told)
    decided = parts.memory.decisions.in_thread(f"slack:T1:{message.channel}:{message.ts}")
    assert [one.kind for one in decided if one.undone_at is None] == ["approve"]
    survivor.close(seconds=PATIENCE)
    bot.close(seconds=1)


def settled(parts: Parts, told: Delivery) -> None:
    """Waits until a delivery is done."""

    def done() -> bool:
        kept = parts.memory.deliveries.load(told.arrival.team, told.id)
        return kept is not None and kept.state == "done"

    eventually(done)


def _offers(message: Message) -> bool:
    return any(block["type"] == "actions" and "weekly_new" in str(block) for block in message.blocks)
