"""Forgetting a creator everywhere: catalogue, vectors, generations, rejects; and keeping imports from bringing them back."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from index.catalogue.embeddings import Embeddings
from index.catalogue.opening import in_our_words
from index.catalogue.suppression import keys_of
from index.house import House
from index.publishing import Publisher, retire
from index.records import Creator

_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Erased:
    """What was erased, by count; the name stays with whoever asked."""

    creators: int
    rejected_rows: int
    remembered: int = 0
    """Rows of other tables that told of them and were changed or dropped."""


Forgets = Callable[[Sequence[Creator]], int]
"""Takes creators out of what somebody else keeps in the same database, and returns how many rows that changed."""


def erase(creators: list[Creator], *, house: House, publisher: Publisher, now: datetime, elsewhere: Sequence[Forgets] = ()) -> Erased:
    """Suppresses and removes these creators, then publishes at once and drops every older generation.

    `elsewhere` is run while the record still tells whom to look for, so that an interrupted erasure finds them again, and once more
    when nobody reads the old generation: a list may have been made of it in between.
    """
    for creator in creators:
        house.suppressions.add(keys_of(creator), now=now)
    remembered = sum(forgets(creators) for forgets in elsewhere)
    house.creators.erase([creator.id for creator in creators])
    lines = sum(_purge_rejects(house, creator) for creator in creators)
    finish(house=house, publisher=publisher, now=now)
    if late := sum(forgets(creators) for forgets in elsewhere):
        _compact(house)
    return Erased(creators=len(creators), rejected_rows=lines, remembered=remembered + late)


def finish(*, house: House, publisher: Publisher, now: datetime) -> None:
    """Publishes without whoever was removed from the catalogue, and leaves no trace of them; also ends an interrupted erasure."""
    publisher.publish(now=now)
    retire(house, keep=1)
    _drop_unused_vectors(house, publisher)
    _compact(house)


def _purge_rejects(house: House, creator: Creator) -> int:
    """Takes out of the rejects files every row that names one of the creator's handles, ids or name."""
    names = {
        _unescaped(n)
        for n in (creator.id, creator.name, *(a.handle for a in creator.accounts), *(a.external_id or creator.id for a in creator.accounts))
    } - {""}
    dropped = 0
    for path in sorted(house.rejects.glob("*")) if house.rejects.is_dir() else []:
        with path.open(encoding="utf-8", newline="\n") as file:  # lines end here and nowhere else: a row may hold U+2028
            lines = file.readlines()
        kept = [line for line in lines if not any(name in _unescaped(line) for name in names)]
        if len(kept) < len(lines):
            dropped += len(lines) - len(kept)
            if kept:
                path.write_text("".join(kept), encoding="utf-8")
            else:
                path.unlink()
    return dropped


def _unescaped(line: str) -> str:
    """Folded, with JSON's escapes undone: a source may have written its letters as \\u0e01."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), line)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").replace("\\", "").casefold()


def _drop_unused_vectors(house: House, publisher: Publisher) -> None:
    used = {p.text_hash for creator in house.creators.all() for p in publisher.passages(creator)}
    Embeddings(house.engine, model_id=publisher.embedder.model_id).drop_unused(used)


def _compact(house: House) -> None:
    """Rewrites a SQLite file, so that no bytes of what was erased stay in it or beside it; PostgreSQL vacuums by itself."""
    if house.engine.dialect.name != "sqlite":
        return
    with in_our_words(house.engine), house.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        connection.execute(text("VACUUM"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
