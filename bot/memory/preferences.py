"""What a team chose for itself, such as its language and currency."""

from datetime import datetime

from sqlalchemy import Engine, delete, select

from bot.memory.adding import put
from bot.memory.cleaning import clean, key_of
from bot.memory.tables import WHO, preference
from index.catalogue.opening import reading, writing

MOST_VALUE = 2_000


class Preferences:
    """Values by name; the last one told stands."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> str | None:
        """The value; `None` where the team said nothing."""
        with reading(self._engine) as connection:
            found: str | None = connection.execute(select(preference.c.value).where(preference.c.name == name)).scalar()
        return found

    def set(self, name: str, value: str, *, who: str, now: datetime) -> None:
        """Keeps a value."""
        row = {"name": key_of(name, most=50), "value": clean(value, most=MOST_VALUE), "who": clean(who, most=WHO), "at": now}
        with writing(self._engine) as connection:
            put(connection, preference, row)

    def unset(self, name: str) -> bool:
        """Drops a value; whether there was one."""
        with writing(self._engine) as connection:
            return connection.execute(delete(preference).where(preference.c.name == name)).rowcount > 0

    def all(self) -> dict[str, str]:
        """Every value by name, in the order of names."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(preference.c.name, preference.c.value).order_by(preference.c.name)).mappings()
            return {row["name"]: row["value"] for row in rows}
