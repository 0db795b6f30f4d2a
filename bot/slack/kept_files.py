"""Files of proposed imports, on disk until they are decided on. Each can be fetched from Slack again, so that none is ever missed."""

import shutil
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from bot.slack.arrivals import Upload
from index.texts import shown

FOLDER = "imports"
"""In the data folder."""
MOST_NAME = 150
"""Bytes of a name, with room for what is put behind it: file systems take 255."""


class Saves(Protocol):
    """Fetches files; see `bot.slack.files`."""

    def saved(self, upload: Upload, path: Path) -> None:
        """Writes one to disk. Raises NoFile."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFiles:
    """A folder for each import, with one file in it."""

    folder: Path
    files: Saves

    def standing(self, number: int, upload: Upload) -> Path:
        """The file of an import, under the name by which its source is known from import to import; fetched where it is not here. Raises
        NoFile."""
        path = self.folder / str(number) / source_name(upload.name)
        if not path.is_file():
            self.files.saved(upload, path)
        return path

    def moved(self, before: int, after: int) -> None:
        """Gives the file of an import to the one that takes its place."""
        if (self.folder / str(before)).is_dir() and not (self.folder / str(after)).exists():
            (self.folder / str(before)).rename(self.folder / str(after))

    def drop(self, number: int) -> None:
        """Drops the file of an import that was decided on."""
        shutil.rmtree(self.folder / str(number), ignore_errors=True)

    def drop_all(self) -> None:
        """Drops all: somebody is erased, who may stand in any of them, or the workspace is gone."""
        drop_kept(self.folder.parent)


def drop_kept(data: Path) -> None:
    """Drops the files of all imports that wait, by the data folder."""
    shutil.rmtree(data / FOLDER, ignore_errors=True)


def source_name(name: str) -> str:
    """A file name as it can stand in a folder, wherever it comes from: no path, nothing hidden, not too long; the ending stays."""
    plain = PurePath(shown(name).replace("\\", "/")).name.strip().lstrip(".") or "file"
    path = PurePath(plain)
    ending = "".join(path.suffixes[-2:])[-30:]
    stem = plain[: len(plain) - len(ending)] if ending else plain
    while len(f"{stem}{ending}".encode()) > MOST_NAME and stem:
        stem = stem[:-1]
    return f"{stem}{ending}" or "file"
