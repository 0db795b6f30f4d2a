"""`weekly` from the command line: from a conversation to what cron prints, once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from bot.blocks.showing import Message
from bot.bootstrap import Parts
from bot.cli.main import main
from bot.cli.weekly import TERMINAL, at_terminal, once
from bot.memory.occurrences import Occurrences
from bot.memory.schedules import Schedule, Schedules
from bot.posting.once import Outcome, Posted
from bot.settings import read_settings
from bot.weekly.doors import Door, Doors, OccurrencesOfDoors, SchedulesOfDoors
from bot.weekly.rounds import Rendered
from bot.weekly.weekly import next_of
from tests.bot.conftest import Run

Typed = Callable[[bytes], None]


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, since what is said is remembered."""
    return copytree(data, tmp_path / "catalogue")


@pytest.fixture
def said(folder: Path, run: Run, typed: Typed) -> Callable[..., str]:
    """Says messages in a conversation at the terminal."""

    def say(*messages: str) -> str:
        typed(("\n".join(messages) + "\n").encode())
        code, out, _ = run(folder, "chat")
        assert code == 0
        return out

    return say


def parts_of(folder: Path, **told: str) -> Parts:
    """What works over this folder."""
    return Parts(read_settings({"EMBED_PROCESSES": "1", **told}, data=folder))


def test_a_list_that_was_asked_for_is_printed_once(folder: Path, run: Run, said: Callable[..., str]) -> None:
    assert "Thailand time" in said("2 home coffee creators", "every Monday at 9 Bangkok time", "run the weekly now")
    code, out, err = run(folder, "weekly", "--once")
    assert code == 0
    assert "Weekly list: home coffee" in out
    assert "A quiet week" in out
    assert ": posted" in err
    code, out, err = run(folder, "weekly", "--once")
    assert (code, out, err) == (0, "", "Nothing is due.\n")


def test_what_is_due_by_its_time_is_printed_once_in_the_language_of_its_conversation(
    folder: Path, said: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    said("ครีเอเตอร์กาแฟที่บ้าน 2 คน", "ทุกวันจันทร์ 9 โมงเช้า เวลาไทย")
    parts = parts_of(folder)
    (schedule,) = Schedules(parts.memory.engine).active()
    due = next_of(schedule, datetime.now(UTC))
    assert due is not None
    doors = {TERMINAL: at_terminal(parts)}
    capsys.readouterr()
    assert once(parts, due - timedelta(seconds=1), doors) == 0
    assert capsys.readouterr().out == ""
    assert once(parts, due + timedelta(minutes=1), doors) == 0
    assert "รายชื่อประจำสัปดาห์" in capsys.readouterr().out
    assert once(parts, due + timedelta(hours=1), doors) == 0
    assert capsys.readouterr().out == ""
    assert once(parts, due + timedelta(days=7, hours=80), doors) == 0
    assert "ข้ามไป" in capsys.readouterr().out, "too late by eight hours"
    patient = parts_of(folder, WEEKLY_LATE_HOURS="100")
    assert once(patient, due + timedelta(days=14, hours=80), {TERMINAL: at_terminal(patient)}) == 0
    assert "ข้ามไป" not in capsys.readouterr().out


def test_files_of_the_settings_are_read_before(
    folder: Path, said: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said("3 home coffee creators on instagram", "every Monday at 9 Bangkok time", "run the weekly now")
    source = tmp_path / "more.csv"
    source.write_text(
        "platform,handle,name,followers,engagement_rate,country,bio\n"
        "instagram,filtered.mornings,Filtered Mornings,21500,0.08,TH,home coffee and espresso at home\n",
        encoding="utf-8",
    )
    parts = parts_of(folder, SOURCES=str(source))
    capsys.readouterr()
    assert once(parts, datetime.now(UTC), {TERMINAL: at_terminal(parts)}) == 0
    assert parts.house.creators.find(["instagram:filtered.mornings"])
    out = capsys.readouterr().out
    assert "What changed since" in out
    assert "Filtered Mornings" in out


def test_all_lists_are_told_with_their_next_time(folder: Path, run: Run, said: Callable[..., str]) -> None:
    assert "no weekly lists" in run(folder, "weekly")[2]
    said(
        "2 home coffee creators",
        "every Monday at 9 Bangkok time",
        "new brief: 2 knitting creators",
        "every Friday at 10",
        "pause weekly #2",
    )
    code, out, _ = run(folder, "weekly", "--list")
    assert code == 0
    flat = " ".join(out.split())
    assert "home coffee" in flat
    assert "paused" in flat


def test_of_the_two_one_is_wanted(folder: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["weekly", "--once", "--list", "--data", str(folder)])
    assert stopped.value.code == 2


def test_without_a_catalogue_it_is_said_how_to_get_one(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "none", "weekly", "--once")
    assert code == 1
    assert "python -m bot build" in err


@dataclass
class Wall:
    """A door that only writes down what passes."""

    passed: list[str] = field(default_factory=list)

    def prepare(self, now: datetime) -> None:
        """See `Renders`."""

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        """See `Renders`."""
        del due, now
        return Rendered(message=Message(text=schedule.name, blocks=()))

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        """See `Renders`."""
        del schedule, due, now
        return None

    def post(self, *, team: str, channel: str, thread: str | None, key: str, message: Message) -> Outcome:
        """See `Posts`."""
        del thread, key
        self.passed.append(f"{team}/{channel}: {message.text}")
        return Posted(ts="1.5")


def a_list(parts: Parts, team: str, channel: str) -> Schedule:
    """A list of every day."""
    return Schedules(parts.memory.engine).add(
        team=team,
        channel=channel,
        thread=None,
        name="beans",
        brief={"wording": "coffee"},
        how_many=None,
        weekdays="mon,tue,wed,thu,fri,sat,sun",
        time="09:00",
        zone="UTC",
        language="en",
        settings={},
        who="mai",
        now=datetime.now(UTC) - timedelta(days=2),
    )


def test_a_list_leaves_by_the_door_of_its_team_and_others_wait_for_theirs(folder: Path) -> None:
    parts, slack, wall = parts_of(folder), Wall(), Wall()
    at_slack, here = a_list(parts, "T1", "C1"), a_list(parts, TERMINAL, TERMINAL)
    now = datetime.now(UTC)
    Occurrences(parts.memory.engine).ask(at_slack, "k", now=now)
    assert once(parts, now, {TERMINAL: Door(renders=wall, posts=wall)}) == 0
    assert (wall.passed, slack.passed) == ([f"{TERMINAL}/{TERMINAL}: beans"], [])
    doors = {TERMINAL: Door(renders=wall, posts=wall), "*": Door(renders=slack, posts=slack)}
    assert once(parts, now, doors) == 0
    assert (len(wall.passed), slack.passed) == (1, ["T1/C1: beans", "T1/C1: beans"])
    only = Doors(doors={"T1": doors["*"]})
    assert SchedulesOfDoors(parts.memory.engine, only).active() == (at_slack,)
    assert {one.id for one in SchedulesOfDoors(parts.memory.engine, Doors(doors=doors)).every()} == {at_slack.id, here.id}
    assert OccurrencesOfDoors(parts.memory.engine, only).waiting() == ()
