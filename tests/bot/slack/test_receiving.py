"""What Slack sends, read as an arrival or as nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.arrivals import ARRIVAL, Asked, Deleted, Heard, Left, Opened, Pressed, Stopped, Submitted
from bot.slack.plain_words import mentions, plain_words
from bot.slack.receiving import Receiving

RECEIVING = Receiving(bot="UBOT", knows=lambda *where: where[2] == "100.1")


def event(**told: Any) -> dict[str, Any]:
    said = {"type": "message", "channel": "C1", "user": "U1", "text": "hello", "ts": "200.1", **told}
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": said}


def heard(**told: Any) -> Heard | None:
    found = RECEIVING.delivery(event(**told))
    if found is None:
        return None
    assert isinstance(found.arrival, Heard)
    return found.arrival


def test_a_mention_is_heard_without_the_name_of_the_bot() -> None:
    found = RECEIVING.delivery(event(type="app_mention", text="<@UBOT> find 5 cooks &amp; bakers <https://a.example/x|a.example/x>"))
    assert found is not None
    assert (found.id, found.channel, found.ts) == ("Ev1", "C1", "200.1")
    assert isinstance(found.arrival, Heard)
    assert (found.arrival.door, found.arrival.text) == ("mention", "find 5 cooks & bakers https://a.example/x")
    assert (found.arrival.thread, found.arrival.user) == ("200.1", "U1")


def test_a_direct_message_begins_a_thread_and_goes_on_in_one() -> None:
    first, later = heard(channel="D1", channel_type="im"), heard(channel="D1", channel_type="im", thread_ts="150.1")
    assert first is not None
    assert later is not None
    assert (first.door, first.thread, later.thread) == ("direct", "200.1", "150.1")


def test_in_a_channel_a_message_is_heard_only_with_a_mention_or_in_a_known_thread() -> None:
    assert heard() is None
    assert heard(thread_ts="99.9") is None
    known, called = heard(thread_ts="100.1"), heard(text="ask <@UBOT>")
    assert known is not None
    assert called is not None
    assert (known.door, called.door) == ("thread", "mention")


@pytest.mark.parametrize(
    "told",
    [
        {"bot_id": "B9"},
        {"user": "USLACKBOT"},
        {"user": "UBOT"},
        {"subtype": "channel_join"},
        {"subtype": "message_changed"},
        {"user": None},
        {"user": "not an id <@U2>"},
        {"ts": "abc"},
        {"text": ["a"]},
    ],
)
def test_other_bots_slackbot_joins_and_odd_shapes_are_nobodys_work(told: dict[str, Any]) -> None:
    assert heard(**{"channel": "D1", "channel_type": "im", **told}) is None


def test_files_of_a_message_are_told_those_of_others_by_their_id_alone() -> None:
    files = [
        {"id": "F1", "name": "brief.pdf", "size": 12, "url_private_download": "https://files.slack.com/a"},
        {"id": "F2", "file_access": "check_file_info"},
        {"id": "F3", "mode": "tombstone"},
        {"id": "F4", "name": "x", "is_external": True, "url_private": "https://drive.example/x"},
    ]
    found = heard(channel="D1", subtype="file_share", files=files)
    assert found is not None
    assert [(one.id, one.url, one.external) for one in found.files] == [
        ("F1", "https://files.slack.com/a", False),
        ("F2", None, False),
        ("F4", "https://drive.example/x", True),
    ]


def test_a_press_is_read_with_where_it_was_pressed() -> None:
    body = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "trigger_id": "1.2.a",
        "channel": {"id": "C1"},
        "message": {"ts": "300.1", "thread_ts": "100.1"},
        "actions": [{"action_id": "bm:approve:2::", "value": "approve|S-ABCD|2||", "action_ts": "9.9"}],
    }
    found = RECEIVING.delivery(body)
    assert found is not None
    assert found.id == "t:1.2.a:9.9"
    assert isinstance(found.arrival, Pressed)
    assert (found.arrival.thread, found.arrival.message, found.arrival.value) == ("100.1", "300.1", "approve|S-ABCD|2||")
    overflow = {**body, "actions": [{"action_id": "bm:open:::more", "selected_option": {"value": "chart||||"}}]}
    told = RECEIVING.delivery(overflow)
    assert told is not None
    assert isinstance(told.arrival, Pressed)
    assert told.arrival.value == "chart||||"
    assert RECEIVING.delivery({**body, "actions": [{"action_id": "in:brief", "value": "x"}]}) is None


def test_commands_shortcuts_windows_and_the_rest_are_read() -> None:
    slash = {"command": "/match", "text": "5 bakers", "team_id": "T1", "user_id": "U1", "channel_id": "C1", "trigger_id": "1"}
    user = {"team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "2"}
    view = {"id": "V1", "callback_id": "bm:edit_brief", "private_metadata": "m", "state": {"values": {"a": {"b": {"value": "c"}}}}}
    message = {"ts": "5.5", "text": "a brief", "user": "U2"}
    bodies = [
        slash,
        {**slash, "text": " "},
        {"type": "view_submission", **user, "view": view},
        {"type": "shortcut", "callback_id": "match_form", **user},
        {"type": "message_action", "callback_id": "match_message", **user, "channel": {"id": "C1"}, "message": message},
        event(type="app_home_opened", tab="home"),
        event(type="app_home_opened", tab="messages", channel="D1"),
        event(type="agent_session_stopped", thread_ts="100.1"),
        event(type="app_uninstalled"),
        event(type="tokens_revoked", tokens={"bot": ["UBOT"]}),
        event(subtype="message_deleted", deleted_ts="7.7", previous_message={"text": "a secret", "thread_ts": "6.6"}),
    ]
    found = [one.arrival if (one := RECEIVING.delivery(body)) else None for body in bodies]
    kinds = [Heard, Asked, Submitted, Asked, Heard, Opened, Opened, Stopped, Left, Left, Deleted]
    assert [type(one) for one in found] == kinds
    assert all(one is not None and ARRIVAL.validate_json(ARRIVAL.dump_json(one)) == one for one in found)
    assert RECEIVING.delivery(event(type="tokens_revoked", tokens={"oauth": ["U1"]})) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
)


@given(JSON, st.sampled_from(["event_callback", "block_actions", "view_submission", "message_action", None]))
def test_nothing_that_comes_makes_it_fail(told: Any, kind: str | None) -> None:
    body = {**told, "type": kind} if isinstance(told, dict) else {"type": kind, "event": told, "user": told, "actions": told}
    RECEIVING.delivery(body)


def test_words_are_those_that_the_person_saw() -> None:
    said = "see <https://a.example/?x=1&amp;y=2|our page> and <#C2|news>, <@U7|mai>, <!here>, <mailto:a@b.example|a@b.example> &lt;3"
    assert plain_words(said) == "see our page (https://a.example/?x=1&y=2) and #news, @mai, @here, a@b.example <3"
    assert mentions("a <@UBOT|briefmatch> b", "UBOT")
    assert not mentions("a &lt;@UBOT&gt; b", "UBOT")
