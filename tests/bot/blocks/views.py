"""What tests of views share: how things are shown, what a message holds, and whether Slack would take it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block as SlackBlock

from bot.blocks.controls import Control, control_of
from bot.blocks.directions import LEFT, RIGHT
from bot.blocks.gate import checked
from bot.blocks.replies import messages
from bot.blocks.screen import Screen
from bot.blocks.showing import Audience, Message, Showing
from bot.conversation.replies import Reply
from bot.matchmaker import Answer
from bot.proposal import Proposal
from prompts.commands import Command
from prompts.words import Words
from retrieval.niches import NicheBook

LANGUAGES = ("en", "fa", "th", "vi")
BOOK = NicheBook()
NAMES = {"mai": "Mai Nguyen"}
SIGNS = f"{LEFT}{RIGHT}\u2066\u2067\u2068\u2069"
"""Signs of direction, which no reader sees."""
DRAWN_BY_SLACK = {"data_table", "data_visualization"}
"""Blocks that slack_sdk has no classes for."""
SCREEN = Screen(shortlist="S-K3NQ7A2B", undoable=True)


def showing(language: str = "en", *, fees: bool = True) -> Showing:
    """How things are shown; everybody is called by id but Mai."""
    return Showing(words=Words(language), book=BOOK, audience=Audience(fees=fees, contacts=fees), called=lambda who: NAMES.get(who, who))


def answered(proposal: Proposal | None, **fields: Any) -> Answer:
    """The answer that holds this proposal."""
    shortlist = proposal.shortlist if proposal else None
    told: dict[str, Any] = {"brief": shortlist.brief if shortlist else None, "shortlist": shortlist, "problem": None, "language": "en"}
    return Answer(proposal=proposal, **{**told, **fields})


def replied(
    *, language: str = "en", fees: bool = True, screen: Screen = SCREEN, command: Command | None = None, **fields: Any
) -> tuple[Message, ...]:
    """A reply as messages that Slack would take."""
    reply = Reply(command=command or Command(name="ask"), **fields)
    return taken(messages(reply, showing(language, fees=fees), screen))


def taken(made: Sequence[Message]) -> tuple[Message, ...]:
    """The messages, after every look at whether Slack would take them."""
    for message in made:
        checked(message)
        assert message.blocks
        for block in message.blocks:
            for part in (block, *block.get("elements", ())) if block["type"] == "carousel" else (block,):
                if part["type"] not in DRAWN_BY_SLACK:
                    parsed = SlackBlock.parse(part)
                    assert parsed is not None, part["type"]
                    parsed.validate_json()
        for one in inside(message.blocks):
            if isinstance(one.get("value"), str) and "text" in one:
                assert one["text"]["text"] != control_of(one["value"]).act, "a button has no words"
    return tuple(made)


def inside(node: Any) -> Iterator[dict[str, Any]]:
    """Every object within a block, itself first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from inside(value)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from inside(one)


def controls(message: Message) -> list[Control]:
    """Everything that can be pressed, as it comes back."""
    values = [one["value"] for one in inside(message.blocks) if isinstance(one.get("value"), str)]
    return [control_of(value) for value in values]


def acts(made: Iterable[Message]) -> list[str]:
    """What can be pressed, by act, in order."""
    return [control.act for message in made for control in controls(message)]


def seen(made: Iterable[Message]) -> str:
    """What a reader sees of messages: a line for each line, without signs of direction and without what buttons say."""
    return "\n".join(line for message in made for block in message.blocks for line in _lines(block)).translate(
        {ord(sign): None for sign in SIGNS}
    )


def _lines(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "rich_text_section" | "rich_text_quote":
            yield "".join(one["text"] for one in block["elements"])
        case "section" | "header":
            yield block["text"]["text"]
        case "card":
            yield from (block[part]["text"] for part in ("title", "subtitle", "body"))
        case "rich_text" | "context" | "carousel":
            for inner in block["elements"]:
                yield from _lines(inner)
        case "data_table" | "table":
            for row in block["rows"]:
                yield " | ".join(" ".join(_lines(cell)) for cell in row)
        case "plain_text" | "mrkdwn" | "raw_text" | "raw_number":
            yield block["text"]
        case "plan":
            yield from (block["title"], *(task["title"] for task in block["tasks"]))
        case _:
            return


def cards(made: Iterable[Message]) -> list[dict[str, Any]]:
    """Every card of messages."""
    return [one for message in made for one in inside(message.blocks) if one.get("type") == "card"]


def links(made: Iterable[Message]) -> set[str]:
    """Every address that can be opened."""
    return {one["url"] for message in made for one in inside(message.blocks) if "url" in one}
