"""The first layer: Slack's own types as a JSON schema, made from `@slack/types` where the tests are set up.

It finds wrong types, values outside a closed list, keys that there are none of, keys that are missing. Charts are newer than the types, so
theirs are written here, from Slack's reference.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from filelock import FileLock
from jsonschema import Draft7Validator, ValidationError
from jsonschema.validators import extend

from tests.bot.blocks.checks.node import HERE, MADE, NodeFailed, run

Json = Any
_POINT = {
    "type": "object", "additionalProperties": False, "required": ["label", "value"],
    "properties": {"label": {"type": "string"}, "value": {"type": "number"}},
}  # fmt: skip
_AXES = {
    "type": "object", "additionalProperties": False, "required": ["categories"],
    "properties": {
        "categories": {"type": "array", "items": {"type": "string"}}, "x_label": {"type": "string"}, "y_label": {"type": "string"},
    },
}  # fmt: skip
_SERIES = {
    "type": "object", "additionalProperties": False, "required": ["name", "data"],
    "properties": {"name": {"type": "string"}, "data": {"type": "array", "items": _POINT}},
}  # fmt: skip


def _drawn(kind: str) -> Json:
    return {
        "type": "object", "additionalProperties": False, "required": ["type", "series", "axis_config"],
        "properties": {"type": {"const": kind}, "series": {"type": "array", "items": _SERIES}, "axis_config": _AXES},
    }  # fmt: skip


_PIE = {
    "type": "object", "additionalProperties": False, "required": ["type", "segments"],
    "properties": {"type": {"const": "pie"}, "segments": {"type": "array", "items": _POINT}},
}  # fmt: skip
CHART = {
    "type": "object", "additionalProperties": False, "required": ["type", "title", "chart"],
    "properties": {
        "type": {"const": "data_visualization"}, "block_id": {"type": "string"}, "title": {"type": "string"},
        "chart": {"anyOf": [_PIE, _drawn("bar"), _drawn("line"), _drawn("area")]},
    },
}  # fmt: skip


def schema_faults(payload: Json, definition: str) -> Iterator[str]:
    """What of a payload is not as Slack's types say. `definition` is `Blocks`, `V` (a view), `Chunks` or `M` (a manifest)."""
    for fault in _validator(definition).iter_errors(payload):
        yield f"schema: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"


@cache
def _validator(definition: str) -> Draft7Validator:
    kind = extend(Draft7Validator, {"anyOf": _any_of})
    return kind({**schema(), "$ref": f"#/definitions/{definition}"})


@cache
def schema() -> Mapping[str, Json]:
    """The schema, made once for these packages by whichever process comes first."""
    made = MADE / f"slack-{_fingerprint()}.schema.json"
    MADE.mkdir(exist_ok=True)
    with FileLock(MADE / "schema.lock"):
        if not made.is_file():
            told = run(
                "node_modules/ts-json-schema-generator/bin/ts-json-schema-generator.js",
                "--path", "gen.ts", "--tsconfig", "tsconfig.json", "--type", "*", "--no-type-check",
            )  # fmt: skip
            half = made.with_suffix(".half")
            half.write_text(told, encoding="utf-8")
            half.rename(made)
    return _completed(json.loads(made.read_text(encoding="utf-8")))


def _fingerprint() -> str:
    names = ("gen.ts", "tsconfig.json", "package-lock.json")
    return hashlib.sha256(b"\0".join((HERE / name).read_bytes() for name in names)).hexdigest()[:16]


def _completed(made: dict[str, Json]) -> dict[str, Json]:
    """The schema with charts, and without the places where it lets anything pass as a block."""
    definitions = made["definitions"]
    if lost := [name for name in ("Blocks", "V", "Chunks", "M") if not definitions.get(name)]:
        raise NodeFailed(f"gen.ts: nothing was found behind {lost}")
    definitions["DataVisualizationBlock"] = CHART
    definitions["KnownBlock"]["anyOf"].append({"$ref": "#/definitions/DataVisualizationBlock"})
    definitions["AnyBlock"] = {"$ref": "#/definitions/KnownBlock"}
    definitions["PlanBlock"]["properties"]["tasks"]["items"] = {"$ref": "#/definitions/TaskCardBlock"}
    return made


def _any_of(validator: Draft7Validator, branches: list[Json], instance: Json, given: Json) -> Iterator[ValidationError]:
    """One of several: told apart by `type` where that can be, so that a fault is told of the one that is meant, and soon."""
    meant = instance.get("type") if isinstance(instance, Mapping) else None
    told = [(one, _types(json.dumps(one))) for one in branches] if isinstance(meant, str) else []
    fitting = [one for one, types in told if meant in types]
    if len(fitting) == 1:
        yield from validator.descend(instance, fitting[0])
    elif told and not fitting and all(types for _, types in told):
        yield ValidationError(f"no {meant!r} is taken here")
    else:
        yield from Draft7Validator.VALIDATORS["anyOf"](validator, fitting or branches, instance, given)


@cache
def _types(branch: str) -> frozenset[str]:
    """The values of `type` that this branch takes; none where it does not say."""
    told = json.loads(branch)
    while "$ref" in told:
        told = schema()["definitions"][told["$ref"].rpartition("/")[2]]
    if "anyOf" in told:
        every = [_types(json.dumps(one)) for one in told["anyOf"]]
        return frozenset().union(*every) if all(every) else frozenset()
    kind = told.get("properties", {}).get("type", {})
    return frozenset([kind["const"]] if "const" in kind else kind.get("enum", ()))
