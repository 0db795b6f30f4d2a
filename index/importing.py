"""Creators in: a file's good rows into the catalogue, its bad rows into a rejects file with line and reason."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from index.catalogue.creators import Put
from index.house import House
from index.loading.rows import Loaded, Reject
from index.progress import Progress
from index.records import Creator
from index.trouble import CatalogueUnavailable

BATCH = 200
"""Creators in one transaction: an interrupted import loses at most these, and resumes."""


class Rows(Protocol):
    """A file being read (see `index.loading.source`)."""

    def rows(self) -> Iterator[Loaded | Reject]:
        """Every row, good or rejected, in the file's order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What came of one file. `rejects` is the file of rejected rows, `None` where there were none."""

    source: str
    put: Put
    rejected: int
    barred: int
    pruned: tuple[str, ...]
    rejects: Path | None


def bring_in(rows: Rows, *, name: str, house: House, run: str, prune: bool, progress: Progress) -> Imported:
    """Reads to the end, in transactions of `BATCH` creators. `name` stands for the source from run to run.

    With `prune`, creators that this source told of before and no longer does are removed, unless another source tells of them.
    Nothing is pruned from a file with rejected rows or without a good one: whoever stands in a row that could not be read, or behind
    the place where a file breaks off, has not left the source.
    """
    gate = house.suppressions.gate()
    put, rejected, barred = Put(), 0, 0
    batch: list[Creator] = []
    with _rejects_file(house.rejects / f"{name}.rejects.jsonl") as rejects:
        for row in rows.rows():
            match row:
                case Reject():
                    rejects.write(json.dumps({"line": row.line, "reason": row.reason, "raw": row.raw}, ensure_ascii=False) + "\n")
                    rejected += 1
                case Loaded() if gate.bars(row.creator):
                    barred += 1
                case Loaded():
                    batch.append(row.creator)
            if len(batch) == BATCH:
                put += house.creators.put(batch, source=name, run=run)
                batch = []
            progress.advance(1)
        if batch:
            put += house.creators.put(batch, source=name, run=run)
    good = put.added + put.changed + put.unchanged
    unseen = house.creators.unseen(source=name, run=run) if prune and good and not rejected else ()
    return Imported(
        source=name,
        put=put,
        rejected=rejected,
        barred=barred,
        pruned=house.creators.prune(unseen, source=name),
        rejects=house.rejects / f"{name}.rejects.jsonl" if rejected else None,
    )


@contextmanager
def _rejects_file(path: Path) -> Iterator[TextIO]:
    """The rejects of this run replace those of the last one once the file was read to its end; an empty file is not kept."""
    aside = path.with_suffix(".unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8") as file:
            yield file
        path.unlink(missing_ok=True)
        if aside.stat().st_size:
            aside.rename(path)
        else:
            aside.unlink()
    except OSError as cause:
        raise CatalogueUnavailable(
            f"The rejects file {path} could not be written ({cause.strerror}). Free some space or make it writable."
        ) from cause
