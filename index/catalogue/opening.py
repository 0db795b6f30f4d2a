"""Opening the database: SQLite by default, PostgreSQL by URL, and its failures in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from index.trouble import CatalogueUnavailable, NothingPublished

HEAD = "0001"
"""The newest migration; readers compare with it, so that they need no Alembic."""

WAIT_SECONDS = 15
"""How long a statement waits for another process's write before it gives up."""


def open_database(url: str) -> Engine:
    """An engine for this URL; no connection is made yet. Raises CatalogueUnavailable where the URL is none."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, pool_pre_ping=True)
        engine = create_engine(parsed, connect_args={"timeout": WAIT_SECONDS})
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as cause:
        raise CatalogueUnavailable(
            "DATABASE_URL is no database address that works here. "
            "Leave it empty for SQLite, or give postgresql+psycopg://… after: pip install '.[postgresql]'"
        ) from cause
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]  # DBAPI objects have no common type
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")  # what is erased leaves no bytes behind
    cursor.close()


def sqlite_url(folder: Path) -> str:
    """The address of the default database inside a data folder."""
    return f"sqlite:///{folder / 'catalogue.db'}"


@contextmanager
def in_our_words(engine: Engine) -> Iterator[None]:
    """Turns a database's failure into CatalogueUnavailable, the cause chained."""
    try:
        yield
    except (OperationalError, DatabaseError) as cause:
        raise CatalogueUnavailable(_worded(str(cause.orig or cause), engine)) from cause
    except UnicodeDecodeError as cause:  # SQLite says so of a file that is no database
        raise CatalogueUnavailable(_worded("not a database", engine)) from cause


def _worded(failure: str, engine: Engine) -> str:
    place = engine.url.render_as_string(hide_password=True)
    low = failure.lower()
    for sign, words in (
        (
            "full",
            f"The disk is full: the catalogue at {place} could not be written. Free some space and run the same command again; it resumes.",
        ),
        (
            "disk i/o",
            f"The disk does not take any more: {place} could not be used. Free some space and run the same command again; it resumes.",
        ),
        ("readonly", f"The catalogue at {place} cannot be written. Make its folder writable, or choose another with --data."),
        (
            "unable to open",
            f"There is no catalogue at {place} that can be opened. Run `python -m bot build FILE` to make one, or `demo` for the "
            "examples, or choose another folder with --data. If it is there, check that it can be read and written.",
        ),
        (
            "not a database",
            f"The file behind {place} is no catalogue, or is damaged. "
            "Restore a backup: it holds the creators and who asked to be forgotten.",
        ),
        ("malformed", f"The catalogue at {place} is damaged. Restore a backup: it holds the creators and who asked to be forgotten."),
        ("locked", f"The catalogue at {place} is busy with another process's write. Try again in a moment."),
        ("no such table", f"The catalogue at {place} was made by another version. Run `python -m bot build` once to bring it up to date."),
        (
            "does not exist",
            f"The catalogue at {place} was made by another version, or the database is missing. Run `python -m bot build` once.",
        ),
    ):
        if sign in low:
            return words
    return f"The database at {place} does not answer ({failure.splitlines()[0][:120]}). Check DATABASE_URL and that the server runs."


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that commits at the end, with failures in our words. Threads of one process write to an SQLite file in turn."""
    with in_our_words(engine), _turn(engine), engine.begin() as connection:
        yield connection


_TURNS: WeakKeyDictionary[Engine, RLock] = WeakKeyDictionary()
_MAKING = Lock()


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Of threads that write at the same time SQLite lets one, and has the others look again at growing intervals; a lock wakes the next one
    at once. Whoever holds it may write again inside, as a connection of its own could not.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    with _MAKING:
        turn = _TURNS.setdefault(engine, RLock())
    with turn:
        yield


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for reading, with failures in our words."""
    with in_our_words(engine), engine.connect() as connection:
        yield connection


def revision_of(engine: Engine) -> str | None:
    """The migration that the database stands at; `None` for an empty one."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def require_tables(engine: Engine) -> None:
    """Raises NothingPublished for an empty database and CatalogueUnavailable for one of another version."""
    match revision_of(engine):
        case None:
            raise NothingPublished(
                "There is no catalogue here yet. "
                "Run `python -m bot build FILE` with your creators, or `python -m bot demo` for the examples."
            )
        case found if found != HEAD:
            raise CatalogueUnavailable(
                f"The catalogue is of version {found}, this program needs {HEAD}. "
                "Run `python -m bot build` once to bring it up to date; a newer catalogue needs a newer program."
            )
