"""`chat` as a person types it: a brief, changes, numbers, and the end of what comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.conftest import TODAY, Run

Typed = Callable[[bytes], None]


@pytest.fixture
def chat(data: Path, run: Run, typed: Typed) -> Callable[..., str]:
    """`chat("message", …)`: everything that is printed."""

    def told(*messages: str) -> str:
        typed(("\n".join(messages) + "\n").encode())
        code, out, err = run(data, "chat", "--today", TODAY)
        assert (code, err) == (0, "")
        return out

    return told


def test_a_brief_and_its_changes_are_answered_one_by_one(chat: Callable[..., str]) -> None:
    out = chat("home coffee creators", "only tiktok", "undo")
    first, second, third = out.split("> ")[1:4]
    assert "Beans at Home" in first
    assert "Changed" not in first
    assert "not said → tiktok" in second
    assert "Cupping Room" in second
    assert "Beans at Home" not in second
    assert "tiktok → not said" in third
    assert "Beans at Home" in third


def test_the_reply_is_in_the_language_of_the_message(chat: Callable[..., str]) -> None:
    out = chat("สายกาแฟ 3 คน", "ไม่เอา tiktok", "ย้อนกลับ")
    assert "บรีฟของคุณ" in out
    assert "ที่เปลี่ยน" in out


def test_an_unclear_message_is_asked_about_with_numbers(chat: Callable[..., str]) -> None:
    out = chat("home coffee creators", "knitting people on instagram, under 30k followers", "1")
    assert "1. a new brief" in out
    assert "2. a change to the brief before" in out
    assert "Yarnline" in out.split("Type a number")[-1]


def test_what_cannot_be_done_yet_is_understood_and_said(chat: Callable[..., str]) -> None:
    assert "compare #1, #2" in chat("home coffee creators", "compare 1 and 2")


def test_a_brief_that_contradicts_itself_says_how(chat: Callable[..., str]) -> None:
    out = chat("coffee creators under 5k followers", "mega influencers only", "show the brief")
    refused, shown = out.split("> ")[2:4]
    assert "contradicts itself" in refused
    assert "Changed" not in refused
    assert "mega" not in shown.split("\n", 1)[1]


def test_nothing_typed_ends_without_a_word(chat: Callable[..., str]) -> None:
    assert chat("").count("\n") <= 4


def test_without_a_catalogue_the_next_step_is_told_before_anything_is_typed(tmp_path: Path, run: Run, typed: Typed) -> None:
    typed(b"home coffee\n")
    code, out, err = run(tmp_path, "chat")
    assert (code, out) == (1, "")
    assert "build" in err
