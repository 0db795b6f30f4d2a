"""All three layers over what leaves for Slack: the schema of Slack's types, the classes of slack_sdk, our own limits and the gate."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.blocks.gate import address_faults
from bot.blocks.limits import chunk_faults, message_faults, view_faults
from tests.bot.blocks.checks.models import model_faults, view_model_faults
from tests.bot.blocks.checks.node import why_not
from tests.bot.blocks.checks.schema import schema_faults
from tests.slack.inspection import Outgoing

Json = Mapping[str, Any]


def faults_of_message(message: Json) -> list[str]:
    """What is wrong with a message: its `text` and `blocks`."""
    text, blocks = str(message.get("text") or ""), list(message.get("blocks") or ())
    return [
        *_schema(blocks, "Blocks"),
        *(fault for block in blocks for fault in model_faults(block)),
        *message_faults(text, blocks),
        *address_faults(text),
        *address_faults(blocks),
    ]


def faults_of_view(view: Json) -> list[str]:
    """What is wrong with a window or an App Home."""
    return [*_schema(view, "V"), *view_model_faults(view), *view_faults(view), *address_faults(view["blocks"])]


def faults_of_chunks(chunks: Sequence[Json]) -> list[str]:
    """What is wrong with an addition to a stream."""
    told = [dict(one) for one in chunks]
    blocks = [block for one in told for block in one.get("blocks") or ()]
    return [
        *_schema(told, "Chunks"),
        *(fault for block in blocks for fault in model_faults(block)),
        *chunk_faults(told),
        *address_faults(told),
    ]


def faults_of(outgoing: Outgoing) -> Iterable[str]:
    """What is wrong with something that the fake workspace was shown: one of its validators."""
    match outgoing.surface:
        case "chunks":
            return faults_of_chunks(outgoing.blocks)
        case "message" | "ephemeral":
            return faults_of_message({"text": outgoing.text or "-", "blocks": outgoing.blocks})
        case "modal" | "home":
            return faults_of_view(outgoing.payload["view"])
        case "view_answer":
            view = outgoing.payload.get("view")
            return faults_of_view(view) if view else ()


def _schema(payload: Any, definition: str) -> list[str]:
    """The first layer, where node can run; where it cannot, the tests of it are skipped, and the others stand."""
    return [] if why_not() else list(schema_faults(payload, definition))
