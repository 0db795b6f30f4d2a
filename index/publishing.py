"""From the catalogue to a published generation: embed what is new, bring the vector store up to date, write, announce."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import select

from index.catalogue import tables
from index.catalogue.announcements import Announcement
from index.catalogue.embeddings import Embeddings
from index.catalogue.opening import reading
from index.centring.generic import means_for
from index.embedding.embedder import Embedder, Vectors
from index.generation.manifest import FORMAT
from index.generation.reading import open_generation
from index.generation.writing import Draft, publish
from index.house import House
from index.languages import LanguageDetector
from index.passages import Passage, passages_of
from index.placing import Places, placed
from index.progress import Progress
from index.records import Creator
from index.themes import Themes
from index.trouble import CatalogueUnavailable, GenerationDamaged, VectorStoreTrouble
from index.twins import clusters_of
from index.vectors.store import Stored, VectorStore, shortcomings, synchronise

KEPT = 2
"""Generations that stay after a newer one is published, for readers that still have one open and for comparing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Publisher:
    """Publishes the catalogue of a house. `store` opens the vector store and `themes` hands out what posts are spread over; both are
    called when they are needed only.
    """

    house: House
    embedder: Embedder
    detector: LanguageDetector
    places: Places
    themes: Callable[[], Themes]
    store: Callable[[], VectorStore]
    progress: Progress
    announced: Callable[[], None] = lambda: None
    """Told of each announcement, so that whoever answers in this very process looks at once."""

    def needed(self) -> bool:
        """Whether the newest generation is missing, damaged or older than the catalogue."""
        newest = self.house.announcements.newest()
        if newest is None or newest.fingerprint != self.fingerprint():
            return True
        try:
            open_generation(self.house.generations / newest.folder, manifest_hash=newest.manifest_hash)
        except GenerationDamaged:
            return True
        return False

    def passages(self, creator: Creator) -> tuple[Passage, ...]:
        """What of a creator is searched."""
        return passages_of(creator, detector=self.detector)

    def fingerprint(self) -> str:
        """Names the catalogue's content, the model, the themes and the format: equal ones need no new generation."""
        told = hashlib.blake2b(f"{FORMAT}|{self.embedder.model_id}|{self.themes().digest}".encode(), digest_size=16)
        seen = tables.sighting
        with reading(self.house.engine) as connection:
            for row in connection.execute(
                select(seen.c.source, seen.c.creator_id, seen.c.content_hash).order_by(seen.c.source, seen.c.creator_id)
            ):
                told.update("|".join(row).encode() + b"\n")
        return told.hexdigest()

    def publish(self, *, now: datetime) -> Announcement:
        """Makes and announces a generation. What was done before an interruption is not done again."""
        self._refuse_to_lose_all()
        fingerprint = self.fingerprint()
        self.progress.stage("Reading the catalogue", total=self.house.creators.count(), unit="creators")
        creators: list[Creator] = []
        passages: list[tuple[Passage, ...]] = []
        for creator in self.house.creators.all():
            creators.append(creator)
            passages.append(self.passages(creator))
            self.progress.advance(1)
        vectors = self._vectors([p for own in passages for p in own])
        self._store(passages, vectors)
        self.progress.stage("Publishing", total=None, unit="files")
        draft = Draft(
            creators=creators,
            passages=passages,
            vectors=vectors,
            clusters=clusters_of(creators),
            placing=placed(creators, self.places),
            themes=self.themes(),
            queries=means_for(self.embedder),
            model_id=self.embedder.model_id,
            fingerprint=fingerprint,
        )
        return self._announce(draft, now=now)

    def _refuse_to_lose_all(self) -> None:
        """An empty database beside published generations is more likely a lost one than an empty world."""
        root = self.house.generations
        if self.house.announcements.newest() is None and not self.house.creators.count() and root.is_dir() and any(root.iterdir()):
            raise CatalogueUnavailable(
                f"The database is empty, but {root} holds what was published from another. Restore the database from a backup, "
                "or choose another folder with --data."
            )

    def _announce(self, draft: Draft, *, now: datetime) -> Announcement:
        newest = self.house.announcements.newest()
        number = 1 if newest is None else newest.number + 1
        try:
            folder, manifest_hash = publish(draft, root=self.house.generations, number=number)
        except OSError as cause:
            raise CatalogueUnavailable(
                f"The search index could not be written to {self.house.generations} ({cause.strerror}). "
                "Free some space or make it writable, then run the build again."
            ) from cause
        announcement = Announcement(
            number=number, folder=folder, manifest_hash=manifest_hash, fingerprint=draft.fingerprint, published_at=now
        )
        self.house.announcements.announce(announcement)
        self.announced()
        retire(self.house, keep=KEPT)
        return announcement

    def _vectors(self, passages: Sequence[Passage]) -> Vectors:
        """The raw vector of each passage; those not known yet are embedded and kept, a batch at a time."""
        kept = Embeddings(self.house.engine, model_id=self.embedder.model_id)
        hashes = [p.text_hash for p in passages]
        texts = {p.text_hash: p.text for p in passages}
        missing = kept.missing(hashes)
        self.progress.stage("Embedding", total=len(missing), unit="texts")
        done = 0
        for vectors in self.embedder.passages([texts[h] for h in missing]):
            kept.keep(missing[done : done + len(vectors)], vectors)
            done += len(vectors)
            self.progress.advance(len(vectors))
        return kept.vectors(hashes)

    def _store(self, passages: Sequence[Sequence[Passage]], vectors: Vectors) -> None:
        wanted = by_language([p for own in passages for p in own], vectors)
        self.progress.stage("Vector store", total=None, unit="vectors")
        store = self.store()
        synchronise(store, wanted)
        if found := shortcomings(store, wanted):
            raise VectorStoreTrouble(
                f"The vector store does not hold what it was given ({found[0]}). "
                f"Move the folder {self.house.chroma} away, or clear the Chroma server, and run the build again."
            )


def by_language(passages: Sequence[Passage], vectors: Vectors) -> dict[str, Stored]:
    """What the vector store is to hold, by language, each passage under its key."""
    rows: dict[str, list[int]] = {}
    for row, passage in enumerate(passages):
        rows.setdefault(passage.language, []).append(row)
    return {
        language: Stored(ids=[passages[row].key for row in own], vectors=np.asarray(vectors[own])) for language, own in sorted(rows.items())
    }


def retire(house: House, *, keep: int) -> None:
    """Takes all but the newest generations off the record and off the disk.

    One from before somebody asked to be forgotten goes too, or an erasure that was interrupted would leave them in it.
    """
    announced = house.announcements.all()
    forgotten = house.suppressions.latest()
    old = [a for k, a in enumerate(announced, start=1) if k <= len(announced) - keep]
    old += [a for a in announced[len(old) : -1] if forgotten is not None and a.published_at < forgotten]
    house.announcements.withdraw([a.number for a in old])
    known = {a.folder for a in house.announcements.all()}
    if house.generations.is_dir():
        for folder in house.generations.iterdir():
            if folder.is_dir() and folder.name not in known:
                shutil.rmtree(folder, ignore_errors=True)
