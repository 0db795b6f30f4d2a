"""The memory's tables beside the catalogue's: made at once, left alone by the other's migrations, refused where they are newer."""

import threading
import tomllib
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, text

from bot.memory import migrating
from bot.memory.channels import Channels
from bot.memory.cleaning import MARK, clean, key_of
from bot.memory.migrating import HEAD, VERSION_TABLE, memory_revision, prepared
from bot.memory.preferences import Preferences
from bot.memory.tables import metadata
from bot.memory.trouble import MemoryTrouble
from bot.memory.versions import PRODUCT
from index.catalogue.migrating import migrate
from index.catalogue.opening import require_tables, revision_of, writing
from index.catalogue.tables import metadata as catalogue_tables
from tests.builders import NOW


def test_an_empty_database_gets_the_tables_and_again_without_effect(engine: Engine) -> None:
    assert memory_revision(engine) is None
    assert prepared(prepared(engine)) is engine
    assert memory_revision(engine) == HEAD


def test_the_migrations_make_just_the_tables_that_the_code_uses(memory: Engine) -> None:
    with memory.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_that_is_compared_with() -> None:
    scripts = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    assert scripts.get_current_head() == HEAD


def test_a_memory_of_the_version_before_keeps_what_it_holds_and_gets_the_new_tables(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "HEAD", "0001")
    Preferences(prepared(engine)).set("language", "th", who="mai", now=NOW)
    assert memory_revision(engine) == "0001"
    monkeypatch.undo()
    assert memory_revision(prepared(engine)) == HEAD
    assert Preferences(engine).get("language") == "th"
    assert Channels(engine).load("T1", "C1") is None


@pytest.mark.parametrize("memory_first", [True, False])
def test_memory_and_catalogue_share_a_database_and_know_nothing_of_each_other(engine: Engine, memory_first: bool) -> None:
    for step in (prepared, migrate) if memory_first else (migrate, prepared):
        step(engine)
    require_tables(engine)
    Preferences(engine).set("language", "th", who="mai", now=NOW)
    migrate(engine)
    assert Preferences(engine).get("language") == "th"
    assert (revision_of(engine), memory_revision(engine)) == ("0001", HEAD)
    assert not set(metadata.tables) & set(catalogue_tables.tables)


def test_a_migration_that_is_killed_half_way_leaves_nothing_and_runs_again(engine: Engine) -> None:
    made: list[str] = []

    def killed(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE" in statement:
            made.append(statement)
            if len(made) == 4:
                raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", killed)
    with pytest.raises(KeyboardInterrupt):
        prepared(engine)
    event.remove(engine, "before_cursor_execute", killed)
    assert memory_revision(engine) is None
    assert memory_revision(prepared(engine)) == HEAD


def test_two_that_start_at_the_same_time_both_find_the_tables(engine: Engine) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        try:
            prepared(engine)
        except BaseException as failure:
            failures.append(failure)

    both = [threading.Thread(target=start) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert failures == []
    assert memory_revision(engine) == HEAD


def test_a_memory_of_a_newer_version_is_refused_with_the_next_step(memory: Engine) -> None:
    with writing(memory) as connection:
        connection.execute(text("UPDATE memory_version SET version_num = '9999'"))
    with pytest.raises(MemoryTrouble, match=r"of version 9999, this program knows 0\d+\. Use the newer program"):
        prepared(memory)


def test_the_version_that_lists_tell_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == PRODUCT


def test_what_is_too_long_is_cut_and_marked_and_a_key_is_never_cut() -> None:
    assert clean("abcdef", most=6) == "abcdef"
    assert clean("abcdefg", most=6) == "abcde" + MARK
    assert clean("a\x00b\ud800c", most=6) == "abc"
    assert key_of("team:c\x00", most=6) == "team:c"
    for wrong in ("", "\x00", "team:ch"):
        with pytest.raises(ValueError, match="a key has 1 to 6 characters"):
            key_of(wrong, most=6)


def test_preferences_are_kept_by_name_and_the_last_word_stands(memory: Engine) -> None:
    preferences = Preferences(memory)
    assert preferences.get("currency") is None
    preferences.set("language", "fa", who="mai", now=NOW)
    preferences.set("currency", "THB", who="mai", now=NOW)
    preferences.set("currency", "VND'; DROP TABLE preference; --", who="bo", now=NOW)
    assert preferences.all() == {"currency": "VND'; DROP TABLE preference; --", "language": "fa"}
    assert preferences.unset("language")
    assert not preferences.unset("language")
    assert list(preferences.all()) == ["currency"]
