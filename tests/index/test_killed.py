"""A build that is killed (SIGKILL) at any point leaves a catalogue that opens; the next run ends where an undisturbed one does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.catalogue.opening import open_database, require_tables, sqlite_url
from index.house import House
from index.trouble import NothingPublished
from tests.fakes.store import InMemory
from tests.index.folders import bytes_of
from tests.index.small_build import POINTS, TEXTS, Halt, build, chroma_in

SCRIPT = Path(__file__).parent / "small_build.py"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A build that nobody killed."""
    return build(tmp_path_factory.mktemp("undisturbed") / "var", halt=Halt(None), store=InMemory)


def kill_at(point: str, folder: Path, *options: str) -> None:
    """Starts a build and kills it when it has come to this point."""
    command = [sys.executable, str(SCRIPT), str(folder), "--stop-at", point, *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"reached\n"
        running.kill()
        running.wait()


@pytest.mark.parametrize("point", POINTS)
def test_a_build_killed_at_any_point_leaves_nothing_wrong_and_the_next_one_finishes(point: str, tmp_path: Path, undisturbed: House) -> None:
    kill_at(point, tmp_path / "var")
    left = House(engine=open_database(sqlite_url(tmp_path / "var")), folder=tmp_path / "var")
    if point == "migrating":
        with pytest.raises(NothingPublished):
            require_tables(left.engine)
    else:
        assert left.creators.count() == (200 if point == "importing" else 450)
        assert left.announcements.newest() is None
    finished = build(tmp_path / "var", halt=Halt(None), store=InMemory)
    assert list(finished.creators.all()) == list(undisturbed.creators.all())
    assert finished.announcements.newest() == undisturbed.announcements.newest()
    assert bytes_of(finished.generations) == bytes_of(undisturbed.generations)


def test_what_was_embedded_before_a_kill_is_not_embedded_again(tmp_path: Path) -> None:
    kill_at("embedding", tmp_path / "var")
    left = open_database(sqlite_url(tmp_path / "var"))
    with left.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM embedding").scalar()
    assert kept == 60 < TEXTS


def test_a_kill_with_chroma_open_leaves_a_store_that_the_next_build_makes_whole(tmp_path: Path, undisturbed: House) -> None:
    kill_at("storing", tmp_path / "var", "--chroma")
    finished = build(tmp_path / "var", halt=Halt(None), store=chroma_in(tmp_path / "var"))
    assert bytes_of(finished.generations) == bytes_of(undisturbed.generations)
    manifest = json.loads(next(finished.generations.rglob("manifest.json")).read_bytes())
    assert len(chroma_in(tmp_path / "var")().ids("en")) == manifest["passages"]
