"""The bot as it is run, in front of the fake and the independent emulator: what people do, and what they then see.

One process of the bot answers for all tests of this file; each talks in a thread of its own.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.bot.blocks.checks.payloads import faults_of
from tests.slack.emulated import Emulated, EmulateProcess
from tests.slack.faults import Fault
from tests.slack.messages import Message
from tests.slack.running import running
from tests.slack.streams import LIVES
from tests.slack.talking import BRIEF, PATIENCE, control, granted, said, the_list
from tests.slack.workspace import Workspace


@pytest.fixture(scope="module")
def live(emulate: EmulateProcess, catalogue: Path) -> Iterator[Workspace]:
    """A workspace in which the bot answers over Socket Mode."""
    scopes, events = granted()
    made = Workspace(remembers=partial(Emulated, process=emulate), scopes=scopes, subscribed=events)
    made.inspection.validators.append(faults_of)
    try:
        with running(made, catalogue):
            yield made
    finally:
        made.close()


@pytest.fixture(autouse=True)
def nothing_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test: the app took everything, no validator found anything, no fault is left over."""
    yield
    if "live" in request.fixturenames:
        live: Workspace = request.getfixturevalue("live")
        live.settle(PATIENCE)
        live.check()
        assert live.faults.waiting == 0
        live.faults.clear()


def test_a_mention_is_answered_once_with_progress_then_the_brief_and_the_list(live: Workspace) -> None:
    message = live.mention("ana", "campaigns", BRIEF)
    live.wait_for(lambda: live.replies(message), PATIENCE)  # something stands there before the answer does
    answer = the_list(live, message)
    assert answer.words.index("Your brief") < answer.words.index("Shortlist: 5 creators")
    live.settle(PATIENCE)
    assert len(live.replies(message)) == 1  # though two events told of the mention
    session = live.agents.sessions[message.channel, message.ts]
    assert (session.statuses[0], session.statuses[-1]) == ("processing", "active")
    acks = [one.latency for one in live.acks() if one.payload.get("event", {}).get("ts") == message.ts]
    assert len(acks) == 2
    assert all(latency is not None and latency < 3 for latency in acks)


def test_the_person_is_answered_in_their_language_in_a_direct_message(live: Workspace) -> None:
    message = live.dm("nok", "หาครีเอเตอร์สายอาหาร 3 คน บน Instagram")
    answer = the_list(live, message)
    assert "3" in answer.words
    assert "Shortlist" not in answer.words
    assert any("\u0e00" <= sign <= "\u0e7f" for sign in answer.text)


def test_a_reply_in_the_thread_refines_without_a_mention(live: Workspace) -> None:
    message = live.mention("ben", "launches", BRIEF)
    the_list(live, message)
    live.say("ben", "launches", "only 3", thread_ts=message.ts)
    second = the_list(live, message, number=2)
    assert "Shortlist of 3" in second.text


def test_talk_beside_the_bot_is_left_alone(live: Workspace) -> None:
    live.say("ben", "campaigns", "lunch at one?")
    message = live.say("mai", "campaigns", "5 food creators would be nice")
    live.settle(PATIENCE)
    live.mention("ben", "campaigns", "help")  # answered later than the words before it would have been
    live.wait_for(lambda: live.happenings.calls("chat.postMessage") or live.happenings.calls("chat.startStream"), PATIENCE)
    assert live.replies(message) == []


def test_a_press_decides_and_the_details_open_in_a_window(live: Workspace) -> None:
    message = live.mention("ana", "campaigns", BRIEF)
    answer = the_list(live, message)
    live.press(answer, control(answer, "approve:1"), user="ben")
    said(live, message, "Approved")
    live.press(answer, control(answer, "details:2"), user="ben")
    window = live.wait_for(lambda: (view := live.view("ben")) and view["callback_id"] == "bm:details" and view, PATIENCE)
    assert window
    assert "Shu Ting Lau" in json.dumps(window, ensure_ascii=False) or "@" in json.dumps(window)
    live.close_view("ben", everything=True)


def test_a_changed_brief_is_searched_again(live: Workspace) -> None:
    message = live.mention("ana", "campaigns", BRIEF)
    answer = the_list(live, message)
    live.press(answer, control(answer, "edit_brief"), user="ana")
    window = live.wait_for_view("ana", callback_id="bm:edit_brief", timeout=PATIENCE)
    wrong = live.submit(window, {"in:brief.how_many": 3, "in:brief.followers_min": "9000", "in:brief.followers_max": "10"})
    assert wrong.errors
    assert live.view("ana")
    assert live.submit(window, {"in:brief.how_many": 3}).errors == {}
    assert "Shortlist of 3" in the_list(live, message, number=2).text


