"""Files of creators told from briefs, and looked through before anything of them is kept."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePath
from typing import Literal

from bot.blocks.importing import MOST_SAMPLES, REJECTS_TOLD, Column, Import
from index.loading.columns import recognised
from index.loading.csv_rows import Cells, delimiter_of, read_csv
from index.loading.header import found_header
from index.loading.lines import lines
from index.loading.opening import Progress, pieces
from index.loading.rows import Reject
from index.loading.source import Source
from index.loading.xlsx_rows import read_xlsx

Likeness = Literal["creators", "perhaps", "brief"]
LOOKED_AT = 50
"""Rows that examples of a column are taken from."""
ENOUGH_COLUMNS = 4
"""Columns of creators' fields from which a table without any figure is one of creators."""
_LINES, _TABLES, _PACKED = {".jsonl", ".ndjson"}, {".csv", ".tsv", ".xlsx"}, {".gz", ".zst"}
_NAMING, _FIGURES = {"handle", "url", "account_id"}, {"followers", "engagement_rate", "median_views"}
_BROKEN_OFF = "the file is damaged after this line"
"""How the reject is worded that stands for all that is missing of a file; see `index.loading.source`."""
_LABEL = re.compile(r"(?:^|; )([^:;]{1,40}): ")


def likeness(name: str) -> Likeness:
    """What a file may be by its name: packed tables and JSON lines are of creators, a table may be either, the rest are briefs."""
    suffixes = [one.casefold() for one in PurePath(name).suffixes[-2:]]
    packed = bool(suffixes) and suffixes[-1] in _PACKED
    kind = (suffixes[:-1] or [""])[-1] if packed else (suffixes or [""])[-1]
    if kind in _LINES or (packed and kind in _TABLES):
        return "creators"
    return "perhaps" if kind in _TABLES else "brief"


def maps_to_creators(mapping: Mapping[str, str | None]) -> bool:
    """Whether columns, by the fields that they were taken for, tell creators apart and say how large they are, or much else of them."""
    fields = {field.split()[-1] for field in mapping.values() if field}
    return bool(fields & _NAMING) and (bool(fields & _FIGURES) or len(fields) >= ENOUGH_COLUMNS)


def reads_like_creators(text: str) -> bool:
    """The same of a table whose text was read as that of a brief: its labels, or the cells of its first lines, are names of columns."""
    for line in text.splitlines()[:10]:
        cells = _LABEL.findall(line) or re.split(r"[,;\t|]", line)
        if maps_to_creators(recognised([cell.strip().strip('"') for cell in cells]).mapping):
            return True
    return False


def looked_through(source: Source, *, number: int, name: str, mapping: Mapping[str, str]) -> Import:
    """What a file would bring, after reading all of it."""
    good, bad = 0, 0
    rejects: list[Reject] = []
    for row in source.rows():
        if not isinstance(row, Reject):
            good += 1
            continue
        bad += 1
        if len(rejects) == REJECTS_TOLD and _BROKEN_OFF in row.reason:  # that a file ends early must be seen
            rejects.pop()
        if len(rejects) < REJECTS_TOLD:
            rejects.append(row)
    columns = columns_of(source, mapping) if source.mapping else ()
    return Import(number=number, file=name, rows=good, columns=columns, rejects=tuple(rejects), rejected=bad)


def columns_of(source: Source, mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of a table, with the first different values of each."""
    header = found_header(_cells(source), mapping=mapping, name=source.path.name)
    below = [row for row in islice(_cells(source), LOOKED_AT) if isinstance(row, Cells) and row.line > header.line]
    told = []
    for place, (name, field) in enumerate(zip(header.columns.names, header.columns.fields, strict=True)):
        values = (row.cells[place].strip() for row in below if place < len(row.cells))
        samples = tuple(islice(dict.fromkeys(value for value in values if value), MOST_SAMPLES))
        if name or samples:
            told.append(Column(name=name, field=field.said if field is not None else None, samples=samples))
    return tuple(told)


def _cells(source: Source) -> Iterator[Cells | Reject]:
    """The rows of a table as they stand in it."""
    if source.kind == "xlsx":
        return read_xlsx(source.path, Progress())
    first = islice(lines(pieces(source.path, Progress())), 10)
    delimiter = delimiter_of(first, score=lambda cells: sum(column is not None for column in recognised(cells).fields))
    return read_csv(lines(pieces(source.path, Progress())), delimiter=delimiter)
