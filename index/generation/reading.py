"""Opening a published generation and reading from it."""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from index.catalogue.creators import CREATOR_JSON
from index.centring.centring import Means
from index.generation.columns import Columns
from index.generation.lexical import read_lexical
from index.generation.manifest import Manifest, damaged, read_manifest
from index.records import Creator
from index.search import open_vectors
from index.themes import Themes


class Generation:
    """A catalogue as it was published: immutable, memory-mapped, shared by all threads. Rows are positions in the order of ids.

    Every file is opened at once, so that a reader can go on with a generation whose folder was removed meanwhile.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        try:
            with np.load(folder / "columns.npz") as kept:
                self.columns = Columns(**{name: kept[name] for name in kept.files})
            self.query_means = _means(folder / "query_means.npz")
            self._offsets = np.load(folder / "offsets.npy")
            self._records = np.memmap(folder / "records.jsonl", dtype=np.uint8, mode="r") if manifest.creators else np.empty(0, np.uint8)
            self._directory = json.loads((folder / "directory.json").read_bytes())
            with np.load(folder / "themes.npz") as kept:
                names, vectors = tuple(str(name) for name in kept["names"]), kept["vectors"]
            self.themes = Themes(model_id=manifest.model_id, names=names, vectors=vectors)
            self.theme_shares = np.load(folder / "theme_shares.npy", mmap_mode="r")
            self.vectors = open_vectors(folder)
            self.lexical = read_lexical(folder / "lexical", passages=manifest.passages)
            self.places: dict[str, list[int]] = json.loads((folder / "places.json").read_bytes())
            """Place ids by every folded name of the places where creators of this catalogue live."""
            self.document_means = _means(folder / "document_means.npz") if manifest.passages else Means({})
            """What was taken out of the passages' vectors, by language."""
            self._keys = np.load(folder / "keys.npy")
        except (OSError, ValueError, TypeError, KeyError) as cause:
            raise damaged(folder, f"it cannot be read ({type(cause).__name__})") from cause

    @cached_property
    def keys(self) -> dict[str, int]:
        """Passage rows by the key that a vector store knows them by."""
        return {key.tobytes().hex(): row for row, key in enumerate(self._keys)}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Creators' ids by row."""
        return tuple(entry["id"] for entry in self._directory)

    @cached_property
    def handles(self) -> dict[str, tuple[int, ...]]:
        """Rows by folded handle, and by `platform:handle`, for a person who names a creator."""
        found: dict[str, list[int]] = {}
        for row, entry in enumerate(self._directory):
            keys = {entry["id"].casefold()}
            for platform, handle in entry["handles"]:
                keys |= {handle.casefold(), f"{platform}:{handle}".casefold()}
            for key in sorted(keys):
                found.setdefault(key, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def rows_named(self, name: str) -> tuple[int, ...]:
        """Rows of the creators that a handle (with its @ or without) or id names, however it is typed; empty for an unknown one."""
        return self.handles.get(name.strip().lstrip("@").casefold(), ())

    def name(self, row: int) -> str:
        """The creator's name, without reading the record."""
        return str(self._directory[row]["name"])

    def handle(self, row: int) -> str:
        """The handle of the creator's first account, without reading the record."""
        return str(self._directory[row]["handles"][0][1])

    def row_naming(self, text: str, *, after: int = -1) -> int | None:
        """The first row, of those after one if that is given, whose record holds this text as it stands in JSON, such as the address of a
        post; reads all records once."""
        needle = json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")  # a lone surrogate stands in no record
        place = bytes(self._records).find(needle, int(self._offsets[after + 1])) if len(needle) > len('""') else -1
        return None if place < 0 else int(np.searchsorted(self._offsets, place, side="right")) - 1

    def creator(self, row: int) -> Creator:
        """One record."""
        return CREATOR_JSON.validate_json(self._records[self._offsets[row] : self._offsets[row + 1]].tobytes())

    def creators(self, rows: Sequence[int]) -> list[Creator]:
        """Records in this order."""
        return [self.creator(row) for row in rows]


def open_generation(folder: Path, *, manifest_hash: str, thorough: bool = False) -> Generation:
    """Opens a folder after verifying it. Raises GenerationDamaged."""
    return Generation(folder, read_manifest(folder, manifest_hash=manifest_hash, thorough=thorough))


def _means(path: Path) -> Means:
    with np.load(path) as kept:
        return Means({str(name): vector for name, vector in zip(kept["languages"], kept["means"], strict=True)})
