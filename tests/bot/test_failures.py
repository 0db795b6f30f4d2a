"""Failures in words: one sentence with the next step, and a reference for what was not foreseen."""

import errno
import logging

import pytest

from bot.failures import explain, worded
from bot.settings import WrongSettings
from index.trouble import GenerationDamaged, IndexTrouble


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (GenerationDamaged("It is damaged. Build again."), "It is damaged. Build again."),
        (WrongSettings("Check EMBEDDER."), "Check EMBEDDER."),
        (
            ModuleNotFoundError("No module named 'numpy'", name="numpy"),
            "The package numpy is not installed here. Run `make demo` once, then `. .venv/bin/activate`, and try again.",
        ),
        (
            PermissionError(errno.EACCES, "denied", "/data/x"),
            "/data/x cannot be read or written. Change its permissions, or name another place.",
        ),
        (FileNotFoundError(errno.ENOENT, "none", "creators.csv"), "There is no creators.csv. Check the name and the folder."),
        (OSError(errno.ENOSPC, "No space left"), "The disk is full. Free some space and run the same command again; it resumes."),
        (
            IsADirectoryError(errno.EISDIR, "Is a directory", "out"),
            "out could not be used (Is a directory). Check the file and its folder.",
        ),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "That file is no UTF-8 text. Save it as UTF-8 and try again."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_each_foreseen_failure_has_its_sentence(failure: BaseException, sentence: str) -> None:
    assert worded(failure, reference="abc123") == sentence


@pytest.mark.parametrize(
    "failure", [RuntimeError("/secret/path sk-key"), KeyError("x"), OSError("no name"), PermissionError("no name"), FileNotFoundError()]
)
def test_what_was_not_foreseen_names_its_kind_and_a_reference_and_gives_nothing_away(failure: BaseException) -> None:
    told = worded(failure, reference="abc123")
    assert type(failure).__name__ in told
    assert "abc123" in told
    assert "BRIEFMATCH_DEBUG=1" in told
    assert "secret" not in told
    assert "None" not in told


def test_explaining_prints_one_sentence_to_standard_error_and_logs_the_kind_only(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFMATCH_DEBUG", raising=False)
    with caplog.at_level(logging.ERROR, logger="briefmatch"):
        assert explain(IndexTrouble("The brief of Solvane broke it. Try again.")) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "The brief of Solvane broke it. Try again.\n")
    (record,) = caplog.records
    assert (record.__dict__["action"], record.__dict__["kind"]) == ("failed", "IndexTrouble")
    assert "Solvane" not in str(record.__dict__)


def test_the_reference_on_the_screen_is_the_one_in_the_log(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    explain(RuntimeError("x"))
    assert caplog.records[0].__dict__["reference"] in capsys.readouterr().err


def test_with_debugging_on_the_traceback_is_shown_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFMATCH_DEBUG", "1")
    with pytest.raises(KeyError) as caught:
        _ = {}["deep down"]
    explain(caught.value)
    assert "Traceback" in capsys.readouterr().err
