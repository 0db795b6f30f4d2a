"""The limits that Slack itself answers with an error for; the finer ones are for validators."""

from typing import Any

from tests.slack.values import Json, error

MOST_BLOCKS, MOST_VIEW_BLOCKS = 50, 100
MOST_BLOCK_TEXT = 13_200
MOST_TITLE = 24
MOST_METADATA = 3_000
MOST_MARKDOWN = 12_000
MOST_VIEW = 250_000
_TEXTS = {"text", "alt_text", "title", "caption"}


def message_error(arguments: Json) -> Json | None:
    """Why a message with these blocks is not taken."""
    blocks = arguments.get("blocks") or []
    if len(blocks) > MOST_BLOCKS:
        return _invalid("invalid_blocks", f"no more than {MOST_BLOCKS} items allowed [json-pointer:/blocks]")
    if text_length(blocks) > MOST_BLOCK_TEXT:
        return error("msg_blocks_too_long")
    return _blocks_error(blocks, "invalid_blocks")


def view_error(view: Any) -> Json | None:
    """Why a window or Home is not taken."""
    if not isinstance(view, dict) or view.get("type") not in {"modal", "home"}:
        return _invalid("invalid_arguments", "failed to match any allowed schema [json-pointer:/view]")
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return _invalid("invalid_arguments", "missing required field: blocks [json-pointer:/view]")
    if len(blocks) > MOST_VIEW_BLOCKS:
        return _invalid("invalid_arguments", f"no more than {MOST_VIEW_BLOCKS} items allowed [json-pointer:/view/blocks]")
    for part in ("title", "submit", "close"):
        label = view.get(part)
        if isinstance(label, dict) and len(label.get("text", "")) > MOST_TITLE:
            return _invalid("invalid_arguments", f"must be less than 25 characters [json-pointer:/view/{part}/text]")
    if len(view.get("private_metadata") or "") > MOST_METADATA:
        return _invalid("invalid_arguments", "must be less than 3001 characters [json-pointer:/view/private_metadata]")
    if view["type"] == "modal" and not view.get("title"):
        return _invalid("invalid_arguments", "missing required field: title [json-pointer:/view]")
    if (
        any(block.get("type") == "input" for block in blocks if isinstance(block, dict))
        and view["type"] == "modal"
        and not view.get("submit")
    ):
        return _invalid("invalid_arguments", "submit is required when an input is in the blocks array [json-pointer:/view]")
    return _blocks_error(blocks, "invalid_arguments")


def text_length(part: Any) -> int:
    """How many characters of text blocks hold together."""
    if isinstance(part, list):
        return sum(text_length(one) for one in part)
    if isinstance(part, dict):
        return sum(len(value) if name in _TEXTS and isinstance(value, str) else text_length(value) for name, value in part.items())
    return 0


def _blocks_error(blocks: list[Any], name: str) -> Json | None:
    ids = [block["block_id"] for block in blocks if isinstance(block, dict) and block.get("block_id")]
    if len(set(ids)) != len(ids):
        return _invalid(name, "block_id already exists [json-pointer:/blocks]")
    for place, block in enumerate(blocks):
        if not isinstance(block, dict) or not isinstance(block.get("type"), str):
            return _invalid(name, f"missing required field: type [json-pointer:/blocks/{place}]")
        if block["type"] == "section" and len((block.get("text") or {}).get("text", "")) > 3_000:
            return _invalid(name, f"must be less than 3001 characters [json-pointer:/blocks/{place}/text/text]")
        if block["type"] == "actions" and not 0 < len(block.get("elements") or []) <= 25:
            return _invalid(name, f"1 to 25 items allowed [json-pointer:/blocks/{place}/elements]")
    return None


def _invalid(name: str, message: str) -> Json:
    return error(name, errors=[message], response_metadata={"messages": [f"[ERROR] {message}"]})
