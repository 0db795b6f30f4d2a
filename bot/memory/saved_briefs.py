"""Briefs that people saved under a name, to run them again or to have them weekly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, delete, select

from bot.memory.adding import insertion
from bot.memory.cleaning import clean, key_of, packed, unpacked
from bot.memory.tables import CHANNEL, NAME, TEAM, WHO, saved_brief
from index.catalogue.opening import reading, writing


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedBrief:
    """A brief, as JSON, under the name that its owner gave it. `channel` is the one that it was saved in, `None` for none."""

    id: int
    team_id: str
    owner: str
    channel: str | None
    name: str
    brief: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime


class SavedBriefs:
    """The briefs that were saved."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, team: str, owner: str, name: str, brief: Mapping[str, Any], *, channel: str | None, now: datetime) -> int:
        """Keeps a brief and returns its id; in place of the one that its owner saved under this name before, whose id it keeps."""
        row = {
            "team_id": key_of(team, most=TEAM),
            "owner": key_of(owner, most=WHO),
            "channel": None if channel is None else key_of(channel, most=CHANNEL),
            "name": clean(name, most=NAME),
            "brief": packed(brief),
            "created_at": now,
            "updated_at": now,
        }
        later = {name: row[name] for name in ("channel", "brief", "updated_at")}
        with writing(self._engine) as connection:
            saving = insertion(connection, saved_brief).values(row)
            saving = saving.on_conflict_do_update(index_elements=["team_id", "owner", "name"], set_=later)
            given: int = connection.execute(saving.returning(saved_brief.c.id)).scalar_one()
        return given

    def load(self, number: int) -> SavedBrief | None:
        """One by its id. Whether somebody may see it is for the caller to check."""
        return next(iter(self._found(saved_brief.c.id == number)), None)

    def of(self, team: str, owner: str) -> tuple[SavedBrief, ...]:
        """Those of a person, the latest first."""
        return self._found(saved_brief.c.team_id == team, saved_brief.c.owner == owner)

    def delete(self, number: int, *, owner: str) -> bool:
        """Drops one of this person's; whether it was theirs and there."""
        with writing(self._engine) as connection:
            return connection.execute(delete(saved_brief).where(saved_brief.c.id == number, saved_brief.c.owner == owner)).rowcount > 0

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[SavedBrief, ...]:
        asked = select(saved_brief).where(*conditions).order_by(saved_brief.c.updated_at.desc(), saved_brief.c.id.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(asked).mappings().all()
        return tuple(SavedBrief(**{**row, "brief": unpacked(row["brief"])}) for row in rows)
