"""What can go wrong in index/, each named for what happened; the message ends with the next step."""


class IndexTrouble(Exception):
    """Base of everything that index/ raises on purpose; `str()` is fit to show to a person."""


class UnreadableSource(IndexTrouble):
    """A file of creators that cannot be opened or recognised at all (single bad rows are rejects, not errors)."""


class CatalogueUnavailable(IndexTrouble):
    """The database cannot be reached, is read-only or full."""


class CatalogueLocked(IndexTrouble):
    """Another process is building; a catalogue has one writer at a time."""


class GenerationDamaged(IndexTrouble):
    """A published generation fails its checksums or cannot be read; it can be published again from the catalogue."""


class NothingPublished(IndexTrouble):
    """No generation was ever published here: nothing was built yet."""


class WrongModel(IndexTrouble):
    """Vectors of one embedding model met those of another."""


class EmbeddingFailed(IndexTrouble):
    """The embedder refused, failed or answered with something that is not a vector for each text."""


class VectorStoreTrouble(IndexTrouble):
    """Chroma failed, lost vectors, or holds others than the catalogue says."""
