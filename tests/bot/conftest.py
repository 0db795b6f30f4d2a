"""Catalogues for tests of what people see: one of words, and one small real one for the command line."""

import json
from collections.abc import Callable, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.cli.main import main
from index.catalogue.migrating import migrate
from index.catalogue.opening import open_database, sqlite_url
from index.generation.reading import Generation, open_generation
from index.house import House
from index.languages import LanguageDetector
from index.progress import Silent
from index.publishing import Publisher
from index.records import Creator
from index.themes import Themes
from tests.builders import NOW
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities
from tests.fakes.store import InMemory

TODAY = "2026-11-25"

PEOPLE: tuple[dict[str, object], ...] = (
    {
        "id": "instagram:mali.bakes", "name": "Mali [red]Bakes", "bio": "Sourdough in a small flat", "country": "TH",
        "places": ["Chiang Mai"],
        "languages": ["th"], "gender": "female", "niches": ["baking"],
        "accounts": [
            {"platform": "instagram", "handle": "mali.bakes", "followers": 48200, "engagement_rate": 0.041, "as_of": "2026-10-28"}
        ],
        "posts": [
            {"id": "1", "text": "ขนมปังซาวโดว์ไหม้อีกแล้ว", "posted_at": "2026-11-12", "views": 13100},
            {"id": "2", "text": "อบขนมปังตอนเช้าที่บ้าน", "posted_at": "2026-11-02"},
        ],
    },
    {
        "id": "instagram:beansathome", "name": "Beans at Home", "bio": "Home espresso, no snobbery", "country": "GB", "languages": ["en"],
        "niches": ["coffee"], "accounts": [{"platform": "instagram", "handle": "beansathome", "followers": 21000, "engagement_rate": 0.03}],
        "posts": [
            {"id": "1", "text": "=HYPERLINK(\"http://x\",\"dialling in the new espresso grinder\")", "posted_at": "2026-11-20"},
            {"id": "2", "text": "Pour-over for one, slowly", "posted_at": "2026-11-10"},
            {"id": "3", "text": "The coffee corner in my kitchen", "posted_at": "2026-10-30"},
        ],
    },
    {
        "id": "tiktok:cuppingroom", "name": "Cupping Room", "bio": "Coffee tasting for beginners", "languages": ["en"],
        "accounts": [{"platform": "tiktok", "handle": "cuppingroom", "followers": 5200}],
        "posts": [{"id": "1", "text": "How to taste coffee like a judge", "posted_at": "2026-11-01"}],
    },
    {
        "id": "youtube:oldcars", "name": "Old Cars", "bio": "Engines and rust", "country": "DE", "languages": ["en"],
        "accounts": [{"platform": "youtube", "handle": "oldcars", "followers": 2400000}],
        "posts": [{"id": "1", "text": "Rebuilding a rusty engine", "posted_at": "2026-11-22"}],
    },
    {
        "id": "instagram:ghahve", "name": "قهوه خونه", "bio": "قهوه دمی در خانه", "country": "IR", "languages": ["fa"],
        "accounts": [{"platform": "instagram", "handle": "ghahve", "followers": 9000}],
        "posts": [{"id": "1", "text": "طرز تهیه قهوه دمی در خانه", "posted_at": "2026-11-15"}],
    },
    {
        "id": "instagram:yarnline", "name": "Yarnline", "bio": "Knitting", "accounts": [{"platform": "instagram", "handle": "yarnline"}],
        "posts": [{"id": "1", "text": "Casting on a winter jumper", "posted_at": "2026-11-05"}],
    },
)  # fmt: skip


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory, detector: LanguageDetector) -> Callable[[Sequence[Creator]], Generation]:
    """Publishes creators with vectors made from words, for tests that share what is published."""

    def publish(creators: Sequence[Creator]) -> Generation:
        folder = tmp_path_factory.mktemp("published")
        engine = open_database(sqlite_url(folder))
        migrate(engine)
        house = House(engine=engine, folder=folder)
        house.creators.put(creators, source="test", run="1")
        store = InMemory()
        themes = Themes(model_id=WordVectors.model_id, names=("coffee", "cars"), vectors=WordVectors().queries(["coffee espresso", "cars"]))
        publisher = Publisher(
            house=house,
            embedder=WordVectors(),
            detector=detector,
            places=ThreeCities(),
            themes=lambda: themes,
            store=lambda: store,
            progress=Silent(),
        )
        announced = publisher.publish(now=NOW)
        return open_generation(house.generations / announced.folder, manifest_hash=announced.manifest_hash)

    return publish


@pytest.fixture(scope="session")
def creators_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six creators as JSON Lines, and a seventh line that cannot be used."""
    path = tmp_path_factory.mktemp("files") / "creators.jsonl"
    lines = [json.dumps(person, ensure_ascii=False) for person in PEOPLE]
    path.write_text("\n".join([*lines, '{"name": "nobody"}']) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, creators_file: Path) -> Path:
    """A data folder that was built by the command line with the default embedder. Tests read it only."""
    folder = tmp_path_factory.mktemp("catalogue")
    assert main(["build", str(creators_file), "--data", str(folder)]) == 0
    return folder


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of whoever runs the tests do not count."""
    for name in (
        "BRIEFMATCH_DATA", "DATABASE_URL", "CHROMA_URL", "EMBEDDER", "OPENAI_API_KEY", "OPENAI_BASE_URL", "MODEL", "MODEL_DEADLINE",
        "EMBED_PROCESSES", "BRIEFMATCH_DEBUG", "SOURCES", "TIMEZONE", "WEEKLY_MORE", "WEEKLY_LATE_HOURS",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run(data, "match", …)`: exit code, standard output and standard error of a command over this data folder."""
    monkeypatch.setenv("COLUMNS", "120")

    def command(folder: Path, *argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*argv, "--data", str(folder)])
        return (code, *capsys.readouterr())

    return command


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """`typed(b"…")`: what stands on standard input."""

    def put(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content), encoding="utf-8"))

    return put
