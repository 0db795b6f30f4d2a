"""Asking a model what a message asks for, and what of its reply has the right form. Words: `understand.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prompts.commands import NAMES, PRESSED, Name
from prompts.filling import prompt
from prompts.quoting import own_words
from prompts.read_brief import SCHEMA as BRIEF_SCHEMA
from prompts.read_brief import UnreadableReply, claims_of, json_object
from prompts.request import Request
from retrieval.reading.claims.claims import BriefClaims
from retrieval.refinement import CHANGEABLE, QUANTITIES, Quantity

MOST_LETTERS = 1_500
"""Characters of a message that a model sees: a longer one is a brief of its own, which the rules can tell."""
MOST_TOKENS = 700
SAID: tuple[Name, ...] = tuple(name for name in NAMES if name not in PRESSED)
"""The commands that a model may name."""
_MOST_ITEMS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class CommandClaims:
    """What a model says that a message is: values of the right form, none of them believed yet."""

    name: Name
    positions: tuple[int, ...] = ()
    handles: tuple[str, ...] = ()
    changes: BriefClaims
    adds: bool = False
    clear: tuple[str, ...] = ()
    less: tuple[Quantity, ...] = ()
    more: tuple[Quantity, ...] = ()


def request(text: str, *, today: date) -> Request:
    """Asks for the command of a message. The model sees these words with contacts masked, and the day, and nothing else."""
    values = {
        "day": f"{today:%A}, {today.isoformat()}",
        "message": own_words(text, fence="message", most=MOST_LETTERS),
    }
    return prompt("understand").request(values, schema=SCHEMA, most_tokens=MOST_TOKENS)


def read(reply: str) -> CommandClaims:
    """What a reply claims; a wrong item costs no other. Raises UnreadableReply where there is no command of the closed list."""
    told = json_object(reply)
    name = told.get("command")
    if name not in SAID:
        raise UnreadableReply("no command of the list")
    changes = told.get("changes")
    return CommandClaims(
        name=name,
        positions=tuple(n for n in _items(told, "positions") if isinstance(n, int) and not isinstance(n, bool) and 1 <= n <= 100),
        handles=tuple(h for h in _items(told, "handles") if isinstance(h, str) and 1 < len(h) <= 80),
        changes=claims_of(changes if isinstance(changes, Mapping) else {}),
        adds=told.get("add") is True,
        clear=tuple(field for field in _items(told, "clear") if field in CHANGEABLE),
        less=tuple(what for what in _items(told, "less") if what in QUANTITIES),
        more=tuple(what for what in _items(told, "more") if what in QUANTITIES),
    )


def _items(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name)
    return [item for item in value[:_MOST_ITEMS] if isinstance(item, str | int)] if isinstance(value, list) else []


def _schema() -> dict[str, Any]:
    """Every field required and nothing else allowed, as strict structured output wants it."""
    changes = {name: told for name, told in BRIEF_SCHEMA["properties"].items() if name in CHANGEABLE}
    few = {"type": "array", "maxItems": _MOST_ITEMS}
    quantities = {**few, "items": {"type": "string", "enum": list(QUANTITIES)}}
    properties: dict[str, Any] = {
        "command": {"type": "string", "enum": list(SAID)},
        "positions": {**few, "items": {"type": "integer"}},
        "handles": {**few, "items": {"type": "string", "pattern": r"^@[^\s\"\\]{1,79}$"}},
        "changes": {"type": "object", "properties": changes, "required": list(changes), "additionalProperties": False},
        "add": {"type": "boolean"},
        "clear": {**few, "items": {"type": "string", "enum": list(CHANGEABLE)}},
        "less": quantities,
        "more": quantities,
    }
    return {"title": "command", "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


SCHEMA: Mapping[str, Any] = _schema()
