"""The last look at what leaves for Slack: nothing that Slack would refuse, and nobody addressed whom our own code did not address.

Whatever was forgotten on the way ends here: a failed check is a fault of the program, and the message is not sent.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.blocks.limits import message_faults, view_faults
from bot.blocks.showing import Message
from bot.blocks.text import may_be_opened

_COMMAND = re.compile(r"<(?=[!@#])")
_MARK = re.compile(r"<([^<>|]*)(?:\|[^<>|]*)?>")
_WEB_LINK = re.compile(r"\]\s*[(\[]|https?:|www\.", re.IGNORECASE)
ADDRESSING = frozenset({"user", "usergroup", "broadcast", "channel", "team"})
"""Elements of rich text that call somebody."""
_AS_IT_STANDS = frozenset({"plain_text", "raw_text", "raw_number", "text"})
"""Objects in whose text Slack reads nothing."""
_READ = frozenset({"text", "title", "details", "output", "markdown_text"})
"""Names of texts in which Slack reads, or may come to read, mentions and links."""
_ADDRESSES = frozenset({"url", "image_url", "title_url", "video_url", "thumbnail_url"})


class NotSent(ValueError):
    """A message that must not leave: what is wrong with it stands in the words of the error, none of the message does."""


def checked(message: Message) -> Message:
    """The message, if it may leave. Raises NotSent."""
    wrong = [*message_faults(message.text, message.blocks), *address_faults(message.text), *address_faults(list(message.blocks))]
    if wrong:
        raise NotSent("; ".join(dict.fromkeys(wrong)))
    return message


def checked_view(view: Mapping[str, Any]) -> Mapping[str, Any]:
    """The window or App Home, if it may be shown. Raises NotSent."""
    wrong = [*view_faults(view), *address_faults(view["blocks"])]
    if wrong:
        raise NotSent("; ".join(dict.fromkeys(wrong)))
    return view


def address_faults(node: Any) -> Iterator[str]:
    """Mentions, commands and links of a wrong kind in texts that Slack reads; texts that it shows as they are count for nothing."""
    if isinstance(node, str):
        yield from _in_text(node)
    elif isinstance(node, Mapping):
        kind = node.get("type")
        if kind in ADDRESSING:
            yield f"a {kind} element"
        if kind == "mrkdwn" and node.get("verbatim") is not True:
            yield "a text whose bare addresses would become links"
        if kind in {"markdown", "markdown_text"} and _WEB_LINK.search(str(node.get("text", ""))):
            yield "a link in Markdown"
        if kind not in _AS_IT_STANDS:
            yield from _in_fields(node)
    elif isinstance(node, Sequence):
        for one in node:
            if not isinstance(one, str):
                yield from address_faults(one)


def _in_fields(node: Mapping[str, Any]) -> Iterator[str]:
    for name, value in node.items():
        if not isinstance(value, str):
            yield from address_faults(value)
        elif name in _ADDRESSES and not may_be_opened(value):
            yield "an address that may not be opened"
        elif name in _READ and node.get("type") != "link":  # the text of a link element is shown as it stands
            yield from _in_text(value)


def _in_text(text: str) -> Iterator[str]:
    if _COMMAND.search(text):
        yield "a mention or a command"
    for found in _MARK.finditer(text):
        if not may_be_opened(found[1].replace("&amp;", "&")) and not _COMMAND.match(found[0]):
            yield "a link to no page"
    if "<" in _MARK.sub("", text):
        yield "a sign that was not escaped"
