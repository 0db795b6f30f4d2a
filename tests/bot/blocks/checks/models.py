"""The second layer: the classes of slack_sdk, which know lengths and counts of the outer block; cards are parsed one by one."""

import logging
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block, CardBlock
from slack_sdk.models.views import View

UNKNOWN = frozenset({"data_table", "data_visualization"})
"""Blocks that slack_sdk 3.47 has no classes for."""


def model_faults(block: Mapping[str, Any]) -> Iterator[str]:
    """What slack_sdk has against a block."""
    if block.get("type") in UNKNOWN:
        return
    try:
        parsed = _parsed(block)
        if parsed is None:
            yield f"slack_sdk: no block: {block.get('type')}"
            return
        parsed.validate_json()
        for card in block.get("elements", ()) if block["type"] == "carousel" else ():
            CardBlock(**card).validate_json()
    except (SlackObjectFormationError, TypeError, ValueError, AttributeError, KeyError) as fault:
        yield f"slack_sdk: {block.get('type')}: {fault}"


def view_model_faults(view: Mapping[str, Any]) -> Iterator[str]:
    """What slack_sdk has against a view and its blocks."""
    try:
        View(**view).validate_json()
    except (SlackObjectFormationError, TypeError, ValueError, AttributeError, KeyError) as fault:
        yield f"slack_sdk: view: {fault}"
    for block in view["blocks"]:
        yield from model_faults(block)


def _parsed(block: Mapping[str, Any]) -> Block | None:
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of keys that a class does not know, which the schema tells
        return Block.parse(dict(block))
