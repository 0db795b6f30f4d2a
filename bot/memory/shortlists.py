"""Lists that were made, kept to be shown again, defended and replayed. An id says what a list was made from."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rapidfuzz import process
from sqlalchemy import Connection, Engine, delete, func, insert, select

from bot.memory.adding import added
from bot.memory.cleaning import canonical, clean, packed, unpacked
from bot.memory.showing import show
from bot.memory.tables import CREATOR, WHO, shortlist, shortlist_entry, shortlist_thread
from index.catalogue.opening import reading, writing

_SHORT, _LONG = 8, 24
"""Characters of an id: 40 bits, among ten thousand lists two are alike once in 20,000 times; the later one then gets the long id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """All that a list is made from; equal makings give equal lists. `brief`, `settings` and `versions` are JSON objects."""

    brief: Mapping[str, Any]
    day: date
    settings: Mapping[str, Any]
    generation: int
    fingerprint: str
    """Of the generation's content: a catalogue that is published anew and unchanged keeps it."""
    versions: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over what decides the list, in hexadecimal; the number of the generation decides nothing."""
        told = [self.brief, self.day.isoformat(), self.settings, self.fingerprint, self.versions]
        return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def id(self) -> str:
        """`S-` and eight letters or digits."""
        return _id(self.digest, _SHORT)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptShortlist:
    """A list as it was shown: `result` is its JSON, byte for byte, in which creators that were erased since are `{"removed": true}`."""

    id: str
    making: Making
    made_at: datetime
    made_by: str
    threads: tuple[str, ...]
    """Keys of the conversations that show it, sorted; none where it was only kept outside of any."""
    result: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A stored list in one line."""

    id: str
    day: date
    wording: str
    made_by: str
    made_at: datetime


