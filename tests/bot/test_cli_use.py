"""How the command line is used: help, wrong use, exit codes, and what `--help` costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.arguments import parser
from bot.cli.main import main

HOUSE = Path(__file__).parents[2]
COMMANDS = ("build", "forget", "demo", "match", "chat", "read", "show", "stats", "posts", "replay", "doctor", "evaluate", "weekly", "slack")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_worth_reading_and_takes_a_data_folder(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main([command, "--help"])
    out = capsys.readouterr().out
    assert done.value.code == 0
    assert f"python -m bot {command}" in out
    assert "--data DIR" in out
    described = out.split("\n\n", 1)[1]
    assert len(described.split()) > 12


def test_the_general_help_lists_every_command_and_the_first_steps(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert [command for command in COMMANDS if f"\n    {command} " not in out] == []
    assert "python -m bot demo" in out


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["dance"],
        ["match", "x", "--limit", "0"],
        ["match", "x", "--limit", "10001"],
        ["match", "x", "--limit", "ten"],
        ["match", "x", "--today", "tomorrow"],
        ["match", "x", "--json", "--csv", "-"],
        ["match", "--jsonl", "only-one"],
        ["show"],
        ["posts"],
        ["forget"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_with_exit_code_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(argv)
    assert done.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_day_that_is_none_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["match", "x", "--today", "2026-02-30"])
    assert "is no date like 2026-11-25" in capsys.readouterr().err


def test_without_a_brief_an_example_is_given(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdin", AtTerminal())
    for command in ("match", "read"):
        assert main([command, "--data", str(tmp_path)]) == 1
        assert "Give a brief, for example:" in capsys.readouterr().err


class AtTerminal:
    """Standard input with a person at it who types nothing."""

    def isatty(self) -> bool:
        """A terminal is."""
        return True


def test_an_interrupted_command_says_that_nothing_is_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", PressesControlC())
    assert main(["match", "--data", str(tmp_path)]) == 130
    assert "Nothing is lost" in capsys.readouterr().err


class PressesControlC:
    """Standard input with a person at it who stops the command."""

    def isatty(self) -> bool:
        """Where Ctrl-C is pressed."""
        raise KeyboardInterrupt


def test_these_tests_know_every_command() -> None:
    usage = parser().format_help()
    assert [line.split()[0] for line in usage.splitlines() if line.startswith("    ") and not line.startswith("     ")] == sorted(
        COMMANDS, key=lambda command: usage.index(f"    {command} ")
    )


def test_every_command_of_the_parser_has_its_module() -> None:
    for command in COMMANDS:
        assert parser().parse_args([command, *(["x"] if command in {"forget", "show", "posts"} else [])]).command == command
        assert (HOUSE / "bot" / "cli" / f"{command}.py").is_file()


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True, timeout=60).stdout


def test_help_imports_nothing_heavy() -> None:
    code = """
import runpy, sys
sys.argv = ["bot", "--help"]
try:
    runpy.run_module("bot", run_name="__main__")
except SystemExit:
    pass
heavy = {"numpy", "sqlalchemy", "rich", "pydantic", "chromadb", "langchain_core", "babel"}
print(sorted({name.split(".")[0] for name in sys.modules} & heavy))
"""
    out = python(code)
    assert "Briefmatch" in out
    assert out.splitlines()[-1] == "[]"


def test_a_failure_leaves_the_process_with_its_exit_code_and_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "stats", "--data", str(tmp_path)], cwd=HOUSE, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "python -m bot build" in done.stderr
    assert "Traceback" not in done.stderr
