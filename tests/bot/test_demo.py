"""`demo`: from nothing to a shortlist of invented creators, and nothing to do the second time."""

import json
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from bot.examples import BRIEF, CREATORS
from tests.bot.test_cli_looking import Run
from tests.conftest import Demonstrated
from tests.index.folders import bytes_of

COFFEE_PEOPLE = ("drip.pakdoi", "secondpour.melb")


def test_a_fresh_folder_becomes_a_shortlist(demonstrated: Demonstrated) -> None:
    assert demonstrated.code == 0
    assert "The creators of this demo are invented." in demonstrated.out
    assert "Drizzle & Drip" in demonstrated.out
    assert [handle for handle in COFFEE_PEOPLE if handle not in demonstrated.out] == []
    assert [f"{n}. " in "".join(line[:3] for line in demonstrated.out.splitlines()) for n in (1, 5, 6)] == [True, True, False]
    assert "Traceback" not in demonstrated.out + demonstrated.err


def test_every_example_is_in_the_catalogue_and_nothing_was_embedded(demonstrated: Demonstrated) -> None:
    lines = [json.loads(line)["id"] for path in CREATORS.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    assert [creator.id for creator in demonstrated.parts.house.creators.all()] == sorted(lines)
    assert not list(demonstrated.parts.house.rejects.glob("*"))


def test_the_shortlist_of_the_demo_can_be_defended(demonstrated: Demonstrated) -> None:
    told = demonstrated.out
    assert [told.count(part) for part in ("   Fee: likely ", "   Requirements: ", "Together (5): ")] == [5, 5, 1]
    assert "Budget " in told


def test_the_second_time_changes_nothing_and_shows_the_same(run: Run, demonstrated: Demonstrated) -> None:
    folder = demonstrated.root / "demo"
    before = generations(folder)
    code, out, _ = run(folder, "demo", "--once")
    assert (code, out) == (0, demonstrated.out)
    assert generations(folder) == before
    assert len(demonstrated.parts.house.announcements.all()) == 1


def generations(folder: Path) -> dict[str, bytes]:
    """Every published file."""
    return bytes_of(folder / "generations")


class AtTerminal(StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        """A terminal is."""
        return True


def test_a_conversation_goes_on_with_whoever_is_there_until_an_empty_line(
    run: Run, demonstrated: Demonstrated, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = shutil.copytree(demonstrated.root / "demo", tmp_path / "demo")
    monkeypatch.setattr("sys.stdin", AtTerminal("explain 1\ncat creators in small flats\n1\n\nnever read\n"))
    code, out, _ = run(folder, "demo")
    assert code == 0
    assert BRIEF[:40] in out
    assert "✓ Platform: " in out, "the first creator was explained"
    assert "Is this a new brief, or a change to the one before?" in out
    assert "Topics  cat " in out.rpartition("Your brief, as I read it")[2]
    assert "never read" not in out


def test_nobody_is_asked_with_once_or_without_a_terminal(
    run: Run, demonstrated: Demonstrated, monkeypatch: pytest.MonkeyPatch, typed: Callable[[bytes], None]
) -> None:
    typed(b"cat creators\n")
    assert "List S-" not in run(demonstrated.root / "demo", "demo")[1]
    monkeypatch.setattr("sys.stdin", AtTerminal("cat creators\n"))
    code, out, _ = run(demonstrated.root / "demo", "demo", "--once")
    assert code == 0
    assert "List S-" not in out
    assert BRIEF[:40] in out


def test_a_list_ends_with_the_one_question_where_an_answer_would_change_much(demonstrated: Demonstrated, run: Run) -> None:
    _, out, _ = run(demonstrated.root / "demo", "match", "สายกาแฟดริป 5 คน", "--today", "2026-11-25")
    assert "เอาเฉพาะครีเอเตอร์ในไทยไหม" in out
    _, out, _ = run(demonstrated.root / "demo", "match", "สายกาแฟดริปในไทย 5 คน ไมโคร ลง instagram", "--today", "2026-11-25")
    assert "ไหม" not in out.splitlines()[-1]
