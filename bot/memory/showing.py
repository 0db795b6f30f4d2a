"""Which conversations show which stored lists, inside a transaction that writes. A list goes with the last of those that show it."""

from sqlalchemy import Connection, delete, select, update

from bot.memory.adding import added
from bot.memory.cleaning import key_of
from bot.memory.tables import KEY, shortlist, shortlist_thread


def show(connection: Connection, name: str, thread: str | None) -> None:
    """Notes that a stored list is shown in a thread, or was kept outside of any (`None`). Its row is locked by whoever calls this."""
    if thread is None:
        connection.execute(update(shortlist).where(shortlist.c.id == name, ~shortlist.c.outside).values(outside=True))
    else:
        added(connection, shortlist_thread, {"shortlist": name, "thread": key_of(thread, most=KEY)})


def unshow(connection: Connection, thread: str) -> int:
    """Takes a thread off its lists and drops those that no other shows and that were never kept outside of any; how many it showed."""
    shows = shortlist_thread.c
    theirs = select(shows.shortlist).where(shows.thread == thread)
    locking = select(shortlist.c.id).where(shortlist.c.id.in_(theirs)).order_by(shortlist.c.id).with_for_update()
    names = connection.execute(locking).scalars().all()  # locked, so that nobody shows one again between being counted and dropped
    connection.execute(delete(shortlist_thread).where(shows.thread == thread, shows.shortlist.in_(names)))
    shown = select(shows.shortlist).where(shows.shortlist.in_(names))
    connection.execute(delete(shortlist).where(shortlist.c.id.in_(names), ~shortlist.c.outside, shortlist.c.id.not_in(shown)))
    return len(names)
