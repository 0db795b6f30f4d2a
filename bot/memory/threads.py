"""The state of conversations, by the key of their thread. Two who change one at the same time never overwrite each other."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, select, update

from bot.memory.adding import added
from bot.memory.claiming import claiming
from bot.memory.cleaning import clean, key_of
from bot.memory.showing import unshow
from bot.memory.tables import KEY, TITLE, thread, turn
from bot.memory.trouble import ChangedMeanwhile, TooLarge
from index.catalogue.opening import reading, writing

MOST_STATE = 2_000_000
"""Characters of a state: fifty briefs of the greatest length stay far below it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptThread:
    """A conversation as it was saved. `state` is JSON that only the conversation reads; `version` counts its savings from 1."""

    key: str
    state: str
    language: str | None
    title: str
    updated_at: datetime
    version: int


class Threads:
    """The conversations that are remembered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self, key: str) -> KeptThread | None:
        """The conversation under this key."""
        with reading(self._engine) as connection:
            row = connection.execute(select(thread).where(thread.c.key == key)).mappings().first()
        return None if row is None else KeptThread(**row)

    def save(self, key: str, *, state: str, language: str | None, title: str, now: datetime, expected_version: int) -> int:
        """Keeps a state and returns its version. `expected_version` is the one that was loaded, 0 for a thread that is new.

        Raises ChangedMeanwhile where another one stands there by now, TooLarge beyond `MOST_STATE`.
        """
        if len(state) > MOST_STATE:
            raise TooLarge("This conversation has grown too long to be kept. Begin a new one with your brief.")
        values = {
            "state": clean(state, most=MOST_STATE),
            "language": None if language is None else clean(language, most=35),
            "title": clean(title, most=TITLE),
            "updated_at": now,
            "version": expected_version + 1,
        }
        with writing(self._engine) as connection:
            if expected_version:
                held = (thread.c.key == key) & (thread.c.version == expected_version)
                kept = connection.execute(update(thread).where(held).values(values)).rowcount == 1
            else:
                kept = added(connection, thread, {"key": key_of(key, most=KEY), **values})
        if not kept:
            raise ChangedMeanwhile(f"The conversation {key} went on elsewhere at the same time. Send your message once more.")
        return expected_version + 1

    def all(self, prefix: str = "") -> tuple[KeptThread, ...]:
        """Those whose key begins so, the latest first."""
        asked = select(thread).where(thread.c.key.startswith(prefix, autoescape=True)).order_by(thread.c.updated_at.desc(), thread.c.key)
        with reading(self._engine) as connection:
            found = tuple(KeptThread(**row) for row in connection.execute(asked).mappings())
        return tuple(one for one in found if one.key.startswith(prefix))  # SQLite's LIKE takes A for a

    def forget(self, key: str) -> bool:
        """Drops a conversation with its history and the lists that no other shows; whether there was anything. Decisions stay."""
        with claiming(self._engine) as connection:
            held = connection.execute(delete(thread).where(thread.c.key == key)).rowcount
            return held + _without_thread(connection, key) > 0

    def drop_older_than(self, when: datetime, *, prefix: str = "") -> int:
        """Drops conversations that nobody went on with since, as `forget` does, of those whose key begins so; returns how many.

        Each in a transaction of its own: with many of them locked at once, two who drop could wait for each other's lists.
        """
        asked = select(thread.c.key).where(thread.c.updated_at < when, thread.c.key.startswith(prefix, autoescape=True))
        with reading(self._engine) as connection:
            keys = sorted(key for key in connection.execute(asked).scalars() if key.startswith(prefix))  # SQLite's LIKE takes A for a
        return sum(self._drop(key, when) for key in keys)

    def _drop(self, key: str, when: datetime) -> bool:
        """Drops one unless somebody went on with it meanwhile."""
        with claiming(self._engine) as connection:
            if connection.execute(delete(thread).where(thread.c.key == key, thread.c.updated_at < when)).rowcount == 0:
                return False
            _without_thread(connection, key)
            return True


def _without_thread(connection: Connection, key: str) -> int:
    """Drops what hangs on a conversation, whose row is locked; how many lists and turns it had."""
    turns = connection.execute(delete(turn).where(turn.c.thread == key)).rowcount
    return turns + unshow(connection, key)
