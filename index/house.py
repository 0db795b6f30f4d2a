"""Where a catalogue lives: the database, the data folder and what is in it."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from index.catalogue.announcements import Announcements
from index.catalogue.creators import Creators
from index.catalogue.suppression import Suppressions


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """A database with the folder of what is derived from it."""

    engine: Engine
    folder: Path

    @property
    def creators(self) -> Creators:
        """The creators of record."""
        return Creators(self.engine)

    @property
    def suppressions(self) -> Suppressions:
        """Who must not come back."""
        return Suppressions(self.engine)

    @property
    def announcements(self) -> Announcements:
        """Which generation answers."""
        return Announcements(self.engine)

    @property
    def generations(self) -> Path:
        """The folder of published generations."""
        return self.folder / "generations"

    @property
    def chroma(self) -> Path:
        """The folder of the embedded vector store."""
        return self.folder / "chroma"

    @property
    def rejects(self) -> Path:
        """The folder of rejected rows, one file a source."""
        return self.folder / "rejects"
