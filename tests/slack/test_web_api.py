"""The Web API of the fake, through Slack's own client."""

import pytest
from slack_sdk.errors import SlackApiError

from tests.slack.inspection import Outgoing
from tests.slack.listening import bot_client
from tests.slack.people import APP_TOKEN, BOT_USER, SCOPES, user_token
from tests.slack.values import Json
from tests.slack.workspace import Workspace

BUTTON: Json = {"type": "button", "action_id": "x", "text": {"type": "plain_text", "text": "X"}, "value": "1"}


def refused(call: object) -> str:
    """The name of the error."""
    assert callable(call)
    with pytest.raises(SlackApiError) as failure:
        call()
    return str(failure.value.response["error"])


def test_the_bot_is_who_its_token_says(workspace: Workspace) -> None:
    told = bot_client(workspace).auth_test()
    assert (told["user_id"], told["team_id"]) == (BOT_USER, workspace.directory.team)


@pytest.mark.parametrize(("token", "name"), [("", "not_authed"), ("xoxb-other", "invalid_auth"), (APP_TOKEN, "not_allowed_token_type")])
def test_a_token_that_is_none_is_refused_by_name(workspace: Workspace, token: str, name: str) -> None:
    assert refused(lambda: bot_client(workspace, token=token).auth_test()) == name


def test_a_removed_app_is_told_so_and_refused(workspace: Workspace) -> None:
    workspace.uninstall()
    assert refused(lambda: bot_client(workspace).auth_test()) == "account_inactive"
    assert [one.name for one in workspace.deliveries.all()] == ["tokens_revoked", "app_uninstalled"]


def test_posts_go_only_where_the_bot_is(workspace: Workspace) -> None:
    client = bot_client(workspace)
    assert refused(lambda: client.chat_postMessage(channel=workspace.channel("lobby"), text="hi")) == "not_in_channel"
    assert refused(lambda: client.chat_postMessage(channel=workspace.channel("board"), text="hi")) == "channel_not_found"
    assert refused(lambda: client.chat_postMessage(channel="C404", text="hi")) == "channel_not_found"
    workspace.invite_bot("lobby")
    assert client.chat_postMessage(channel=workspace.channel("lobby"), text="hi")["ok"]
    workspace.remove_bot("lobby")
    assert refused(lambda: client.chat_postMessage(channel=workspace.channel("lobby"), text="hi")) == "not_in_channel"


def test_a_post_comes_back_as_others_see_it(workspace: Workspace) -> None:
    posted = bot_client(workspace).chat_postMessage(
        channel=workspace.channel("campaigns"), text="hi", blocks=[{"type": "actions", "elements": [BUTTON]}]
    )
    message = posted["message"]
    assert message["bot_id"]
    assert message["blocks"][0]["block_id"]
    (seen,) = workspace.messages("campaigns")
    assert (seen.ts, seen.text, seen.by_bot) == (posted["ts"], "hi", True)


def test_a_post_to_a_person_opens_the_conversation_that_they_see(workspace: Workspace) -> None:
    client = bot_client(workspace)
    opened = client.conversations_open(users=workspace.directory.user("nok"))["channel"]["id"]
    assert opened == workspace.direct("nok")
    client.chat_postMessage(channel=opened, text="hi")
    assert [one.text for one in workspace.messages(opened)] == ["hi"]


def test_invalid_blocks_are_refused_by_slack_itself(workspace: Workspace) -> None:
    client, channel = bot_client(workspace), workspace.channel("campaigns")
    many = [{"type": "divider"}] * 51
    assert refused(lambda: client.chat_postMessage(channel=channel, text="x", blocks=many)) == "invalid_blocks"
    long = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_000}}] * 5
    assert refused(lambda: client.chat_postMessage(channel=channel, text="x", blocks=long)) == "msg_blocks_too_long"
    twice = [{"type": "divider", "block_id": "a"}] * 2
    assert refused(lambda: client.chat_postMessage(channel=channel, text="x", blocks=twice)) == "invalid_blocks"
    assert workspace.messages("campaigns") == []


