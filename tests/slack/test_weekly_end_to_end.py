"""Weekly lists from the offer to the answer on the post: by buttons and windows, over Socket Mode, the rounds done by the test."""

from datetime import UTC, datetime

import pytest

from bot.bootstrap import Parts
from bot.cli.weekly import doors_of, once
from bot.memory.schedules import Schedule
from bot.slack.composing import SlackBot
from tests.slack.conftest import Inside
from tests.slack.messages import Message
from tests.slack.talking import BRIEF, PATIENCE, control, controls, the_list
from tests.slack.values import Json
from tests.slack.workspace import Workspace


def offered(workspace: Workspace, message: Message, *, user: str) -> Message:
    """The offer of a weekly list, which follows an approval."""
    answer = the_list(workspace, message)
    workspace.press(answer, control(answer, "approve:1"), user=user)
    return workspace.wait_for(
        lambda: next((one for one in workspace.replies(message) if any(a.startswith("bm:weekly_new") for a in controls(one))), None),
        PATIENCE,
    )


def window(workspace: Workspace, user: str, callback: str) -> Json:
    """A window, when it is there."""
    return workspace.wait_for_view(user, callback_id=f"bm:{callback}", timeout=PATIENCE)


def saved(workspace: Workspace, parts: Parts, bot: SlackBot, count: int) -> tuple[Schedule, ...]:
    """The weekly lists, when there are so many."""

    def there() -> tuple[Schedule, ...] | None:
        found = parts.memory.schedules.of_team(bot.workspace.team)
        return found if len(found) == count else None

    workspace.settle(PATIENCE)
    return workspace.wait_for(there, PATIENCE)


def test_a_list_comes_weekly_and_its_post_can_be_answered_and_pressed(inside: Inside) -> None:
    workspace, parts, bot = inside
    message = workspace.mention("ana", "campaigns", BRIEF)
    offer = offered(workspace, message, user="ana")
    workspace.press(offer, control(offer, "weekly_new"), user="ana")
    view = window(workspace, "ana", "schedule")
    assert workspace.submit(view, user="ana").errors == {}
    [kept] = saved(workspace, parts, bot, 1)
    assert (kept.channel, kept.created_by, kept.zone) == (message.channel, workspace.directory.user("ana"), "Europe/Lisbon")

    before = len(workspace.messages("campaigns"))
    assert parts.weekly.run_now(kept, "asked", now=datetime.now(UTC))
    [done] = bot.rounds.run(datetime.now(UTC))
    assert done.became == "posted"
    [post] = workspace.messages("campaigns")[before:]
    assert kept.name in post.words
    bot.rounds.run(datetime.now(UTC))
    assert len(workspace.messages("campaigns")) == before + 1

    reply = workspace.say("ben", "campaigns", "only TikTok", thread_ts=post.ts)
    workspace.settle(PATIENCE)
    changed = the_list(workspace, post, number=2)  # the post itself is the first
    assert reply.thread == post.ts
    assert "tiktok" in changed.words.casefold()


def test_a_button_of_a_weekly_post_works_before_anybody_answered_there(inside: Inside) -> None:
    workspace, parts, bot = inside
    [kept] = saved(workspace, parts, bot, 1)
    before = len(workspace.messages("campaigns"))
    assert parts.weekly.run_now(kept, "again", now=datetime.now(UTC))
    bot.rounds.run(datetime.now(UTC))
    [post] = workspace.messages("campaigns")[before:]
    workspace.press(post, control(post, "table"), user="ben")
    table = workspace.wait_for(
        lambda: next((one for one in workspace.replies(post) if any(block["type"] == "data_table" for block in one.blocks)), None), PATIENCE
    )
    assert table.thread == post.ts


def test_cron_posts_what_the_bot_would_and_what_either_posted_is_not_posted_again(
    inside: Inside, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, parts, bot = inside
    [kept] = saved(workspace, parts, bot, 1)
    before = len(workspace.messages("campaigns"))
    assert parts.weekly.run_now(kept, "cron", now=datetime.now(UTC))
    assert once(parts, datetime.now(UTC), doors_of(parts)) == 0
    assert len(workspace.messages("campaigns")) == before + 1
    assert "posted" in capsys.readouterr().err
    assert bot.rounds.run(datetime.now(UTC)) == ()
    assert once(parts, datetime.now(UTC), doors_of(parts)) == 0
    assert len(workspace.messages("campaigns")) == before + 1


def test_it_is_paused_edited_and_deleted_by_buttons_and_brought_back_by_words(inside: Inside) -> None:
    workspace, parts, bot = inside
    [kept] = saved(workspace, parts, bot, 1)
    message = workspace.mention("ben", "campaigns", "weekly list")

    def buttons() -> Message | None:
        return next((one for one in workspace.replies(message) if any(a.startswith("bm:weekly_pause") for a in controls(one))), None)

    shown = workspace.wait_for(buttons, PATIENCE)
    workspace.press(shown, control(shown, "weekly_pause"), user="ben")
    workspace.wait_for(lambda: workspace.ephemerals("ben") or None, PATIENCE)
    assert parts.memory.schedules.load(kept.id).paused  # type: ignore[union-attr]  # it is there
    workspace.press(shown, control(shown, "weekly_edit"), user="ben")
    view = window(workspace, "ben", "schedule")
    assert workspace.submit(view, {"in:weekly.time": "17:30"}, user="ben").errors == {}
    workspace.settle(PATIENCE)
    workspace.wait_for(lambda: parts.memory.schedules.load(kept.id).time == "17:30" or None, PATIENCE)  # type: ignore[union-attr]  # as above
    told = len(workspace.ephemerals("ben"))
    workspace.press(shown, control(shown, "weekly_delete"), user="ben")
    workspace.wait_for(lambda: len(workspace.ephemerals("ben")) > told or None, PATIENCE)
    assert parts.memory.schedules.load(kept.id).deleted_at is not None  # type: ignore[union-attr]  # as above
    workspace.press(shown, control(shown, "weekly_resume" if "bm:weekly_resume" in str(controls(shown)) else "weekly_run"), user="ben")
    workspace.settle(PATIENCE)
    assert bot.rounds.run(datetime.now(UTC)) == ()


def test_the_list_of_a_private_channel_comes_nowhere_else(inside: Inside) -> None:
    workspace, _, _ = inside
    message = workspace.mention("ana", "plans", BRIEF)
    offer = offered(workspace, message, user="ana")
    workspace.press(offer, control(offer, "weekly_new"), user="ana")
    view = window(workspace, "ana", "schedule")
    refused = workspace.submit(view, {"in:weekly.channel": workspace.channel("campaigns")}, user="ana")
    assert list(refused.errors) == ["weekly.channel"]
    away = workspace.submit(view, {"in:weekly.channel": workspace.channel("lobby")}, user="ana")
    assert "/invite" in next(iter(away.errors.values()))
    workspace.close_view("ana", everything=True)
