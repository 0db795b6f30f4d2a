"""The manifest beside the code: every event and command has a listener, every scope a use, every limit is kept."""

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.slack.app import EVENTS
from bot.slack.receiving import MATCH, MATCH_FORM, MATCH_MESSAGE
from tests.bot.blocks.checks.node import why_not
from tests.bot.blocks.checks.schema import schema_faults

HOUSE = Path(__file__).parents[3]
MANIFEST: dict[str, Any] = json.loads((HOUSE / "manifest.json").read_text(encoding="utf-8"))
SCOPES: list[str] = MANIFEST["oauth_config"]["scopes"]["bot"]
SUBSCRIBED: list[str] = MANIFEST["settings"]["event_subscriptions"]["bot_events"]

OF_EVENTS: Mapping[str, tuple[str, ...]] = {
    "app_mention": ("app_mentions:read",),  # a brief in a channel
    "message.channels": ("channels:history",),  # what is said in a thread of ours, without a mention
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),  # a brief in a direct conversation
    "agent_session_stopped": ("assistant:write",),  # Stop
    "app_home_opened": (),
    "app_uninstalled": (),  # the team's data is deleted
    "tokens_revoked": (),
}
OF_METHODS: Mapping[str, tuple[str, ...]] = {
    "chat_postMessage": ("chat:write",),
    "chat_postEphemeral": ("chat:write",),
    "chat_update": ("chat:write",),
    "chat_delete": ("chat:write",),
    "chat_startStream": ("chat:write",),
    "chat_appendStream": ("chat:write",),
    "chat_stopStream": ("chat:write",),
    "conversations_history": ("channels:history", "groups:history", "im:history"),  # a post whose outcome is not known is looked for
    "conversations_replies": ("channels:history", "groups:history", "im:history"),
    "conversations_info": ("channels:read", "groups:read"),  # whether a channel is private, and whether other companies read along
    "conversations_open": ("im:write",),  # an answer where the bot is not in the channel
    "users_info": ("users:read",),  # language, time zone, name, whether an administrator asks
    "files_info": ("files:read",),
    "files_upload_v2": ("files:write",),  # exports and pictures
    "agents_sessions_setStatus": ("assistant:write",),
    "assistant_threads_setSuggestedPrompts": ("assistant:write",),
    "views_open": (),
    "views_push": (),
    "views_update": (),
    "views_publish": (),
    "auth_test": (),
}
OF_COMMANDS = ("commands",)
OF_FILES = ("files:read",)
"""Briefs as files are downloaded."""
METHODS = frozenset(name for name in dir(WebClient) if not name.startswith("_") and "_" in name)
LAGGING = {
    "oauth_config/scopes/bot": {"assistant:write"},
    "settings/event_subscriptions/bot_events": {"agent_session_stopped"},
}
"""What the types of `@slack/web-api` 8.2.0 do not know yet, and Slack does."""


def called() -> Iterator[str]:
    """Every method of Slack's API that the code names."""
    for path in sorted((HOUSE / "bot" / "slack").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in METHODS and _of_a_client(node.value):
                yield node.attr


def _of_a_client(node: ast.expr) -> bool:
    named = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return named == "client"


@pytest.mark.skipif(why_not() is not None, reason=why_not() or "")
def test_slacks_own_types_take_the_manifest() -> None:
    found = [fault for fault in schema_faults(MANIFEST, "M") if not _lags(fault)]
    assert found == []


@pytest.mark.skipif(why_not() is not None, reason=why_not() or "")
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda told: told["features"].update(agent="x"), "'agent' was unexpected"),
        (lambda told: told["oauth_config"]["scopes"]["bot"].append("chat:read"), "'chat:read' is not one of"),
        (lambda told: told["settings"]["event_subscriptions"]["bot_events"].append("message.dm"), "'message.dm' is not one of"),
        (lambda told: told["display_information"].pop("name"), "'name' is a required property"),
    ],
)
def test_a_manifest_that_slack_does_not_know_is_found(change: Any, fault: str) -> None:
    told = json.loads(json.dumps(MANIFEST))
    change(told)
    found = [one for one in schema_faults(told, "M") if not _lags(one)]
    assert len(found) == 1
    assert fault in found[0]


def _lags(fault: str) -> bool:
    return any(where in fault and f"'{name}' is not one of" in fault for where, names in LAGGING.items() for name in names)


def test_every_event_has_a_listener_and_every_listener_an_event() -> None:
    assert {one.partition(".")[0] for one in SUBSCRIBED} == set(EVENTS)
    assert len(SUBSCRIBED) == len(set(SUBSCRIBED))
    assert set(SUBSCRIBED) == set(OF_EVENTS)


def test_every_command_and_shortcut_has_a_listener() -> None:
    features = MANIFEST["features"]
    assert [one["command"] for one in features["slash_commands"]] == [MATCH]
    assert {(one["type"], one["callback_id"]) for one in features["shortcuts"]} == {("message", MATCH_MESSAGE), ("global", MATCH_FORM)}
    assert all(one["should_escape"] for one in features["slash_commands"]), "or names of people and channels could not be told from words"


def test_every_method_that_the_code_calls_is_in_the_table_and_none_else() -> None:
    assert set(called()) == set(OF_METHODS)


def test_the_scopes_are_those_that_the_code_needs_and_no_others() -> None:
    needed = {*OF_COMMANDS, *OF_FILES}
    needed |= {scope for scopes in (*OF_EVENTS.values(), *OF_METHODS.values()) for scope in scopes}
    assert set(SCOPES) == needed
    assert sorted(SCOPES) == SCOPES


def test_nothing_is_longer_than_slack_takes() -> None:
    shown, agent = MANIFEST["display_information"], MANIFEST["features"]["agent_view"]
    assert 0 < len(shown["name"]) <= 35
    assert 0 < len(shown["description"]) <= 140
    assert 0 < len(agent["agent_description"]) <= 300
    prompts = agent["suggested_prompts"]
    assert 1 <= len(prompts) <= 4
    assert all(0 < len(one["title"]) <= 75 and one["message"] for one in prompts)
    named = [*MANIFEST["features"]["slash_commands"], *MANIFEST["features"]["shortcuts"]]
    assert all(0 < len(one["description"]) <= 140 for one in named)
    assert all(0 < len(one.get("name", "x")) <= 24 for one in named)


def test_the_bot_can_be_talked_to_and_its_token_does_not_run_out() -> None:
    home, settings = MANIFEST["features"]["app_home"], MANIFEST["settings"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
    assert settings["interactivity"]["is_enabled"]
    assert settings["socket_mode_enabled"]
    assert not settings["token_rotation_enabled"], "a token that is set by hand would end after twelve hours"
    assert "assistant_view" not in MANIFEST["features"]
