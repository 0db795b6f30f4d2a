"""Rows of a CSV file: the delimiter found, quoted line ends understood, and a lost quotation mark costing one row, not the file."""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index.loading.lines import Line, too_long, undecodable
from index.loading.rows import MAX_BYTES, Reject, rejected

DELIMITERS = ",;\t|"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """A row of a table: the line where it begins, its cells, and its text as it stands in the file."""

    line: int
    cells: tuple[str, ...]
    raw: str


class _Unread(Exception):
    """A record that cannot be one: why."""


class _Feed:
    """Lines for the csv module, which remembers those of the record at hand and can take some back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines, self._again = iter(lines), deque[Line]()
        self.record: list[Line] = []
        self.size = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            if self.record:
                raise _Unread("a quotation mark opens in this row and is never closed")
            raise StopIteration
        self.record.append(line)
        self.size += line.size
        if line.too_long:
            raise _Unread(f"the row {too_long(line.size)}")
        if self.size > MAX_BYTES:
            raise _Unread("a quotation mark opens in this row and is not closed within 1 MB")
        return line.text

    def begin(self) -> None:
        """Forget the record at hand."""
        self.record, self.size = [], 0

    def take_back(self) -> None:
        """Read all but the first line of the record at hand again; a line that is itself too long stays read."""
        self._again.extendleft(reversed([line for line in self.record[1:] if not line.too_long]))


def read_csv(lines: Iterable[Line], *, delimiter: str) -> Iterator[Cells | Reject]:
    """The rows of a CSV file, with rejects for those in another encoding, too long or without their closing quotation mark."""
    # The limit of the csv module is one for the process; lines are bounded before they get there.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    feed = _Feed(lines)
    rows = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.begin()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except (_Unread, csv.Error) as error:
            first = feed.record[0]
            yield rejected(first.number, str(error), first.text.rstrip())
            feed.take_back()
            rows = csv.reader(feed, delimiter=delimiter)
            continue
        raw = "".join(line.text for line in feed.record).rstrip("\r\n")
        if not any(cell.strip() for cell in cells):
            continue
        reason = undecodable(raw)
        number = feed.record[0].number
        yield rejected(number, f"the row {reason}", raw) if reason else Cells(line=number, cells=tuple(cells), raw=raw)


def delimiter_of(lines: Iterable[Line], *, score: Callable[[Sequence[str]], int]) -> str:
    """The delimiter that gives the first lines most columns by `score`, then simply most columns."""
    first = [line for line in islice(lines, 10) if not line.too_long]
    if first and (declared := first[0].text.strip().casefold()).startswith("sep=") and len(declared) == 5:
        return first[0].text.strip()[-1]

    def columns(delimiter: str) -> tuple[int, int]:
        rows = [row.cells for row in read_csv(first, delimiter=delimiter) if isinstance(row, Cells)]
        return max((score(row) for row in rows), default=0), max((len(row) for row in rows[:1]), default=0)

    return max(DELIMITERS, key=columns)
