"""One brief of two readings. The rules' value stands wherever they read one; the model fills only what they left empty, and only in
`FILLED`, the fields where it was seen to be right more often than wrong (docs/decisions/reading.md)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from retrieval.brief import Brief
from retrieval.reading.surface import plain

FILLED = ("topics", "goal", "audience_countries", "audience_gender", "audience_age_min", "audience_age_max", "must_have", "tone")
"""What the model may fill, in the order of a brief: what ranks creators or is shown. None of it rules a creator out, so that a
misreading can move one but never remove one."""

_TOGETHER = (
    ("followers_min", "followers_max"),
    ("audience_age_min", "audience_age_max"),
    ("budget_min", "budget_max", "budget_currency", "budget_per"),
    ("start", "end"),
)
"""Fields that say one thing: where the rules read one of them, the others are theirs to leave empty."""
_NUMBERS = (
    "audience_age_min", "audience_age_max", "followers_min", "followers_max", "how_many", "budget_min", "budget_max", "usage_rights_days",
    "exclusivity_days",
)  # fmt: skip
"""A number that the rules read as one of these is spoken for: a follower count is no budget."""
_PHRASES = ("brand", "product", "topics", "creator_places", "must_have", "exclude")


@dataclass(frozen=True, kw_only=True, slots=True)
class Combined:
    """The brief, and the names of the fields that the model filled, in the order of a brief."""

    brief: Brief
    from_model: tuple[str, ...]


def combined(rules: Brief, model: Brief, *, fills: Collection[str] = FILLED) -> Combined:
    """The rules' brief with what the model adds to it; `model` holds only what was found in the text (`grounding`)."""
    added: dict[str, Any] = {}
    taken = {value for one in _NUMBERS if (value := getattr(rules, one)) is not None}
    for name in FIELDS:
        if name not in fills or any(getattr(rules, one) not in (None, ()) for one in _group(name)):
            continue
        value = getattr(model, name)
        if name in _PHRASES:
            value = _without(value, _said(rules, added))
        if name in _NUMBERS and value in taken:
            continue
        if value not in (None, ()):
            added[name] = value
    return Combined(brief=replace(rules, **added), from_model=tuple(added))


FIELDS = tuple(name for name in Brief.__dataclass_fields__ if name not in {"wording", "language"})


def _group(name: str) -> tuple[str, ...]:
    return next((group for group in _TOGETHER if name in group), (name,))


def _said(rules: Brief, added: dict[str, Any]) -> list[str]:
    """The phrases that are in the brief already, in whichever field."""
    phrases: list[str] = []
    for name in _PHRASES:
        value = added.get(name, getattr(rules, name))
        phrases += [value] if isinstance(value, str) else (value or ())
    return [plain(phrase) for phrase in phrases]


def _without(value: Any, said: list[str]) -> Any:
    """What is left of phrases where another field holds them already, whole or in part: no words are wanted and unwanted at once."""
    if isinstance(value, tuple):
        return tuple(item for item in value if _without(item, said) is not None)
    if value is None or any(plain(value) in phrase or phrase in plain(value) for phrase in said):
        return None
    return value
