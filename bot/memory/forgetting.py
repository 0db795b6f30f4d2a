"""Forgetting in the memory: creators who asked for it, and threads that people want gone."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, delete, select, update

from bot.memory.claiming import claiming
from bot.memory.cleaning import MARK, canonical, packed, unpacked
from bot.memory.migrating import memory_revision, prepared
from bot.memory.showing import unshow
from bot.memory.tables import (
    decision,
    delivery,
    errand,
    feedback,
    occurrence,
    posting,
    saved_brief,
    schedule,
    seen,
    shortlist,
    shortlist_entry,
    shortlist_thread,
    thread,
    turn,
)
from bot.memory.traces import Traces, cleaned_state, traces_of
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
        ids = sorted(traces.ids)
        with claiming(self.engine) as connection:
            touched = 0
            # In the order in which every transaction locks them: conversations, lists, decisions, then what the bot in Slack keeps.
            for table, cleaned in ((thread, self._cleaned_thread), (turn, _cleaned_turn), (shortlist, _cleaned_list)):
                touched += _changed_rows(connection, table, lambda row, cleaned=cleaned: cleaned(row, traces))  # type: ignore[misc]  # mypy infers no default of a lambda
            for table in (shortlist_entry, decision):
                touched += connection.execute(delete(table).where(table.c.creator_id.in_(ids))).rowcount
            for table, cleaned in (
                (decision, _cleaned_decision),
                (delivery, _cleaned_delivery),
                (schedule, _cleaned_schedule),
                (occurrence, _cleaned_occurrence),
            ):
                touched += _changed_rows(connection, table, lambda row, cleaned=cleaned: cleaned(row, traces))  # type: ignore[misc]  # as above
            touched += connection.execute(delete(seen).where(seen.c.creator_id.in_(ids))).rowcount
            for table, cleaned in (
                (seen, _cleaned_sight),
                (saved_brief, _cleaned_brief),
                (feedback, _cleaned_opinion),
                (errand, _cleaned_errand),
            ):
                touched += _changed_rows(connection, table, lambda row, cleaned=cleaned: cleaned(row, traces))  # type: ignore[misc]  # as above
            touched += _renamed_threads(connection, traces)
        return touched

    def _cleaned_thread(self, row: RowMapping, traces: Traces) -> dict[str, Any]:
        told = {"state": self.clean_state(row["state"], traces), "title": traces.out_of_text(row["title"])}
        changed = any(row[name] != value for name, value in told.items())
        return {**told, "version": row["version"] + 1} if changed else {}


def _renamed_threads(connection: Connection, traces: Traces) -> int:
    """Gives conversations that are called by them another name, the same wherever it stands; returns how many there were."""
    columns = (
        *(thread.c.key, turn.c.thread, shortlist_thread.c.thread, decision.c.thread),
        *(table.c[name] for table in (schedule, feedback, posting) for name in ("thread", "channel")),
        *(table.c.channel for table in (seen, saved_brief)),
    )
    keys = {key for column in columns for key in connection.execute(select(column).distinct()).scalars() if key and traces.in_text(key)}
    for key in sorted(keys):
        renamed = f"{key.partition(':')[0]}:{token_hex(5)}"
        for column in columns:
            connection.execute(update(column.table).where(column == key).values({column.name: renamed}))
    return len(keys)


def forget_thread(engine: Engine, key: str) -> bool:
    """Drops a thread with its history, its decisions, what people thought of its answers and the stored lists that no other shows; whether
    there was anything.

    A block is the team's and stays, as do weekly lists that were made in it; neither tells any more where it comes from.
    """
    with claiming(engine) as connection:
        touched = connection.execute(delete(thread).where(thread.c.key == key)).rowcount
        touched += connection.execute(delete(turn).where(turn.c.thread == key)).rowcount
        touched += unshow(connection, key)
        touched += connection.execute(delete(decision).where(decision.c.thread == key, decision.c.kind != "block")).rowcount
        touched += connection.execute(update(decision).where(decision.c.thread == key).values(thread=None, shortlist=None)).rowcount
        connection.execute(update(schedule).where(schedule.c.thread == key).values(thread=None))
        touched += connection.execute(delete(feedback).where(feedback.c.thread == key)).rowcount
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


def _cleaned_delivery(row: RowMapping, traces: Traces) -> dict[str, Any]:
    return {"payload": None if row["payload"] is None else _cleaned_json(row["payload"], traces)}


def _cleaned_schedule(row: RowMapping, traces: Traces) -> dict[str, Any]:
    """With a new version where it changes, so that a list that is being made of the old one is made anew."""
    told = {"name": traces.out_of_text(row["name"]), **{name: _cleaned_json(row[name], traces) for name in ("brief", "settings")}}
    changed = any(row[name] != value for name, value in told.items())
    return {**told, "version": row["version"] + 1} if changed else {}


def _cleaned_occurrence(row: RowMapping, traces: Traces) -> dict[str, Any]:
    """What is being posted loses their name; the channel will have seen the others only."""
    if row["pending"] is None:
        return {}
    pending = unpacked(row["pending"])
    others = [one for one in pending["sights"] if one["creator_id"] not in traces.ids]
    told = traces.out_of_json({"message": pending["message"], "figures": [one["figures"] for one in others]})
    assert isinstance(told, dict)  # noqa: S101  as it was given
    sights = [{**one, "figures": figures} for one, figures in zip(others, told["figures"], strict=True)]
    return {"pending": packed({**pending, "message": told["message"], "sights": sights})}


def _cleaned_sight(row: RowMapping, traces: Traces) -> dict[str, Any]:
    return {"figures": _cleaned_json(row["figures"], traces)}


def _cleaned_brief(row: RowMapping, traces: Traces) -> dict[str, Any]:
    return {"name": traces.out_of_text(row["name"]), "brief": _cleaned_json(row["brief"], traces)}


def _cleaned_opinion(row: RowMapping, traces: Traces) -> dict[str, Any]:
    return {"text": MARK if traces.in_text(row["text"]) else row["text"]}


def _cleaned_errand(row: RowMapping, traces: Traces) -> dict[str, Any]:
    """An erasure that is running still needs to know of whom, and drops it when it is done."""
    if (row["kind"], row["state"]) == ("erase", "running"):
        return {}
    return {name: None if row[name] is None else _cleaned_json(row[name], traces) for name in ("told", "result")}


def _cleaned_json(told: str, traces: Traces) -> str:
    """The same text where it names nobody."""
    data = unpacked(told)
    cleaned = traces.out_of_json(data)
    return told if cleaned == data else packed(cleaned)
