"""The window of a message to a creator: read it, change it, keep it, copy it, say that it was sent. The bot sends nothing."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.blocks.buttons import button
from bot.blocks.controls import Control, Unreadable
from bot.blocks.modals.frame import short, window
from bot.blocks.modals.inputs import LONGEST_INPUT, Option, menu, text_input
from bot.blocks.modals.pages import copied, divider
from bot.blocks.modals.submitted import Submitted, Wrong, restored
from bot.blocks.prose import prose, strong
from bot.blocks.sections import context, header
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from index.texts import one_line, shown
from prompts import drafts
from prompts.figures import number
from prompts.letters.draft import OutreachDraft
from prompts.letters.length import words_in
from prompts.words import Words

SUBJECT, BODY = "draft.subject.", "draft.body."
LONGEST_SUBJECT = 300
CHOSEN = "draft.creator"
"""The id of the menu that goes to another creator's message; its options are places in the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A message with the place of its creator in the list, and whether somebody said that it was sent."""

    draft: OutreachDraft
    place: int
    called: str
    sent: str | None = None
    """Who said so and when, in words; `None` where nobody did."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """A message as a person wants it."""

    subject: str
    body: str


def draft_window(written: Sequence[Written], place: int, showing: Showing, *, metadata: str, shortlist: str) -> Block:
    """The message of the creator at a place, with a menu to the others. Raises ValueError where none stands there.

    The fields are named for the very words that they begin with: Slack keeps what was typed into a field of the same name.
    """
    words = showing.words
    one = next((each for each in written if each.place == place), None)
    if one is None:
        raise ValueError(f"no message at place {place}")
    blocks = prose([[strong(drafts.title(one.draft, words))], *([f"✓ {one.sent}"] if one.sent is not None else [])], words.language)
    blocks.append({"type": "actions", "block_id": "draft.acts", "elements": _acts(written, one, words, shortlist)})
    fields = list(_fields(one.draft, words))
    blocks += fields
    blocks += prose([f"• {note}" for note in drafts.notes(one.draft, words)], words.language)
    if one.draft.gloss is not None:
        gloss = one.draft.gloss
        blocks += [
            divider(),
            header(words("draft.gloss"), words.language),
            *prose([[strong(gloss.subject)], *gloss.body.split("\n")], gloss.language),
        ]
    blocks += [divider(), context(words("window.draft_copy"), words.language), *copied(f"{one.draft.subject}\n\n{one.draft.body}")]
    submit = words("window.draft_submit") if fields else None
    return window("draft", words("window.draft_title"), blocks, words, metadata=metadata, submit=submit)


def read_draft(values: object, words: Words) -> Edited | Wrong | None:
    """The message as it stands in the fields; `None` where it was too long to be edited there. Raises Unreadable."""
    told = Submitted(values)
    subjects, bodies = told.beginning(SUBJECT), told.beginning(BODY)
    if not subjects and not bodies:
        return None
    if len(subjects) != 1 or len(bodies) != 1:
        raise Unreadable("no fields of one message")
    subject, body = one_line(told.text(subjects[0], most=LONGEST_SUBJECT)), told.text(bodies[0])
    empty = {where: words("window_fault.needed") for where, text in ((subjects[0], subject), (bodies[0], body)) if not text}
    return Wrong(errors=empty) if empty else Edited(subject=subject, body=body)


def kept(draft: OutreachDraft, edited: Edited) -> OutreachDraft:
    """The draft with a person's words, the very same where they changed none: its length and the gaps that are left are counted anew."""
    subject = restored(edited.subject, one_line(draft.subject))
    body = restored(edited.body, shown(draft.body).strip())
    if subject == one_line(draft.subject) and body == shown(draft.body).strip():
        return draft
    gaps = tuple(gap for gap in draft.gaps if gap in f"{subject}\n{body}")
    return replace(draft, subject=subject, body=body, words=words_in(body), gaps=gaps, gloss=None)


def _fields(draft: OutreachDraft, words: Words) -> list[Block]:
    """The fields, none where the message does not fit into them: it is told below in full, and changed in the conversation."""
    subject, body = one_line(draft.subject), shown(draft.body).strip()
    if len(subject) > LONGEST_SUBJECT or len(body) > LONGEST_INPUT:
        return []
    mark = f"{zlib.crc32(repr((draft.creator, subject, body)).encode()):08x}"
    return [
        text_input(f"{SUBJECT}{mark}", words("window.draft_subject"), initial=subject, optional=False, most=LONGEST_SUBJECT),
        text_input(f"{BODY}{mark}", words("window.draft_body"), initial=body, multiline=True, optional=False),
    ]


def _acts(written: Sequence[Written], one: Written, words: Words, shortlist: str) -> list[Block]:
    elements: list[Block] = []
    if len(written) > 1:
        options = [Option(str(each.place), f"{number(each.place, words.language)}. {short(each.called, 65)}") for each in written]
        elements.append(menu(CHOSEN, options, initial=str(one.place), placeholder=words("window.draft_other")))
    for act in ("redraft", "sent"):
        control = Control(act=act, shortlist=shortlist, place=one.place)
        elements.append(button(words(f"window.{act}"), control))
    return elements
