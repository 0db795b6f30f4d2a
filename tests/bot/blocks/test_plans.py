"""Progress is shown as a plan whose steps go on one after another."""

import pytest

from bot.blocks.progress import Plan, Step, chunks, plain_message, plan_message, plan_of
from prompts.words import Words
from tests.bot.blocks.views import LANGUAGES, seen, taken

EN = Words("en")


def states(plan: Plan) -> list[tuple[str, str]]:
    return [(step.name, step.state) for step in plan.steps]


def test_a_plan_begins_with_its_first_step_and_goes_on() -> None:
    plan = plan_of("read", "search", "check")
    assert states(plan) == [("read", "in_progress"), ("search", "pending"), ("check", "pending")]
    assert states(plan.at("search")) == [("read", "complete"), ("search", "in_progress"), ("check", "pending")]
    assert states(plan.finished()) == [("read", "complete"), ("search", "complete"), ("check", "complete")]


def test_a_step_that_nobody_planned_comes_last() -> None:
    plan = plan_of("read").at("write", done=2, total=5)
    assert plan.steps[-1] == Step(name="write", state="in_progress", done=2, total=5)


def test_what_breaks_off_is_marked_at_its_step() -> None:
    plan = plan_of("read", "search").at("search").broken()
    assert states(plan) == [("read", "complete"), ("search", "error")]
    assert plan.over
    assert "Not finished" in seen([plan_message(plan, EN)])


def test_chunks_tell_no_step_that_waits_and_later_only_what_changed() -> None:
    plan = plan_of("read", "search")
    assert chunks(plan, EN) == [
        {"type": "plan_update", "title": "At work"},
        {"type": "task_update", "id": "read", "title": "Read the brief", "status": "in_progress"},
    ]
    then = plan.at("search")
    assert [(one["id"], one["status"]) for one in chunks(then, EN, before=plan)] == [("read", "complete"), ("search", "in_progress")]
    assert chunks(then, EN, before=then) == []
    assert chunks(then.finished(), EN, before=then)[0] == {"type": "plan_update", "title": "Done"}


def test_steps_that_are_counted_tell_how_far_they_are() -> None:
    plan = plan_of("write").at("write", done=2, total=5)
    assert chunks(plan, EN)[1]["title"] == "Write messages (2/5)"
    assert "(2/5)" not in str(chunks(plan.finished(), EN))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_a_message_of_one_block_or_of_lines(language: str) -> None:
    words = Words(language)
    plan = plan_of("read", "search", "check", "write", "draw", "file").at("check")
    one, lines = taken([plan_message(plan, words), plain_message(plan, words, ahead=3)])
    assert [block["type"] for block in one.blocks] == ["plan"]
    shown = seen([lines]).splitlines()
    assert [line[:1] for line in shown[1:7]] == ["✓", "✓", "◐", "○", "○", "○"]
    assert len(shown) == 8, "and how many come first"
    assert len(seen([plain_message(plan, words)]).splitlines()) == 7
