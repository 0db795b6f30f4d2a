"""The manifest of a generation: what it was made of and a checksum for each of its files."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from index.trouble import GenerationDamaged

FORMAT = 3
"""Changes whenever files or columns do; a generation of another format is published again from the catalogue."""

MANIFEST = "manifest.json"
CHECKED_ON_OPENING = 32 * 2**20
"""Bytes up to which a file's checksum is verified on opening; larger ones by size there, and whole by `doctor`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileSeal:
    """Size in bytes and BLAKE2 checksum of one file."""

    size: int
    checksum: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """Stands in `manifest.json`; its own hash is in the database."""

    format: int
    number: int
    model_id: str
    dimensions: int
    creators: int
    passages: int
    fingerprint: str
    files: dict[str, FileSeal]


def checksum(path: Path) -> str:
    """BLAKE2 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def seal(folder: Path) -> dict[str, FileSeal]:
    """A seal for every file of a folder but the manifest, by relative path."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return {p.relative_to(folder).as_posix(): FileSeal(size=p.stat().st_size, checksum=checksum(p)) for p in paths}


def write_manifest(folder: Path, manifest: Manifest) -> str:
    """Writes it and returns the hash that the database is to know."""
    body = json.dumps(asdict(manifest), indent=1, sort_keys=True).encode()
    (folder / MANIFEST).write_bytes(body)
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def read_manifest(folder: Path, *, manifest_hash: str, thorough: bool = False) -> Manifest:
    """The manifest, after comparing it with the database and the files with it.

    Raises GenerationDamaged where anything is missing, of another size, altered or of another format.
    """
    try:
        body = (folder / MANIFEST).read_bytes()
        if hashlib.blake2b(body, digest_size=16).hexdigest() != manifest_hash:
            raise damaged(folder, "its manifest was altered")
        told = json.loads(body)
        if told.get("format") != FORMAT:
            raise damaged(folder, f"it has format {told.get('format')}, this program writes {FORMAT}")
        manifest = Manifest(**{**told, "files": {name: FileSeal(**one) for name, one in told["files"].items()}})
        for name, kept in manifest.files.items():
            _verify(folder, name, kept, thorough=thorough)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as cause:
        raise damaged(folder, f"it cannot be read ({type(cause).__name__})") from cause
    return manifest


def _verify(folder: Path, name: str, kept: FileSeal, *, thorough: bool) -> None:
    path = folder / name
    size = path.stat().st_size
    if size != kept.size:
        raise damaged(folder, f"{name} has {size} bytes instead of {kept.size}")
    if (thorough or size <= CHECKED_ON_OPENING) and checksum(path) != kept.checksum:
        raise damaged(folder, f"{name} was altered")


def damaged(folder: Path, why: str) -> GenerationDamaged:
    """The error that says what is wrong with this folder, and the way out."""
    return GenerationDamaged(
        f"The search index in {folder} is damaged: {why}. "
        "Run `python -m bot build` without files: it is made again from the catalogue, without embedding."
    )
