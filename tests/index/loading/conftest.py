"""Files written and read back: what the tests of loading share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.loading.rows import Loaded, Reject
from index.loading.source import Source, open_source
from index.records import Creator

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Read:
    """A file after it was read to its end."""

    source: Source
    rows: tuple[Loaded | Reject, ...]

    @property
    def creators(self) -> tuple[Creator, ...]:
        return tuple(row.creator for row in self.rows if isinstance(row, Loaded))

    @property
    def rejects(self) -> tuple[Reject, ...]:
        return tuple(row for row in self.rows if isinstance(row, Reject))

    @property
    def only(self) -> Creator:
        (row,) = self.rows
        assert isinstance(row, Loaded), row
        return row.creator

    @property
    def refused(self) -> str:
        """The reason of the only reject."""
        (reject,) = self.rejects
        return reject.reason


Reader = Callable[..., Read]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Writes a file with this name and content and reads all of it."""

    def reading(name: str, content: str | bytes, mapping: Mapping[str, str] | None = None) -> Read:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        source = open_source(path, mapping=mapping, now=NOW)
        return Read(source=source, rows=tuple(source.rows()))

    return reading
