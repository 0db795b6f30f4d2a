"""An administrator's import of a file: what its columns were taken for, how far it is, what came of it, what was wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.blocks.buttons import button, rows
from bot.blocks.controls import Control
from bot.blocks.paging import paged
from bot.blocks.prose import Line, prose, strong
from bot.blocks.sections import context
from bot.blocks.showing import Message, Showing
from bot.blocks.summary import Part
from bot.blocks.table import tables, text_cell
from bot.blocks.text import Block
from index.loading.rows import Reject
from index.texts import one_line
from prompts.figures import number, share
from prompts.words import Words

LONGEST_NAME = 120
LONGEST_REASON = 300
REJECTS_TOLD = 5
"""Rejected rows that are told with their reasons; all of them come as a file."""
MOST_SAMPLES = 3
"""Example values of a column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the file, the field that it was taken for (`None`: not read), and values of its first rows."""

    name: str
    field: str | None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """A file that is about to be imported: as which number, what it holds. A file of JSON lines has no columns."""

    number: int
    file: str
    rows: int
    """Rows that are creators."""
    columns: tuple[Column, ...] = ()
    rejects: tuple[Reject, ...] = ()
    """The first rows that cannot be read."""
    rejected: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of an import."""

    file: str
    added: int
    changed: int
    unchanged: int
    removed: int = 0
    rejected: int = 0
    barred: int = 0
    """Rows of creators who asked to be forgotten."""
    creators: int = 0
    """Creators that answer from now on."""
    published: bool = True
    """`False` where nothing changed."""
    rejects: tuple[Reject, ...] = ()


def import_proposed(told: Import, showing: Showing) -> tuple[Message, ...]:
    """What a file would bring, with the columns as they were taken, and buttons to go on or not."""
    words, file = showing.words, one_line(told.file, most=LONGEST_NAME)
    title = words("import.title", file=file)
    counted = words("import.would", rows=number(told.rows, words.language), rejected=number(told.rejected, words.language))
    parts: list[Part] = [
        prose([[strong(title)], counted], words.language),
        *_columns(told.columns, words),
        _rejects(told.rejects, told.rejected, words),
    ]
    if told.columns:
        parts.append([context(words("import.correct"), words.language)])
    go_on = [
        *([button(words("import.confirm"), Control(act="import_confirm", number=told.number), style="primary")] if told.rows else []),
        button(words("import.cancel"), Control(act="import_cancel", number=told.number)),
    ]
    return paged([*parts, rows(go_on)], f"{title} {counted}", words)


def import_progress(file: str, showing: Showing, *, stage: str, done: int, total: int | None) -> Message:
    """How far an import is; the same message is updated. `stage` is a word of `import_stage`."""
    words, language = showing.words, showing.words.language
    told = words.of("import_stage", stage)
    if total:
        far = words("import.far", done=number(done, language), total=number(total, language), share=share(min(1.0, done / total), language))
    else:
        far = number(done, language)
    title = words("import.working", file=one_line(file, most=LONGEST_NAME))
    return _one([[strong(title)], f"{told}: {far}"], f"{title} {told}: {far}", words)


def import_done(told: Outcome, showing: Showing) -> tuple[Message, ...]:
    """What came of an import; the rejected rows come as a file beside it."""
    words, language = showing.words, showing.words.language
    figures = {name: number(getattr(told, name), language) for name in ("added", "changed", "unchanged", "removed", "rejected")}
    title = words("import.done", file=one_line(told.file, most=LONGEST_NAME))
    lines: list[Line] = [[strong(title)], words("import.counts", **figures)]
    lines += [words("import.barred", count=number(told.barred, language))] if told.barred else []
    state = words("import.published", count=number(told.creators, language)) if told.published else words("import.nothing_changed")
    parts = [prose([*lines, state], words.language), _rejects(told.rejects, told.rejected, words)]
    if told.rejected:
        parts.append([context(words("import.rejects_file"), language)])
    return paged(parts, f"{title} {words('import.counts', **figures)} {state}", words)


def import_cancelled(file: str, showing: Showing) -> Message:
    """That a file was not imported."""
    told = showing.words("import.cancelled", file=one_line(file, most=LONGEST_NAME))
    return _one([told], told, showing.words)


def import_failed(file: str, problem: str, showing: Showing, *, reference: str) -> Message:
    """Why a file could not be imported, in a sentence that tells the next step, and the reference in the log."""
    words = showing.words
    title = words("import.failed", file=one_line(file, most=LONGEST_NAME))
    lines: list[Line] = [[strong(title)], one_line(problem, most=1_000)]
    small = context(words("window.reference", reference=one_line(reference, most=100)), words.language)
    message = _one(lines, f"{title} {problem}", words)
    return Message(text=message.text, blocks=(*message.blocks, small))


def _columns(columns: Sequence[Column], words: Words) -> Iterator[Part]:
    """A table with a row for each column, as many tables as they need."""
    if not columns:
        return
    shown = max((len(one.samples) for one in columns), default=0)
    samples = min(MOST_SAMPLES, shown)
    titles = [
        words("import.column"),
        words("import.read_as"),
        *(words("import.sample", place=number(k + 1, words.language)) for k in range(samples)),
    ]
    cells: list[list[Block]] = []
    for one in columns:
        values = [one.samples[k] if k < len(one.samples) else "" for k in range(samples)]
        field = words.of("import_field", one.field) if one.field else words("import.unread")
        cells.append([text_cell(text) for text in (one.name, field, *values)])
    yield from tables(words("import.columns"), titles, cells)


def _rejects(rejects: Sequence[Reject], count: int, words: Words) -> list[Block]:
    """The first rejected rows with their reasons, and how many there are beside them."""
    told = rejects[:REJECTS_TOLD]
    lines: list[Line] = [
        words("import.reject", line=number(one.line, words.language), reason=one_line(one.reason, most=LONGEST_REASON)) for one in told
    ]
    if told and (others := count - len(told)) > 0:
        lines.append(words("import.more_rejects", count=number(others, words.language)))
    return prose([[strong(words("import.rejects"))], *lines], words.language) if lines else []


def _one(lines: Sequence[Line], text: str, words: Words) -> Message:
    """A short message."""
    (message,) = paged([prose(lines, words.language)], text, words)
    return message
