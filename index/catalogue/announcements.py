"""Which generation answers now: the row in the database that every reader and replica looks at."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select

from index.catalogue import tables
from index.catalogue.opening import reading, writing


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """A published generation: its folder below the generations folder, and hashes of its manifest and of what it was made from."""

    number: int
    folder: str
    manifest_hash: str
    fingerprint: str
    published_at: datetime


class Announcements:
    """The published generations, newest last."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(self) -> Announcement | None:
        """The one that answers now."""
        table = tables.generation
        with reading(self._engine) as connection:
            row = connection.execute(select(table).order_by(table.c.number.desc()).limit(1)).mappings().first()
        return None if row is None else Announcement(**row)

    def all(self) -> tuple[Announcement, ...]:
        """Every one that is still on record."""
        table = tables.generation
        with reading(self._engine) as connection:
            return tuple(Announcement(**row) for row in connection.execute(select(table).order_by(table.c.number)).mappings())

    def announce(self, announcement: Announcement) -> None:
        """From its commit on, readers turn to this one."""
        with writing(self._engine) as connection:
            connection.execute(
                insert(tables.generation),
                [{name: getattr(announcement, name) for name in ("number", "folder", "manifest_hash", "fingerprint", "published_at")}],
            )

    def withdraw(self, numbers: list[int]) -> None:
        """Takes old ones off the record."""
        with writing(self._engine) as connection:
            connection.execute(delete(tables.generation).where(tables.generation.c.number.in_(numbers)))
