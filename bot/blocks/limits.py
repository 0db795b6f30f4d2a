"""What Slack takes, as reported and seen in November 2026: beyond these a message or window is refused whole, so it is checked first.

Source: Slack's reference of blocks and views, and what its API was seen to refuse. What a single block takes stands in `limits_inside`.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.blocks.limits_inside import block_faults, identified
from bot.blocks.text import Block

MOST_BLOCKS, MOST_CHARACTERS, MOST_FALLBACK = 50, 12_000, 4_000
"""Of a message: blocks, characters in all of them, characters of the text beside them (Slack takes 40,000 and advises 4,000)."""
MOST_VIEW_BLOCKS, MOST_METADATA, MOST_TITLE, MOST_CALLBACK, MOST_VIEW_BYTES = 100, 3_000, 24, 255, 250_000
MOST_CHARTS = 2
MESSAGE_ONLY = frozenset({"markdown", "plan", "task_card", "context_actions"})
MODAL_ONLY = frozenset({"alert"})
NOT_IN_MODALS = frozenset({"carousel", "card", "table", "data_table", "data_visualization"})
_READ = frozenset({"text", "alt_text", "title", "caption", "label", "url", "accessibility_label"})
"""Names of what a reader sees, addresses of links among them; which of them Slack counts is not documented, so all are counted."""


def message_faults(text: str, blocks: Sequence[Block]) -> list[str]:
    """What Slack would refuse of a message; nothing where it is right."""
    found = [] if 0 < len(text) <= MOST_FALLBACK else [f"text of {len(text)} characters"]
    if len(blocks) > MOST_BLOCKS:
        found.append(f"{len(blocks)} blocks")
    if (count := sum(map(characters, blocks))) > MOST_CHARACTERS:
        found.append(f"{count} characters in blocks")
    kinds = Counter(str(block.get("type")) for block in blocks)
    found += [f"{kind} in a message" for kind in sorted(MODAL_ONLY & kinds.keys())]
    if kinds["table"] + kinds["data_table"] > 1:
        found.append("two tables in a message")
    if kinds["data_visualization"] > MOST_CHARTS:
        found.append(f"{kinds['data_visualization']} charts in a message")
    return [*found, *_faults(blocks)]


def view_faults(view: Mapping[str, Any]) -> list[str]:
    """What Slack would refuse of a window or an App Home."""
    blocks, home = view["blocks"], view["type"] == "home"
    found = [] if len(blocks) <= MOST_VIEW_BLOCKS else [f"{len(blocks)} blocks"]
    barred = MESSAGE_ONLY | (MODAL_ONLY if home else NOT_IN_MODALS)
    found += [f"{block.get('type')} in a {view['type']}" for block in blocks if block.get("type") in barred]
    if len(view.get("private_metadata", "")) > MOST_METADATA:
        found.append("too much metadata")
    if len(view.get("callback_id", "")) > MOST_CALLBACK:
        found.append("too long a callback")
    for name in ("title", "submit", "close"):
        if name in view and not 0 < len(view[name]["text"]) <= MOST_TITLE:
            found.append(f"{name} of {len(view[name]['text'])} characters")
    if any(block.get("type") == "input" for block in blocks) and not home and "submit" not in view:
        found.append("fields without a button to submit them")
    if (size := len(json.dumps(view))) > MOST_VIEW_BYTES:
        found.append(f"{size} bytes")
    return [*found, *_faults(blocks)]


def chunk_faults(chunks: Sequence[Block]) -> list[str]:
    """What Slack would refuse of one addition to a stream; its blocks are those of a message."""
    found = [f"{len(chunk['blocks'])} blocks in a chunk" for chunk in chunks if len(chunk.get("blocks") or ()) > MOST_BLOCKS]
    told = sum(len(chunk["text"]) for chunk in chunks if chunk.get("type") == "markdown_text")
    if told > MOST_CHARACTERS:
        found.append(f"{told} characters in a stream")
    found += ["a task without an id or a title" for one in chunks if one.get("type") == "task_update" and not (one["id"] and one["title"])]
    return [*found, *message_faults(".", blocks_of({"chunks": chunks}))]


def blocks_of(payload: Mapping[str, Any]) -> list[Block]:
    """The blocks of a payload, also of those that come in chunks of a stream."""
    told = list(payload.get("blocks") or ())
    for chunk in payload.get("chunks") or ():
        told += chunk.get("blocks") or ()
    return told


def characters(node: Any) -> int:
    """Characters of a block that somebody reads."""
    if isinstance(node, Mapping):
        own = sum(len(value) for name, value in node.items() if name in _READ and isinstance(value, str))
        return own + sum(characters(value) for value in node.values())
    if isinstance(node, list | tuple):
        return sum(map(characters, node))
    return 0


def _faults(blocks: Sequence[Block]) -> Iterator[str]:
    for name in ("block_id", "action_id"):
        twice = sorted(one for one, count in Counter(identified(blocks, name)).items() if count > 1)
        if twice:
            yield f"two of one {name}: {twice}"
    markdown = sum(len(block["text"]) for block in blocks if block.get("type") == "markdown")
    if markdown > MOST_CHARACTERS:
        yield f"{markdown} characters of markdown"
    for block in blocks:
        yield from block_faults(block)
