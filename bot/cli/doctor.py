"""`doctor`: checks everything, and says how to mend what is wrong."""

import argparse
from collections.abc import Callable, Iterator

import numpy as np
from rich.console import Console
from rich.text import Text

from bot.bootstrap import Parts
from index.catalogue.embeddings import Embeddings
from index.catalogue.opening import require_tables
from index.generation.reading import Generation, open_generation
from index.lock import sole_writer
from index.passages import passages_of
from index.publishing import by_language
from index.trouble import CatalogueLocked, IndexTrouble, NothingPublished, VectorStoreTrouble
from index.vectors.store import shortcomings

Finding = tuple[str, bool, str]
"""(what was looked at, whether it is well, what to know or do)"""


def run(args: argparse.Namespace, parts: Parts) -> int:  # noqa: ARG001  every command has the same signature
    """0 where all is well, 1 where something needs mending."""
    console = Console()
    ill = 0
    for name, well, told in findings(parts):
        ill += not well
        console.print(Text.assemble(("ok    " if well else "MEND  ", "green" if well else "bold red"), (f"{name}: ", "bold"), told))
    console.print("All is well." if not ill else f"{ill} of these need mending; do what the first says and run doctor again.")
    return 1 if ill else 0


def findings(parts: Parts) -> Iterator[Finding]:
    """Each check in turn; one that fails does not keep the next from running."""
    settings = parts.settings
    told = f"data in {settings.data}, embedder {settings.embedder}, Chroma {settings.chroma_url or 'embedded'}"
    yield "settings", True, f"{told}, language model {settings.model or 'none'}"
    yield from _checked("catalogue", lambda: _catalogue(parts))
    yield from _checked("search index", lambda: _generation(parts))
    yield from _checked("embedder", lambda: _embedder(parts))
    yield from _checked("vector store", lambda: _store(parts))


def _checked(name: str, check: Callable[[], str]) -> Iterator[Finding]:
    try:
        yield name, True, check()
    except CatalogueLocked:
        yield name, True, "not looked at, since another process is writing just now"
    except IndexTrouble as trouble:
        yield name, False, str(trouble)


def _catalogue(parts: Parts) -> str:
    require_tables(parts.house.engine)
    return f"{parts.house.creators.count():,} creators"


def _opened(parts: Parts) -> Generation:
    require_tables(parts.house.engine)
    newest = parts.house.announcements.newest()
    if newest is None:
        raise NothingPublished("Nothing was published yet. Run `python -m bot build` with your files.")
    return open_generation(parts.house.generations / newest.folder, manifest_hash=newest.manifest_hash, thorough=True)


def _generation(parts: Parts) -> str:
    opened = _opened(parts)
    manifest = opened.manifest
    parts.library.current()  # tells where it was made with another embedder than the settings name
    told = f"generation {manifest.number}, {manifest.creators:,} creators, {manifest.passages:,} passages, every checksum right"
    rows = np.linspace(0, max(0, len(opened.vectors) - 1), num=min(16, len(opened.vectors)), dtype=np.intp)
    lost = [
        int(row)
        for row in rows
        if row not in opened.vectors.nearest(np.asarray(opened.vectors.exact.all()[row]), k=10)[0] and not _twin(opened, int(row))
    ]
    if lost:
        raise NothingPublished(f"{len(lost)} of {len(rows)} sentinel passages do not find themselves. Run `python -m bot build`.")
    from_catalogue = parts.house.creators.count()
    if from_catalogue != manifest.creators:
        return f"{told}; the catalogue has {from_catalogue:,} creators by now: run `python -m bot build` to publish them"
    return told


def _twin(opened: Generation, row: int) -> bool:
    """True where ten or more passages are the same text, so that one may rightly be crowded out."""
    vector = np.asarray(opened.vectors.exact.all()[row])
    rows, cosines = opened.vectors.nearest(vector, k=10)
    return bool(len(rows)) and bool((cosines > 0.9999).all())


def _embedder(parts: Parts) -> str:
    vector = parts.embedder.queries(["a short test"])
    return f"{parts.embedder.model_id}, {vector.shape[1]} dimensions"


def _store(parts: Parts) -> str:
    """The vector store against the catalogue. The embedded one is opened only by a writer, so its lock is taken."""
    require_tables(parts.house.engine)
    if not parts.settings.chroma_url and not parts.house.chroma.is_dir():
        raise VectorStoreTrouble(
            "There is no vector store yet. Run `python -m bot build`: it is made from the catalogue, without embedding."
        )
    with sole_writer(parts.settings.data):
        passages = [p for creator in parts.house.creators.all() for p in passages_of(creator, detector=parts.detector)]
        kept = Embeddings(parts.house.engine, model_id=parts.embedder.model_id)
        if missing := kept.missing([p.text_hash for p in passages]):
            raise VectorStoreTrouble(f"{len(missing)} texts were never embedded with this model. Run `python -m bot build`.")
        found = shortcomings(parts.store(), by_language(passages, kept.vectors([p.text_hash for p in passages])))
    if found:
        raise VectorStoreTrouble(f"{found[0]}. Run `python -m bot build` without files.")
    return f"{len(passages):,} vectors, as the catalogue has them"
