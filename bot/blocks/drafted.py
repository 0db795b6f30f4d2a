"""First messages to creators, to be read, changed and sent by a person; nothing is sent from here."""

from collections.abc import Iterator

from bot.blocks.buttons import button, rows
from bot.blocks.prose import Line, prose, strong
from bot.blocks.screen import Screen
from bot.blocks.showing import Showing
from bot.blocks.summary import Part
from bot.blocks.text import Block
from bot.conversation.replies import Messages
from prompts import drafts
from prompts.letters.draft import OutreachDraft


def drafts_parts(body: Messages, showing: Showing, screen: Screen) -> Iterator[Part]:
    """Each message in its own direction, the same for the reader where it is in another language, and what to know before sending."""
    for one in body.drafts:
        yield [{"type": "divider"}, *_draft(one, showing)]
        yield _deeds(one, showing, screen)


def _draft(draft: OutreachDraft, showing: Showing) -> Iterator[Block]:
    words = showing.words
    yield from prose([[strong(drafts.title(draft, words))]], words.language)
    yield from prose([[strong(draft.subject)], "", *draft.body.split("\n")], draft.language)
    if draft.gloss is not None:
        yield from prose([[strong(words("draft.gloss"))]], words.language)
        yield from prose([[strong(draft.gloss.subject)], "", *draft.gloss.body.split("\n")], draft.gloss.language, shape="quote")
    notes: list[Line] = [f"• {note}" for note in drafts.notes(draft, words)]
    yield from prose(notes, words.language)


def _deeds(draft: OutreachDraft, showing: Showing, screen: Screen) -> list[Block]:
    """What is done with a message to a creator of the list on the screen."""
    if draft.creator not in screen.creators:
        return []
    place, words = screen.creators.index(draft.creator) + 1, showing.words
    told = (("draft", words("card.edit_draft")), ("redraft", words("card.redraft")), ("sent", words("card.sent")))
    return rows([button(label, screen.control(act, place)) for act, label in told])
