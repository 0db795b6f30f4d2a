"""`build` from the command line: what goes in, what is rejected, what changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from index.lock import sole_writer

Run = Callable[..., tuple[int, str, str]]

TABLE = "Handle;Fans so far;City\nmali.bakes;48.2k;Chiang Mai\n;12;\nbeans;-5;Leeds\nyarn;900;Leeds\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with a column of its own name, a row without a handle and one with a negative count."""
    path = tmp_path / "export.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_dry_run_shows_columns_and_rejects_and_changes_nothing(run: Run, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "var"
    code, out, err = run(folder, "build", str(table), "--map", "followers=Fans so far", "--map", "platform=instagram", "--dry-run")
    assert (code, out) == (0, "")
    assert "Fans so far → followers" in err
    assert "2 creators would go in, 2 rows would be rejected." in err
    assert "line 3:" in err
    assert "line 4:" in err
    assert not folder.exists()


def test_a_column_that_is_not_recognised_is_named_as_not_read(run: Run, table: Path, tmp_path: Path) -> None:
    _, _, err = run(tmp_path / "var", "build", str(table), "--map", "platform=instagram", "--dry-run")
    assert "Not read: Fans so far." in err
    assert "Correct it with --map FIELD=COLUMN." in err


@pytest.mark.parametrize(
    ("pair", "named"), [("followers", "'followers'"), ("nonsense=Fans so far", "nonsense"), ("followers=No such column", "No such column")]
)
def test_a_mapping_that_makes_no_sense_is_told_and_nothing_is_built(run: Run, table: Path, tmp_path: Path, pair: str, named: str) -> None:
    code, out, err = run(tmp_path / "var", "build", str(table), "--map", pair, "--map", "platform=instagram")
    assert (code, out) == (1, "")
    assert named in err
    assert "Traceback" not in err
    assert not (tmp_path / "var" / "generations").exists()


def test_rejected_rows_are_reported_and_kept_with_line_and_reason(data: Path) -> None:
    (line,) = (data / "rejects" / "creators.jsonl.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert told["line"] == 7
    assert told["reason"]
    assert "nobody" in json.dumps(told["raw"])


def test_building_the_same_file_again_changes_nothing_and_embeds_nothing(run: Run, data: Path, creators_file: Path) -> None:
    before = sorted(path.name for path in (data / "generations").iterdir())
    code, out, err = run(data, "build", str(creators_file))
    assert (code, out) == (0, "")
    assert "0 new, 0 changed, 6 unchanged, 0 removed, 1 rejected." in err
    assert "Nothing changed" in err
    assert sorted(path.name for path in (data / "generations").iterdir()) == before


def test_a_table_goes_in_is_changed_and_pruned(run: Run, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "var"
    argv = ("build", str(table), "--map", "followers=Fans so far", "--map", "platform=instagram")
    code, _, err = run(folder, *argv)
    assert code == 0
    assert "2 new, 0 changed, 0 unchanged, 0 removed, 2 rejected." in err
    assert "Published generation 1: 2 creators answer from now on." in err
    table.write_text("Handle;Fans so far;City\nmali.bakes;50k;Chiang Mai\n", encoding="utf-8")
    code, _, err = run(folder, *argv, "--prune")
    assert "0 new, 1 changed, 0 unchanged, 1 removed, 0 rejected." in err
    assert "Published generation 2: 1 creators answer from now on." in err
    code, out, _ = run(folder, "show", "@mali.bakes", "--json")
    assert code == 0
    assert [figure["value"] for figure in json.loads(out)[0]["accounts"][0]["figures"]][-1] == 50_000


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff\xfe binary", b"PK\x03\x04 no workbook"])
def test_a_file_that_holds_no_creators_is_told_in_one_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    for name in ("x.csv", "x.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        code, out, err = run(tmp_path / "var", "build", str(path))
        assert (code, out) == (1, ""), name
        assert "Something unforeseen" not in err
        assert len(err.splitlines()) == 1


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "var", "build", str(tmp_path / "nowhere.csv"))
    assert code == 1
    assert "nowhere.csv" in err


def test_a_second_writer_is_turned_away_at_once(run: Run, table: Path, tmp_path: Path) -> None:
    with sole_writer(tmp_path / "var"):
        code, _, err = run(tmp_path / "var", "build", str(table), "--map", "platform=instagram")
    assert code == 1
    assert "Another process is writing" in err


def test_a_data_folder_that_is_a_file_is_told(run: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    code, _, err = run(tmp_path / "taken", "build", str(table), "--map", "platform=instagram")
    assert code == 1
    assert "taken" in err
    assert "Something unforeseen" not in err


def test_wrong_settings_are_told_before_anything_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EMBEDDER", "word2vec")
    monkeypatch.setenv("EMBED_PROCESSES", "no")
    assert main(["build", "--data", str(tmp_path / "var")]) == 1
    err = capsys.readouterr().err
    assert "EMBEDDER" in err
    assert "EMBED_PROCESSES" in err
    assert not (tmp_path / "var").exists()
