"""Opening and migrating a database, and what goes wrong with one, in words with a next step."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, text

from index.catalogue import migrating
from index.catalogue.migrating import migrate
from index.catalogue.opening import HEAD, in_our_words, open_database, require_tables, revision_of, sqlite_url, writing
from index.catalogue.tables import metadata
from index.house import House
from index.trouble import CatalogueUnavailable, NothingPublished
from tests.builders import a_creator


@pytest.fixture
def read_only(house: House) -> Iterator[House]:
    """A catalogue in a folder that this process may not write: by permissions, or for root by SQLite's own switch."""
    house.creators.put([a_creator()], source="a", run="1")
    house.engine.dispose()
    if os.geteuid() == 0:  # permissions bind everyone but root
        yield House(engine=open_database(f"sqlite:///file:{house.folder / 'catalogue.db'}?mode=ro&uri=true"), folder=house.folder)
        return
    house.folder.chmod(0o500)
    (house.folder / "catalogue.db").chmod(0o400)
    yield House(engine=open_database(sqlite_url(house.folder)), folder=house.folder)
    house.folder.chmod(0o700)


def test_an_empty_database_is_migrated_to_the_tables_of_this_version_and_again_without_effect(engine: Engine) -> None:
    assert revision_of(engine) is None
    migrate(engine)
    migrate(engine)
    assert revision_of(engine) == HEAD
    require_tables(engine)


def test_the_migrations_make_just_the_tables_that_the_code_uses(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_readers_compare_with_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


@pytest.mark.parametrize("tables_made", [1, 4, 9])
def test_a_migration_that_is_killed_half_way_leaves_nothing_and_runs_again(engine: Engine, tables_made: int) -> None:
    made: list[str] = []

    def killed(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE" in statement:
            made.append(statement)
            if len(made) == tables_made:
                raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", killed)
    with pytest.raises(KeyboardInterrupt):
        migrate(engine)
    event.remove(engine, "before_cursor_execute", killed)
    assert revision_of(engine) is None
    migrate(engine)
    require_tables(engine)


def test_a_migrated_database_that_is_not_this_version_is_refused_with_the_next_step(engine: Engine) -> None:
    migrate(engine)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CatalogueUnavailable, match=r"of version 9999, this program needs 0\d+\. Run `python -m bot build`"):
        require_tables(engine)


def test_an_empty_database_says_what_to_build(engine: Engine) -> None:
    with pytest.raises(NothingPublished, match=r"no catalogue here yet.*python -m bot build FILE"):
        require_tables(engine)


def test_a_database_without_tables_names_the_build_as_the_way_out(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnavailable, match=r"Run `python -m bot build`"):
        House(engine=engine, folder=tmp_path).creators.count()


def test_a_catalogue_that_may_not_be_written_is_read_and_refuses_a_write_in_words(read_only: House) -> None:
    assert read_only.creators.count() == 1
    with pytest.raises(CatalogueUnavailable, match=r"cannot be written. Make its folder writable"):
        read_only.creators.put([a_creator("bo")], source="a", run="2")
    assert read_only.creators.count() == 1


def test_a_folder_where_the_file_should_be_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").mkdir()
    with pytest.raises(CatalogueUnavailable, match=r"no catalogue at .* that can be opened. Run `python -m bot build"):
        require_tables(open_database(sqlite_url(tmp_path)))


def test_a_folder_that_does_not_exist_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnavailable, match=r"no catalogue at .* that can be opened"):
        require_tables(open_database(sqlite_url(tmp_path / "nowhere")))


@pytest.mark.parametrize("body", [b"this is no database, only a text that is long enough " * 40, b"\xff\xfe\x00" * 999])
def test_a_file_that_is_no_database_is_said_to_be_none_and_stays_as_it_was(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "catalogue.db").write_bytes(body)
    with pytest.raises(CatalogueUnavailable, match=r"is no catalogue, or is damaged. Restore a backup"):
        require_tables(open_database(sqlite_url(tmp_path)))
    assert (tmp_path / "catalogue.db").read_bytes() == body


def test_a_truncated_catalogue_is_said_to_be_damaged(house: House) -> None:
    house.creators.put([a_creator(f"c{k}", bio="x" * 500) for k in range(200)], source="a", run="1")
    house.engine.dispose()
    path = house.folder / "catalogue.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(CatalogueUnavailable, match=r"is damaged. Restore a backup"):
        list(House(engine=open_database(sqlite_url(house.folder)), folder=house.folder).creators.all())


def test_a_full_disk_says_so_and_what_was_there_stays(house: House) -> None:
    house.creators.put([a_creator("ana")], source="a", run="1")

    def no_more_pages(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size where that is more

    house.engine.dispose()
    event.listen(house.engine, "connect", no_more_pages)
    with pytest.raises(CatalogueUnavailable, match=r"disk is full.*Free some space.*it resumes"):
        house.creators.put([a_creator(f"c{k}", bio="x" * 5_000) for k in range(50)], source="a", run="2")
    assert [creator.id for creator in house.creators.all()] == ["instagram:ana"]


def test_a_server_that_is_down_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg", reason="the postgresql extra is not installed")
    engine = open_database("postgresql+psycopg://me:sesame@127.0.0.1:9/briefmatch")
    with pytest.raises(CatalogueUnavailable, match=r"does not answer .* Check DATABASE_URL") as told:
        require_tables(engine)
    assert "sesame" not in str(told.value)


@pytest.mark.parametrize("url", ["", "no url", "oracle-of-delphi://x/y", "postgresql+nodriver://x/y"])
def test_an_address_that_is_none_is_refused_with_the_next_step(url: str) -> None:
    with pytest.raises(CatalogueUnavailable, match=r"DATABASE_URL is no database address.*pip install"):
        open_database(url)


def test_a_failure_of_ours_goes_through_unchanged(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), in_our_words(engine):
        raise ZeroDivisionError


def test_a_second_process_reads_while_a_write_is_open(house: House) -> None:
    house.creators.put([a_creator("ana")], source="a", run="1")
    other = House(engine=open_database(sqlite_url(house.folder)), folder=house.folder)
    with writing(house.engine) as connection:
        connection.execute(text("DELETE FROM creator"))
        assert other.creators.count() == 1
    assert other.creators.count() == 0
