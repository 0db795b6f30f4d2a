"""Forgetting in the memory: creators who asked for it, and threads that people want gone."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, delete, select, update

from bot.memory.cleaning import MARK, canonical, packed, unpacked
from bot.memory.migrating import memory_revision, prepared
from bot.memory.showing import unshow
from bot.memory.tables import decision, shortlist, shortlist_entry, shortlist_thread, thread, turn
from bot.memory.traces import Traces, cleaned_state, traces_of
from index.catalogue.opening import writing
from index.records import Creator

GONE = {"removed": True}
"""What keeps the place of an erased creator in a stored list."""

CleansState = Callable[[str, Traces], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgetting:
    """Takes creators out of everything that is remembered. `ordinary` are words of every day, folded (see `traces`); `clean_state` knows
    the states of threads."""

    engine: Engine
    ordinary: Collection[str] = ()
    clean_state: CleansState = cleaned_state

    def forget(self, creators: Sequence[Creator]) -> int:
        """Takes these creators out, all or nothing, and returns how many rows were changed or dropped; 0 where nothing is remembered.

        Stored lists keep the place. A thread that changes gets a new version, so that a process which still holds the old one cannot
        save it. Run again after the catalogue was published, it catches what was kept in between.
        """
        if not creators or memory_revision(self.engine) is None:
            return 0
        prepared(self.engine)
        traces = traces_of(creators, ordinary=self.ordinary)
        with writing(self.engine) as connection:
            touched = connection.execute(delete(decision).where(decision.c.creator_id.in_(sorted(traces.ids)))).rowcount
            for table, cleaned in (
                (shortlist, _cleaned_list),
                (decision, _cleaned_decision),
                (turn, _cleaned_turn),
                (thread, self._cleaned_thread),
            ):
                touched += _changed_rows(connection, table, lambda row, cleaned=cleaned: cleaned(row, traces))  # type: ignore[misc]  # mypy infers no default of a lambda
            here = shortlist_entry.c.creator_id.in_(sorted(traces.ids))  # after their lists, as where a thread is forgotten: no deadlock
            touched += connection.execute(delete(shortlist_entry).where(here)).rowcount
            touched += _renamed_threads(connection, traces)
        return touched

    def _cleaned_thread(self, row: RowMapping, traces: Traces) -> dict[str, Any]:
        told = {"state": self.clean_state(row["state"], traces), "title": traces.out_of_text(row["title"])}
        changed = any(row[name] != value for name, value in told.items())
        return {**told, "version": row["version"] + 1} if changed else {}


def _renamed_threads(connection: Connection, traces: Traces) -> int:
    """Gives conversations that are called by them another name, the same wherever it stands; returns how many there were."""
    columns = (thread.c.key, turn.c.thread, shortlist_thread.c.thread, decision.c.thread)
    keys = {key for column in columns for key in connection.execute(select(column).distinct()).scalars() if key and traces.in_text(key)}
    for key in sorted(keys):
        renamed = f"{key.partition(':')[0]}:{token_hex(5)}"
        for column in columns:
            connection.execute(update(column.table).where(column == key).values({column.name: renamed}))
    return len(keys)


def forget_thread(engine: Engine, key: str) -> bool:
    """Drops a thread with its history, its decisions and the stored lists that no other shows; whether there was anything.

    A block is the team's and stays.
    """
    with writing(engine) as connection:
        touched = connection.execute(delete(decision).where(decision.c.thread == key, decision.c.kind != "block")).rowcount
        touched += connection.execute(update(decision).where(decision.c.thread == key).values(thread=None, shortlist=None)).rowcount
        touched += unshow(connection, key)
        for table, column in ((turn, turn.c.thread), (thread, thread.c.key)):
            touched += connection.execute(delete(table).where(column == key)).rowcount
    return touched > 0


def _changed_rows(connection: Connection, table: Table, cleaned: Callable[[RowMapping], dict[str, Any]]) -> int:
    """Cleans every row of a table, one at a time: lists are large. `cleaned` gives the columns that may change."""
    changed = 0
    for key in _keys(connection, table):
        here = [column == value for column, value in zip(table.primary_key, key, strict=True)]
        row = connection.execute(select(table).where(*here).with_for_update()).mappings().one_or_none()
        told = {} if row is None else {name: value for name, value in cleaned(row).items() if row[name] != value}
        if told:
            changed += connection.execute(update(table).where(*here).values(told)).rowcount
    return changed


def _keys(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    columns = list(table.primary_key)
    yield from [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def _cleaned_list(row: RowMapping, traces: Traces) -> dict[str, Any]:
    result = unpacked(row["result"])
    if isinstance(result, dict) and isinstance(result.get("matches"), list):
        standing = [GONE if isinstance(one, dict) and one.get("id") in traces.ids else one for one in result["matches"]]
        result = {**result, "matches": standing}
    told = {name: packed(traces.out_of_json(unpacked(row[name]))) for name in ("brief", "settings")}
    return {**told, "result": canonical(traces.out_of_json(result))}


def _cleaned_decision(row: RowMapping, traces: Traces) -> dict[str, Any]:
    return {"text": MARK if traces.in_text(row["text"]) else row["text"]}


def _cleaned_turn(row: RowMapping, traces: Traces) -> dict[str, Any]:
    return {name: MARK if traces.in_text(row[name]) else row[name] for name in ("said", "replied")}
