"""Socket Mode of the fake, through the SDK's own client."""

from collections.abc import Iterator

import pytest
from slack_sdk.socket_mode.request import SocketModeRequest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.slack.deliveries import Pace
from tests.slack.emulated import why_not
from tests.slack.listening import Silence, bot_client, listening
from tests.slack.people import APP_TOKEN, BOT_USER
from tests.slack.values import Json
from tests.slack.workspace import Workspace

QUICK = Pace(ack_within=0.3, again_after=(0.0, 0.05, 0.1))


@pytest.fixture
def impatient() -> Iterator[Workspace]:
    """A workspace that waits three tenths of a second for an ack."""
    if reason := why_not():
        pytest.skip(reason)
    made = Workspace(pace=QUICK)
    yield made
    made.close()


def kinds(heard: list[SocketModeRequest]) -> list[str]:
    return [request.payload["event"]["type"] for request in heard]


def test_a_mention_comes_as_twins_with_ids_of_their_own(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        message = workspace.mention("ben", "campaigns", "5 creators & <more>")
        workspace.settle()
    assert kinds(heard) == ["app_mention", "message"]
    mention, plain = (request.payload for request in heard)
    assert mention["event_id"] != plain["event_id"]
    assert mention["event"]["ts"] == plain["event"]["ts"] == message.ts
    assert mention["event"]["text"] == f"<@{BOT_USER}> 5 creators &amp; &lt;more&gt;"
    assert "channel_type" not in mention["event"]
    assert plain["event"]["channel_type"] == "channel"
    assert plain["authorizations"][0]["user_id"] == BOT_USER
    assert all(ack.latency is not None and 0 <= ack.latency < 3 for ack in workspace.acks())


def test_the_twins_can_come_the_other_way_round(workspace: Workspace) -> None:
    workspace.events.mention_first = False
    with listening(workspace) as heard:
        workspace.mention("ben", "campaigns", "hi")
        workspace.settle()
    assert kinds(heard) == ["message", "app_mention"]


def test_a_direct_message_and_a_private_channel_say_their_kind(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        workspace.dm("mai", "xin chào")
        workspace.say("ben", "plans", "no mention")
        workspace.settle()
    assert [request.payload["event"]["channel_type"] for request in heard] == ["im", "group"]


def test_outsiders_are_announced_and_channels_without_the_bot_are_silent(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        workspace.mention("ben", "lobby", "hi")
        workspace.mention("ben", "board", "hi")
        workspace.mention("ben", "partners", "hi")
        workspace.mention("ben", "campaigns", "hi")
        workspace.settle()
    assert [request.payload["is_ext_shared_channel"] for request in heard] == [True, True, False, False]


def test_a_reply_names_whose_thread_it_is_in(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        root = workspace.mention("ben", "campaigns", "hi")
        workspace.say("mai", "campaigns", "cheaper", thread_ts=root.ts)
        workspace.settle()
    reply = heard[-1].payload["event"]
    assert (reply["thread_ts"], reply["parent_user_id"]) == (root.ts, workspace.directory.user("ben"))


def test_what_is_not_acked_comes_again_with_a_count_and_then_no_more(impatient: Workspace) -> None:
    def never(_: SocketModeRequest) -> Json | None:
        raise Silence

    with listening(impatient, never) as heard:
        impatient.say("ben", "campaigns", "hi")
        impatient.wait_for(lambda: all(one.given_up for one in impatient.deliveries.all()), 5)
    assert [request.retry_attempt for request in heard] == [0, 1, 2, 3]
    assert {request.retry_reason for request in heard[1:]} == {"timeout"}
    assert len({request.payload["event_id"] for request in heard}) == 1
    assert len({request.envelope_id for request in heard}) == 4
    assert impatient.acks() == []


def test_an_ack_of_the_second_sending_ends_it(impatient: Workspace) -> None:
    def second(request: SocketModeRequest) -> Json | None:
        if not request.retry_attempt:
            raise Silence
        return None

    with listening(impatient, second) as heard:
        impatient.say("ben", "campaigns", "hi")
        impatient.settle()
    assert [request.retry_attempt for request in heard] == [0, 1]


def test_events_can_be_doubled_held_and_turned_round(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        workspace.deliveries.double()
        workspace.say("ben", "campaigns", "one")
        workspace.settle()
        workspace.deliveries.hold()
        workspace.say("ben", "campaigns", "two")
        workspace.say("ben", "campaigns", "three")
        workspace.deliveries.release(lambda held: held[::-1])
        workspace.settle()
        workspace.wait_for(lambda: len(heard) == 4)
    assert [request.payload["event"]["text"] for request in heard] == ["one", "one", "three", "two"]
    assert heard[0].payload["event_id"] == heard[1].payload["event_id"]


def test_what_comes_while_nobody_listens_waits_for_a_connection(workspace: Workspace) -> None:
    workspace.say("ben", "campaigns", "early")
    with listening(workspace) as heard:
        workspace.settle()
    assert [request.payload["event"]["text"] for request in heard] == ["early"]


def test_a_connection_that_is_asked_to_go_is_replaced(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        workspace.socket.ask_to_reconnect()
        workspace.wait_for(lambda: workspace.socket.seen == 2)
        workspace.say("ben", "campaigns", "still there?")
        workspace.settle()
        workspace.socket.cut()
        workspace.wait_for(lambda: workspace.socket.seen == 3)
        workspace.say("ben", "campaigns", "and now?")
        workspace.settle()
    assert [request.payload["event"]["text"] for request in heard] == ["still there?", "and now?"]


def test_each_payload_goes_to_one_of_two_connections(workspace: Workspace) -> None:
    with listening(workspace) as first:
        # `listening` waits for one connection, so the second is the same thing without that wait.
        address = bot_client(workspace, token=APP_TOKEN).apps_connections_open(app_token=APP_TOKEN)["url"]
        with connect(address) as second:
            assert "hello" in str(second.recv())
            for number in range(4):
                workspace.say("ben", "campaigns", f"{number}")
            others = [str(second.recv(timeout=5)) for _ in range(2)]
            workspace.wait_for(lambda: len(first) == 2)
    assert (len(first), len(others)) == (2, 2)


def test_an_address_for_a_socket_is_good_once(workspace: Workspace) -> None:
    address = bot_client(workspace, token=APP_TOKEN).apps_connections_open(app_token=APP_TOKEN)["url"]
    with connect(address) as first:
        assert "hello" in str(first.recv())
        with connect(address) as second, pytest.raises(ConnectionClosed):
            second.recv()


def test_opening_the_app_is_told_with_its_tab(workspace: Workspace) -> None:
    with listening(workspace) as heard:
        workspace.open_home("ben", tab="messages")
        bot_client(workspace).views_publish(user_id=workspace.directory.user("ben"), view={"type": "home", "blocks": []})
        workspace.open_home("ben")
        workspace.settle()
    chat, home = (request.payload["event"] for request in heard)
    assert (chat["tab"], chat["channel"], "view" in chat) == ("messages", workspace.direct("ben"), False)
    assert (home["tab"], home["view"]["type"]) == ("home", "home")
    assert workspace.home("ben") == home["view"]


def test_the_app_hears_only_what_it_is_subscribed_to() -> None:
    made = Workspace(subscribed={"app_mention"})
    try:
        with listening(made) as heard:
            made.mention("ben", "campaigns", "hi")
            made.dm("ben", "hi")
            assert made.open_home("ben") is None
            made.settle()
        assert kinds(heard) == ["app_mention"]
    finally:
        made.close()


def test_people_change_and_delete_what_they_wrote(workspace: Workspace) -> None:
    message = workspace.say("ben", "campaigns", "one")
    workspace.edit("ben", message, "two")
    workspace.remove("ben", message)
    told = [one.payload["event"] for one in workspace.deliveries.all()]
    assert [event.get("subtype") for event in told] == [None, "message_changed", "message_deleted"]
    assert (told[1]["message"]["text"], told[2]["deleted_ts"]) == ("two", message.ts)
    assert workspace.messages("campaigns") == []
