"""How well messages were understood, against right commands.

A message counts as understood where the command is the right one, names the same creators, and, for a refinement, leaves the brief as the
right one would. Free text (topics, must-haves, places …) agrees where two phrases say the same, near enough; the wording of reasons and
notes is not compared. Where a budget is cleared, it does not matter whether its currency stays. Days agree with their neighbours.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.conversation.understanding.scene import Scene
from bot.conversation.whom.reference import Shown
from prompts.commands import SHAPES, Command, command_as_json
from retrieval.brief_json import brief_as_json, brief_from_json
from retrieval.reading_scores import alike

_TEXTS = frozenset({"topics", "must_have", "exclude", "creator_places", "similar_to", "exclude_creators", "tone", "brand", "product"})
_OF_BUDGET = frozenset({"budget_currency", "budget_per"})
_DAYS = frozenset({"start", "end"})
_DETAILS = ("format", "count", "language")


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A message into a scene on a day, with the right command as JSON."""

    id: str
    language: str
    text: str
    scene: Scene
    today: date
    right: Mapping[str, Any]


def turns_from(path: Path, contexts: Path) -> list[Turn]:
    """Lines of {"id", "context", "turn", "want"} over threads of {"context", "language", "today", "brief", "shown"}. Raises ValueError
    naming the line that is none."""
    threads = {told["context"]: told for told in _lines(contexts)}
    turns = []
    for told in _lines(path):
        try:
            thread = threads[told["context"]] if told["context"] else None
            scene = (
                Scene(brief=brief_from_json(thread["brief"]), shown=tuple(Shown(**one) for one in thread["shown"])) if thread else Scene()
            )
            language = str(told["id"]).split("-")[0]
            day = date.fromisoformat(thread["today"] if thread else told.get("today", "2026-11-25"))
            turns.append(Turn(id=told["id"], language=language, text=told["turn"], scene=scene, today=day, right=told["want"]))
        except (KeyError, TypeError, ValueError) as cause:
            raise ValueError(f"{path}, {told.get('id')}: {cause}") from cause
    return turns


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as cause:
                raise ValueError(f"{path}, line {number}: no JSON") from cause


def understood(turn: Turn, command: Command) -> bool:
    """Whether a command is what the turn asks for."""
    right, read = turn.right, command_as_json(command)
    if right["command"] != read["command"]:
        return False
    if right["command"] == "refine":
        return _same_change(turn, right, read)
    if _folded(right.get("creators")) != _folded(read.get("creators")):
        return False
    if right["command"] in SHAPES and "text" in right and right["text"] != read.get("text"):
        return False
    return all(right.get(name) == read.get(name) for name in _DETAILS)


def _folded(creators: Sequence[object] | None) -> list[str]:
    return sorted(str(one).casefold() for one in creators or ())


def _same_change(turn: Turn, right: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    if any(sorted(right.get(way) or []) != sorted(read.get(way) or []) for way in ("less", "more")):
        return False
    before: dict[str, Any] = brief_as_json(turn.scene.brief) if turn.scene.brief else {}
    wanted, made = right.get("changes") or {}, read.get("changes") or {}
    freed = _OF_BUDGET if "budget_max" in wanted and wanted["budget_max"] is None else frozenset()
    names = (set(wanted) | set(made)) - freed
    return all(_same(name, wanted.get(name, before.get(name)), made.get(name, before.get(name))) for name in names)


def _same(name: str, right: Any, read: Any) -> bool:
    if right in (None, [], "") or read in (None, [], ""):
        return right in (None, [], "") and read in (None, [], "")
    if name in _TEXTS:
        return _same_texts(right if isinstance(right, list) else [right], read if isinstance(read, list) else [read])
    if name in _DAYS:
        return abs((date.fromisoformat(right) - date.fromisoformat(read)).days) <= 1
    if name == "deliverables":
        return _pieces(right) == _pieces(read)
    if isinstance(right, list):
        return sorted(right) == sorted(read)
    return right == read or (isinstance(right, float | int) and abs(right - read) < 1e-6)


def _same_texts(right: list[str], read: list[str]) -> bool:
    rest = list(read)
    for one in right:
        found = next((k for k, other in enumerate(rest) if alike(one, other)), None)
        if found is None:
            return False
        rest.pop(found)
    return not rest


def _pieces(pieces: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return sorted((str(p.get("platform") or ""), str(p["kind"]), int(p.get("count") or 1)) for p in pieces)


def told(turn: Turn, command: Command) -> dict[str, Any]:
    """A turn with both commands, for a person who looks into what went wrong."""
    return {"id": turn.id, "turn": turn.text, "right": dict(turn.right), "read": command_as_json(command)}
