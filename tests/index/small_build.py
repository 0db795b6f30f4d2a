"""A real, small build in a process of its own, to be killed or compared: `python tests/index/small_build.py FOLDER [--stop-at POINT]`.

With `--stop-at` it says "reached" at that point and then waits for whoever started it.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import event

from index.catalogue.migrating import migrate
from index.catalogue.opening import open_database, sqlite_url
from index.house import House
from index.importing import bring_in
from index.loading.source import open_source
from index.lock import sole_writer
from index.publishing import Publisher
from index.themes import Themes
from index.vectors.store import VectorStore
from tests.builders import NOW
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities
from tests.fakes.store import InMemory

POINTS = ("migrating", "importing", "embedding", "storing", "writing", "announcing")
CREATORS = 450
TEXTS = 120


class Always:
    """Takes every text for English, which spares each process the loading of a model."""

    def language_of(self, text: str, *, otherwise: str | None = None) -> str | None:  # noqa: ARG002  the interface's signature
        """See `LanguageDetector`."""
        return "en"


class Halt:
    """Told of everything that happens; stops at one point."""

    def __init__(self, point: str | None) -> None:
        self._point = point
        self._stage, self._steps = "", 0

    def reached(self, point: str) -> None:
        """Stops for good if this is the point."""
        if point == self._point:
            sys.stdout.write("reached\n")
            sys.stdout.flush()
            sys.stdin.read()

    def stage(self, name: str, *, total: int | None, unit: str) -> None:  # noqa: ARG002  the interface's signature
        """See `Progress`."""
        self._stage, self._steps = name, 0
        if name == "Publishing":
            self.reached("storing")

    def advance(self, steps: int) -> None:
        """See `Progress`."""
        self._steps += steps
        if (self._stage, self._steps) in {("Reading", 300), ("Embedding", 60)}:
            self.reached("importing" if self._stage == "Reading" else "embedding")

    def statement(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        """Before each statement of SQL."""
        if statement.startswith("INSERT INTO generation"):
            self.reached("announcing")
        elif "CREATE TABLE post" in statement:
            self.reached("migrating")

    def audit(self, happening: str, arguments: tuple[object, ...]) -> None:
        """Before each opening of a file."""
        if happening == "open" and "places.json" in str(arguments[0]) and ".unfinished" in str(arguments[0]):
            self.reached("writing")


def build(folder: Path, *, halt: Halt, store: Callable[[], VectorStore]) -> House:
    """Imports the file beside the folder and publishes, as `python -m bot build` does."""
    house = House(engine=open_database(sqlite_url(folder)), folder=folder)
    event.listen(house.engine, "before_cursor_execute", halt.statement)
    with sole_writer(folder):
        migrate(house.engine)
        source = open_source(people(folder.parent), mapping=None, now=NOW)
        halt.stage("Reading", total=None, unit="rows")
        bring_in(source, name=source.path.name, house=house, run="1", prune=False, progress=halt)
        publisher = Publisher(
            house=house, embedder=WordVectors(), detector=Always(), places=ThreeCities(), themes=themes, store=store, progress=halt
        )
        if publisher.needed():
            publisher.publish(now=NOW)
    return house


def themes() -> Themes:
    """Two themes."""
    return Themes(model_id=WordVectors.model_id, names=("words", "subjects"), vectors=WordVectors().queries(["words", "subject"]))


def people(folder: Path) -> Path:
    """The file that is imported."""
    path = folder / "people.jsonl"
    if not path.exists():
        posts = '"posts": [{{"text": "words about subject {1}"}}]'
        line = '{{"platform": "instagram", "handle": "c{0:04}", "name": "Someone", "followers": {0}, ' + posts + "}}\n"
        path.write_text("".join(line.format(k, k % TEXTS) for k in range(CREATORS)))
    return path


def main() -> None:
    """Builds as the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stop-at", choices=POINTS)
    parser.add_argument("--chroma", action="store_true")
    args = parser.parse_args()
    halt = Halt(args.stop_at)
    sys.addaudithook(halt.audit)
    build(args.folder, halt=halt, store=chroma_in(args.folder) if args.chroma else InMemory)


def chroma_in(folder: Path) -> Callable[[], VectorStore]:
    """Opens the embedded store; chromadb takes a second to import."""
    from index.vectors.chroma import embedded_chroma

    return lambda: embedded_chroma(folder / "chroma", model_id=WordVectors.model_id)


if __name__ == "__main__":
    main()
