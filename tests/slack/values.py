"""What every part of the fake passes on: JSON, who asks, what was asked, and errors by Slack's names."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""One object of JSON."""


def ok(**fields: Any) -> Json:
    """An answer that went well."""
    return {"ok": True, **fields}


def error(name: str, **more: Any) -> Json:
    """An answer that did not, by Slack's own name for it."""
    return {"ok": False, "error": name, **more}


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Whose token it is. `name` is that of a person, `bot` for the app's bot, `app` for its app-level token."""

    name: str
    user: str
    scopes: frozenset[str] = frozenset()

    @property
    def is_bot(self) -> bool:
        """Whether the app itself asks."""
        return self.name == "bot"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One call of a method."""

    method: str
    token: str
    actor: Actor
    arguments: Json = field(default_factory=dict)

    def text(self, name: str) -> str:
        """An argument as text; empty where it was not given."""
        value = self.arguments.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def truth(self, name: str) -> bool:
        """An argument that is yes or no, in any of the ways in which clients write it."""
        return str(self.arguments.get(name, "")).lower() in {"true", "1"}