class Shortlists:
    """The lists that were kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, making: Making, result: Mapping[str, Any], *, made_by: str, thread: str | None, now: datetime) -> str:
        """Keeps a list and returns its id. `result` holds `matches` with an `id` each.

        Where it is kept again, the first keeping stands, and the thread joins those that show it. With the last of them it is forgotten,
        unless it was also kept outside of any (`thread` is `None`).
        """
        digest = making.digest
        row = {
            "digest": digest,
            "made_at": now,
            "made_by": clean(made_by, most=WHO),
            "outside": thread is None,
            "brief": packed(making.brief),
            "day": making.day,
            "settings": packed(making.settings),
            "generation": making.generation,
            "fingerprint": making.fingerprint,
            "versions": packed(making.versions),
            "result": canonical(result),
        }
        with writing(self._engine) as connection:
            for name in (making.id, _id(digest, _LONG)):
                if _held(connection, {"id": name, **row}, result) == digest:
                    show(connection, name, thread)
                    return name
        raise ValueError(f"two lists have the digest {digest[:_LONG]}")  # pragma: no cover  SHA-256 would have to be broken

    def load(self, name: str) -> KeptShortlist | None:
        """The list of this id, however its letters are typed."""
        with reading(self._engine) as connection:
            row = connection.execute(select(shortlist).where(shortlist.c.id == _typed(name))).mappings().first()
            shows = select(shortlist_thread.c.thread).where(shortlist_thread.c.shortlist == _typed(name))
            threads = sorted(connection.execute(shows).scalars())  # here, since databases sort letters each in their own way
        if row is None:
            return None
        making = Making(
            brief=unpacked(row["brief"]),
            day=row["day"],
            settings=unpacked(row["settings"]),
            generation=row["generation"],
            fingerprint=row["fingerprint"],
            versions=unpacked(row["versions"]),
        )
        return KeptShortlist(
            id=row["id"],
            making=making,
            made_at=row["made_at"],
            made_by=row["made_by"],
            threads=tuple(threads),
            result=bytes(row["result"]),
        )

    def all(self, *, thread: str | None = None, latest: int | None = None) -> tuple[Listed, ...]:
        """The lists, or those that one thread shows, the latest first."""
        columns = shortlist.c
        asked = select(columns.id, columns.day, columns.brief, columns.made_by, columns.made_at)
        if thread is not None:
            asked = asked.where(columns.id.in_(select(shortlist_thread.c.shortlist).where(shortlist_thread.c.thread == thread)))
        with reading(self._engine) as connection:
            rows = connection.execute(asked.order_by(columns.made_at.desc(), columns.id).limit(latest)).mappings().all()
        return tuple(
            Listed(
                id=row["id"],
                day=row["day"],
                wording=str(unpacked(row["brief"]).get("wording", "")),
                made_by=row["made_by"],
                made_at=row["made_at"],
            )
            for row in rows
        )

    def near(self, name: str, *, count: int = 3) -> tuple[str, ...]:
        """The ids that are spelled most like this one."""
        with reading(self._engine) as connection:
            known = list(connection.execute(select(shortlist.c.id).order_by(shortlist.c.made_at.desc(), shortlist.c.id)).scalars())
        spelled = {key: key.removeprefix("S-") for key in known}
        return tuple(key for _, _, key in process.extract(_typed(name).removeprefix("S-"), spelled, limit=count, score_cutoff=50))

    def also_in(self, name: str, thread: str) -> bool:
        """Notes that a list is shown in another conversation too; False where it is gone."""
        with writing(self._engine) as connection:
            held = connection.execute(select(shortlist.c.id).where(shortlist.c.id == _typed(name)).with_for_update()).scalar()
            if held is not None:
                show(connection, held, thread)
        return held is not None

    def creator_at(self, name: str, place: int) -> str | None:
        """The id of whoever stands at a place of a list, from 1; `None` for an unknown list or place, and for one who was erased."""
        entry = shortlist_entry.c
        with reading(self._engine) as connection:
            asked = select(entry.creator_id).where(entry.shortlist == _typed(name), entry.place == place)
            found: str | None = connection.execute(asked).scalar()
        return found

    def count(self, name: str) -> int:
        """How many stand in a list; those who were erased count no more."""
        entry = shortlist_entry.c
        with reading(self._engine) as connection:
            asked = select(func.count()).select_from(shortlist_entry).where(entry.shortlist == _typed(name))
            return int(connection.execute(asked).scalar_one())

    def of_creator(self, creator_id: str) -> tuple[str, ...]:
        """Ids of the lists that a creator stands in, sorted."""
        entry = shortlist_entry.c
        with reading(self._engine) as connection:
            found = connection.execute(select(entry.shortlist).where(entry.creator_id == creator_id).order_by(entry.shortlist)).scalars()
            return tuple(dict.fromkeys(found))

    def forget(self, name: str) -> bool:
        """Drops a list, whoever shows it; whether there was one."""
        with writing(self._engine) as connection:
            return connection.execute(delete(shortlist).where(shortlist.c.id == _typed(name))).rowcount > 0


def _held(connection: Connection, row: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """The digest of the list that stands under the id of this row, which is locked; the row itself where none did."""
    digest = select(shortlist.c.digest).where(shortlist.c.id == row["id"]).with_for_update()
    while not added(connection, shortlist, row):  # first of all, since SQLite locks when it writes
        found: str | None = connection.execute(digest).scalar()
        if found is not None:  # else it was forgotten a moment ago
            return found
    entries = [
        {"shortlist": row["id"], "place": place, "creator_id": clean(match["id"], most=CREATOR)}
        for place, match in enumerate(result.get("matches", ()), start=1)
        if "id" in match
    ]
    if entries:
        connection.execute(insert(shortlist_entry), entries)
    return str(row["digest"])


def _id(digest: str, length: int) -> str:
    return "S-" + base64.b32encode(bytes.fromhex(digest)).decode()[:length]


def _typed(name: str) -> str:
    plain = name.strip().upper()
    return plain if plain.startswith("S-") else f"S-{plain}"
