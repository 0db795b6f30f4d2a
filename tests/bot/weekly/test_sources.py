"""Files of creators are read anew before a round: only where they changed, once, and never at the cost of a list."""

import json
import logging
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.memory.memory import Memory
from bot.memory.migrating import prepared
from bot.weekly.freshness import Freshness
from bot.weekly.sources import Sources
from index.catalogue.announcements import Announcement
from index.catalogue.migrating import migrate
from index.catalogue.opening import open_database, sqlite_url
from index.house import House
from index.lock import sole_writer
from index.progress import Progress
from tests.builders import NOW


@dataclass
class Publishing:
    """Announces a generation without making one."""

    house: House
    published: list[int] = field(default_factory=list)
    trouble: Exception | None = None
    _known: int = -1

    def __call__(self, progress: Progress) -> "Publishing":
        """The publisher of a run."""
        del progress
        return self

    def needed(self) -> bool:
        """Whether there are more creators than before."""
        return self.house.creators.count() != self._known

    def publish(self, *, now: datetime) -> Announcement:
        """Announces, or fails as it is told to."""
        if self.trouble is not None:
            raise self.trouble
        self._known = self.house.creators.count()
        self.published.append(self._known)
        number = len(self.published)
        made = Announcement(number=number, folder=f"g{number}", manifest_hash="x", fingerprint=f"f{number}", published_at=now)
        self.house.announcements.announce(made)
        return made


@dataclass(kw_only=True)
class Desk:
    """A data folder, a folder of files, and what reads them."""

    files: Path
    sources: Sources
    publishing: Publishing
    slept: list[float]

    def put(self, name: str, *handles: str) -> Path:
        """Writes a file with these creators."""
        path = self.files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            {"id": f"instagram:{one}", "name": one, "accounts": [{"platform": "instagram", "handle": one, "followers": 9000}]}
            for one in handles
        ]
        path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
        return path

    def creators(self) -> set[str]:
        """Who is in the catalogue."""
        return {one.main_account.handle for one in self.sources.house.creators.all()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder of files that is a source."""
    files, data = tmp_path / "files", tmp_path / "var"
    files.mkdir()
    data.mkdir()
    engine = open_database(sqlite_url(data))
    migrate(engine)
    house = House(engine=engine, folder=data)
    publishing, slept = Publishing(house), list[float]()
    preferences = Memory(engine=prepared(engine)).preferences
    sources = Sources(paths=(files,), folder=data, house=house, publisher=publishing, preferences=preferences, sleep=slept.append)
    return Desk(files=files, sources=sources, publishing=publishing, slept=slept)


def test_what_stands_in_the_folder_is_taken_in_and_published(desk: Desk) -> None:
    desk.put("a.jsonl", "ana", "bo")
    desk.put("b.jsonl", "cy")
    desk.put("notes.txt", "nobody")
    desk.put(".a.jsonl.part.jsonl", "half")
    assert desk.sources.fresh(NOW) == Freshness()
    assert desk.creators() == {"ana", "bo", "cy"}
    assert desk.publishing.published == [3]


def test_within_a_round_they_are_read_once(desk: Desk) -> None:
    desk.put("a.jsonl", "ana")
    desk.sources.fresh(NOW)
    desk.put("a.jsonl", "ana", "bo")
    desk.sources.fresh(NOW + timedelta(minutes=9))
    assert desk.creators() == {"ana"}
    desk.sources.fresh(NOW + timedelta(minutes=10))
    assert desk.creators() == {"ana", "bo"}


def test_files_that_did_not_change_are_not_read_again(desk: Desk) -> None:
    path = desk.put("a.jsonl", "ana")
    desk.sources.fresh(NOW)
    path.touch()
    with sole_writer(desk.sources.folder):  # whoever would read them now would have to wait
        assert desk.sources.fresh(NOW + timedelta(days=7)) == Freshness()
    assert desk.slept == []


def test_a_file_that_cannot_be_read_costs_no_other_and_is_told(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.put("a.jsonl", "ana")
    (desk.files / "b.csv").write_bytes(b"%PDF-1.7 secret words")
    with caplog.at_level(logging.ERROR, logger="briefmatch"):
        assert desk.sources.fresh(NOW) == Freshness(stale=True, since=NOW.date())
    assert desk.creators() == {"ana"}
    told = [record.__dict__ for record in caplog.records if record.__dict__.get("action") == "sources_failed"]
    assert [(one["source"], one["kind"]) for one in told] == [("b.csv", "UnreadableSource")]
    assert "secret" not in caplog.text


def test_what_failed_is_tried_again_with_the_next_round(desk: Desk) -> None:
    path = desk.put("b.csv")
    desk.put("a.jsonl", "ana")
    desk.sources.fresh(NOW)
    assert desk.sources.fresh(NOW + timedelta(days=7)).stale
    path.write_text("platform,handle,followers\ninstagram,bo,9000\n", encoding="utf-8")
    assert desk.sources.fresh(NOW + timedelta(days=14)) == Freshness()
    assert desk.creators() == {"ana", "bo"}


def test_a_file_of_which_no_row_is_good_is_told(desk: Desk) -> None:
    (desk.files / "a.jsonl").write_text('{"name": "nobody"}\n', encoding="utf-8")
    assert desk.sources.fresh(NOW).stale


def test_where_publishing_fails_in_any_way_the_older_data_answers_and_says_its_day(desk: Desk) -> None:
    desk.put("a.jsonl", "ana")
    desk.sources.fresh(NOW)
    desk.put("a.jsonl", "ana", "bo")
    desk.publishing.trouble = RuntimeError("out of memory")
    assert desk.sources.fresh(NOW + timedelta(days=7)) == Freshness(stale=True, since=date(2026, 11, 25))
    desk.publishing.trouble = None
    assert desk.sources.fresh(NOW + timedelta(days=14)) == Freshness()
    assert desk.publishing.published == [1, 2]


def test_a_build_that_is_at_work_is_waited_for(desk: Desk) -> None:
    desk.put("a.jsonl", "ana")
    building = ExitStack()
    building.enter_context(sole_writer(desk.sources.folder))

    def it_ends(seconds: float) -> None:
        desk.slept.append(seconds)
        building.close()

    desk.sources.sleep = it_ends
    assert desk.sources.fresh(NOW) == Freshness()
    assert desk.slept == [5.0]
    assert desk.creators() == {"ana"}


def test_one_that_does_not_end_is_not_waited_for_forever(desk: Desk) -> None:
    desk.put("a.jsonl", "ana")
    with sole_writer(desk.sources.folder):
        assert desk.sources.fresh(NOW) == Freshness(stale=True)
    assert 60 < sum(desk.slept) < 180
    assert desk.creators() == set()


def test_a_folder_that_is_gone_is_no_failure_of_the_list(desk: Desk) -> None:
    desk.files.rmdir()
    assert desk.sources.fresh(NOW).stale


def test_without_sources_nothing_is_done(desk: Desk) -> None:
    desk.sources.paths = ()
    with sole_writer(desk.sources.folder):
        assert desk.sources.fresh(NOW) == Freshness()
