"""A file of creators into the catalogue, as `build` does it, with its progress in one message of a thread that is updated."""

import csv
import json
import logging
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Protocol

from bot.blocks.importing import REJECTS_TOLD, Outcome, import_progress
from bot.blocks.showing import Message, Showing
from bot.exports.file import File
from bot.exports.rows import safe
from bot.posting.wire import Busy, NoReply, Refused
from index.catalogue.announcements import Announcement
from index.catalogue.migrating import migrate
from index.catalogue.opening import in_our_words
from index.house import House
from index.importing import bring_in
from index.loading.rows import Reject
from index.loading.source import open_source
from index.lock import sole_writer
from index.progress import Progress

log = logging.getLogger("briefmatch")

BETWEEN_UPDATES = 2.0
"""Seconds between two updates of the message, of which Slack takes fifty a minute for all conversations together."""
MOST_HANDED_BACK = 50_000
"""Rejected rows in the file that is handed back: what a spreadsheet opens at once; all of them stay in the data folder."""
_STAGES = {"Embedding": "embedding", "Vector store": "publishing", "Publishing": "publishing"}
"""Stages of a build, and the word of `import_stage` for each; all others read."""


class Publishes(Protocol):
    """Publishes the catalogue; see `index.publishing`."""

    def needed(self) -> bool:
        """Whether the catalogue is newer than what answers."""

    def publish(self, *, now: datetime) -> Announcement:
        """Makes what answers anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BringsIn:
    """Does what `build` does, one file at a time."""

    house: House
    publisher: Callable[[Progress], Publishes]

    def writer(self) -> AbstractContextManager[None]:
        """The lock without which nothing may be written. Raises CatalogueLocked at once where somebody else has it."""
        return sole_writer(self.house.folder)

    def __call__(self, path: Path, *, mapping: Mapping[str, str], now: datetime, progress: Progress) -> Outcome:
        """Brings a file in and publishes, under the writer's lock. Interrupted anywhere, it is done again from the beginning and puts
        nothing in twice. Raises IndexTrouble.
        """
        source = open_source(path, mapping=mapping, now=now)
        run = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        with in_our_words(self.house.engine):
            migrate(self.house.engine)
            progress.stage("Reading", total=None, unit="rows")
            one = bring_in(source, name=path.name, house=self.house, run=run, prune=False, progress=progress)
            publisher = self.publisher(progress)
            published = publisher.needed()
            if published:
                publisher.publish(now=now)
        return Outcome(
            file=path.name,
            added=one.put.added,
            changed=one.put.changed,
            unchanged=one.put.unchanged,
            removed=len(one.pruned),
            rejected=one.rejected,
            barred=one.barred,
            creators=self.house.creators.count(),
            published=published,
        )

    def rejects(self, name: str) -> tuple[Reject, ...]:
        """The first rows of a source that were rejected last."""
        return tuple(islice(self._rejected(name), REJECTS_TOLD))

    def handed_back(self, name: str) -> File:
        """They with their reasons, as a table that a spreadsheet opens."""
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(["line", "reason", "row"])
        for one in islice(self._rejected(name), MOST_HANDED_BACK):
            writer.writerow([one.line, safe(one.reason), safe(one.raw)])
        return File(name=f"{name}.rejects.csv", content=text.getvalue().encode("utf-8-sig"))

    def _rejected(self, name: str) -> Iterator[Reject]:
        path = self.house.rejects / f"{name}.rejects.jsonl"
        if path.is_file():
            with path.open(encoding="utf-8", newline="\n") as file:
                for line in file:
                    told = json.loads(line)
                    yield Reject(line=told["line"], reason=told["reason"], raw=told["raw"])


class Updates(Protocol):
    """Puts another content into the message of an import."""

    def __call__(self, message: Message) -> None:
        """Raises Refused, Busy and NoReply."""


@dataclass(kw_only=True, slots=True)
class Told:
    """See `index.progress.Progress`. What cannot be shown is not missed: the end is told by a message of its own."""

    file: str
    showing: Showing
    update: Updates
    rows: int | None = None
    """Rows of the file, where they were counted."""
    clock: Callable[[], float] = time.monotonic
    _stage: str = "reading"
    _done: int = 0
    _total: int | None = None
    _told: float = field(default=float("-inf"))

    def stage(self, name: str, *, total: int | None, unit: str) -> None:
        """See Progress."""
        del unit
        self._stage, self._done, self._total = _STAGES.get(name, "reading"), 0, self.rows if name == "Reading" else total
        self._shown()

    def advance(self, steps: int) -> None:
        """See Progress."""
        self._done += steps
        self._shown()

    @property
    def message(self) -> Message:
        """How far it is."""
        return import_progress(self.file, self.showing, stage=self._stage, done=self._done, total=self._total)

    def _shown(self) -> None:
        now = self.clock()
        if now - self._told < BETWEEN_UPDATES:
            return
        self._told = now
        try:
            self.update(self.message)
        except (Refused, Busy, NoReply) as failure:
            log.info("progress not shown", extra={"action": "progress_not_shown", "kind": type(failure).__name__})
