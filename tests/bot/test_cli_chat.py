"""`chat` as a person types it: a brief, changes, decisions, files, and the end of what comes in; it goes on where it stopped."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from bot.bootstrap import Parts
from bot.cli.chat import free_name
from bot.settings import read_settings
from tests.bot.conftest import TODAY, Run

Typed = Callable[[bytes], None]
Chat = Callable[..., str]


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, since what is said is remembered."""
    return copytree(data, tmp_path / "catalogue")


@pytest.fixture
def chat(folder: Path, tmp_path: Path, run: Run, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Chat:
    """`chat("message", …)`: everything that is printed to Mai in an empty working folder; what is said is remembered until the next."""
    (tmp_path / "working").mkdir()
    monkeypatch.chdir(tmp_path / "working")
    monkeypatch.setenv("LOGNAME", "mai")

    def told(*messages: str, thread: str | None = None) -> str:
        typed(("\n".join(messages) + "\n").encode())
        code, out, err = run(folder, "chat", "--today", TODAY, *([] if thread is None else ["--thread", thread]))
        assert (code, err) == (0, "")
        return out

    return told


def test_a_brief_and_its_changes_are_answered_one_by_one(chat: Chat) -> None:
    out = chat("home coffee creators", "only tiktok", "undo")
    first, second, third = out.split("> ")[1:4]
    assert "Beans at Home" in first
    assert "Changed" not in first
    assert "not said → tiktok" in second
    assert "@cuppingroom" in second
    assert "Beans at Home" not in second
    assert "tiktok → not said" in third
    assert "Beans at Home" in third


def test_the_reply_is_in_the_language_of_the_message(chat: Chat) -> None:
    out = chat("สายกาแฟ 3 คน", "ไม่เอา tiktok", "ย้อนกลับ")
    assert "บรีฟของคุณ" in out
    assert "ที่เปลี่ยน" in out


def test_an_unclear_message_is_asked_about_with_numbers(chat: Chat) -> None:
    out = chat("home coffee creators", "knitting people on instagram, under 30k followers", "1")
    assert "1. a new brief" in out
    assert "2. a change to the brief before" in out
    assert "Yarnline" in out.split("Type a number")[-1]


def test_decisions_are_recorded_under_the_name_of_whoever_is_logged_in(chat: Chat, folder: Path) -> None:
    out = chat("2 home coffee creators", "approve 1: client loves it", "decisions", "compare 1 and 2", "meter")
    assert "Approved: @" in out
    assert "Reason: client loves it" in out
    assert "approved by mai, 25 Nov 2026: client loves it" in out
    (one,) = Parts(read_settings({}, data=folder)).memory.decisions.in_thread("terminal:default")
    assert (one.kind, one.who, one.at.date().isoformat()) == ("approve", "mai", TODAY)


def test_a_conversation_goes_on_where_it_stopped_and_others_are_apart(chat: Chat) -> None:
    chat("2 home coffee creators", "swap 1")
    again = chat("undo", "history")
    assert "Back in “default”: 2 home coffee creators." in again
    assert "swapped out by mai, 25 Nov 2026 · taken back by mai, 25 Nov 2026" in again
    assert "mai: swap 1" in again
    other = chat("undo", thread="spring")
    assert "Back in" not in other
    assert "There is nothing to take back." in other


def test_another_conversation_is_opened_and_the_end_is_said_with_a_slash(chat: Chat) -> None:
    out = chat("2 home coffee creators", "/thread spring", "show brief", "/thread default", "threads", "/nonsense", "/quit", "only tiktok")
    assert "There is no brief yet." in out
    assert "Back in “default”: 2 home coffee creators." in out
    assert "default 2 home coffee creators" in " ".join(out.split())
    assert "/quit ends" in out.split("> /nonsense")[1]
    assert "tiktok" not in out.split("> /quit")[1]


def test_files_are_written_into_the_working_folder_and_named(chat: Chat, folder: Path) -> None:
    out = chat("2 home coffee creators", "export csv", "save the drafts as eml", "engagement chart")
    (kept,) = Parts(read_settings({}, data=folder)).memory.shortlists.all()
    names = sorted(str(path.relative_to(Path.cwd())) for path in Path.cwd().rglob("*") if path.is_file())
    assert names == [f"{kept.id}-engagement.png", f"{kept.id}-messages/01.eml", f"{kept.id}-messages/02.eml", f"{kept.id}.csv"]
    assert f"Written: {kept.id}.csv" in out
    assert Path(f"{kept.id}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_conversation_that_is_forgotten_is_gone(chat: Chat) -> None:
    assert "Forgotten" in chat("2 home coffee creators", "forget this thread", "1")
    assert "Back in" not in chat("history")


def test_a_brief_that_contradicts_itself_says_how(chat: Chat) -> None:
    out = chat("coffee creators under 5k followers", "mega influencers only", "show the brief")
    refused, shown = out.split("> ")[2:4]
    assert "contradicts itself" in refused
    assert "Changed" not in refused
    assert "mega" not in shown.split("\n", 1)[1]


def test_nothing_typed_ends_without_a_word(chat: Chat) -> None:
    assert chat("").count("\n") <= 4


def test_without_a_catalogue_the_next_step_is_told_before_anything_is_typed(tmp_path: Path, run: Run, typed: Typed) -> None:
    typed(b"home coffee\n")
    code, out, err = run(tmp_path, "chat")
    assert (code, out) == (1, "")
    assert "build" in err


def test_a_file_never_takes_the_place_of_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert free_name(path) == path
    path.write_text("mine")
    assert free_name(path) == tmp_path / "list-2.csv"
    (tmp_path / "list-2.csv").symlink_to("nowhere")
    assert free_name(path) == tmp_path / "list-3.csv"


def test_a_file_that_cannot_be_written_ends_nothing(chat: Chat) -> None:
    kept = re.search(r"List (S-[A-Z2-7]+)", chat("2 home coffee creators"))
    assert kept is not None
    Path(f"{kept[1]}-messages").write_text("no folder")
    told = chat("save the drafts as eml", "help")
    assert f"The folder {kept[1]}-messages could not be made" in told
    assert "You can say, in your own words" in told
