"""Progress where nobody watches: a line now and then, with rate and time left."""

import pytest

from bot.progress import Shown


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Shown() as progress:
        progress.stage("Embedding", total=10, unit="texts")
        progress.advance(10)
    assert capsys.readouterr() == ("", "")


def test_long_work_tells_how_far_it_is_on_standard_error(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.progress.LINE_EVERY_SECONDS", 0.0)
    with Shown() as progress:
        progress.stage("Embedding", total=40, unit="texts")
        progress.advance(10)
        progress.advance(10)
        progress.stage("Reading", total=None, unit="rows")
        progress.advance(3)
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert lines[1].startswith("Embedding: 20 of 40 texts, ")
    assert lines[1].endswith(" s left")
    assert lines[2].startswith("Reading: 3 rows, ")
    assert "left" not in lines[2]
