"""The generation that answers now, noticed within seconds of a new one; the old one serves until the new one is open."""

import threading
from time import monotonic

from index.catalogue.opening import require_tables
from index.generation.reading import Generation, open_generation
from index.house import House
from index.trouble import NothingPublished, WrongModel

LOOK_AGAIN_SECONDS = 2.0


class Library:
    """Hands out the newest generation of a house. Safe to share between threads; one for each process."""

    def __init__(self, house: House, *, model_id: str) -> None:
        self._house = house
        self._model_id = model_id
        self._open: Generation | None = None
        self._looked = float("-inf")
        self._guard = threading.Lock()

    def current(self) -> Generation:
        """The newest generation.

        Raises NothingPublished, GenerationDamaged, CatalogueUnavailable, or WrongModel where it was built with another embedder.
        """
        with self._guard:
            if self._open is None or monotonic() - self._looked >= LOOK_AGAIN_SECONDS:
                self._open = self._newest()
                self._looked = monotonic()
            return self._open

    def look_again(self) -> None:
        """Has the next one who asks look at once, as after a publication by this very process."""
        with self._guard:
            self._looked = float("-inf")

    def _newest(self) -> Generation:
        require_tables(self._house.engine)
        newest = self._house.announcements.newest()
        if newest is None:
            raise NothingPublished("Creators were imported, but no search index was published. Run `python -m bot build` to finish.")
        if self._open is not None and self._open.manifest.number == newest.number:
            return self._open
        opened = open_generation(self._house.generations / newest.folder, manifest_hash=newest.manifest_hash)
        if opened.manifest.model_id != self._model_id:
            raise WrongModel(
                f"This catalogue was embedded with {opened.manifest.model_id}, but EMBEDDER is {self._model_id}. "
                "Set EMBEDDER back, or run `python -m bot build` to embed it anew."
            )
        return opened
