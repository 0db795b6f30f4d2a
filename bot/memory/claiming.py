"""Taking work so that no other process takes it too: transactions that lock at their beginning, and leases by the clock of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, text

from index.catalogue.opening import writing

Clock = Callable[[Connection], datetime]
"""The time by which leases begin and end; one for all processes, or one that runs ahead takes what another is at work on."""


def database_clock(connection: Connection) -> datetime:
    """What the database says the time is; on SQLite that is the clock of this host, which all its processes share."""
    if connection.dialect.name == "sqlite":
        told = connection.execute(text("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')")).scalar_one()
        return datetime.fromisoformat(told).replace(tzinfo=UTC)
    now: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return now.astimezone(UTC)


@contextmanager
def claiming(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads before it writes: on SQLite nobody else writes from its beginning on; on PostgreSQL the rows that it reads
    `FOR UPDATE` are its own. Commits at the end."""
    with writing(engine) as connection:
        if connection.dialect.name == "sqlite":  # begun by a read, it could not wait for another's write and would fail at once
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
