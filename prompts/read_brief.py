"""Asking a model to read a brief, and what of its reply has the right form. Words: `read_brief.md`."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from index.records import PLATFORMS, Gender
from prompts.filling import prompt
from prompts.quoting import own_words
from prompts.request import Request
from retrieval.brief import GOALS, KINDS, TIERS, Brief, Deliverable, Goal, Kind, Pay, Per, Tier
from retrieval.reading.claims.claims import BriefClaims

MOST_LETTERS = 8_000
"""Characters of a brief that a model sees: longer ones are documents, whose head holds what is asked for."""
MOST_TOKENS = 800
MOST_REPLY = 16_000
"""Characters of a reply that are parsed: four times what `MOST_TOKENS` can fill."""
_MOST_ITEMS = 5


class UnreadableReply(ValueError):
    """A reply that is no JSON object with any of the fields; nothing of it is used."""


_Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=160)]
_Country = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z]{2}$", to_upper=True)]
_Language = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z]{2,3}$", to_lower=True)]
_Currency = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z]{3}$", to_upper=True)]
_Day = Annotated[str, StringConstraints(strict=True, pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(date.fromisoformat)]
_Age = Annotated[int, Field(strict=True, ge=5, le=110)]
_Followers = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]
_Money = Annotated[float, Field(strict=True, gt=0, le=1e14)]
_Days = Annotated[int, Field(strict=True, ge=1, le=36_500)]
_Platform = Annotated[str, StringConstraints(strict=True, pattern=f"^(?:{'|'.join(PLATFORMS)})$")]


@checked(frozen=True, config=ConfigDict(extra="ignore"))
class _Piece:
    kind: Kind
    platform: _Platform | None = None
    count: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1


_ONE: Mapping[str, TypeAdapter[Any]] = {
    "language": TypeAdapter(_Language),
    "brand": TypeAdapter(_Text),
    "product": TypeAdapter(_Text),
    "goal": TypeAdapter(Goal),
    "creator_gender": TypeAdapter(Gender),
    "audience_gender": TypeAdapter(Gender),
    "audience_age_min": TypeAdapter(_Age),
    "audience_age_max": TypeAdapter(_Age),
    "followers_min": TypeAdapter(_Followers),
    "followers_max": TypeAdapter(_Followers),
    "engagement_min": TypeAdapter(Annotated[float, Field(strict=True, gt=0, le=100)]),
    "how_many": TypeAdapter(Annotated[int, Field(strict=True, ge=1, le=2_000)]),
    "budget_min": TypeAdapter(_Money),
    "budget_max": TypeAdapter(_Money),
    "budget_currency": TypeAdapter(_Currency),
    "budget_per": TypeAdapter(Per),
    "start": TypeAdapter(_Day),
    "end": TypeAdapter(_Day),
    "usage_rights_days": TypeAdapter(_Days),
    "exclusivity_days": TypeAdapter(_Days),
    "tone": TypeAdapter(_Text),
}
_EACH: Mapping[str, TypeAdapter[Any]] = {
    "topics": TypeAdapter(_Text),
    "platforms": TypeAdapter(_Platform),
    "creator_countries": TypeAdapter(_Country),
    "creator_places": TypeAdapter(_Text),
    "creator_languages": TypeAdapter(_Language),
    "audience_countries": TypeAdapter(_Country),
    "tiers": TypeAdapter(Tier),
    "deliverables": TypeAdapter(_Piece),
    "must_have": TypeAdapter(_Text),
    "exclude": TypeAdapter(_Text),
    "exclude_platforms": TypeAdapter(_Platform),
    "exclude_creators": TypeAdapter(_Text),
    "similar_to": TypeAdapter(_Text),
    "links": TypeAdapter(_Text),
    "pay": TypeAdapter(Pay),
}


def request(text: str, *, today: date) -> Request:
    """Asks for the fields of a brief. The model sees the person's words with contacts masked, and the day, and nothing else."""
    values = {
        "day": f"{today:%A}, {today.isoformat()}",
        "brief": own_words(text, fence="brief", most=MOST_LETTERS),
    }
    return prompt("read_brief").request(values, schema=SCHEMA, most_tokens=MOST_TOKENS)


