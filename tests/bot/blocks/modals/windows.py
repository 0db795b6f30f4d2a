"""What tests of windows have in common: who looks, what Slack would send back, what Slack would refuse."""

import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.blocks.gate import checked_view
from bot.blocks.showing import Audience, Showing
from prompts.words import Words
from retrieval.niches import NicheBook

LANGUAGES = ("en", "th", "fa", "vi")
BOOK = NicheBook()
MOST_BYTES = 250_000
"""Of a view as JSON: beyond, Slack answers `view_too_large`."""


def showing(language: str = "en", *, fees: bool = True, contacts: bool = True, **others: Any) -> Showing:
    """A reader of a language."""
    return Showing(words=Words(language), book=BOOK, audience=Audience(fees=fees, contacts=contacts), **others)


def accepted(view: dict[str, Any]) -> dict[str, Any]:
    """The view, after everything that can be checked without Slack: our own gate, the SDK's models, and the size."""
    checked_view(view)
    logging.getLogger("slack_sdk").setLevel(logging.ERROR)
    View(**view).validate_json()
    for block in view["blocks"]:
        parsed = Block.parse(block)
        assert parsed is not None, block
        parsed.validate_json()
    for block in view["blocks"]:
        if block["type"] == "input":
            assert len(block["label"]["text"]) <= 75
            assert len(block.get("hint", {}).get("text", "")) <= 150
            _fits(block["element"])
    assert len(json.dumps(view)) < MOST_BYTES
    return view


def _fits(element: Mapping[str, Any]) -> None:
    initial = element.get("initial_value", "x")
    assert initial, "an initial value must not be empty"
    assert len(initial) <= element.get("max_length", 3_000) <= 3_000
    options = [*element.get("options", []), *(one for group in element.get("option_groups", []) for one in group["options"])]
    if element["type"] in {"static_select", "multi_static_select", "checkboxes"}:
        chosen = [*element.get("initial_options", []), *([element["initial_option"]] if "initial_option" in element else [])]
        assert all(one in options for one in chosen), "an initial option must be one of the options"
        assert len({one["value"] for one in options}) == len(options)
        assert len({one["value"] for one in chosen}) == len(chosen)
    if element["type"] == "checkboxes":
        assert len(options) <= 10
    if element["type"] == "number_input" and "initial_value" in element:
        assert int(element["min_value"]) <= int(element["initial_value"]) <= int(element["max_value"])
    for one in [*options, *element.get("initial_options", [])]:
        assert 1 <= len(one["value"]) <= 150
        assert 1 <= len(one["text"]["text"]) <= 75
    if "option_groups" in element:
        assert len(element["option_groups"]) <= 100
        assert all(len(group["options"]) <= 100 for group in element["option_groups"])


def state_of(view: Mapping[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """What Slack sends back where a person touches nothing."""
    return {
        block["block_id"]: {block["element"]["action_id"]: _untouched(block["element"])}
        for block in view["blocks"]
        if block["type"] == "input"
    }


def _untouched(element: Mapping[str, Any]) -> dict[str, Any]:
    kind = element["type"]
    match kind:
        case "plain_text_input" | "number_input":
            told: dict[str, Any] = {"value": element.get("initial_value")}
        case "static_select" | "external_select":
            told = {"selected_option": element.get("initial_option")}
        case "multi_static_select" | "multi_external_select" | "checkboxes":
            told = {"selected_options": element.get("initial_options", [])}
        case "datepicker":
            told = {"selected_date": element.get("initial_date")}
        case "timepicker":
            told = {"selected_time": element.get("initial_time")}
        case "conversations_select":
            told = {"selected_conversation": element.get("initial_conversation")}
        case _:
            raise AssertionError(kind)
    return {"type": kind, **told}


def put(state: Mapping[str, Any], block_id: str, **told: Any) -> dict[str, Any]:
    """The state with another value in one field."""
    ((action, before),) = state[block_id].items()
    return {**state, block_id: {action: {**before, **told}}}


def option(value: str) -> dict[str, Any]:
    """An option as it comes back."""
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def texts(node: Any) -> Iterator[str]:
    """Every text in a view."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name in {"text", "initial_value"} and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from texts(one)


def whole_text(view: Mapping[str, Any]) -> str:
    """All texts of a view, a line each, without signs of direction."""
    return "\n".join(texts(view)).translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f")))


HOSTILE = "Ana <!channel> <@U012ABCDEF> <https://evil.example|bank.example> & *b* _i_ `c` \u202e\u2066\x1b[31m {name}"
"""A text of others that would call people, lead elsewhere, embellish and turn the line round."""
LONG = "Anastasia <@U012ABCDEF> &" + "x" * 4_000


def pressed(view: Mapping[str, Any]) -> list[str]:
    """The values of all buttons."""
    return [one["value"] for block in view["blocks"] if block["type"] == "actions" for one in block["elements"] if "value" in one]
