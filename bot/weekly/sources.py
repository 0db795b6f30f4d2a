"""The files and folders of creators that are read anew before a round, only where they changed."""

import hashlib
import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Protocol

from bot.memory.preferences import Preferences
from bot.weekly.freshness import Freshness
from index.catalogue.announcements import Announcement
from index.catalogue.migrating import migrate
from index.catalogue.opening import in_our_words
from index.house import House
from index.importing import bring_in
from index.loading.source import open_source
from index.lock import sole_writer
from index.progress import Progress, Silent
from index.trouble import CatalogueLocked, IndexTrouble

log = logging.getLogger("briefmatch")

ONE_ROUND = timedelta(minutes=10)
"""What is asked for again within this time belongs to one round."""
PATIENCE, STEP = 24, 5.0
"""How often, and after how many seconds each time, a writer that is at work is waited for."""
KINDS = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx")
PACKED = (".gz", ".zst")
_NAME, _WHO = "sources_read", "briefmatch"


class Publishes(Protocol):
    """Publishes the catalogue; see `index.publishing`."""

    def needed(self) -> bool:
        """Whether the catalogue is newer than what answers."""

    def publish(self, *, now: datetime) -> Announcement:
        """Makes what answers anew."""


@dataclass(kw_only=True)
class Sources:
    """Reads them, once a round. Safe to share between threads; of two processes the second waits for the first."""

    paths: tuple[Path, ...]
    folder: Path
    """The data folder, whose writer's lock is taken."""
    house: House
    publisher: Callable[[Progress], Publishes]
    preferences: Preferences
    sleep: Callable[[float], None]
    _last: tuple[datetime, Freshness] | None = None
    _guard: Lock = field(default_factory=Lock)

    def fresh(self, now: datetime) -> Freshness:
        """Reads what changed and publishes it. Never raises for a file or a catalogue: then the older data answers, and says so."""
        if not self.paths:
            return Freshness()
        with self._guard:
            if self._last is None or not timedelta(0) <= now - self._last[0] < ONE_ROUND:
                self._last = (now, self._read(now))
            return self._last[1]

    def _read(self, now: datetime) -> Freshness:
        faults = 0
        try:
            files = list(_files(self.paths))
            digest = _digest(files)
            if self.preferences.get(_NAME) == digest:
                return Freshness()
            faults = self._rebuilt(files, digest, now)
        except Exception as trouble:  # whatever it is, lists of older data are better than none
            _tell("sources", trouble)
            faults += 1
        return Freshness(stale=faults > 0, since=self._day() if faults else None)

    def _rebuilt(self, files: list[Path], digest: str, now: datetime) -> int:
        """How many files could not be read. Only where all could is the state of the files kept: else the next round tries again."""
        faults = 0
        with self._writer(), in_our_words(self.house.engine):
            migrate(self.house.engine)
            run, progress = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}", Silent()
            for path in files:
                try:
                    source = open_source(path, mapping=None, now=now)
                    one = bring_in(source, name=path.name, house=self.house, run=run, prune=False, progress=progress)
                    faults += one.rejected > 0 and one.put.added + one.put.changed + one.put.unchanged == 0
                except (IndexTrouble, OSError) as trouble:
                    _tell(path.name, trouble)
                    faults += 1
            publisher = self.publisher(progress)
            if publisher.needed():
                publisher.publish(now=now)
        if not faults:
            self.preferences.set(_NAME, digest, who=_WHO, now=now)
        log.info("sources read", extra={"action": "sources_read", "files": len(files), "faults": faults})
        return faults

    @contextmanager
    def _writer(self) -> Iterator[None]:
        """The lock of the writer, waited for where a build or another replica holds it. Raises CatalogueLocked in the end."""
        with ExitStack() as held:
            for left in reversed(range(PATIENCE)):
                try:
                    held.enter_context(sole_writer(self.folder))
                    break
                except CatalogueLocked:
                    if not left:
                        raise
                    self.sleep(STEP)
            yield

    def _day(self) -> date | None:
        """The day of what answers now."""
        try:
            newest = self.house.announcements.newest()
        except IndexTrouble:
            return None
        return newest.published_at.date() if newest is not None else None


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Every file that is named or stands in a folder that is, in a fixed order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.is_file() and _is_kind(one))
        else:
            yield path


def _is_kind(path: Path) -> bool:
    if path.name.startswith("."):  # as half-written copies do
        return False
    suffixes = [one.casefold() for one in path.suffixes]
    return bool(suffixes) and (suffixes[-1] in KINDS or (suffixes[-1] in PACKED and len(suffixes) > 1 and suffixes[-2] in KINDS))


def _digest(files: list[Path]) -> str:
    """One hash over the names and contents of all files."""
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            whole.update(f"{path}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()


def _tell(what: str, trouble: Exception) -> None:
    """Tells the operator's log, without what stands in the file."""
    log.error("sources not read", extra={"action": "sources_failed", "source": what, "kind": type(trouble).__name__})
