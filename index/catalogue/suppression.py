"""Creators that asked to be forgotten: known by keyed hash only, so that no import brings them back and no list names them."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Engine, delete, func, insert, select

from index.catalogue import tables
from index.catalogue.opening import reading, writing
from index.records import Creator

_KEY = "suppression"


class Suppressions:
    """The suppressed keys of a catalogue."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, keys: Iterable[str], *, now: datetime) -> None:
        """Suppresses these keys (see `keys_of`) from now on."""
        hashes = self._hashed(keys, key=self._key(create=True))
        with writing(self._engine) as connection:
            table = tables.suppressed
            connection.execute(delete(table).where(table.c.key_hash.in_(hashes)))
            if hashes:
                request = secrets.token_hex(16)
                connection.execute(insert(table), [{"key_hash": h, "request": request, "at": now} for h in hashes])

    def remove(self, keys: Iterable[str]) -> int:
        """Lets whoever has one of these keys come back with the next import, by all keys of the same request; returns how many."""
        hashes = self._hashed(keys, key=self._key(create=True))
        table = tables.suppressed
        with writing(self._engine) as connection:
            requests = list(connection.execute(select(table.c.request).where(table.c.key_hash.in_(hashes))).scalars())
            return connection.execute(delete(table).where(table.c.request.in_(requests))).rowcount

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether any of these keys is suppressed."""
        hashes = self._hashed(keys, key=self._key(create=True))
        asked = select(tables.suppressed.c.key_hash).where(tables.suppressed.c.key_hash.in_(hashes))
        with reading(self._engine) as connection:
            return connection.execute(asked).first() is not None

    def latest(self) -> datetime | None:
        """When somebody was suppressed last."""
        with reading(self._engine) as connection:
            found: datetime | None = connection.execute(select(func.max(tables.suppressed.c.at))).scalar()
        return found

    def gate(self) -> "SuppressionGate":
        """What is suppressed as of now, to ask many times."""
        with reading(self._engine) as connection:
            hashes = frozenset(connection.execute(select(tables.suppressed.c.key_hash)).scalars())
        return SuppressionGate(hashes, key=self._key(create=False) if hashes else b"")

    def _key(self, *, create: bool) -> bytes:
        table = tables.secret
        with reading(self._engine) as connection:
            found = connection.execute(select(table.c.value).where(table.c.name == _KEY)).scalar()
        if found is None and create:
            found = secrets.token_hex(32)
            with writing(self._engine) as connection:
                connection.execute(insert(table), [{"name": _KEY, "value": found}])
        return bytes.fromhex(found or "")

    def _hashed(self, keys: Iterable[str], *, key: bytes) -> list[str]:
        return sorted({_hash(name, key=key) for name in keys})


class SuppressionGate:
    """Says whether a creator is suppressed; holds hashes only."""

    def __init__(self, hashes: frozenset[str], *, key: bytes) -> None:
        self._hashes = hashes
        self._key = key

    def bars(self, creator: Creator) -> bool:
        """True where any key of this creator is suppressed."""
        return bool(self._hashes) and any(_hash(name, key=self._key) in self._hashes for name in keys_of(creator))


def keys_of(creator: Creator) -> tuple[str, ...]:
    """What a creator is known by: id, handles and account ids, each with its platform."""
    keys = [creator.id, *(a.key for a in creator.accounts), *(f"{a.platform}:{a.external_id}" for a in creator.accounts if a.external_id)]
    return tuple(dict.fromkeys(key.casefold() for key in keys))


def _hash(name: str, *, key: bytes) -> str:
    return hmac.new(key, name.casefold().encode(), hashlib.sha256).hexdigest()
