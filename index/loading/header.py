"""Finding the row of a table that names its columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from index.loading.cleaning import clean
from index.loading.columns import Columns, header_likeness, mapped, plain_name
from index.loading.csv_rows import Cells
from index.loading.platforms import platforms_in
from index.loading.rows import Reject
from index.trouble import UnreadableSource

_LOOKED_AT = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The columns of a table, the line that names them, and the platform that its words name where they name just one."""

    line: int
    columns: Columns
    platform: str | None


def found_header(rows: Iterable[Cells | Reject], *, mapping: Mapping[str, str], name: str) -> Header:
    """The first of ten rows that names columns, two if possible, else the first row.

    Raises UnreadableSource where no creator could be read.
    """
    looked_at = list(islice(rows, _LOOKED_AT))
    first = [row for row in looked_at if isinstance(row, Cells)]
    wanted = {plain_name(value) for value in mapping.values()} - {""}
    named = {row.line: len(wanted & {plain_name(cell) for cell in row.cells}) for row in first}
    likeness = {row.line: header_likeness(row.cells) + named[row.line] for row in first}
    candidates = [row for row in first if likeness[row.line]]
    header = next((row for row in candidates if likeness[row.line] > 1), next(iter(candidates), None))
    if header is None and (bad := next((row for row in looked_at if isinstance(row, Reject)), None)):
        raise UnreadableSource(f"The column names of {name} cannot be read: in line {bad.line} {bad.reason}.")
    if header is None and not first:
        raise UnreadableSource(f"{name} holds no row. It needs column names in its first row and one creator in each row below.")
    header = header or first[0]
    names = tuple(clean(cell).strip() for cell in header.cells)
    words = " ".join(" ".join(row.cells) for row in first if row.line <= header.line)
    platforms = platforms_in(words)
    return Header(line=header.line, columns=mapped(names, mapping), platform=platforms[0] if len(platforms) == 1 else None)
