"""Where messages stand in Slack that may show some creators: the threads of their lists, of what was said of them, of weekly lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, or_, select

from bot.memory.channels import DOOR
from bot.memory.tables import decision, occurrence, posting, schedule, seen, shortlist_entry, shortlist_thread, turn
from bot.memory.traces import Traces
from index.catalogue.opening import reading


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """A thread by the stamp of its first message, which may be all there is."""

    thread: str
    channel: str


def places_of(engine: Engine, team: str, traces: Traces) -> tuple[Place, ...]:
    """The threads of a workspace in which they may be named, the newest first. Asked before an erasure: afterwards nobody knows."""
    ids = sorted(traces.ids)
    prefix = f"{DOOR}{team}:"
    with reading(engine) as connection:
        lists = select(shortlist_entry.c.shortlist).where(shortlist_entry.c.creator_id.in_(ids))
        shown = connection.execute(select(shortlist_thread.c.thread).where(shortlist_thread.c.shortlist.in_(lists))).scalars()
        decided = connection.execute(select(decision.c.thread).where(decision.c.creator_id.in_(ids))).scalars()
        turns = connection.execute(
            select(turn.c.thread, turn.c.said, turn.c.replied).where(turn.c.thread.startswith(prefix, autoescape=True))
        )
        keys = {*shown, *decided, *(key for key, said, replied in turns if traces.in_text(said) or traces.in_text(replied))}
        weekly = _weekly(connection, team, ids)
    found = {one for key in keys if key and (one := _place(key, prefix)) is not None} | weekly
    return tuple(sorted(found, reverse=True))


def _weekly(connection: Connection, team: str, ids: Sequence[str]) -> set[Place]:
    """Weekly messages: of lists that they stand in, and of those whose channel saw them."""
    lists = select(shortlist_entry.c.shortlist).where(shortlist_entry.c.creator_id.in_(ids))
    saw = select(seen.c.schedule_id).where(seen.c.creator_id.in_(ids))
    asked = (
        select(occurrence.c.schedule_id, occurrence.c.due_local, occurrence.c.slack_ts, schedule.c.channel)
        .join(schedule, schedule.c.id == occurrence.c.schedule_id)
        .where(occurrence.c.team_id == team, occurrence.c.slack_ts.is_not(None))
        .where(or_(occurrence.c.shortlist.in_(lists), occurrence.c.schedule_id.in_(saw)))
    )
    rows = connection.execute(asked).all()
    keys = [f"weekly:{number}:{due}" for number, due, _, _ in rows]
    posted = select(posting.c.key, posting.c.channel).where(posting.c.team_id == team, posting.c.key.in_(keys))
    channels = {row.key: row.channel for row in connection.execute(posted)}  # where it was posted then; the list may have moved
    return {Place(thread=ts, channel=channels.get(key, now)) for key, (_, _, ts, now) in zip(keys, rows, strict=True)}


def _place(key: str, prefix: str) -> Place | None:
    """The thread that a conversation is; `None` for one of another door or workspace."""
    channel, _, thread = key.removeprefix(prefix).partition(":")
    return Place(thread=thread, channel=channel) if key.startswith(prefix) and channel and thread.replace(".", "").isdigit() else None
