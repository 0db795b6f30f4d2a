"""Taking creators out of messages that stand in Slack: what shows them is dropped from the message, the rest of it stays."""

import html
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.blocks.gate import NotSent, checked
from bot.blocks.paging import MOST_BLOCKS
from bot.blocks.sections import context
from bot.blocks.showing import Message
from bot.blocks.summary import spoken
from bot.memory.traces import Traces
from bot.memory.whereabouts import Place
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.calling import called
from bot.slack.speaking import Speaking
from prompts.words import Words

log = logging.getLogger("briefmatch")

MOST_THREADS = 100
"""Threads that are looked through, the newest first: some minutes at Slack's pace."""
MOST_PAGES = 3
"""Pages of 200 messages of one thread."""
LONGEST_WAIT = 60.0
PATIENCE = 3
"""How often one call is tried that Slack asks to wait for."""
GONE = frozenset({"thread_not_found", "message_not_found", "channel_not_found"})
"""Answers that say that there is nothing to be changed."""
_INNER = {"carousel": "elements", "rich_text": "elements", "data_table": "rows", "actions": "elements", "static_select": "options"}
"""Blocks of which one part may show somebody and the others stay."""
_DIRECTIONS = dict.fromkeys("\u2066\u2067\u2068\u2069\u200e\u200f", "")
_AS_TYPED = str.maketrans({"\u2217": "*", "\u02cd": "_", "\u223c": "~", "\u02cb": "`", **_DIRECTIONS})
"""Look-alikes and signs of direction, as they are put into texts, and what they stand for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Redacted:
    """What was done: messages that were changed, threads that were not looked at, files of ours that stand in the others."""

    changed: int = 0
    missed: int = 0
    files: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Redacting:
    """Goes through threads. Best effort: what Slack does not let it reach is counted."""

    client: WebClient
    speaking: Speaking
    wait: Callable[[float], None]

    def __call__(self, places: Sequence[Place], traces: Traces, words: Words) -> Redacted:
        """Takes them out of every message of ours in these threads."""
        changed, missed, files = 0, max(0, len(places) - MOST_THREADS), 0
        for place in places[:MOST_THREADS]:
            try:
                for message in self._own(place):
                    files += len(message.get("files") or ())
                    clean = without(message, traces, words)
                    if clean is not None:
                        self._update(place.channel, message, clean)
                        changed += 1
            except (Refused, Busy, NoReply) as failure:
                missed += str(failure) not in GONE
                log.warning("thread not redacted", extra={"action": "not_redacted", "channel": place.channel, "why": str(failure)})
        return Redacted(changed=changed, missed=missed, files=files)

    def _own(self, place: Place) -> list[dict[str, Any]]:
        """Our messages of a thread. Raises Refused, Busy and NoReply; also where there are more than are looked at."""
        found: list[dict[str, Any]] = []
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            arguments = {"channel": place.channel, "ts": place.thread, "limit": 200, "cursor": cursor, "include_all_metadata": True}
            told = self._patiently(lambda arguments=arguments: called(self.client.conversations_replies, **arguments))  # type: ignore[misc]  # mypy infers no default of a lambda
            found += [one for one in told.get("messages", ()) if one.get("user") == self.speaking.bot]
            cursor = (told.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                break
        return found

    def _update(self, channel: str, message: Mapping[str, Any], clean: Message) -> None:
        key = str(((message.get("metadata") or {}).get("event_payload") or {}).get("key") or "redacted")

        def update() -> dict[str, Any]:
            self.speaking.update(channel, str(message["ts"]), clean, key=key)
            return {}

        self._patiently(update)

    def _patiently(self, call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        for left in reversed(range(PATIENCE)):
            try:
                return call()
            except Busy as busy:
                if not left or busy.seconds > LONGEST_WAIT:
                    raise
                self.wait(busy.seconds)
        raise AssertionError("unreachable")


def without(message: Mapping[str, Any], traces: Traces, words: Words) -> Message | None:
    """A message as Slack gives it back, without whoever it shows; `None` where it shows nobody of them. What could not be shown without
    them is replaced as a whole.
    """
    text, blocks = str(message.get("text") or ""), list(message.get("blocks") or ())
    spoke, showed = _names(text, traces), _names(blocks, traces)
    if not spoke and not showed:
        return None
    told = words("slack_admin.redacted")
    kept = [left for block in blocks if (left := _cleaned(block, traces)) is not None] if showed else blocks
    note = [context(told, words.language)] if showed and len(kept) < MOST_BLOCKS else []
    safe = Message(text=spoken(told, words) if spoke or not text else text, blocks=(*kept, *note))
    try:
        return checked(safe)
    except NotSent:
        return Message(text=spoken(told, words), blocks=(context(told, words.language),))


def _cleaned(block: Any, traces: Traces) -> Any:
    """The block, what is left of it, or `None` where nothing is."""
    if not _names(block, traces):
        return block
    inner = _INNER.get(str(block.get("type"))) if isinstance(block, dict) else None
    if inner is None:
        return None
    left = [clean for one in block.get(inner, ()) if (clean := _cleaned(one, traces)) is not None]
    enough = 2 if inner == "rows" else 1  # a table is not one without a row below its titles
    clean = {**block, inner: left}
    return clean if len(left) >= enough and not _names(clean, traces) else None


def _names(node: Any, traces: Traces) -> bool:
    return traces.in_text("\n".join(html.unescape(text).translate(_AS_TYPED) for text in _texts(node)))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, Sequence):
        for one in node:
            yield from _texts(one)
