"""What only a whole table shows: whether rates are percentages, how its dates are ordered, which ids come again."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from index.loading.cleaning import visible
from index.loading.columns import Columns
from index.loading.csv_rows import Cells
from index.loading.dates import order_shown
from index.loading.numbers import local_digits, read_rate
from index.loading.rows import BadRow, Reject

_PERCENT_FROM = 0.1
"""A column of unmarked rates holds percentages when more than this share is above 1; accounts above 100 % are rarer than that."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What a first reading found: the last line, rate columns in percent, date columns day first or not, last lines of repeated ids."""

    last_line: int
    percent: frozenset[int]
    day_first: dict[int, bool]
    last_of_id: dict[str, int]


@dataclass(kw_only=True, slots=True)
class _Seen:
    rates: int = 0
    above_one: int = 0
    orders: set[bool] = field(default_factory=set)


def surveyed(rows: Iterable[Cells | Reject], columns: Columns, *, after: int) -> Survey:
    """Reads all rows after the header's line once."""
    at = {name: [i for i, c in enumerate(columns.fields) if c and c.field == name] for name in ("id", "engagement_rate", "as_of")}
    seen = {i: _Seen() for i in at["engagement_rate"] + at["as_of"]}
    lines: dict[str, int] = {}
    again: set[str] = set()
    last_line = after
    for row in rows:
        last_line = row.line
        if isinstance(row, Reject) or row.line <= after or len(row.cells) < len(columns.names):
            continue
        for i in at["engagement_rate"]:
            _note_rate(seen[i], row.cells[i])
        for i in at["as_of"]:
            if (order := order_shown(row.cells[i])) is not None:
                seen[i].orders.add(order)
        for given in (visible(row.cells[i]) for i in at["id"]):
            if given:
                if given in lines:
                    again.add(given)
                lines[given] = row.line
    return Survey(
        last_line=last_line,
        percent=columns.percent | {i for i, note in seen.items() if note.above_one > _PERCENT_FROM * note.rates},
        day_first={i: next(iter(note.orders)) for i, note in seen.items() if len(note.orders) == 1},
        last_of_id={given: lines[given] for given in again},
    )


def _note_rate(note: _Seen, cell: str) -> None:
    try:
        rate = None if "%" in local_digits(cell) else read_rate(cell)
    except BadRow:
        return
    if rate is not None:
        note.rates += 1
        note.above_one += rate > 1
