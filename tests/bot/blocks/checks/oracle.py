"""What the texts of a payload would do in Slack: read by a parser of Slack's texts that we did not write, and element by element where
nothing is parsed.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.bot.blocks.checks.node import run

HARMLESS = frozenset({"text", "link"})
"""Elements of rich text that we make."""
_RICH = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list"})
_STANDS = frozenset({"plain_text", "raw_text", "raw_number", "text"})
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"https?:|www\.|\]\(", re.IGNORECASE)


@dataclass(kw_only=True, slots=True)
class Seen:
    """What was found in payloads: texts that Slack parses, each with where it stood first, and what is wrong in those that it does not."""

    parsed: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    plain: int = 0
    """Texts in which Slack reads nothing."""


def look(seen: Seen, name: str, surface: str, payload: Any, *, urls: frozenset[str]) -> None:
    """Takes in one payload. `urls` are the addresses that the records hold."""
    if surface == "message":
        seen.parsed.setdefault(payload["text"], f"{name}: text")
        _walk(seen, name, payload["blocks"], urls)
    elif surface == "chunks":
        for chunk in payload:
            seen.parsed.setdefault(str(chunk.get("title") or chunk.get("text") or ""), f"{name}: chunk")
            _walk(seen, name, chunk.get("blocks") or [], urls)
    else:
        _walk(seen, name, payload, urls)


def alive(seen: Seen, *, urls: frozenset[str]) -> list[str]:
    """Everything that calls somebody, is a command or leads where no record leads. Raises NodeFailed."""
    texts = list(seen.parsed)
    found: Sequence[tuple[int, str, str]] = json.loads(run("oracle.mjs", given=texts))
    told = [
        f"{seen.parsed[texts[place]]}: {kind} {what}"
        for place, kind, what in found
        if kind != "url" or what.replace("&amp;", "&") not in urls
    ]
    return [*seen.wrong, *told]


def parsed(texts: Iterable[str]) -> list[tuple[int, str, str]]:
    """What the parser makes of texts: where, of which kind, what. Raises NodeFailed."""
    return [(place, kind, what) for place, kind, what in json.loads(run("oracle.mjs", given=list(texts)))]


def _walk(seen: Seen, name: str, node: Any, urls: frozenset[str]) -> None:
    if isinstance(node, Mapping):
        kind = node.get("type")
        seen.wrong += [f"{name}: {fault}" for fault in _faults(node, urls)]
        if kind == "mrkdwn":
            seen.parsed.setdefault(node["text"], f"{name}: mrkdwn")
        elif kind in _STANDS:
            seen.plain += 1
        for inner in node.values():
            _walk(seen, name, inner, urls)
    elif isinstance(node, list | tuple):
        for inner in node:
            _walk(seen, name, inner, urls)


def _faults(node: Mapping[str, Any], urls: frozenset[str]) -> Iterator[str]:
    kind = node.get("type")
    if kind in _RICH:
        for element in node["elements"]:
            if element["type"] not in HARMLESS | _RICH:
                yield f"a {element['type']} element"
    if kind == "link" and node.get("url") not in urls:
        yield f"a link to {node.get('url')}"
    if kind == "link" and _ADDRESS.search(str(node.get("text", ""))):
        yield "a link that looks like another"
    if kind == "mrkdwn" and node.get("verbatim") is not True:
        yield "a text whose bare addresses become links"
    if kind in {"markdown", "markdown_text"} and _MARKDOWN_LINK.search(str(node.get("text", ""))):
        yield "a link in Markdown"
    for address in ("image_url", "title_url", "video_url"):
        if address in node and node[address] not in urls:
            yield f"a picture from {node[address]}"
