"""Short messages: what went wrong and what to do, where to invite the bot, that something was done, an offer."""

from collections.abc import Mapping, Sequence
from typing import Literal

from bot.blocks.buttons import button, rows
from bot.blocks.controls import Control
from bot.blocks.paging import MOST_TEXT, weight
from bot.blocks.prose import Line, prose, strong
from bot.blocks.sections import context
from bot.blocks.sentences import sentence
from bot.blocks.showing import Message, Showing
from bot.blocks.summary import read_aloud, spoken
from bot.blocks.text import Block, shortened
from prompts.figures import number

Short = Literal[
    "stale", "changed_since", "thanks_good", "thanks_bad", "busy", "not_allowed", "admins_only", "kept", "deleted", "nothing_there", "gone",
]  # fmt: skip
"""What one person is told in a sentence."""
_MOST_QUOTED = 9_000
"""Characters of a brief that are quoted; a longer one is told by its beginning."""
_MOST_SIZE = 10_500
"""The same with signs of direction."""


def short(what: Short, showing: Showing) -> Message:
    """One sentence for one person."""
    return _message([sentence(f"notice.{what}", {}, showing.words)], showing)


def plain_notice(text: str, showing: Showing) -> Message:
    """Sentences that somebody else worded, a line each; text of others as well."""
    return _message([], showing, after=_told(text, showing.words.language))


def greeting(showing: Showing) -> Message:
    """How to begin."""
    return _message([sentence("notice.greeting", {}, showing.words)], showing)


def suggestions(showing: Showing) -> tuple[tuple[str, str], ...]:
    """What the agent's tab offers to say: a title and the message, four at most."""
    words = showing.words
    return tuple((words(f"notice.try_{one}"), words(f"notice.try_{one}_text")) for one in ("brief", "threads", "weekly", "help"))


def stopped(showing: Showing) -> Message:
    """That work was stopped by a person."""
    return short_line("notice.stopped", {}, showing)


def forgotten(showing: Showing) -> Message:
    """That a conversation was forgotten."""
    return short_line("chat.forgotten", {}, showing)


def queued(ahead: int, showing: Showing) -> Message:
    """That others come first."""
    return short_line("notice.queued", {"count": number(ahead, showing.words.language)}, showing)


def failed(reference: str, showing: Showing, *, why: str | None = None) -> Message:
    """That something went wrong, how to find it in the log, and the next step. `why` is a sentence for people."""
    words = showing.words
    lines: list[Line] = [why] if why else []
    return _message([*lines, sentence("notice.failed", {"reference": reference}, words)], showing)


def not_uploaded(showing: Showing) -> Message:
    """That files are not known to have arrived."""
    return short_line("notice.not_uploaded", {}, showing)


def brief_quoted(text: str, user: str, showing: Showing) -> Message:
    """A brief that came without a message of its own, as the beginning of its thread: who asks, and what."""
    asks = sentence("notice.asks", {"who": showing.called(user)}, showing.words)
    return _message([asks], showing, quote=text)


def invite_me(_channel: str, text: str, showing: Showing) -> Message:
    """That the bot is not in the channel it was asked in, how to change that, and that the answer stands here meanwhile."""
    return _message([sentence("notice.invite", {}, showing.words)], showing, quote=text)


def weekly_offer(shortlist: str | None, showing: Showing) -> Message:
    """Whether a list that was good should come every week; offered once in a channel."""
    words = showing.words
    yes, no = (Control(act=act, shortlist=shortlist) for act in ("weekly_new", "weekly_no"))
    presses = [button(words("weekly.offer_yes"), yes, style="primary"), button(words("weekly.offer_no"), no)]
    return _message([[strong(words("weekly.offer"))]], showing, after=rows(presses))


def short_line(key: str, fields: Mapping[str, str], showing: Showing) -> Message:
    """One sentence by its key."""
    return _message([sentence(key, fields, showing.words)], showing)


def with_small_print(message: Message, told: str, showing: Showing) -> Message:
    """The message with a line of small print under it, where there is room for one."""
    blocks = (*message.blocks, context(told, showing.words.language))
    return Message(text=message.text, blocks=blocks) if weight(blocks) <= MOST_TEXT else message


def _message(lines: Sequence[Line], showing: Showing, *, quote: str = "", after: Sequence[Block] = ()) -> Message:
    language = showing.words.language
    quoted = _told(quote, language, shape="quote") if quote.strip() else []
    blocks = [*prose(lines, language), *quoted, *after]
    return Message(text=spoken(read_aloud([blocks]), showing.words), blocks=tuple(blocks))


def _told(text: str, language: str, *, shape: Literal["section", "quote"] = "section") -> list[Block]:
    """A text line by line; by its beginning where it is too long, signs of direction counted."""
    most = _MOST_QUOTED
    while (size := weight(blocks := prose(shortened(text, most).split("\n"), language, shape=shape))) > _MOST_SIZE:
        most = most * _MOST_SIZE // size - 1
    return blocks
