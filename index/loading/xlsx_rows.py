"""Rows of an Excel workbook, with cells as the texts that they show."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from index.loading.csv_rows import Cells
from index.loading.opening import Progress
from index.loading.rows import Reject, rejected
from index.trouble import UnreadableSource

_HEADER_WITHIN = 10
"""Rows within which the column names stand; later rows are filled up to the widest of these, as a sheet leaves empty cells out."""

_MOST_UNPACKED = 1_000_000_000
"""Bytes. Shared texts of a workbook are held in memory, so that a zip bomb has to be refused before it is opened."""


def read_xlsx(path: Path, progress: Progress) -> Iterator[Cells | Reject]:
    """The rows of the first sheet that has any; other sheets with rows are each named in a reject. Raises UnreadableSource.

    A workbook is read from its end, so that progress is told only when it is done.
    """
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        book = openpyxl.load_workbook(path, read_only=True, data_only=True) if unpacked <= _MOST_UNPACKED else None
    except Exception as error:  # openpyxl lets errors of zip, XML and its own parsing through as they come
        raise UnreadableSource(
            f"{path.name} is no Excel workbook that can be read. Save the sheet as CSV in UTF-8 and load that."
        ) from error
    if book is None:
        raise UnreadableSource(f"{path.name} unpacks to more than 1 GB. Save the sheet as CSV in UTF-8 and load that.")
    try:
        yield from _sheets(book, path.name)
        progress.bytes_read = path.stat().st_size
    finally:
        book.close()


def _sheets(book: Any, name: str) -> Iterator[Cells | Reject]:
    chosen: str | None = None
    width = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        line = 0
        try:
            for line, row in enumerate(sheet.iter_rows(), start=1):
                cells = tuple(_shown(cell) for cell in row)
                if not any(cells):
                    continue
                if chosen not in {None, sheet.title}:
                    yield rejected(
                        line, f"sheet {sheet.title!r} was not read, only {chosen!r}; save it as a file of its own", " ".join(cells)
                    )
                    break
                chosen = sheet.title
                filled = _trimmed(cells)
                width = max(width, len(filled)) if line <= _HEADER_WITHIN or not width else width
                yield Cells(line=line, cells=filled + ("",) * (width - len(filled)), raw="\t".join(filled))
        except Exception as error:  # a damaged sheet fails in the middle, with whatever its XML provokes
            if chosen is None:
                raise UnreadableSource(f"{name} is damaged. Save the sheet as CSV in UTF-8 and load that.") from error
            yield rejected(line + 1, f"sheet {sheet.title!r} is damaged here; rows after this one are lost", "")


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        if "%" in str(cell.number_format or ""):
            return f"{value * 100:.6g}%"
        return str(int(value)) if float(value).is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat() if value.time().isoformat() != "00:00:00" else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max((i for i, cell in enumerate(cells) if cell), default=-1)
    return cells[: last + 1]
