"""One writer at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.lock import sole_writer
from index.trouble import CatalogueLocked, CatalogueUnavailable

HOLDER = """
import sys
from pathlib import Path
from index.lock import sole_writer
with sole_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).parents[2]


def test_a_second_writer_is_refused_at_once_with_the_next_step(tmp_path: Path) -> None:
    with (
        sole_writer(tmp_path / "new folder"),
        pytest.raises(CatalogueLocked, match=r"Another process is writing to .*new folder. Wait until it is done"),
        sole_writer(tmp_path / "new folder"),
    ):
        pytest.fail("two writers hold the same folder")


def test_the_lock_is_free_again_after_work_that_failed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), sole_writer(tmp_path):
        raise ZeroDivisionError
    with sole_writer(tmp_path):
        pass


def test_folders_have_a_lock_each(tmp_path: Path) -> None:
    with sole_writer(tmp_path / "a"), sole_writer(tmp_path / "b"):
        pass


def test_another_process_holds_the_lock_until_it_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(CatalogueLocked), sole_writer(tmp_path):
            pytest.fail("two processes hold the same folder")
        holder.kill()
        holder.wait()
    with sole_writer(tmp_path):
        pass


def test_a_file_in_the_place_of_the_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(CatalogueUnavailable, match=r"cannot be written .*choose another with --data"), sole_writer(tmp_path / "var"):
        pytest.fail("a file was taken for a folder")
