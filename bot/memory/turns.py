"""The history of conversations as people see it: who said what, and what was answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, literal, select

from bot.memory.adding import insertion
from bot.memory.cleaning import clean, key_of
from bot.memory.tables import KEY, WHO, turn
from bot.memory.trouble import ChangedMeanwhile
from index.catalogue.opening import reading, writing

MOST_SAID, MOST_REPLIED = 20_000, 20_000
"""Characters that are kept of a message and of a reply."""
_ATTEMPTS = 50
"""Each that fails means that somebody else wrote in between, so many never fail in a row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One message with its reply; numbers count from 1 in each thread."""

    thread: str
    number: int
    at: datetime
    who: str
    said: str
    replied: str


class Turns:
    """What was said in every thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, thread: str, *, who: str, said: str, replied: str, now: datetime) -> int:
        """Keeps a turn and returns its number. Raises ChangedMeanwhile where others add faster than the numbers can be given."""
        key = key_of(thread, most=KEY)
        texts = (clean(who, most=WHO), clean(said, most=MOST_SAID), clean(replied, most=MOST_REPLIED))
        number = select(func.coalesce(func.max(turn.c.number), 0) + 1).where(turn.c.thread == key).scalar_subquery()
        row = select(literal(key), number, literal(now, type_=turn.c.at.type), *(literal(text) for text in texts))
        for _ in range(_ATTEMPTS):
            with writing(self._engine) as connection:
                adding = insertion(connection, turn).from_select(["thread", "number", "at", "who", "said", "replied"], row)
                given: int | None = connection.execute(adding.on_conflict_do_nothing().returning(turn.c.number)).scalar()
            if given is not None:  # else another process took the number
                return given
        raise ChangedMeanwhile(f"Too many wrote into {thread} at the same time. Send your message once more.")

    def unsay(self, thread: str, said: str) -> int:
        """Drops the turns of a thread in which this was said, as after its message was deleted; returns how many."""
        words = clean(said, most=MOST_SAID)
        with writing(self._engine) as connection:
            return connection.execute(delete(turn).where(turn.c.thread == thread, turn.c.said == words)).rowcount

    def of(self, thread: str, *, latest: int | None = None) -> tuple[Turn, ...]:
        """The turns of a thread in their order; the latest ones only, where a number is given."""
        asked = select(turn).where(turn.c.thread == thread).order_by(turn.c.number.desc()).limit(latest)
        with reading(self._engine) as connection:
            rows = [Turn(**row) for row in connection.execute(asked).mappings()]
        return tuple(reversed(rows))
