"""Writing a shortlist as CSV, Excel or Markdown; a file appears whole or not at all."""

import csv
import sys
from contextlib import suppress
from datetime import datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from secrets import token_hex
from typing import Protocol

import xlsxwriter

from bot.exports.ledger_rows import LEDGER_HEADER, ledger_table
from bot.exports.rows import HEADER, Cell, safe, table
from bot.proposal import Proposal
from index.texts import shown
from index.trouble import IndexTrouble
from prompts import brief_card, fees, proving
from prompts.figures import day
from prompts.words import Words
from retrieval.niches import NicheBook

STDOUT = Path("-")


class NotWritten(IndexTrouble):
    """A file that was asked for could not be written."""


def as_csv(proposal: Proposal, words: Words, book: NicheBook, *, list_id: str | None = None) -> bytes:
    """The list as CSV in UTF-8 with a mark, which Excel needs to read Thai and Persian right."""
    del list_id  # a table of its own has no place for it
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows([["" if cell is None else cell for cell in row] for row in table(proposal, words, book)])
    return text.getvalue().encode("utf-8-sig")


def as_markdown(proposal: Proposal, words: Words, book: NicheBook, *, list_id: str | None = None) -> bytes:
    """The brief, the list and the ledger of each creator; pipes, line breaks and markup of third parties are escaped."""
    brief = proposal.shortlist.brief
    lines = [f"# {words('list.title')}{f' {list_id}' if list_id else ''} · {day(proposal.shortlist.today, words.language)}", ""]
    lines += [f"- **{_markdown(label)}**: {_markdown(value)}" for label, value in brief_card.rows(brief, words)]
    lines += ["", *_grid(HEADER, table(proposal, words, book))]
    for place, match in enumerate(proposal.shortlist.matches, start=1):
        lines += ["", f"## {place}. {_markdown(match.creator.name)}", ""]
        lines += [f"- {_markdown(proving.line(one, words))}" for one in match.ledger]
    lines += ["", *(f"> {_markdown(line)}" for line in (*fees.total(proposal.total, words), *fees.terms(proposal.fees, words)))]
    return ("\n".join(lines) + "\n").encode()


def as_xlsx(proposal: Proposal, words: Words, book: NicheBook, *, list_id: str | None = None) -> bytes:
    """An Excel workbook with the list, the ledger and the brief: texts as texts, numbers as numbers, headers that stay in sight."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        # A file is made once and compared later: without this it would hold the time of its making.
        workbook.set_properties({"created": datetime.combine(proposal.shortlist.today, time())})
        _sheet(workbook, "Shortlist", HEADER, table(proposal, words, book), fixed=3)
        _sheet(workbook, "Ledger", LEDGER_HEADER, ledger_table(proposal.shortlist, words), fixed=3)
        card: list[list[Cell]] = [[safe(label), safe(value)] for label, value in brief_card.rows(proposal.shortlist.brief, words)]
        day_made: Cell = proposal.shortlist.today.isoformat()
        about: list[list[Cell]] = [["list", safe(list_id)], ["day", day_made], ["generation", proposal.shortlist.generation]]
        _sheet(workbook, "Brief", ("field", "value"), [*card, *about], fixed=1)
    return buffer.getvalue()


def _sheet(workbook: xlsxwriter.Workbook, name: str, header: tuple[str, ...], rows: list[list[Cell]], *, fixed: int) -> None:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, fixed)
    sheet.write_row(0, 0, header, workbook.add_format({"bold": True}))
    for k, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):  # one by one: `write_row` stops at a cell that is too long for Excel
            sheet.write(k, column, "" if cell is None else cell)
    sheet.autofilter(0, 0, len(rows), len(header) - 1)
    sheet.autofit(max_width=300)


class Writer(Protocol):
    """Writes a list in one format."""

    def __call__(self, proposal: Proposal, words: Words, book: NicheBook, *, list_id: str | None = None) -> bytes:
        """The whole file; `list_id` is the id under which the list can be replayed, where it was kept."""


WRITERS: dict[str, Writer] = {"csv": as_csv, "markdown": as_markdown, "xlsx": as_xlsx}
_BY_SUFFIX = {"csv": "csv", "md": "markdown", "xlsx": "xlsx"}


def exported(proposal: Proposal, suffix: str, words: Words, book: NicheBook, *, list_id: str | None) -> bytes:
    """The list in the format of a file's suffix. Raises KeyError for one that there is no writer for."""
    return WRITERS[_BY_SUFFIX[suffix]](proposal, words, book, list_id=list_id)


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
    aside = target.with_name(f"{target.name}.{token_hex(8)}.unfinished")  # a name that nobody can have laid a link under
    try:
        aside.write_bytes(content)
        aside.replace(target)
    except OSError as cause:
        raise NotWritten(f"{path} could not be written ({cause.strerror}). Name another place, or make its folder.") from cause
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _grid(header: tuple[str, ...], rows: list[list[Cell]]) -> list[str]:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return lines + ["| " + " | ".join(_markdown(cell) for cell in row) + " |" for row in rows]


def _markdown(cell: Cell) -> str:
    text = "" if cell is None else shown(str(cell))
    for sign in "\\`*_~[]<>|":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())