def read(reply: str) -> BriefClaims:
    """What a reply claims, each field and each item of a list by itself, so that a wrong one costs no other. Raises UnreadableReply."""
    told = json_object(reply)
    if not any(name in _ONE or name in _EACH for name in told):
        raise UnreadableReply("none of the fields")
    return claims_of(told)


def claims_of(told: Mapping[str, Any]) -> BriefClaims:
    """The fields of a brief among what a model said, those of the right form."""
    claimed: dict[str, Any] = {}
    unusable: list[str] = []
    for name, value in told.items():
        if value in (None, "", []):
            continue
        if one := _ONE.get(name):
            found = _valid(one, value)
            if found is None:
                unusable.append(name)
            else:
                claimed[name] = found
        elif each := _EACH.get(name):
            items = value if isinstance(value, list) else [value]
            valid = [item for item in (_valid(each, item) for item in items[:_MOST_ITEMS]) if item is not None]
            if len(valid) < len(items):
                unusable.append(name)
            claimed[name] = tuple(dict.fromkeys(valid))
    return BriefClaims(claimed=Brief(wording="", **claimed), unusable=tuple(sorted(unusable)))


def json_object(reply: str) -> dict[str, Any]:
    """The JSON object that a reply is. Raises UnreadableReply for anything else, and for one that is longer than was asked for."""
    if len(reply) > MOST_REPLY:
        raise UnreadableReply(f"{len(reply)} characters")
    try:
        told = json.loads(reply, parse_constant=_no_number)
    except (ValueError, RecursionError) as cause:
        raise UnreadableReply("no JSON") from cause
    if not isinstance(told, dict):
        raise UnreadableReply("no JSON object")
    return told


def _no_number(written: str) -> float:
    raise ValueError(f"{written} is no number")


def _valid(adapter: TypeAdapter[Any], value: object) -> Any:
    """The value in its own type; `None` where it is of another or outside of its list."""
    try:
        found = adapter.validate_python(value)
        if isinstance(found, _Piece):
            return Deliverable(kind=found.kind, platform=found.platform, count=found.count)
    except ValidationError:
        return None
    return found


def _nullable(kind: str, **more: object) -> dict[str, Any]:
    return {"type": [kind, "null"], **more}


def _closed(values: tuple[str, ...], *, nullable: bool = True) -> dict[str, Any]:
    return {"type": ["string", "null"], "enum": [*values, None]} if nullable else {"type": "string", "enum": list(values)}


def _list(of: Mapping[str, Any]) -> dict[str, Any]:
    """Bounded, since small models repeat an item until they are stopped."""
    return {"type": "array", "items": of, "maxItems": _MOST_ITEMS}


def _schema() -> dict[str, Any]:
    """Every field required and nothing else allowed, as strict structured output wants it."""
    words = {"pattern": r'^[^"\\\n]{1,80}$'}  # bounded as lists are; `maxLength` is not accepted by every server
    text, texts = _nullable("string", **words), _list({"type": "string", **words})
    day = _nullable("string", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    whole, number = _nullable("integer"), _nullable("number")
    gender = _closed(get_args(Gender))
    platforms = _list(_closed(PLATFORMS, nullable=False))
    piece = {"kind": _closed(KINDS, nullable=False), "platform": _closed(PLATFORMS), "count": {"type": "integer"}}
    properties: dict[str, Any] = {
        "language": text, "brand": text, "product": text, "topics": texts, "goal": _closed(GOALS),
        "platforms": platforms, "exclude_platforms": platforms,
        "creator_countries": texts, "creator_places": texts, "creator_gender": gender, "creator_languages": texts,
        "audience_countries": texts, "audience_gender": gender, "audience_age_min": whole, "audience_age_max": whole,
        "followers_min": whole, "followers_max": whole, "tiers": _list(_closed(TIERS, nullable=False)), "engagement_min": number,
        "how_many": whole, "budget_min": number, "budget_max": number, "budget_currency": text, "budget_per": _closed(get_args(Per)),
        "deliverables": _list({"type": "object", "properties": piece, "required": list(piece), "additionalProperties": False}),
        "start": day, "end": day, "must_have": texts, "exclude": texts, "exclude_creators": texts, "similar_to": texts,
        "usage_rights_days": whole, "exclusivity_days": whole, "links": texts, "tone": text,
        "pay": _list(_closed(get_args(Pay), nullable=False)),
    }  # fmt: skip
    return {"title": "brief", "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


SCHEMA: Mapping[str, Any] = _schema()
