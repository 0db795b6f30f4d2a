"""The same checks over the fake and over the emulator by itself, so that what stands in front changes nothing that both know.

What the fake is stricter in on purpose (membership, limits, triggers, metadata) has its own tests.
"""

from collections.abc import Callable

import pytest

from tests.slack.people import ADMIN, BOT_TOKEN, BOT_USER, user_token
from tests.slack.values import Json
from tests.slack.workspace import Workspace

Calls = Callable[..., Json]


@pytest.fixture(params=["fake", "emulator"])
def call(request: pytest.FixtureRequest, workspace: Workspace) -> Calls:
    """Calls a method as the bot, or with another token, either way."""

    def through_the_fake(method: str, token: str = BOT_TOKEN, **arguments: object) -> Json:
        answered = workspace.api.answer(method, token, arguments)
        assert answered.status == 200
        return answered.body

    def by_itself(method: str, token: str = BOT_TOKEN, **arguments: object) -> Json:
        return workspace.standing.call(method, token, arguments)

    return through_the_fake if request.param == "fake" else by_itself


def test_who_am_i(call: Calls) -> None:
    told = call("auth.test")
    assert (told["ok"], told["user_id"]) == (True, BOT_USER)


def test_a_message_is_posted_changed_and_deleted(call: Calls, workspace: Workspace) -> None:
    channel = workspace.channel("campaigns")
    posted = call("chat.postMessage", channel=channel, text="one", metadata={"event_type": "a", "event_payload": {"key": "k"}})
    ts = posted["ts"]
    assert (posted["channel"], posted["message"]["text"], posted["message"]["user"]) == (channel, "one", BOT_USER)
    assert posted["message"]["metadata"]["event_payload"] == {"key": "k"}
    changed = call("chat.update", channel=channel, ts=ts, text="two")
    assert (changed["ts"], changed["text"], changed["message"]["text"]) == (ts, "two", "two")
    assert [one["text"] for one in call("conversations.history", channel=channel)["messages"]] == ["two"]
    assert call("chat.delete", channel=channel, ts=ts)["ok"]
    assert call("conversations.history", channel=channel)["messages"] == []


def test_a_thread_counts_its_replies(call: Calls, workspace: Workspace) -> None:
    channel = workspace.channel("campaigns")
    root = call("chat.postMessage", channel=channel, text="root")["ts"]
    reply = call("chat.postMessage", channel=channel, text="reply", thread_ts=root)["message"]
    assert reply["thread_ts"] == root
    thread = call("conversations.replies", channel=channel, ts=root)["messages"]
    assert [one["text"] for one in thread] == ["root", "reply"]
    assert thread[0]["reply_count"] == 1
    assert [one["text"] for one in call("conversations.history", channel=channel)["messages"]] == ["root"]


def test_history_goes_on_at_its_cursor(call: Calls, workspace: Workspace) -> None:
    channel = workspace.channel("campaigns")
    for number in range(3):
        call("chat.postMessage", channel=channel, text=f"{number}")
    first = call("conversations.history", channel=channel, limit=2)
    rest = call("conversations.history", channel=channel, limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert (first["has_more"], rest["has_more"]) == (True, False)
    assert [one["text"] for page in (first, rest) for one in page["messages"]] == ["2", "1", "0"]


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C404", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "#campaigns", "text": ""}, "no_text"),
        ("chat.update", {"channel": "#campaigns", "ts": "1.000001", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": "#campaigns", "ts": "1.000001"}, "message_not_found"),
        ("chat.postEphemeral", {"channel": "#campaigns", "user": "U404", "text": "x"}, "user_not_found"),
        ("conversations.info", {"channel": "C404"}, "channel_not_found"),
        ("conversations.open", {"users": "U404"}, "user_not_found"),
        ("users.info", {"user": "U404"}, "user_not_found"),
        ("files.info", {"file": "F404"}, "file_not_found"),
        ("files.completeUploadExternal", {"files": [{"id": "F404"}]}, "file_not_found"),
        ("views.open", {"trigger_id": "no"}, "invalid_trigger_id"),
        ("views.update", {"view_id": "V404"}, "not_found"),
        ("views.publish", {"user_id": "U404"}, "user_not_found"),
    ],
)
def test_errors_have_slacks_names(call: Calls, workspace: Workspace, method: str, arguments: Json, error: str) -> None:
    title = {"type": "plain_text", "text": "x"}
    view = {"type": "home" if method == "views.publish" else "modal", "title": title, "blocks": [{"type": "divider"}]}
    if arguments.get("channel") == "#campaigns":
        arguments = {**arguments, "channel": workspace.channel("campaigns")}
    answer = call(method, **arguments, **({"view": view} if method.startswith("views.") else {}))
    assert (answer["ok"], answer.get("error")) == (False, error)


def test_nobodys_message_is_changed_by_another(call: Calls, workspace: Workspace) -> None:
    channel = workspace.channel("campaigns")
    ts = call("chat.postMessage", user_token(ADMIN), channel=channel, text="mine")["ts"]
    assert call("chat.update", channel=channel, ts=ts, text="yours")["error"] == "cant_update_message"
    assert call("chat.delete", channel=channel, ts=ts)["error"] == "cant_delete_message"


def test_people_and_channels_are_the_same(call: Calls, workspace: Workspace) -> None:
    user = call("users.info", user=workspace.directory.user("nok"))["user"]
    assert (user["name"], user["real_name"], user["is_admin"]) == ("nok", "นก ใจดี", False)
    channel = call("conversations.info", channel=workspace.channel("plans"))["channel"]
    assert (channel["name"], channel["is_private"], channel["is_member"]) == ("plans", True, True)


def test_a_home_is_published_and_published_again(call: Calls, workspace: Workspace) -> None:
    user = workspace.directory.user("ben")
    first = call("views.publish", user_id=user, view={"type": "home", "blocks": [{"type": "divider"}]})["view"]
    second = call("views.publish", user_id=user, view={"type": "home", "blocks": []})["view"]
    assert (first["id"], first["type"], second["blocks"]) == (second["id"], "home", [])
    stale = call("views.publish", user_id=user, hash=first["hash"], view={"type": "home", "blocks": []})
    assert stale["error"] == "hash_conflict"


def test_a_file_is_put_and_shared(call: Calls, workspace: Workspace) -> None:
    channel = workspace.channel("campaigns")
    url = call("files.getUploadURLExternal", filename="a.csv", length=3)
    workspace.standing.upload(f"/upload/v1/{url['file_id']}", b"a,b", "text/csv")
    shared = call("files.completeUploadExternal", files=[{"id": url["file_id"], "title": "A"}], channel_id=channel)["files"][0]
    assert (shared["id"], shared["name"], shared["title"]) == (url["file_id"], "a.csv", "A")
    again = call("files.completeUploadExternal", files=[{"id": url["file_id"]}], channel_id=channel)
    assert again["error"] == "file_not_found"
    assert call("files.info", file=url["file_id"])["file"]["shares"]["public"][channel]


def test_a_conversation_with_a_person_is_opened_once(call: Calls, workspace: Workspace) -> None:
    user = workspace.directory.user("mai")
    first = call("conversations.open", users=user)["channel"]["id"]
    assert first.startswith("D")
    assert call("conversations.open", users=user)["channel"]["id"] == first
    assert call("conversations.info", channel=first)["channel"]["is_im"]
