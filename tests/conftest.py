"""Fixtures that any test may ask for."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.catalogue.migrating import migrate
from index.catalogue.opening import open_database, sqlite_url
from index.generation.reading import Generation, open_generation
from index.house import House
from index.languages import LanguageDetector, ScriptThenModel
from index.progress import Silent
from index.publishing import Publisher
from index.records import Creator
from index.themes import Themes
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from tests.builders import NOW
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities
from tests.fakes.store import InMemory

THEMES = Themes(
    model_id=WordVectors.model_id, names=("coffee", "cars"), vectors=WordVectors().queries(["coffee espresso beans", "cars engine oil"])
)

SHARED = "BRIEFMATCH_SHARED"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real creators and judged briefs, where this machine has one."""
    told = os.environ.get(SHARED, "")
    if not told or not Path(told).is_dir():
        pytest.skip(f"{SHARED} names no folder of real creators and judged briefs")
    return Path(told)


@pytest.fixture(scope="session")
def detector() -> LanguageDetector:
    """The real language detector; its model is loaded once."""
    return ScriptThenModel()


@pytest.fixture(scope="session")
def book() -> NicheBook:
    """The real niche vocabulary."""
    return NicheBook()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An empty catalogue in SQLite, migrated."""
    engine = open_database(sqlite_url(tmp_path))
    migrate(engine)
    return House(engine=engine, folder=tmp_path)


@pytest.fixture
def embedder() -> WordVectors:
    """Vectors from words."""
    return WordVectors()


@pytest.fixture
def store() -> InMemory:
    """A vector store in memory."""
    return InMemory()


@pytest.fixture
def publisher(house: House, embedder: WordVectors, detector: LanguageDetector, store: InMemory) -> Publisher:
    """Publishes the catalogue of `house`."""
    return Publisher(
        house=house,
        embedder=embedder,
        detector=detector,
        places=ThreeCities(),
        themes=lambda: THEMES,
        store=lambda: store,
        progress=Silent(),
    )


@pytest.fixture
def published(house: House, publisher: Publisher) -> Callable[[Sequence[Creator]], Generation]:
    """Puts creators into the catalogue, publishes it and opens what was published."""

    def publish(creators: Sequence[Creator]) -> Generation:
        house.creators.put(creators, source="test", run="1")
        announced = publisher.publish(now=NOW)
        return open_generation(house.generations / announced.folder, manifest_hash=announced.manifest_hash)

    return publish


@pytest.fixture
def matcher(embedder: WordVectors, book: NicheBook) -> Matcher:
    """Answers briefs with vectors from words."""
    return Matcher(embedder=embedder, book=book, gazetteer=ThreeCities())
