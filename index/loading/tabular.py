"""Rows of a table as creators: cells by column into the JSONL form, which checks them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from index.loading.cleaning import folded, named, said, visible
from index.loading.creators import read_creator
from index.loading.csv_rows import Cells
from index.loading.dates import read_day
from index.loading.header import Header
from index.loading.lines import too_long
from index.loading.numbers import local_digits
from index.loading.places import listed, located
from index.loading.platforms import looks_like_link, profile
from index.loading.reasons import reason_of
from index.loading.rows import MAX_BYTES, RAW_CHARS, BadRow, Reject, Row, rejected
from index.loading.survey import Survey

_OF_ACCOUNT = ("handle", "account_id", "url", "followers", "engagement_rate", "median_views", "verified", "as_of")
_NO_AGENCY = frozenset({"no", "false", "0", "none", "independent", "ไม่มี", "ندارد", "không"})


def read_table(rows: Iterable[Cells | Reject], *, header: Header, survey: Survey, source: str, now: datetime) -> Iterator[Row | Reject]:
    """The creators of a table's rows; each bad row becomes a reject."""
    for row in rows:
        if isinstance(row, Reject):
            yield row
        elif row.line < header.line and not row.raw.casefold().startswith("sep="):
            yield rejected(row.line, "the row stands above the column names", row.raw)
        elif row.line > header.line:
            yield _row(row, header=header, survey=survey, source=source, now=now)


def _row(row: Cells, *, header: Header, survey: Survey, source: str, now: datetime) -> Row | Reject:
    try:
        cells = _by_field(row, header=header, survey=survey, now=now)
        data = _as_record(cells, header=header)
        creator = read_creator(data, source=source, now=now, derive_links=True)
    except ValueError as error:
        return rejected(row.line, reason_of(error), row.raw)
    explicit = visible(cells.get((None, "id"), ""))
    return Row(line=row.line, creator=creator, raw=row.raw[:RAW_CHARS], explicit_id=explicit or None)


def _by_field(row: Cells, *, header: Header, survey: Survey, now: datetime) -> dict[tuple[str | None, str], str]:
    """Cells by platform (`None` where the column names none) and field, with rates and dates made unmistakable."""
    columns = header.columns
    if len(row.raw) > MAX_BYTES:
        raise BadRow(f"the row {too_long(len(row.raw))}")
    if len(row.cells) < len(columns.names) or any(cell.strip() for cell in row.cells[len(columns.names) :]):
        raise BadRow(f"the row has {len(row.cells)} cells for {len(columns.names)} columns; is a quotation mark or a separator missing?")
    found: dict[tuple[str | None, str], str] = {(None, name): value for name, value in columns.constants.items()}
    for i, (column, cell) in enumerate(zip(columns.fields, row.cells, strict=False)):
        if column is None or named(cell, len(cell) or 1) is None:
            continue
        value = cell
        if column.field == "engagement_rate" and i in survey.percent and said(cell) and "%" not in local_digits(cell):
            value = f"{cell.strip()}%"
        if column.field == "as_of":
            value = _day(cell, day_first=survey.day_first.get(i), now=now)
        key = (column.platform, column.field)
        found[key] = f"{found[key]}; {value}" if key in found else value
    return found


def _day(cell: str, *, day_first: bool | None, now: datetime) -> str:
    try:
        day = read_day(cell, now=now, day_first=day_first)
    except BadRow as error:
        raise BadRow(f"as_of: {error}") from error
    return day.isoformat() if day else ""


def _as_record(cells: Mapping[tuple[str | None, str], str], *, header: Header) -> dict[str, object]:
    """The row in the form of `schema.py`: flat, or nested where columns name several platforms."""
    general = {name: value for (platform, name), value in cells.items() if platform is None}
    platforms = dict.fromkeys(c.platform for c in header.columns.fields if c and c.platform)
    if len(platforms) == 1:
        general = {name: value for (_, name), value in sorted(cells.items(), key=lambda item: item[0][0] or "")}
    record: dict[str, object] = {
        k: v for k, v in general.items() if k not in {*_OF_ACCOUNT, "platform", "niches", "city", "location", "agency"}
    }
    country, places = located(general.get("location", ""))
    record.setdefault("country", country)
    record["places"] = [*listed(general.get("city", "")), *places]
    record["niches"] = list(listed(general.get("niches", "")))
    if said(general.get("agency", "")):
        record.setdefault("represented", folded(general["agency"]) not in _NO_AGENCY)
    if len(platforms) > 1:
        record["accounts"] = _accounts(cells, tuple(p for p in platforms if p), general)
        return record
    account: dict[str, object] = {k: v for k, v in general.items() if k in _OF_ACCOUNT}
    return record | account | {"platform": _platform(general, header.platform)}


def _accounts(
    cells: Mapping[tuple[str | None, str], str], platforms: tuple[str, ...], general: Mapping[str, str]
) -> list[dict[str, object]]:
    """One account for each platform whose columns say something in this row."""
    accounts: list[dict[str, object]] = []
    for platform in platforms:
        own = {name: value for (place, name), value in cells.items() if place == platform and said(value)}
        if own:
            handle = {"handle": general["handle"]} if "handle" in general and not own.keys() & {"handle", "url", "account_id"} else {}
            shared = {"as_of": general.get("as_of", "")}
            accounts.append({**shared, **handle, **own, "platform": platform})
    if not accounts:
        raise BadRow("handle is missing")
    return accounts


def _platform(general: Mapping[str, str], words: str | None) -> str:
    if said(general.get("platform", "")):
        return general["platform"]
    links = (value for name in ("url", "handle") if looks_like_link(value := visible(general.get(name, ""))))
    found = next((seen.platform for link in links if (seen := profile(link))), words)
    if found is None:
        raise BadRow("the platform is not said: give it for the whole file with --map platform=instagram")
    return found
