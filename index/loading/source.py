"""The way in: a file of creators, of any kind that is understood, as a stream of creators and rejects."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from index.loading.columns import recognised
from index.loading.csv_rows import Cells, delimiter_of, read_csv
from index.loading.header import found_header
from index.loading.jsonl import last_lines, read_jsonl
from index.loading.lines import Line, lines
from index.loading.merging import settled
from index.loading.opening import DAMAGED, Progress, beginning, pieces
from index.loading.rows import Loaded, Reject, Row, rejected
from index.loading.survey import surveyed
from index.loading.tabular import read_table
from index.loading.xlsx_rows import read_xlsx
from index.trouble import UnreadableSource

Kind = Literal["jsonl", "csv", "xlsx"]
_PACKED = {".gz", ".zst"}
_KINDS: dict[str, Kind] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}


class Source:
    """A file that was opened and recognised. `rows()` may be called again and then reads the file anew.

    `mapping` is column name to field (`None`: not read) for a table, empty for JSONL. `bytes_read` of `total_bytes` is progress.
    """

    def __init__(
        self, path: Path, *, kind: Kind, mapping: Mapping[str, str | None], read: Callable[[Progress], Iterator[Loaded | Reject]]
    ) -> None:
        self.path, self.kind, self.mapping = path, kind, mapping
        self.total_bytes = path.stat().st_size
        self._read, self._progress = read, Progress()

    @property
    def bytes_read(self) -> int:
        """Bytes of the file, as stored, that `rows()` has read so far."""
        return min(self._progress.bytes_read, self.total_bytes)

    def rows(self) -> Iterator[Loaded | Reject]:
        """Every row as a creator or a reject, in the order of the file; a creator of several rows comes after the last of them."""
        self._progress = Progress()
        return self._read(self._progress)


def open_source(path: Path, *, mapping: Mapping[str, str] | None, now: datetime) -> Source:
    """Recognises a JSONL, CSV or Excel file. `mapping` is field to column name, or to one value for all rows.

    Raises UnreadableSource where the file as a whole cannot be read, or its columns name no handle and no profile link.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    try:
        kind = _kind(path)
        return _jsonl(path, now) if kind == "jsonl" else _table(path, kind, mapping or {}, now)
    except FileNotFoundError as error:
        raise UnreadableSource(f"There is no file {path}. Check the name and the folder.") from error
    except OSError as error:
        raise UnreadableSource(f"{path} cannot be opened ({error.strerror}). Name a file that may be read.") from error
    except DAMAGED as error:
        raise UnreadableSource(f"{path.name} is damaged ({error}). Copy or export it again.") from error


def _kind(path: Path) -> Kind:
    """By content where that is telling, else by the name. Raises UnreadableSource."""
    start = beginning(path)
    if start.startswith(b"PK\x03\x04"):
        return "xlsx"
    if start.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise UnreadableSource(f"{path.name} is in a format that is not read. Save it as .xlsx or as CSV in UTF-8.")
    first = next((line.text.strip() for line in _lines(path, Progress()) if line.text.strip()), "")
    if not first:
        raise UnreadableSource(f"{path.name} is empty. Name a file with one creator a row.")
    named = [suffix for suffix in path.suffixes if suffix.casefold() not in _PACKED]
    kind = _KINDS.get(named[-1].casefold()) if named else None
    if first.startswith("[") and kind is None:
        raise UnreadableSource(f"{path.name} holds one JSON list. Write one creator a line: jq -c '.[]' {path.name} > creators.jsonl")
    return kind or ("jsonl" if first.startswith("{") else "csv")


def _lines(path: Path, progress: Progress) -> Iterator[Line]:
    return lines(pieces(path, progress))


def _whole(rows: Iterator[Row | Reject]) -> Iterator[Row | Reject]:
    """The rows, and where the file breaks off, a reject that says so: what was read stays, what is missing is told."""
    line = 0
    try:
        for row in rows:
            line = row.line
            yield row
    except (*DAMAGED, OSError) as error:
        yield rejected(line + 1, f"the file is damaged after this line ({error}); later rows are missing. Copy or export it again", "")


def _jsonl(path: Path, now: datetime) -> Source:
    def read(progress: Progress) -> Iterator[Loaded | Reject]:
        rows = _whole(read_jsonl(_lines(path, progress), source=path.name, now=now))
        return settled(rows, last=last_lines(_until_damage(path)), source=path.name)

    return Source(path, kind="jsonl", mapping={}, read=read)


def _until_damage(path: Path) -> Iterator[Line]:
    try:
        yield from _lines(path, Progress())
    except (*DAMAGED, OSError):
        return


def _table(path: Path, kind: Kind, mapping: Mapping[str, str], now: datetime) -> Source:
    cells = _cells_of(path, kind)
    header = found_header(cells(Progress()), mapping=mapping, name=path.name)

    def read(progress: Progress) -> Iterator[Loaded | Reject]:
        survey = surveyed(cells_until_damage(), header.columns, after=header.line)
        rows = _whole(read_table(cells(progress), header=header, survey=survey, source=path.name, now=now))
        return settled(rows, last=survey.last_of_id, source=path.name)

    def cells_until_damage() -> Iterator[Cells | Reject]:
        try:
            yield from cells(Progress())
        except (*DAMAGED, OSError):
            return

    return Source(path, kind=kind, mapping=header.columns.mapping, read=read)


def _cells_of(path: Path, kind: Kind) -> Callable[[Progress], Iterator[Cells | Reject]]:
    if kind == "xlsx":
        return lambda progress: read_xlsx(path, progress)
    delimiter = delimiter_of(
        islice(_lines(path, Progress()), 10), score=lambda cells: sum(column is not None for column in recognised(cells).fields)
    )
    return lambda progress: read_csv(_lines(path, progress), delimiter=delimiter)
