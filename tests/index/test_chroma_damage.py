"""An embedded Chroma folder that was damaged is noticed before it can hurt, and begun anew; nothing is embedded again."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.embedding.embedder import Vectors
from index.house import House
from index.publishing import Publisher
from index.vectors.chroma import embedded_chroma
from index.vectors.store import Stored, shortcomings, synchronise
from tests.builders import NOW, a_creator
from tests.fakes.embedder import WordVectors
from tests.index.folders import delete, truncate

COUNT = 1_500  # from 1,000 vectors on Chroma writes its graph to files
MAKE = """
import sys
from pathlib import Path
from index.vectors.chroma import embedded_chroma
from tests.index.test_chroma_damage import wanted
from index.vectors.store import synchronise
synchronise(embedded_chroma(Path(sys.argv[1]), model_id="m"), wanted())
"""


def vectors() -> Vectors:
    return np.random.default_rng(0).standard_normal((COUNT, 8)).astype(np.float32)


def wanted() -> dict[str, Stored]:
    return {"en": Stored(ids=[f"id{k}" for k in range(COUNT)], vectors=vectors())}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound folder, written and closed by another process."""
    folder = tmp_path_factory.mktemp("sound") / "chroma"
    subprocess.run([sys.executable, "-c", MAKE, str(folder)], check=True, cwd=Path(__file__).parents[2])
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    return Path(shutil.copytree(sound, tmp_path / "chroma"))


def garble(path: Path) -> None:
    """Turns every bit after the first third of a file over."""
    body = path.read_bytes()
    kept = len(body) // 3
    path.write_bytes(body[:kept] + bytes(255 - b for b in body[kept:]))


def test_a_sound_folder_keeps_what_it_holds(folder: Path) -> None:
    store = embedded_chroma(folder, model_id="m")
    assert shortcomings(store, wanted()) == []
    assert synchronise(store, wanted()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("chroma.sqlite3", delete),
        ("chroma.sqlite3", truncate),
        ("chroma.sqlite3", garble),
        ("*/data_level0.bin", delete),
        ("*/data_level0.bin", garble),
        ("*/header.bin", truncate),
        ("*/index_metadata.pickle", truncate),
        ("*/link_lists.bin", delete),
    ],
)
def test_a_damaged_folder_is_begun_anew_and_can_be_filled_again(folder: Path, name: str, damage: Callable[[Path], None]) -> None:
    (path,) = folder.glob(name)
    damage(path)
    store = embedded_chroma(folder, model_id="m")
    assert store.languages() == set()
    assert [p.name for p in folder.iterdir()] == ["chroma.sqlite3"]
    assert synchronise(store, wanted()) == (COUNT, 0)
    assert shortcomings(store, wanted()) == []


def test_a_build_fills_a_damaged_store_again_without_embedding(house: House, publisher: Publisher) -> None:
    house.creators.put([a_creator("ana", posts=("espresso", "latte"))], source="a", run="1")
    publisher.publish(now=NOW)
    house.chroma.mkdir()
    (house.chroma / "chroma.sqlite3").write_bytes(b"no database" * 100)
    idle = WordVectors()
    replace(publisher, embedder=idle, store=lambda: embedded_chroma(house.chroma, model_id="words-1")).publish(now=NOW)
    assert idle.embedded == []
    store = embedded_chroma(house.chroma, model_id="words-1")
    assert sum(len(store.ids(language)) for language in store.languages()) == 3
