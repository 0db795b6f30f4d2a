"""Brings the memory to the tables that this version of the code needs; the catalogue's own tables are left alone."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from bot.memory.trouble import MemoryTrouble
from index.catalogue.opening import in_our_words, reading

HEAD = "0003"
"""The newest migration; compared with it first, so that most runs need no Alembic."""

VERSION_TABLE = "memory_version"
_KNOWN = ("0001", "0002", "0003")
_LOCK = 5_210_733
"""Any number, the same in every process: on PostgreSQL two bots that start together migrate one after the other."""


def prepared(engine: Engine) -> Engine:
    """The same engine, once its memory is up to date; all that is missing is applied in one transaction. Raises MemoryTrouble for a memory
    that a newer version made."""
    found = memory_revision(engine)
    if found == HEAD:
        return engine
    if found is not None and found not in _KNOWN:
        raise MemoryTrouble(
            f"What is remembered here is of version {found}, this program knows {HEAD}. Use the newer program, or another database."
        )
    from alembic import command  # noqa: PLC0415  0.1 s that most runs need not pay
    from alembic.config import Config  # noqa: PLC0415  as above

    with in_our_words(engine), engine.connect() as connection:
        _lock(connection)
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        config.attributes["version_table"] = VERSION_TABLE
        command.upgrade(config, HEAD)
        connection.commit()
    return engine


def memory_revision(engine: Engine) -> str | None:
    """The migration that the memory stands at; `None` where nothing was ever remembered."""
    with reading(engine) as connection:
        if not inspect(connection).has_table(VERSION_TABLE):
            return None
        found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608  our own constant
        return found


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":  # its driver would commit each CREATE TABLE by itself, and a killed run leave half of them
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
