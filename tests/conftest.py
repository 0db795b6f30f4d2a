"""Fixtures that any test may ask for."""

import os
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.cli.main import main
from bot.settings import read_settings
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
    model_id=WordVectors.model_id,
    names=("coffee", "cars", "birds", "food"),
    vectors=WordVectors().queries(["coffee espresso beans", "cars engine oil", "heron nest feathers", "soup noodles rice"]),
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


@dataclass(frozen=True, kw_only=True)
class Demonstrated:
    """The example catalogue as `demo --once` built it in `root`/demo, with what was shown. Tests only read it."""

    root: Path
    code: int
    out: str
    err: str
    parts: Parts


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Demonstrated:
    """The example creators with their shipped vectors and the real embedder, built once by the command line."""
    root = tmp_path_factory.mktemp("examples")
    data = root / "demo"  # where `evaluate --data ROOT` looks for it
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        for name in (
            "BRIEFMATCH_DATA", "DATABASE_URL", "CHROMA_URL", "EMBEDDER", "OPENAI_API_KEY", "OPENAI_BASE_URL", "MODEL", "EMBED_PROCESSES",
        ):  # fmt: skip
            patch.delenv(name, raising=False)
        patch.setenv("COLUMNS", "120")
        code = main(["demo", "--once", "--data", str(data)])
    return Demonstrated(root=root, code=code, out=out.getvalue(), err=err.getvalue(), parts=Parts(read_settings({}, data=data)))


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