def test_everything_that_the_bot_shows_meets_the_validators_and_a_finding_fails_the_test(workspace: Workspace) -> None:
    met: list[Outgoing] = []

    def picky(outgoing: Outgoing) -> list[str]:
        met.append(outgoing)
        return ["no divider, please"] if any(block["type"] == "divider" for block in outgoing.blocks) else []

    workspace.inspection.validators.append(picky)
    client, channel = bot_client(workspace), workspace.channel("campaigns")
    ts = client.chat_postMessage(channel=channel, text="fine")["ts"]
    workspace.check()
    client.chat_update(channel=channel, ts=ts, text="worse", blocks=[{"type": "divider"}])
    client.chat_postEphemeral(channel=channel, user=workspace.directory.user("ben"), text="psst")
    client.views_publish(user_id=workspace.directory.user("ben"), view={"type": "home", "blocks": []})
    assert [(one.method, one.surface) for one in met] == [
        ("chat.postMessage", "message"), ("chat.update", "message"), ("chat.postEphemeral", "ephemeral"), ("views.publish", "home"),
    ]  # fmt: skip
    with pytest.raises(AssertionError, match=r"chat\.update: no divider"):
        workspace.check()
    assert refused(lambda: client.blocks_validate(blocks=[{"type": "divider"}])) == "invalid_blocks"
    assert client.blocks_validate(blocks=[{"type": "section", "text": {"type": "plain_text", "text": "x"}}])["ok"]
    assert refused(client.blocks_validate) == "invalid_arguments"
    assert workspace.inspection.forgive() == ["chat.update: no divider, please"]


def test_people_have_time_zones_languages_and_roles(workspace: Workspace) -> None:
    client = bot_client(workspace)
    nok = client.users_info(user=workspace.directory.user("nok"), include_locale=True)["user"]
    assert (nok["tz"], nok["tz_offset"], nok["locale"], nok["is_admin"]) == ("Asia/Bangkok", 25_200, "th-TH", False)
    ana = client.users_info(user=workspace.directory.user("ana"))["user"]
    assert ana["is_admin"]
    assert "locale" not in ana
    assert refused(lambda: client.users_info(user="U404")) == "user_not_found"


def test_channels_say_what_they_are(workspace: Workspace) -> None:
    client = bot_client(workspace)

    def told(name: str) -> tuple[bool, bool, bool]:
        channel = client.conversations_info(channel=workspace.channel(name))["channel"]
        return channel["is_private"], channel["is_ext_shared"], channel["is_member"]

    assert told("campaigns") == (False, False, True)
    assert told("plans") == (True, False, True)
    assert told("partners") == (False, True, True)
    assert told("lobby") == (False, False, False)
    assert refused(lambda: client.conversations_info(channel=workspace.channel("board"))) == "channel_not_found"


def test_history_shows_metadata_only_when_asked_and_only_what_is_within(workspace: Workspace) -> None:
    client, channel = bot_client(workspace), workspace.channel("campaigns")
    told = {"event_type": "answer", "event_payload": {"key": "k1"}}
    stamps = [client.chat_postMessage(channel=channel, text=f"n{n}", metadata=told)["ts"] for n in range(4)]
    client.chat_postMessage(channel=channel, text="reply", thread_ts=stamps[0])
    plain = client.conversations_history(channel=channel)["messages"]
    assert [one["text"] for one in plain] == ["n3", "n2", "n1", "n0"]
    assert all("metadata" not in one for one in plain)
    assert client.conversations_history(channel=channel, include_all_metadata=True)["messages"][0]["metadata"] == told
    later = client.conversations_history(channel=channel, oldest=stamps[1])["messages"]
    assert [one["text"] for one in later] == ["n3", "n2"]
    between = client.conversations_history(channel=channel, oldest=stamps[1], latest=stamps[2], inclusive=True)["messages"]
    assert [one["text"] for one in between] == ["n2", "n1"]
    first = client.conversations_history(channel=channel, limit=3)
    rest = client.conversations_history(channel=channel, limit=3, cursor=first["response_metadata"]["next_cursor"])
    assert [one["text"] for page in (first, rest) for one in page["messages"]] == ["n3", "n2", "n1", "n0"]
    assert [one["text"] for one in client.conversations_replies(channel=channel, ts=stamps[0])["messages"]] == ["n0", "reply"]
    assert refused(lambda: client.conversations_replies(channel=channel, ts="1.000001")) == "thread_not_found"


