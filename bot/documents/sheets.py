"""Excel: each sheet's rows, as tables that empty rows part."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any

import openpyxl

from bot.documents.document import Found, Note
from bot.documents.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from bot.documents.tables import rows_as_lines

_CURRENCY = re.compile(r"\[\$([^\]\-]{1,4})(?:-[^\]]*)?\]|([$€£¥฿₫﷼₹₺])")
"""A currency in the format of a number: a brief whose budget is shown as "€ 5,000" has only 5000 in its cell."""


def read_sheets(data: bytes) -> Found:
    """Values as they are shown, formulas by their last result. Hidden sheets are left out and named."""
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown[:MOST_SHEETS]:
        notes: list[Note] = []
        lines = (line for table in _tables(sheet, notes) for line in rows_as_lines(table))
        first = next(lines, None)
        if first is not None:
            if len(shown) > 1:
                yield str(sheet.title)
            yield first
            yield from lines
        yield from notes
    if len(shown) > MOST_SHEETS:
        yield Note(code="note_sheets", details={"most": str(MOST_SHEETS), "total": str(len(shown))})
    hidden = [str(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        yield Note(code="note_hidden_sheets", details={"names": ", ".join(hidden[:10])})


def _tables(sheet: Any, notes: list[Note]) -> Iterator[list[list[str]]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    table: list[list[str]] = []
    wider = False
    rows = sheet.iter_rows()
    for row in islice(rows, MOST_ROWS):
        cells = [_shown(cell) for cell in row[:MOST_COLUMNS]]
        wider = wider or any(cell.value is not None for cell in row[MOST_COLUMNS:])
        if any(cells):
            table.append(cells)
        elif table:
            yield table
            table = []
    if table:
        yield table
    if wider:
        notes.append(Note(code="note_columns", details={"most": str(MOST_COLUMNS), "sheet": str(sheet.title)}))
    if next(rows, None) is not None:
        notes.append(Note(code="note_rows", details={"most": str(MOST_ROWS), "sheet": str(sheet.title)}))


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _number(value: float, pattern: str) -> str:
    if "%" in pattern:
        return f"{value * 100:.6g}%"
    figure = f"{value:.0f}" if abs(value) < 1e15 and float(value).is_integer() else repr(value)
    currency = _CURRENCY.search(pattern)
    return f"{currency.group(1) or currency.group(2)} {figure}" if currency else figure
