"""Publishing: catalogue in, generation out."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.catalogue.creators import CREATOR_JSON
from index.centring.centring import ALL, Means, document_means
from index.embedding.embedder import Vectors
from index.generation.columns import Columns, columns_of
from index.generation.lexical import write_lexical
from index.generation.manifest import FORMAT, Manifest, seal, write_manifest
from index.passages import Passage
from index.placing import Placing
from index.records import Creator
from index.search import write_vectors
from index.themes import Themes, shares_of_creators

HALF_DONE = ".unfinished"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """All that a generation is made of. `vectors` has a row for each passage, creators in the order of their ids."""

    creators: Sequence[Creator]
    passages: Sequence[Sequence[Passage]]
    vectors: Vectors
    clusters: Sequence[int]
    placing: Placing
    themes: Themes
    queries: Means
    model_id: str
    fingerprint: str


def publish(draft: Draft, *, root: Path, number: int) -> tuple[str, str]:
    """Writes the folder aside, syncs it to disk and renames it into place; returns (folder name, manifest hash).

    What an interrupted run left aside is removed first. Raises OSError where the disk is full or read-only; nothing is left then.
    """
    root.mkdir(parents=True, exist_ok=True)
    for left in root.glob(f"*{HALF_DONE}"):
        shutil.rmtree(left, ignore_errors=True)
    name = f"{number:06d}-{draft.fingerprint[:8]}"
    aside = root / f"{name}{HALF_DONE}"
    try:
        manifest_hash = _write(draft, aside, number=number)
        shutil.rmtree(root / name, ignore_errors=True)  # of a run that died between rename and announcement
        aside.rename(root / name)
        _sync(root)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return name, manifest_hash


def _write(draft: Draft, folder: Path, *, number: int) -> str:
    folder.mkdir()
    flat = [p for own in draft.passages for p in own]
    languages = [p.language for p in flat]
    documents = document_means(draft.vectors, languages) if flat else Means({})
    centred = documents.without_language(draft.vectors, languages) if flat else draft.vectors
    write_vectors(folder, centred)
    _write_means(folder / "query_means.npz", draft.queries)
    if flat:
        _write_means(folder / "document_means.npz", documents)
    np.save(folder / "keys.npy", np.frombuffer(bytes.fromhex("".join(p.key for p in flat)), dtype=np.uint8).reshape(-1, 16))
    columns = columns_of(
        draft.creators,
        {c.id: own for c, own in zip(draft.creators, draft.passages, strict=True)},
        clusters=draft.clusters,
        placing=draft.placing,
    )
    np.savez(folder / "columns.npz", **columns.as_arrays())  # type: ignore[arg-type]  # numpy types the values as its one bool keyword
    _write_themes(folder, draft.themes, centred, columns)
    _write_records(folder, draft.creators)
    (folder / "places.json").write_text(json.dumps(draft.placing.names, ensure_ascii=False), encoding="utf-8")
    (folder / "lexical").mkdir()
    write_lexical(folder / "lexical", [p.words for p in flat])
    manifest = Manifest(
        format=FORMAT,
        number=number,
        model_id=draft.model_id,
        dimensions=int(draft.vectors.shape[1]),
        creators=len(draft.creators),
        passages=len(flat),
        fingerprint=draft.fingerprint,
        files=seal(folder),
    )
    told = write_manifest(folder, manifest)
    for path in folder.rglob("*"):
        _sync(path)
    return told


def _write_themes(folder: Path, themes: Themes, vectors: Vectors, columns: Columns) -> None:
    np.savez(folder / "themes.npz", names=np.array(themes.names), vectors=themes.vectors)
    shares = shares_of_creators(themes, vectors, columns.passage_owner, columns.passage_post >= 0, creators=columns.creators)
    np.save(folder / "theme_shares.npy", shares)


def _write_means(path: Path, means: Means) -> None:
    names = sorted(means.by_language)
    np.savez(path, languages=np.array([name or ALL for name in names]), means=np.stack([means.by_language[name] for name in names]))


def _write_records(folder: Path, creators: Sequence[Creator]) -> None:
    """The records beside their offsets, so that one is read without the others; ids and handles apart, for looking up."""
    offsets = [0]
    with (folder / "records.jsonl").open("wb") as file:
        for creator in creators:
            offsets.append(offsets[-1] + file.write(CREATOR_JSON.dump_json(creator) + b"\n"))
    np.save(folder / "offsets.npy", np.array(offsets, dtype=np.int64))
    directory = [{"id": c.id, "name": c.name, "handles": [[a.platform, a.handle] for a in c.accounts]} for c in creators]
    (folder / "directory.json").write_text(json.dumps(directory, ensure_ascii=False), encoding="utf-8")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
