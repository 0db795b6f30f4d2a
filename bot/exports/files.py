"""Writing a shortlist as CSV, Excel or Markdown; a file appears whole or not at all."""

import csv
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path

import xlsxwriter

from bot.exports.rows import HEADER, Cell
from index.trouble import IndexTrouble

STDOUT = Path("-")


class NotWritten(IndexTrouble):
    """A file that was asked for could not be written."""


def as_csv(rows: list[list[Cell]]) -> bytes:
    """CSV in UTF-8 with a mark, which Excel needs to read Thai and Persian right."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_markdown(rows: list[list[Cell]]) -> bytes:
    """A Markdown table; pipes, line breaks and markup of third parties are escaped."""
    lines = ["| " + " | ".join(HEADER) + " |", "|" + " --- |" * len(HEADER)]
    lines += ["| " + " | ".join(_markdown(cell) for cell in row) + " |" for row in rows]
    return ("\n".join(lines) + "\n").encode()


def as_xlsx(rows: list[list[Cell]]) -> bytes:
    """An Excel workbook: texts as texts, numbers as numbers, a header that stays in sight."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("Shortlist")
        sheet.freeze_panes(1, 3)
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, HEADER, bold)
        for k, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):  # one by one: `write_row` stops at a cell that is too long for Excel
                sheet.write(k, column, "" if cell is None else cell)
        sheet.autofilter(0, 0, len(rows), len(HEADER) - 1)
        sheet.autofit(max_width=300)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[list[list[Cell]]], bytes]] = {"csv": as_csv, "markdown": as_markdown, "xlsx": as_xlsx}


def write(path: Path, content: bytes) -> None:
    """Writes aside and renames; `-` is standard output."""
    if path == STDOUT:
        sys.stdout.buffer.write(content)
        return
    if path.is_dir():
        raise NotWritten(f"{path} is a folder. Name a file in it.")
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
        path.write_bytes(content)
        return
    target = path.resolve()  # through a link to the file that it names
    aside = target.with_name(target.name + ".unfinished")
    try:
        aside.write_bytes(content)
        aside.replace(target)
    except OSError as cause:
        raise NotWritten(f"{path} could not be written ({cause.strerror}). Name another place, or make its folder.") from cause
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _markdown(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())
