"""Creators in the database: put, read, prune, erase."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from index.catalogue import tables
from index.catalogue.opening import reading, writing
from index.catalogue.paging import in_pages
from index.catalogue.rows import Row, account_rows, creator_from, creator_row, figure_rows, post_rows
from index.merging import merged
from index.records import Creator

CREATOR_JSON: TypeAdapter[Creator] = TypeAdapter(Creator)
"""Creators to JSON and back; the same bytes for the same value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """What a batch changed, by number of creators."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Put") -> "Put":
        return Put(added=self.added + other.added, changed=self.changed + other.changed, unchanged=self.unchanged + other.unchanged)


def content_hash(creator: Creator) -> str:
    """The same for the same content, whenever and by whomever it was read."""
    return hashlib.blake2b(CREATOR_JSON.dump_json(creator), digest_size=16).hexdigest()


class Creators:
    """The creators of a catalogue."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, creators: Sequence[Creator], *, source: str, run: str) -> Put:
        """Takes up what a source tells, in one transaction; whom the source tells nothing new of is only marked as seen."""
        with writing(self._engine) as connection:
            known = self._hashes(connection, source, [c.id for c in creators])
            told = {c.id: content_hash(c) for c in creators}
            news = [c for c in creators if known.get(c.id) != told[c.id]]
            before = {c.id: c for c in self._read(connection, [c.id for c in news])}
            for creator in news:
                old = before.get(creator.id)
                self._write(connection, creator if old is None else merged(old, creator), old=old, source=source)
            self._mark(connection, told, known=known, source=source, run=run)
        added = sum(c.id not in before for c in news)
        return Put(added=added, changed=len(news) - added, unchanged=len(creators) - len(news))

    def unseen(self, *, source: str, run: str) -> tuple[str, ...]:
        """Creators that this source told of before and did not in this run, by id."""
        seen = tables.sighting
        with reading(self._engine) as connection:
            found = connection.execute(
                select(seen.c.creator_id).where(seen.c.source == source, seen.c.run != run).order_by(seen.c.creator_id)
            )
            return tuple(found.scalars())

    def prune(self, ids: Sequence[str], *, source: str) -> tuple[str, ...]:
        """Forgets that this source told of these; removes and returns those that no other source tells of."""
        seen = tables.sighting
        gone: list[str] = []
        with writing(self._engine) as connection:
            for page in in_pages(ids):
                connection.execute(delete(seen).where(seen.c.source == source, seen.c.creator_id.in_(page)))
                kept = set(connection.execute(select(seen.c.creator_id).where(seen.c.creator_id.in_(page))).scalars())
                gone += [i for i in page if i not in kept]
            self._delete(connection, gone)
        return tuple(gone)

    def erase(self, ids: Sequence[str]) -> None:
        """Removes these creators with everything that hangs on them."""
        with writing(self._engine) as connection:
            self._delete(connection, ids)

    def all(self) -> Iterator[Creator]:
        """Every creator, by id, read in pages of one snapshot."""
        with reading(self._engine) as connection:
            ids = sorted(connection.execute(select(tables.creator.c.id)).scalars())  # here: a database may sort by its language
            for page in in_pages(ids):
                yield from self._read(connection, page)

    def find(self, ids: Sequence[str]) -> tuple[Creator, ...]:
        """Those of these creators that exist, by id."""
        with reading(self._engine) as connection:
            return tuple(creator for page in in_pages(sorted(set(ids))) for creator in self._read(connection, page))

    def count(self) -> int:
        """How many there are."""
        with reading(self._engine) as connection:
            return connection.execute(select(func.count()).select_from(tables.creator)).scalar_one()

    def _hashes(self, connection: Connection, source: str, ids: Sequence[str]) -> dict[str, str]:
        seen = tables.sighting
        known: dict[str, str] = {}
        for page in in_pages(ids):
            rows = connection.execute(
                select(seen.c.creator_id, seen.c.content_hash).where(seen.c.source == source, seen.c.creator_id.in_(page))
            )
            known.update((row.creator_id, row.content_hash) for row in rows)
        return known

    def _mark(self, connection: Connection, told: dict[str, str], *, known: dict[str, str], source: str, run: str) -> None:
        seen = tables.sighting
        fresh = [{"source": source, "creator_id": i, "content_hash": h, "run": run} for i, h in told.items() if i not in known]
        if fresh:
            connection.execute(insert(seen), fresh)
        same = [i for i, h in told.items() if known.get(i) == h]
        for page in in_pages(same):
            connection.execute(update(seen).where(seen.c.source == source, seen.c.creator_id.in_(page)).values(run=run))
        for i, h in told.items():
            if i in known and known[i] != h:
                connection.execute(update(seen).where(seen.c.source == source, seen.c.creator_id == i).values(content_hash=h, run=run))

    def _write(self, connection: Connection, creator: Creator, *, old: Creator | None, source: str) -> None:
        row = creator_row(creator)
        if old is None:
            connection.execute(insert(tables.creator), [row])
        else:
            connection.execute(update(tables.creator).where(tables.creator.c.id == creator.id).values(**row))
            connection.execute(delete(tables.account).where(tables.account.c.creator_id == creator.id))
        connection.execute(insert(tables.account), account_rows(creator))
        _append(connection, figure_rows(creator), known=figure_rows(old) if old else [])
        _replace_posts(connection, creator, old=old, source=source)

    def _read(self, connection: Connection, ids: Sequence[str]) -> list[Creator]:
        if not ids:
            return []
        parts: dict[str, dict[str, list[Row]]] = {}
        for table in (tables.account, tables.figure, tables.post):
            grouped: dict[str, list[Row]] = defaultdict(list)
            for row in connection.execute(select(table).where(table.c.creator_id.in_(ids))).mappings():
                grouped[row["creator_id"]].append(row)
            parts[table.name] = grouped
        rows = connection.execute(select(tables.creator).where(tables.creator.c.id.in_(ids))).mappings()
        return [
            creator_from(row, accounts=parts["account"][row["id"]], figures=parts["figure"][row["id"]], posts=parts["post"][row["id"]])
            for row in sorted(rows, key=lambda row: row["id"])
        ]

    def _delete(self, connection: Connection, ids: Sequence[str]) -> None:
        for page in in_pages(ids):
            for table in (tables.sighting, tables.post, tables.figure, tables.account):
                connection.execute(delete(table).where(table.c.creator_id.in_(page)))
            connection.execute(delete(tables.creator).where(tables.creator.c.id.in_(page)))


def _append(connection: Connection, rows: list[dict[str, object]], *, known: list[dict[str, object]]) -> None:
    fresh = [row for row in rows if row not in known]
    if fresh:
        connection.execute(insert(tables.figure), fresh)


def _replace_posts(connection: Connection, creator: Creator, *, old: Creator | None, source: str) -> None:
    before = {post.id: post for post in old.posts} if old else {}
    news = [row for row, post in zip(post_rows(creator, source=source), creator.posts, strict=True) if before.get(post.id) != post]
    stale = [row["id"] for row in news if row["id"] in before]
    for page in in_pages(stale):
        connection.execute(delete(tables.post).where(tables.post.c.creator_id == creator.id, tables.post.c.id.in_(page)))
    if news:
        connection.execute(insert(tables.post), news)
