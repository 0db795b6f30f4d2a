"""What the Slack bot needs of the environment: everything that is missing or wrong in one message, and no token shown."""

import pytest

from bot.settings import WrongSettings, read_settings
from bot.slack.settings import SlackSettings, lacking, slack_settings

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1-a", "SLACK_APP_TOKEN": "xapp-1-b", "SLACK_SIGNING_SECRET": "0123456789abcdef"}


def test_nothing_is_needed_until_the_bot_is_to_start() -> None:
    assert read_settings({}).slack == SlackSettings()


def test_every_token_that_is_missing_or_of_another_kind_is_named_at_once() -> None:
    nothing, _ = slack_settings({})
    assert [fault.split()[0] for fault in lacking(nothing, http=False)] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert [fault.split()[0] for fault in lacking(nothing, http=True)] == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]
    swapped, _ = slack_settings({"SLACK_BOT_TOKEN": "xapp-1", "SLACK_APP_TOKEN": "xoxb-1"})
    assert all("is of another kind" in fault for fault in lacking(swapped, http=False))
    right, faults = slack_settings(TOKENS)
    assert (lacking(right, http=False), lacking(right, http=True), faults) == ([], [], [])


def test_a_signing_secret_that_is_empty_or_odd_serves_no_http() -> None:
    for secret in ("", " ", "ü" * 20, "short"):
        settings, _ = slack_settings({**TOKENS, "SLACK_SIGNING_SECRET": secret})
        assert len(lacking(settings, http=True)) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_ADMINS", "U012ABC, ana"),
        ("SLACK_API_URL", "http://slack.example/api/"),
        ("SLACK_THREAD_DAYS", "0"),
        ("SLACK_WORKERS", "many"),
    ],
)
def test_what_makes_no_sense_is_told_with_all_other_faults(name: str, value: str) -> None:
    with pytest.raises(WrongSettings) as told:
        read_settings({name: value, "EMBED_PROCESSES": "x"})
    assert name in str(told.value)
    assert "EMBED_PROCESSES" in str(told.value)


def test_settings_never_show_a_token() -> None:
    settings, _ = slack_settings(TOKENS)
    assert all(token not in repr(settings) for token in TOKENS.values())
