"""What people thought of answers: one word of each person on each message, the last one stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import Engine, select

from bot.memory.adding import put
from bot.memory.cleaning import clean, key_of
from bot.memory.tables import CHANNEL, KEY, SHORTLIST, STAMP, TEAM, WHO, feedback
from index.catalogue.opening import reading, writing

Verdict = Literal["good", "bad"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
MOST_TEXT = 4_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What somebody thought of the message with this stamp, and of the list that it shows."""

    team_id: str
    channel: str
    message: str
    who: str
    thread: str | None
    shortlist: str | None
    verdict: Verdict
    text: str
    at: datetime


class Feedback:
    """The opinions that were given."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, opinion: Opinion) -> None:
        """Keeps an opinion in place of what the same person thought of the same message before. Raises ValueError for another verdict."""
        if opinion.verdict not in VERDICTS:
            raise ValueError(f"unknown verdict {opinion.verdict!r}")
        row = {
            "team_id": key_of(opinion.team_id, most=TEAM),
            "channel": key_of(opinion.channel, most=CHANNEL),
            "message": key_of(opinion.message, most=STAMP),
            "who": key_of(opinion.who, most=WHO),
            "thread": None if opinion.thread is None else key_of(opinion.thread, most=KEY),
            "shortlist": None if opinion.shortlist is None else key_of(opinion.shortlist, most=SHORTLIST),
            "verdict": opinion.verdict,
            "text": clean(opinion.text, most=MOST_TEXT),
            "at": opinion.at,
        }
        with writing(self._engine) as connection:
            put(connection, feedback, row)

    def all(self, team: str) -> tuple[Opinion, ...]:
        """Every opinion of a workspace, oldest first."""
        order = (feedback.c.at, feedback.c.channel, feedback.c.message, feedback.c.who)
        with reading(self._engine) as connection:
            rows = connection.execute(select(feedback).where(feedback.c.team_id == team).order_by(*order)).mappings()
            return tuple(Opinion(**row) for row in rows)
