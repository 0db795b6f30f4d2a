"""Adding a row where none stands yet, or in place of the one that does: what SQLite and PostgreSQL say alike and SQLAlchemy apart."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insertion(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT of this database that knows ON CONFLICT."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415  0.1 s that SQLite need not pay

        return postgresql.insert(table)
    return sqlite.insert(table)


def added(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Adds a row unless one with its key is there; whether it was added."""
    adding = insertion(connection, table).values(dict(row)).on_conflict_do_nothing().returning(*table.primary_key)
    return connection.execute(adding).first() is not None


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Adds a row, or puts it in place of the one with its key."""
    key = [column.name for column in table.primary_key]
    changed = {name: value for name, value in row.items() if name not in key}
    connection.execute(insertion(connection, table).values(dict(row)).on_conflict_do_update(index_elements=key, set_=changed))
