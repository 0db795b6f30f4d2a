"""Creators in from files: what goes in, what is rejected, and what an interruption leaves."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from index.catalogue.creators import Put
from index.catalogue.suppression import keys_of
from index.house import House
from index.importing import BATCH, Imported, bring_in
from index.loading.rows import Loaded, Reject
from index.progress import Silent
from index.records import Creator
from index.trouble import CatalogueUnavailable
from tests.builders import NOW, a_creator, renamed

PEOPLE = [a_creator(f"c{k:04}", posts=(f"post of {k}",)) for k in range(2 * BATCH + 50)]


@dataclass
class Told:
    """A file that tells of these creators and rejects; an exception among them is raised when its row is reached."""

    lines: Sequence[Creator | Reject | BaseException]
    rows_read: int = field(default=0)

    def rows(self) -> Iterator[Loaded | Reject]:
        for number, line in enumerate(self.lines, start=1):
            if isinstance(line, BaseException):
                raise line
            self.rows_read = number
            yield line if isinstance(line, Reject) else Loaded(line=number, creator=line, source="people.jsonl")


def brought_in(house: House, lines: Sequence[Creator | Reject | BaseException], *, run: str = "1", prune: bool = False) -> Imported:
    return bring_in(Told(lines), name="people.jsonl", house=house, run=run, prune=prune, progress=Silent())


def test_good_rows_go_in_and_bad_ones_to_a_file_with_line_reason_and_text(any_house: House) -> None:
    bad = Reject(line=2, reason="followers: -5 is negative", raw='{"handle": "ข้าว"}\u2028')
    done = brought_in(any_house, [PEOPLE[0], bad, PEOPLE[1]])
    assert (done.put, done.rejected, done.barred, done.pruned) == (Put(added=2), 1, 0, ())
    assert done.rejects == any_house.rejects / "people.jsonl.rejects.jsonl"
    (line,) = done.rejects.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert json.loads(line) == {"line": 2, "reason": bad.reason, "raw": bad.raw}
    assert list(any_house.creators.all()) == PEOPLE[:2]


def test_without_bad_rows_there_is_no_rejects_file_and_an_old_one_goes(house: House) -> None:
    brought_in(house, [Reject(line=1, reason="bad", raw="")])
    done = brought_in(house, PEOPLE[:1], run="2")
    assert done.rejects is None
    assert list(house.rejects.iterdir()) == []


def test_many_creators_go_in_batch_by_batch_and_none_is_lost(house: House) -> None:
    assert brought_in(house, PEOPLE).put == Put(added=len(PEOPLE))
    assert list(house.creators.all()) == PEOPLE


def test_a_second_run_changes_only_what_changed(house: House) -> None:
    brought_in(house, PEOPLE)
    again = [PEOPLE[0], renamed(PEOPLE[1], bio="new"), *PEOPLE[2:], a_creator("new")]
    assert brought_in(house, again, run="2").put == Put(added=1, changed=1, unchanged=len(PEOPLE) - 1)


def test_pruning_removes_whom_the_file_no_longer_names(house: House) -> None:
    brought_in(house, PEOPLE[:3])
    assert brought_in(house, PEOPLE[:2], run="2").pruned == ()
    assert brought_in(house, PEOPLE[:2], run="3", prune=True).pruned == (PEOPLE[2].id,)
    assert list(house.creators.all()) == PEOPLE[:2]


@pytest.mark.parametrize("lines", [[], [Reject(line=1, reason="bad", raw="")]])
def test_nothing_is_pruned_by_a_file_without_a_good_row(house: House, lines: list[Reject]) -> None:
    brought_in(house, PEOPLE[:3])
    assert brought_in(house, lines, run="2", prune=True).pruned == ()
    assert house.creators.count() == 3


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), SystemExit(1), MemoryError()])
def test_an_interruption_keeps_the_batches_before_it_and_the_next_run_finishes(house: House, interruption: BaseException) -> None:
    stop = BATCH + 50
    with pytest.raises(type(interruption)):
        brought_in(house, [*PEOPLE[:stop], interruption])
    assert list(house.creators.all()) == PEOPLE[:BATCH]
    assert brought_in(house, PEOPLE, run="2").put == Put(added=len(PEOPLE) - BATCH, unchanged=BATCH)
    assert list(house.creators.all()) == PEOPLE


def test_an_interrupted_run_keeps_the_rejects_of_the_last_whole_one_and_prunes_nothing(house: House) -> None:
    brought_in(house, [*PEOPLE[:3], Reject(line=4, reason="first run", raw="")])
    with pytest.raises(KeyboardInterrupt):
        brought_in(house, [Reject(line=1, reason="second run", raw=""), KeyboardInterrupt()], run="2", prune=True)
    assert "first run" in (house.rejects / "people.jsonl.rejects.jsonl").read_text(encoding="utf-8")
    assert house.creators.count() == 3
    brought_in(house, PEOPLE[:3], run="3")
    assert list(house.rejects.iterdir()) == []


def test_whoever_was_forgotten_stays_out_and_is_counted(any_house: House) -> None:
    any_house.suppressions.add(keys_of(PEOPLE[1]), now=NOW)
    done = brought_in(any_house, PEOPLE[:3])
    assert (done.barred, done.put) == (1, Put(added=2))
    assert [creator.id for creator in any_house.creators.all()] == [PEOPLE[0].id, PEOPLE[2].id]
    any_house.suppressions.remove(keys_of(PEOPLE[1]))
    assert brought_in(any_house, PEOPLE[:3], run="2").put == Put(added=1, unchanged=2)


def test_a_rejects_file_that_cannot_be_written_is_said_in_words(house: House) -> None:
    house.rejects.write_text("a file in the place of the folder")
    with pytest.raises(CatalogueUnavailable, match=r"rejects file .* could not be written .*Free some space or make it writable"):
        brought_in(house, PEOPLE[:1])
