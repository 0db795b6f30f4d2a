"""Rows of a table to lines that read like a brief: "label: value" wherever the table has labels."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

_LONGEST_LABEL = 40
"""Characters of a column name; longer texts in a first row are content."""
_DECIDED_BY = 3
"""Rows that tell whether the first one names the columns; they are held back, the others are passed on as they come."""


def rows_as_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A line for each row with something in it. Two columns are label and value; more have their labels in the first row, if any are."""
    filled = (cells for row in rows if any(cells := [cell.strip() for cell in row]))
    first = list(islice(filled, _DECIDED_BY))
    width = max((len(_told(row)) for row in first), default=0)
    labels = first[0] if len(first) > 1 and width > 2 and _names_columns(first[0], width) else None
    for row in chain(first[1:] if labels else first, filled):
        yield from _labelled(labels, row) if labels else _line(row)


def _told(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell]


def _names_columns(row: Sequence[str], width: int) -> bool:
    """Whether a row holds names of columns: short, different, without figures, and none missing but the first."""
    told = _told(row)
    if len(told) < width - 1 or len(told) < 2 or (len(told) < width and row[0]):
        return False
    return len({cell.casefold() for cell in told}) == len(told) and all(
        len(cell) <= _LONGEST_LABEL and "\n" not in cell and ":" not in cell and not any(c.isdigit() for c in cell) for cell in told
    )


def _labelled(labels: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    told = [(labels[n] if n < len(labels) else "", _flat(cell)) for n, cell in enumerate(row) if cell]
    yield "; ".join(f"{label}: {cell}" if label else cell for label, cell in told)


def _line(row: Sequence[str]) -> Iterator[str]:
    told = _told(row)
    if len(told) == 1:
        yield from told[0].split("\n")
        return
    label, rest = _flat(told[0]), [_flat(cell) for cell in told[1:]]
    value = rest[0]
    for before, cell in pairwise(rest):
        value += (" " if _bare_number(before) or _bare_number(cell) else ", ") + cell
    yield f"{label} {value}" if label.endswith((":", "：", "=")) else f"{label}: {value}"


def _bare_number(cell: str) -> bool:
    """An amount in a cell of its own, whose unit or currency stands in the next one."""
    return cell.replace(",", "").replace(".", "").replace(" ", "").isdigit()


def _flat(cell: str) -> str:
    """A cell of several lines in one."""
    return ", ".join(line for part in cell.split("\n") if (line := part.strip().removeprefix("- ").rstrip(",")))
