"""A brief as JSON and back: only what is said, dates in ISO form."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from index.records import PLATFORMS
from retrieval.brief import Brief, Deliverable

_BRIEF: TypeAdapter[Brief] = TypeAdapter(Brief)
_KNOWN = frozenset(field.name for field in fields(Brief))
_OF_PLATFORMS = ("platforms", "exclude_platforms")


def brief_as_json(brief: Brief) -> dict[str, Any]:
    """Every field that is said, in the order of the schema."""
    said = {field.name: getattr(brief, field.name) for field in fields(Brief)}
    return {name: _plain(value) for name, value in said.items() if value not in (None, ()) or name == "wording"}


def brief_from_json(data: Mapping[str, Any]) -> Brief:
    """The brief that the data holds; raises ValueError naming each field that is wrong."""
    unknown = sorted(set(data) - _KNOWN)
    if unknown:
        raise ValueError(f"a brief has no {', '.join(unknown)}")
    try:
        brief = _BRIEF.validate_python({name: value for name, value in data.items() if value is not None})
    except ValidationError as wrong:
        raise ValueError("; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in wrong.errors())) from wrong
    for name in _OF_PLATFORMS:
        strange = [code for code in getattr(brief, name) if code not in PLATFORMS]
        if strange:
            raise ValueError(f"{name}: unknown platform {', '.join(strange)}")
    return brief


def fields_as_json(values: Mapping[str, object]) -> dict[str, Any]:
    """Fields of a brief with values of a brief, cleared ones too."""
    return {name: _plain(value) for name, value in values.items()}


def fields_from_json(data: Mapping[str, Any]) -> dict[str, object]:
    """The same back: values as a brief holds them, `None` or an empty tuple where a field is cleared. Raises ValueError."""
    brief = brief_from_json({**data, "wording": ""})
    return {name: getattr(brief, name) for name in data}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Deliverable):
        return {"platform": value.platform, "kind": value.kind, "count": value.count}
    if isinstance(value, date):
        return value.isoformat()
    return value