def test_a_command_where_the_bot_is_not_is_answered_in_a_direct_message(live: Workspace) -> None:
    live.slash("sara", "lobby", BRIEF)
    direct = live.direct("sara")

    def answered() -> Message | None:
        return next((one for one in live.messages(direct) if one.by_bot), None)

    root = live.wait_for(answered, PATIENCE)
    the_list(live, root)
    assert live.messages("lobby") == []


def test_a_message_becomes_a_brief_by_its_shortcut(live: Workspace) -> None:
    message = live.say("ben", "campaigns", BRIEF)
    live.shortcut("mai", "match_message", message=message)
    assert "Shortlist" in the_list(live, message).words


def test_a_file_is_read_as_a_brief(live: Workspace) -> None:
    message = live.upload("ben", "campaigns", "brief.txt", BRIEF.encode(), text="please", mention=True)
    assert "Shortlist" in the_list(live, message).words


def test_an_export_lands_in_the_thread(live: Workspace) -> None:
    message = live.mention("ana", "campaigns", BRIEF)
    the_list(live, message)
    live.say("ana", "campaigns", "export csv", thread_ts=message.ts)
    shared = live.wait_for(lambda: next((one for one in live.replies(message) if one.files), None), PATIENCE)
    file = shared.files[0]
    kept = live.standing.download(file["url_private_download"].removeprefix(live.api_url.removesuffix("/api/")), "xoxb-1-bench")
    assert file["name"].endswith(".csv")
    assert kept.content.count(b"\n") >= 5


def test_opening_the_app_shows_its_home_and_what_can_be_asked(live: Workspace) -> None:
    live.open_home("mai")
    home = live.wait_for(lambda: live.home("mai"), PATIENCE)
    assert home["type"] == "home"
    live.open_home("mai", tab="messages")
    prompts = live.wait_for(lambda: live.agents.prompts.get(live.direct("mai")), PATIENCE)
    assert 1 <= len(prompts) <= 4


def test_the_same_event_again_changes_nothing(live: Workspace) -> None:
    live.deliveries.double(2)
    message = live.mention("ana", "campaigns", BRIEF)
    the_list(live, message)
    told = [one for one in live.deliveries.all() if one.payload.get("event", {}).get("ts") == message.ts]
    for one in told:
        live.deliveries.again(one)
    live.settle(PATIENCE)
    live.dm("ana", "help")
    live.settle(PATIENCE)
    assert len(live.replies(message)) == 1


@pytest.mark.parametrize("fault", [Fault.LOST_REPLY, Fault.RESET_AFTER_COMMIT, Fault.ERROR_AFTER_COMMIT])
@pytest.mark.parametrize("method", ["chat.startStream", "chat.stopStream"])
def test_a_reply_that_is_lost_leaves_one_answer(live: Workspace, method: str, fault: Fault) -> None:
    live.faults.next(method, fault)
    message = live.mention("ana", "campaigns", BRIEF)
    the_list(live, message)
    live.wait_for(lambda: live.agents.sessions[message.channel, message.ts].statuses[-1] == "active", PATIENCE)
    lists = [one for one in live.replies(message) if "Shortlist" in one.words]
    assert len(lists) == 1


def test_a_stream_that_slack_ended_becomes_a_message(live: Workspace) -> None:
    live.streams.ended_before_stop = 1
    message = live.mention("ana", "campaigns", BRIEF)
    assert "Shortlist: 5 creators" in the_list(live, message).words
    assert live.streams.ended_before_stop == 0


def test_progress_goes_on_in_the_message_of_a_stream_that_slack_ended_early(live: Workspace) -> None:
    live.streams.lives = 0.0
    try:
        message = live.mention("ana", "campaigns", BRIEF)
        assert "Shortlist: 5 creators" in the_list(live, message).words
    finally:
        live.streams.lives = LIVES
    assert len(live.replies(message)) == 1


def test_where_streams_are_missing_one_message_is_posted_and_updated(live: Workspace) -> None:
    live.faults.next("chat.startStream", Fault.REFUSED, error="unknown_method")
    message = live.mention("ana", "campaigns", BRIEF)
    the_list(live, message)
    assert len(live.replies(message)) == 1


def test_too_many_requests_are_waited_for(live: Workspace) -> None:
    live.faults.next("chat.startStream", Fault.RATE_LIMITED, retry_after=1)
    live.faults.next("chat.stopStream", Fault.RATE_LIMITED, retry_after=1)
    message = live.mention("ana", "campaigns", BRIEF)
    the_list(live, message)
    assert len([one for one in live.replies(message) if "Shortlist" in one.words]) == 1


def test_a_connection_that_slack_renews_loses_nothing(live: Workspace) -> None:
    seen = live.socket.seen
    live.socket.ask_to_reconnect()
    message = live.mention("ana", "campaigns", BRIEF)
    assert "Shortlist" in the_list(live, message).words
    live.wait_for(lambda: live.socket.seen > seen, PATIENCE)
