"""JSON Lines: one creator a line, in the nested or the flat form of `schema.py`."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from index.loading.cleaning import visible
from index.loading.creators import read_creator
from index.loading.lines import Line, too_long, undecodable
from index.loading.reasons import reason_of
from index.loading.rows import BadRow, Reject, Row, rejected


def read_jsonl(lines: Iterable[Line], *, source: str, now: datetime) -> Iterator[Row | Reject]:
    """The creators of a JSONL file; each bad line becomes a reject, empty ones are passed over."""
    for line in lines:
        if line.text.strip():
            yield _row(line, source=source, now=now)


def last_lines(lines: Iterable[Line]) -> dict[str, int]:
    """For every "id" that occurs more than once, the number of its last line."""
    seen: dict[str, int] = {}
    again: set[str] = set()
    for line in lines:
        try:
            given = _explicit_id(_object(line)) if '"id"' in line.text else None
        except ValueError:
            continue
        if given:
            if given in seen:
                again.add(given)
            seen[given] = line.number
    return {given: number for given, number in seen.items() if given in again}


def _row(line: Line, *, source: str, now: datetime) -> Row | Reject:
    try:
        data = _object(line)
        creator = read_creator(data, source=source, now=now, derive_links=False)
    except ValueError as error:
        return rejected(line.number, reason_of(error), line.text.rstrip())
    return Row(line=line.number, creator=creator, raw=line.text[:2_000].rstrip(), explicit_id=_explicit_id(data))


def _object(line: Line) -> dict[str, object]:
    if line.too_long:
        raise BadRow(f"the line {too_long(line.size)}")
    if reason := undecodable(line.text):
        raise BadRow(f"the line {reason}")
    try:
        data = json.loads(line.text)
    except json.JSONDecodeError as error:
        raise BadRow(f"the line is not valid JSON ({error.msg}, character {error.pos + 1})") from error
    except RecursionError as error:
        raise BadRow("the line is not valid JSON (nested too deeply)") from error
    except ValueError as error:
        raise BadRow("the line holds a number with too many digits") from error
    if not isinstance(data, dict):
        raise BadRow("the line is not a JSON object, {...}, with one creator")
    return data


def _explicit_id(data: dict[str, object]) -> str | None:
    given = data.get("id")
    return visible(str(given)) or None if isinstance(given, str | int) and not isinstance(given, bool) else None
