"""The end of a workspace: when the bot is uninstalled, everything that came from there goes."""

from sqlalchemy import Connection, Engine, Table, delete, or_, select

from bot.memory.channels import DOOR
from bot.memory.claiming import claiming
from bot.memory.showing import unshow
from bot.memory.tables import (
    channel,
    decision,
    delivery,
    errand,
    feedback,
    occurrence,
    posting,
    preference,
    rate,
    rate_asked,
    saved_brief,
    schedule,
    seen,
    shortlist_thread,
    thread,
    turn,
)

OF_A_TEAM: tuple[Table, ...] = (delivery, posting, schedule, occurrence, seen, saved_brief, feedback, channel, errand)
"""Tables that say of which workspace a row is, in the order in which transactions lock them."""


class Leaving:
    """Deletes the data of workspaces.

    A database serves one workspace: preferences, rates of exchange, and blocks whose conversation was forgotten do not say where they come
    from and go with it. Conversations at a terminal and lists that were kept outside of any conversation are the operator's and stay.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def leave(self, team: str) -> int:
        """Deletes everything of a workspace, all or nothing, and returns how many rows that were."""
        prefix = f"{DOOR}{team}:"
        with claiming(self._engine) as connection:
            keys = _keys(connection, prefix)
            touched = 0
            for key in keys:
                touched += connection.execute(delete(thread).where(thread.c.key == key)).rowcount
                touched += connection.execute(delete(turn).where(turn.c.thread == key)).rowcount
            for key in keys:
                touched += unshow(connection, key)
            gone = or_(decision.c.thread.in_(keys), decision.c.thread.is_(None))
            touched += connection.execute(delete(decision).where(gone)).rowcount
            for table in OF_A_TEAM:
                touched += connection.execute(delete(table).where(table.c.team_id == team)).rowcount
            for table in (preference, rate, rate_asked):
                touched += connection.execute(delete(table)).rowcount
        return touched


def _keys(connection: Connection, prefix: str) -> list[str]:
    """Conversations of the workspace, also those of which only a turn, a list or a decision is left."""
    found: set[str] = set()
    for column in (thread.c.key, turn.c.thread, shortlist_thread.c.thread, decision.c.thread):
        found.update(connection.execute(select(column).where(column.startswith(prefix, autoescape=True)).distinct()).scalars())
    return sorted(key for key in found if key.startswith(prefix))  # SQLite's LIKE takes A for a
