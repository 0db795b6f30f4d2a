"""Streams of the fake, through the SDK's own helper."""

from collections.abc import Callable

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.chat_stream import ChatStream

from tests.slack.listening import bot_client
from tests.slack.messages import Message
from tests.slack.values import Json
from tests.slack.workspace import Workspace


def error_of(call: Callable[[], object]) -> str:
    with pytest.raises(SlackApiError) as failure:
        call()
    return str(failure.value.response["error"])


def task(status: str = "in_progress") -> Json:
    return {"type": "task_update", "id": "read", "title": "Read the brief", "status": status}


def begun(workspace: Workspace, message: Message) -> ChatStream:
    return bot_client(workspace).chat_stream(
        channel=message.channel,
        thread_ts=message.ts,
        recipient_team_id=workspace.directory.team,
        recipient_user_id=message.user,
        buffer_size=1,
    )


def test_a_stream_grows_in_the_thread_and_ends_with_its_foot(workspace: Workspace) -> None:
    message = workspace.mention("ben", "campaigns", "hi")
    stream = begun(workspace, message)
    stream.append(chunks=[task()])
    stream.append(chunks=[task("complete"), {"type": "blocks", "blocks": [{"type": "divider"}]}])
    stream.append(markdown_text="**Top 3**")
    (growing,) = workspace.replies(message)
    assert growing.text == "**Top 3**"
    stream.stop(
        blocks=[{"type": "section", "text": {"type": "plain_text", "text": "foot"}}],
        metadata={"event_type": "a", "event_payload": {"key": "k"}},
        session_status="active",
    )
    (done,) = workspace.replies(message)
    assert [block["type"] for block in done.blocks] == ["divider", "section"]
    assert done.raw["metadata"]["event_payload"] == {"key": "k"}
    kept = workspace.streams.all[message.channel, done.ts]
    assert workspace.agents.sessions[message.channel, message.ts].statuses == ["active"]
    assert kept.tasks["read"]["status"] == "complete"
    assert [one.surface for one in workspace.inspection.seen()] == ["chunks", "chunks", "chunks", "message"]


def test_slack_ends_a_stream_after_five_minutes_and_an_update_saves_it(workspace: Workspace) -> None:
    message = workspace.mention("ben", "campaigns", "hi")
    stream = begun(workspace, message)
    stream.append(markdown_text="one")
    client, ts = bot_client(workspace), str(stream.ts)
    assert error_of(lambda: client.chat_update(channel=message.channel, ts=ts, text="x")) == "streaming_state_conflict"
    workspace.clock.advance(299)
    stream.append(markdown_text=" two")
    workspace.clock.advance(2)
    assert error_of(lambda: stream.append(markdown_text=" three")) == "message_not_in_streaming_state"
    assert error_of(stream.stop) == "message_not_in_streaming_state"
    client.chat_update(channel=message.channel, ts=ts, text="the whole")
    assert [one.text for one in workspace.replies(message)] == ["the whole"]


def test_a_person_stops_it_and_the_app_is_told(workspace: Workspace) -> None:
    message = workspace.mention("ben", "campaigns", "hi")
    stream = begun(workspace, message)
    stream.append(markdown_text="one")
    told = workspace.stop("ben", "campaigns", message.ts)
    assert told
    assert told.payload["event"]["streaming_message_ts"] == [stream.ts]
    assert error_of(lambda: stream.append(markdown_text="two")) == "stopped_by_user"
    assert error_of(stream.stop) == "stopped_by_user"


def test_a_stream_keeps_the_shape_with_which_it_began(workspace: Workspace) -> None:
    client, message = bot_client(workspace), workspace.mention("ben", "campaigns", "hi")
    to: Json = {"recipient_team_id": workspace.directory.team, "recipient_user_id": message.user}
    text = client.chat_startStream(channel=message.channel, thread_ts=message.ts, markdown_text="a", **to)["ts"]
    assert error_of(lambda: client.chat_appendStream(channel=message.channel, ts=text, chunks=[task()])) == "streaming_mode_mismatch"
    chunks = client.chat_startStream(channel=message.channel, thread_ts=message.ts, chunks=[task()], **to)["ts"]
    assert error_of(lambda: client.chat_stopStream(channel=message.channel, ts=chunks, markdown_text="a")) == "streaming_mode_mismatch"
    both: Json = {"markdown_text": "a", "chunks": [task()]}
    assert (
        error_of(lambda: client.chat_appendStream(channel=message.channel, ts=text, **both))
        == "cannot_provide_both_markdown_text_and_chunks"
    )


def test_what_a_stream_needs_is_named(workspace: Workspace) -> None:
    client, message = bot_client(workspace), workspace.mention("ben", "campaigns", "hi")
    at: Json = {"channel": message.channel, "thread_ts": message.ts}
    user, team = message.user, workspace.directory.team
    assert error_of(lambda: client.chat_startStream(**at)) == "missing_recipient_user_id"
    assert error_of(lambda: client.chat_startStream(**at, recipient_user_id=user)) == "missing_recipient_team_id"
    whole: Json = {**at, "recipient_user_id": user, "recipient_team_id": team}
    for chunk in ({"type": "shout"}, {**task(), "status": "done"}, {"type": "blocks", "blocks": []}):
        assert error_of(lambda chunk=chunk: client.chat_startStream(**whole, chunks=[chunk])) == "invalid_chunks"  # type: ignore[misc]  # a default binds it
    assert error_of(lambda: client.chat_startStream(**whole, markdown_text="x" * 12_001)) == "msg_too_long"
    assert error_of(lambda: client.chat_appendStream(channel=message.channel, ts="1.000001", markdown_text="x")) == "message_not_found"
    assert workspace.replies(message) == []