def test_history_is_closed_where_the_bot_is_not(workspace: Workspace) -> None:
    client = bot_client(workspace)
    assert refused(lambda: client.conversations_history(channel=workspace.channel("lobby"))) == "not_in_channel"
    assert refused(lambda: client.conversations_history(channel=workspace.channel("board"))) == "channel_not_found"


def test_a_commercial_app_reads_history_once_a_minute(workspace: Workspace) -> None:
    client, channel = bot_client(workspace), workspace.channel("campaigns")
    workspace.rooms.limited = True
    client.conversations_history(channel=channel)
    with pytest.raises(SlackApiError) as failure:
        client.conversations_history(channel=channel)
    assert failure.value.response.status_code == 429
    assert 0 < int(failure.value.response.headers["Retry-After"]) <= 61
    workspace.clock.advance(61)
    assert client.conversations_history(channel=channel)["ok"]


def test_a_missing_scope_is_named() -> None:
    workspace = Workspace(scopes=SCOPES - {"channels:history", "assistant:write"})
    try:
        client = bot_client(workspace)
        with pytest.raises(SlackApiError) as failure:
            client.conversations_history(channel=workspace.channel("campaigns"))
        assert (failure.value.response["error"], failure.value.response["needed"]) == ("missing_scope", "channels:history")
        prompts = [{"title": "a", "message": "b"}]
        assert refused(lambda: client.assistant_threads_setSuggestedPrompts(channel_id="D1", prompts=prompts)) == "missing_scope"
    finally:
        workspace.close()


def test_a_method_that_nobody_knows_is_refused(workspace: Workspace) -> None:
    assert refused(lambda: bot_client(workspace).api_call("chat.shout")) == "unknown_method"


def test_messages_that_are_changed_or_gone_are_told_to_the_app(workspace: Workspace) -> None:
    client, channel = bot_client(workspace), workspace.channel("campaigns")
    ts = client.chat_postMessage(channel=channel, text="one")["ts"]
    client.chat_update(channel=channel, ts=ts, text="two")
    client.chat_delete(channel=channel, ts=ts)
    told = [one.payload["event"] for one in workspace.deliveries.all()]
    assert [event.get("subtype") for event in told] == [None, "message_changed", "message_deleted"]
    assert (told[1]["message"]["text"], told[2]["deleted_ts"]) == ("two", ts)
    assert refused(lambda: client.chat_update(channel=channel, ts=ts, text="three")) == "message_not_found"
    mine = workspace.say("ben", "campaigns", "mine")
    assert refused(lambda: client.chat_update(channel=channel, ts=mine.ts, text="yours")) == "cant_update_message"


def test_an_ephemeral_message_is_seen_by_one_person(workspace: Workspace) -> None:
    client = bot_client(workspace)
    client.chat_postEphemeral(channel=workspace.channel("campaigns"), user=workspace.directory.user("ben"), text="psst")
    assert [one.text for one in workspace.ephemerals("ben")] == ["psst"]
    assert (workspace.ephemerals("ana"), workspace.messages("campaigns")) == ([], [])


def test_sessions_and_prompts_are_kept_as_slack_keeps_them(workspace: Workspace) -> None:
    client, direct = bot_client(workspace), workspace.direct("ben")
    for status in ("processing", "active"):
        client.agents_sessions_setStatus(channel_id=direct, thread_ts="1.0", status=status, title=f"title when {status}")
    session = workspace.agents.sessions[direct, "1.0"]
    assert (session.title, session.statuses) == ("title when processing", ["processing", "active"])
    client.agents_sessions_rename(channel_id=direct, thread_ts="1.0", title="better")
    assert session.title == "better"
    assert refused(lambda: client.agents_sessions_setStatus(channel_id=direct, thread_ts="1.0", status="busy")) == "invalid_arguments"
    prompts = [{"title": "a", "message": "b"}]
    client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts, thread_ts="1.0")
    assert workspace.agents.prompts == {}
    client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts)
    assert workspace.agents.prompts == {direct: prompts}
    many = prompts * 5
    assert refused(lambda: client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=many)) == "invalid_arguments"


def test_people_act_with_their_own_tokens(workspace: Workspace) -> None:
    client = bot_client(workspace, token=user_token("ben"))
    assert client.auth_test()["user_id"] == workspace.directory.user("ben")
