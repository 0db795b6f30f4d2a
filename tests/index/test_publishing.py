"""From the catalogue to a published generation."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from index.catalogue.embeddings import Embeddings
from index.embedding.embedder import Vectors
from index.generation.manifest import MANIFEST
from index.generation.reading import Generation, open_generation
from index.house import House
from index.passages import passages_of
from index.publishing import Publisher
from index.records import Creator
from index.trouble import CatalogueUnavailable, EmbeddingFailed, VectorStoreTrouble
from index.vectors.store import Stored
from tests.builders import NOW, a_creator, renamed
from tests.fakes.embedder import WordVectors
from tests.fakes.store import InMemory
from tests.index.folders import bytes_of

Publish = Callable[[Sequence[Creator]], Generation]

PEOPLE = [
    a_creator("ana", posts=("espresso at home", "latte art"), places=("Chiang Mai",), languages=("th",), gender="female"),
    a_creator("bo", posts=("drifting on a wet track",), places=("Lisboa", "Alentejo"), country="PT"),
    a_creator("cy", posts=("กาแฟดริปตอนเช้า",), followers=None),
    a_creator("dee"),
]


class Faltering(WordVectors):
    """Fails after so many texts."""

    def __init__(self, *, after: int, failure: BaseException) -> None:
        super().__init__()
        self._after, self._failure = after, failure

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        for vectors in super().passages(texts):
            if len(self.embedded) > self._after:
                raise self._failure
            yield vectors


class Forgetful(InMemory):
    """A store that loses the first vector of what it is given."""

    def add(self, language: str, stored: Stored) -> None:
        super().add(language, Stored(ids=stored.ids[1:], vectors=stored.vectors[1:]))


def test_what_was_published_is_read_back_identically(published: Publish) -> None:
    generation = published(PEOPLE)
    assert generation.creators(range(4)) == PEOPLE
    assert generation.creator(2) == PEOPLE[2]
    assert [generation.name(row) for row in range(4)] == ["Ana", "Bo", "Cy", "Dee"]
    assert generation.ids == tuple(creator.id for creator in PEOPLE)
    assert generation.handles["bo"] == generation.handles["instagram:bo"] == (1,)
    assert generation.places["chiang mai"] == [1]
    assert generation.places["alentejo"][0] < 0
    assert generation.manifest.passages == len(generation.vectors) == 8


def test_columns_hold_what_filters_ask_for_and_say_what_is_unknown(published: Publish) -> None:
    columns = published(PEOPLE).columns
    assert [str(columns.countries[code]) for code in columns.country] == ["TH", "PT", "TH", "TH"]
    assert list(columns.gender) == [0, -1, -1, -1]
    assert np.isnan(columns.account_followers).tolist() == [False, False, True, False]
    assert np.isnan(columns.last_posted).tolist() == [False, False, False, True]
    speaks = [[str(columns.languages[k]) for k in np.flatnonzero(row)] for row in columns.speaks]
    assert speaks[0] == ["th"]
    assert speaks[2] == ["th"]
    assert columns.declared.tolist() == [True, False, False, False]
    assert columns.passage_post.tolist() == [-1, 0, 1, -1, 0, -1, 0, -1]


def test_an_unchanged_catalogue_needs_no_new_generation_and_a_changed_one_does(
    house: House, publisher: Publisher, published: Publish
) -> None:
    assert publisher.needed()
    published(PEOPLE)
    assert not publisher.needed()
    house.creators.put(PEOPLE, source="test", run="2")
    assert not publisher.needed()
    house.creators.put([renamed(PEOPLE[0], bio="new")], source="test", run="3")
    assert publisher.needed()
    publisher.publish(now=NOW)
    assert not publisher.needed()
    house.creators.prune([PEOPLE[1].id], source="test")
    assert publisher.needed()


def test_another_embedder_needs_a_new_generation(publisher: Publisher, published: Publish) -> None:
    published(PEOPLE)
    other = WordVectors()
    other.model_id = "words-2"
    assert replace(publisher, embedder=other).needed()


def test_the_embedder_is_asked_for_new_texts_only_and_for_each_once(house: House, publisher: Publisher, embedder: WordVectors) -> None:
    twice = [a_creator("ana", posts=("same words", "other words")), a_creator("bo", posts=("same words",))]
    house.creators.put(twice, source="a", run="1")
    publisher.publish(now=NOW)
    assert sorted(embedder.embedded) == ["Ana", "Bo", "other words", "same words"]
    house.creators.put([a_creator("bo", posts=("brand new",))], source="a", run="2")
    publisher.publish(now=NOW)
    assert embedder.embedded[4:] == ["brand new"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), EmbeddingFailed("The embedder is down.")])
def test_what_was_embedded_before_an_interruption_is_kept(
    house: House, publisher: Publisher, embedder: WordVectors, failure: BaseException
) -> None:
    house.creators.put(PEOPLE, source="a", run="1")
    with pytest.raises(type(failure)):
        replace(publisher, embedder=Faltering(after=4, failure=failure)).publish(now=NOW)
    assert house.announcements.newest() is None
    publisher.publish(now=NOW)
    assert len(embedder.embedded) == 8 - 4


def test_a_store_that_lost_a_vector_keeps_the_generation_from_being_announced(house: House, publisher: Publisher) -> None:
    house.creators.put(PEOPLE, source="a", run="1")
    with pytest.raises(VectorStoreTrouble, match=r"does not hold what it was given .* run the build again"):
        replace(publisher, store=Forgetful).publish(now=NOW)
    assert house.announcements.newest() is None


def test_the_vector_store_holds_each_passage_under_an_id_that_names_nobody(published: Publish, store: InMemory) -> None:
    generation = published(PEOPLE)
    ids = {one for language in store.languages() for one in store.ids(language)}
    assert len(ids) == generation.manifest.passages
    assert not any(name in one for one in ids for name in ("ana", "bo", "instagram"))


def test_a_generation_that_cannot_be_written_says_so_and_nothing_is_announced(house: House, publisher: Publisher) -> None:
    house.creators.put(PEOPLE, source="a", run="1")
    house.generations.write_text("a file in the place of the folder")
    with pytest.raises(CatalogueUnavailable, match=r"could not be written to .*Free some space or make it writable, then run the build"):
        publisher.publish(now=NOW)
    assert house.announcements.newest() is None
    house.generations.unlink()
    publisher.publish(now=NOW)
    assert not publisher.needed()


def test_old_generations_are_retired_and_strange_folders_cleared_away(house: House, publisher: Publisher, published: Publish) -> None:
    published(PEOPLE)
    (house.generations / "000007-dead.unfinished").mkdir()
    for day in range(1, 4):
        publisher.publish(now=NOW + timedelta(days=day))
    assert [a.number for a in house.announcements.all()] == [3, 4]
    assert sorted(p.name for p in house.generations.iterdir()) == [a.folder for a in house.announcements.all()]


def test_an_empty_catalogue_is_published_and_finds_nobody(house: House, publisher: Publisher) -> None:
    announced = publisher.publish(now=NOW)
    generation = open_generation(house.generations / announced.folder, manifest_hash=announced.manifest_hash)
    assert (generation.manifest.creators, generation.ids, generation.places) == (0, (), {})
    assert len(generation.lexical.scores({"coffee": 1.0})) == 0
    assert not publisher.needed()


def test_embeddings_in_the_catalogue_are_those_of_the_embedder(house: House, publisher: Publisher) -> None:
    house.creators.put(PEOPLE, source="a", run="1")
    publisher.publish(now=NOW)
    passages = [p for creator in PEOPLE for p in publisher.passages(creator)]
    kept = Embeddings(house.engine, model_id="words-1").vectors([p.text_hash for p in passages])
    assert np.array_equal(kept, WordVectors().queries([p.text for p in passages]))


def test_the_same_catalogue_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    folders = [tmp_path / seed for seed in ("1", "2")]
    for folder in folders:
        build = [sys.executable, str(Path(__file__).parent / "small_build.py"), str(folder)]
        subprocess.run(build, check=True, env={**os.environ, "PYTHONHASHSEED": folder.name}, cwd=Path(__file__).parents[2])
    one, other = (bytes_of(folder / "generations") for folder in folders)
    assert len(one) > 10
    assert one == other


def test_two_publishes_of_the_same_catalogue_differ_in_their_number_only(house: House, publisher: Publisher, published: Publish) -> None:
    first = published(PEOPLE)
    second = house.generations / publisher.publish(now=NOW + timedelta(days=1)).folder
    assert bytes_of(first.folder, without=(MANIFEST,)) == bytes_of(second, without=(MANIFEST,))


def test_passages_are_the_profile_and_the_recent_posts(publisher: Publisher) -> None:
    creator = a_creator("ana", bio="", niches=("coffee",), posts=("hello",))
    profile, post = passages_of(creator, detector=publisher.detector)
    assert (profile.text, profile.post_id) == ("Ana. coffee", None)
    assert (post.text, post.post_id) == ("hello", "p0")
