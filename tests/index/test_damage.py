"""A published generation that was damaged on disk is noticed, said in words, and made again without embedding."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index.catalogue.announcements import Announcement
from index.generation.manifest import MANIFEST
from index.generation.reading import open_generation
from index.house import House
from index.publishing import Publisher
from index.trouble import GenerationDamaged
from tests.builders import NOW, a_creator
from tests.fakes.embedder import WordVectors
from tests.index.folders import bytes_of, delete, flip, truncate


@dataclass(frozen=True)
class Shelf:
    """A house with one published generation."""

    house: House
    publisher: Publisher
    announced: Announcement

    @property
    def folder(self) -> Path:
        return self.house.generations / self.announced.folder

    def open(self, *, thorough: bool = False) -> object:
        return open_generation(self.folder, manifest_hash=self.announced.manifest_hash, thorough=thorough)


@pytest.fixture
def shelf(house: House, publisher: Publisher) -> Shelf:
    house.creators.put([a_creator("ana", posts=("espresso", "latte"), places=("Chiang Mai",)), a_creator("bo")], source="a", run="1")
    return Shelf(house, publisher, publisher.publish(now=NOW))


@pytest.mark.parametrize("damage", [delete, truncate, flip])
def test_damage_to_any_file_is_noticed_with_the_way_out(shelf: Shelf, damage: Callable[[Path], None]) -> None:
    names = list(bytes_of(shelf.folder))
    assert len(names) >= 16
    for name in names:
        whole = (shelf.folder / name).read_bytes()
        damage(shelf.folder / name)
        with pytest.raises(GenerationDamaged, match=r"is damaged: .* Run `python -m bot build` without files: .* without embedding"):
            shelf.open()
        assert shelf.publisher.needed(), name
        (shelf.folder / name).write_bytes(whole)
    assert not shelf.publisher.needed()


@pytest.mark.parametrize("name", ["vectors.npy", "records.jsonl", "lexical/vocab.index.json", MANIFEST])
@pytest.mark.parametrize("damage", [delete, truncate, flip])
def test_damage_is_healed_by_publishing_again_without_embedding(shelf: Shelf, name: str, damage: Callable[[Path], None]) -> None:
    whole = bytes_of(shelf.folder, without=(MANIFEST,))
    damage(shelf.folder / name)
    idle = WordVectors()
    healed = replace(shelf.publisher, embedder=idle).publish(now=NOW)
    assert idle.embedded == []
    assert bytes_of(shelf.house.generations / healed.folder, without=(MANIFEST,)) == whole
    assert not shelf.publisher.needed()


def test_a_folder_that_is_gone_is_damage(shelf: Shelf) -> None:
    shutil.rmtree(shelf.folder)
    with pytest.raises(GenerationDamaged):
        shelf.open()
    assert shelf.publisher.needed()


@pytest.mark.parametrize(
    ("change", "words"),
    [({"format": 99}, "it has format 99, this program writes"), ({"unheard": 1}, "cannot be read"), ({"files": None}, "cannot be read")],
)
def test_a_manifest_of_another_format_is_refused_even_where_the_database_knows_it(
    shelf: Shelf, change: dict[str, object], words: str
) -> None:
    path = shelf.folder / MANIFEST
    body = json.dumps({**json.loads(path.read_bytes()), **change}).encode()
    path.write_bytes(body)
    known = hashlib.blake2b(body, digest_size=16).hexdigest()
    with pytest.raises(GenerationDamaged, match=words):
        open_generation(shelf.folder, manifest_hash=known)


def test_a_manifest_that_was_altered_is_noticed_though_its_files_are_whole(shelf: Shelf) -> None:
    path = shelf.folder / MANIFEST
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(GenerationDamaged, match="its manifest was altered"):
        shelf.open()


def test_a_generation_without_damage_opens_also_when_it_is_verified_whole(shelf: Shelf) -> None:
    assert shelf.open(thorough=True)
    assert not shelf.publisher.needed()
