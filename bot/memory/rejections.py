"""Whom the people of a channel rejected, in whichever of its conversations."""

from sqlalchemy import Engine, select

from bot.memory.tables import decision
from index.catalogue.opening import reading


def rejected_in(engine: Engine, prefix: str) -> frozenset[str]:
    """Creators whose last verdict in any conversation with this beginning of its key is a rejection that nobody took back."""
    asked = (
        select(decision.c.id, decision.c.creator_id, decision.c.thread, decision.c.kind)
        .where(
            decision.c.thread.startswith(prefix, autoescape=True),
            decision.c.kind.in_(("approve", "reject")),
            decision.c.undone_at.is_(None),
            decision.c.creator_id.is_not(None),
        )
        .order_by(decision.c.id)
    )
    with reading(engine) as connection:
        rows = connection.execute(asked).mappings().all()
    latest = {row["creator_id"]: row["kind"] for row in rows if row["thread"].startswith(prefix)}  # SQLite's LIKE takes A for a
    return frozenset(key for key, kind in latest.items() if kind == "reject")
