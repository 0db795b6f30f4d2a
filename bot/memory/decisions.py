"""What people decided about creators: append-only, so that a list can be defended. What is taken back stays on record as taken back.

Who asks about other conversations says which of them may be told here: what was said in a private channel stays there.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Engine, insert, select, update

from bot.memory.cleaning import clean, key_of
from bot.memory.tables import CREATOR, KEY, SHORTLIST, WHO, decision, thread
from index.catalogue.opening import reading, writing

Kind = Literal["approve", "reject", "note", "pin", "drop", "block", "swap", "sent"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MOST_TEXT = 4_000
"""Characters of a reason or a note."""

_SETTLED_BY: dict[Kind, str] = {"approve": "verdict", "reject": "verdict", "pin": "place", "drop": "place", "block": "block"}
"""Of kinds that settle the same thing the latest one stands; notes, swaps and messages that were sent stand side by side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One decision. `creator_id` is `None` for a note on a whole list; `again_of` is the decision that this one brought back."""

    id: int
    creator_id: str | None
    shortlist: str | None
    thread: str | None
    kind: Kind
    text: str
    who: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None
    again_of: int | None


MayTell = Callable[[str | None], bool]
"""Whether what was decided in the conversation of this key may be told where it is asked for; `None` is no conversation, or one that was
forgotten."""


def everything(_thread: str | None) -> bool:
    """For whoever may be told what was decided anywhere."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """That a creator was approved in another conversation; `title` is `None` where that conversation was forgotten."""

    decision: Decision
    title: str | None


class Decisions:
    """The decisions of a team."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(
        self, kind: Kind, *, creator_id: str | None, shortlist: str | None, thread: str | None, text: str = "", who: str, now: datetime
    ) -> int:
        """Records a decision and returns its id. Raises ValueError for an unknown kind."""
        if kind not in KINDS:
            raise ValueError(f"unknown kind of decision {kind!r}")
        row = {
            "creator_id": None if creator_id is None else key_of(creator_id, most=CREATOR),
            "shortlist": None if shortlist is None else key_of(shortlist, most=SHORTLIST),
            "thread": None if thread is None else key_of(thread, most=KEY),
            "kind": kind,
            "text": clean(text, most=MOST_TEXT),
            "who": clean(who, most=WHO),
            "at": now,
        }
        with writing(self._engine) as connection:
            given: int = connection.execute(insert(decision).values(row).returning(decision.c.id)).scalar_one()
        return given

    def undo(self, number: int, *, who: str, now: datetime) -> bool:
        """Takes a decision back; False where it is unknown or was taken back already."""
        standing = (decision.c.id == number) & decision.c.undone_at.is_(None)
        with writing(self._engine) as connection:
            done = connection.execute(update(decision).where(standing).values(undone_by=clean(who, most=WHO), undone_at=now))
            return done.rowcount == 1

    def redo(self, number: int, *, who: str, now: datetime) -> int | None:
        """Brings back what was taken back, as a new decision of whoever does so, and returns its id; `None` where nothing was, or where it
        was brought back already and stands."""
        with writing(self._engine) as connection:
            told = connection.execute(select(decision).where(decision.c.id == number).with_for_update()).mappings().first()
            standing = (decision.c.again_of == number) & decision.c.undone_at.is_(None)
            if told is None or told["undone_at"] is None or connection.execute(select(decision.c.id).where(standing)).first():
                return None
            same = {name: told[name] for name in ("creator_id", "shortlist", "thread", "kind", "text")}
            row = {**same, "who": clean(who, most=WHO), "at": now, "again_of": number}
            given: int = connection.execute(insert(decision).values(row).returning(decision.c.id)).scalar_one()
        return given

    def current(self, thread: str) -> tuple[Decision, ...]:
        """What stands in a thread, in the order in which it was decided: of an approval and a rejection, of a pin and a drop of one
        creator the latest."""
        return _standing(self._found(decision.c.thread == thread, decision.c.undone_at.is_(None)))

    def of_creator(self, creator_id: str, *, visible: MayTell = everything) -> tuple[Decision, ...]:
        """Everything that was ever decided about a creator, what was taken back too, in its order. Of conversations that may not be told
        here only blocks, which are the whole team's, and those without their reason."""
        return _told(self._found(decision.c.creator_id == creator_id), visible)

    def in_thread(self, thread: str) -> tuple[Decision, ...]:
        """Everything that was ever decided in a thread, what was taken back too, in its order."""
        return self._found(decision.c.thread == thread)

    def approved_elsewhere(self, creator_ids: Collection[str], *, but: str | None, visible: MayTell = everything) -> tuple[Approval, ...]:
        """Approvals of these creators that stand in other threads which may be told here, in the order in which they were given."""
        wanted = list(dict.fromkeys(creator_ids))
        if not wanted:
            return ()
        verdicts = self._found(
            decision.c.creator_id.in_(wanted), decision.c.kind.in_(("approve", "reject")), decision.c.undone_at.is_(None)
        )
        approvals = [one for one in _standing(verdicts) if one.kind == "approve" and (one.thread != but or one.thread is None)]
        told = _told(approvals, visible)
        with reading(self._engine) as connection:
            keys = sorted({one.thread for one in told if one.thread is not None})
            titled = connection.execute(select(thread.c.key, thread.c.title).where(thread.c.key.in_(keys))).mappings()
            titles = {row["key"]: row["title"] for row in titled}
        return tuple(Approval(decision=one, title=titles.get(one.thread or "")) for one in told)

    def blocks(self, *, visible: MayTell = everything) -> tuple[Decision, ...]:
        """Creators that the whole team blocked, each with person and time of the latest block, in the order of blocking; with the reason
        where it may be told here."""
        blocked = self._found(decision.c.kind == "block", decision.c.undone_at.is_(None))
        latest = {one.creator_id: one for one in blocked}
        return _told(sorted(latest.values(), key=lambda one: one.id), visible)

    def unblock(self, creator_id: str, *, who: str, now: datetime) -> int:
        """Takes every block of a creator back; returns how many stood."""
        standing = [one.id for one in self._found(decision.c.kind == "block", decision.c.creator_id == creator_id)]
        return sum(self.undo(number, who=who, now=now) for number in standing)

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[Decision, ...]:
        with reading(self._engine) as connection:
            rows = connection.execute(select(decision).where(*conditions).order_by(decision.c.id)).mappings()
            return tuple(Decision(**row) for row in rows)


def _told(decisions: Iterable[Decision], visible: MayTell) -> tuple[Decision, ...]:
    """What may be told of these; each conversation is asked about once."""
    known: dict[str | None, bool] = {}
    told: list[Decision] = []
    for one in decisions:
        if one.thread not in known:
            known[one.thread] = visible(one.thread)
        if known[one.thread]:
            told.append(one)
        elif one.kind == "block":
            told.append(replace(one, text="", thread=None, shortlist=None))
    return tuple(told)


def _standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Of those that settle the same thing the latest, the others all; in their order."""
    latest: dict[tuple[object, ...], Decision] = {}
    for one in decisions:
        settled = _SETTLED_BY.get(one.kind)
        latest[(one.id,) if settled is None else (one.thread, one.creator_id, settled)] = one
    return tuple(sorted(latest.values(), key=lambda one: one.id))
