"""What is known of channels and what they chose for themselves; and what was said in one that may be told in another."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, select, update

from bot.memory.adding import insertion
from bot.memory.cleaning import key_of
from bot.memory.tables import CHANNEL, TEAM, channel
from index.catalogue.opening import reading, writing

Kind = Literal["public", "private", "dm", "mpim"]
Fees = Literal["shown", "hidden"]
DOOR = "slack:"
"""What the keys of conversations begin with that have channels: `slack:TEAM:CHANNEL:THREAD`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A channel. `external` says that people of other companies read along; `None` where the channel chose nothing."""

    team_id: str
    channel: str
    kind: Kind
    external: bool
    language: str | None
    currency: str | None
    fees: Fees | None
    offered_weekly_at: datetime | None
    invited_at: datetime | None
    updated_at: datetime


class Channels:
    """The channels that the bot met."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self, team: str, name: str) -> Channel | None:
        """A channel by its id; `None` where it was never met."""
        with reading(self._engine) as connection:
            row = connection.execute(select(channel).where(*_here(team, name))).mappings().first()
        return None if row is None else Channel(**row)

    def met(self, team: str, name: str, *, kind: Kind, external: bool, now: datetime) -> None:
        """Notes what kind of channel it is; what it chose stays."""
        told = {"kind": kind, "external": external, "updated_at": now}
        row = {"team_id": key_of(team, most=TEAM), "channel": key_of(name, most=CHANNEL), **told}
        with writing(self._engine) as connection:
            adding = insertion(connection, channel).values(row)
            connection.execute(adding.on_conflict_do_update(index_elements=["team_id", "channel"], set_=told))

    def choose(self, team: str, name: str, *, now: datetime, **choices: str | None) -> bool:
        """Keeps `language`, `currency` and `fees` of a channel; whether it was met before, without which nothing is kept."""
        strange = sorted(set(choices) - {"language", "currency", "fees"})
        if strange or choices.get("fees") not in {None, "shown", "hidden"}:
            raise ValueError(f"a channel cannot choose {', '.join(strange) or choices['fees']}")
        return self._noted(team, name, {**choices, "updated_at": now})

    def currency_at(self, thread: str | None) -> str | None:
        """The currency that the channel of a conversation chose, by the key of the conversation."""
        place = _place(thread)
        found = self.load(*place) if place is not None else None
        return found.currency if found is not None else None

    def offered_weekly(self, team: str, name: str, *, now: datetime) -> bool:
        """Notes that a weekly list is offered now; False where it was before, so that it is offered once."""
        return self._noted(team, name, {"offered_weekly_at": now}, channel.c.offered_weekly_at.is_(None))

    def invited(self, team: str, name: str, *, now: datetime) -> bool:
        """Notes that somebody was told how to invite the bot; False where somebody was before."""
        return self._noted(team, name, {"invited_at": now}, channel.c.invited_at.is_(None))

    def may_tell(self, there: str | None, here: str | None) -> bool:
        """Whether what was said in one conversation may be told in another, by their keys: in the same channel always, elsewhere only what
        comes from a public channel of the same workspace, and nothing to whom people of other companies listen. What has no channel, as at
        a terminal, is told to terminals alone; of what is not known nothing is told.
        """
        if not (here or "").startswith(DOOR) and not (there or "").startswith(DOOR):
            return True
        origin, place = _place(there), _place(here)
        if origin is None or place is None or origin[0] != place[0]:
            return False
        if origin == place:
            return True
        said_in, told_in = self.load(*origin), self.load(*place)
        return said_in is not None and said_in.kind == "public" and told_in is not None and not told_in.external

    def _noted(self, team: str, name: str, values: dict[str, Any], *conditions: ColumnElement[bool]) -> bool:
        with writing(self._engine) as connection:
            return connection.execute(update(channel).where(*_here(team, name), *conditions).values(values)).rowcount == 1


def _here(team: str, name: str) -> tuple[ColumnElement[bool], ...]:
    return (channel.c.team_id == team, channel.c.channel == name)


def _place(key: str | None) -> tuple[str, str] | None:
    """Workspace and channel of the key of a conversation."""
    parts = (key or "").split(":")
    return (parts[1], parts[2]) if len(parts) >= 3 and parts[0] == DOOR[:-1] else None
