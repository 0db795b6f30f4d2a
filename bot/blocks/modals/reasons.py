"""The window that asks for a reason or a note: rejecting and blocking may give one, a note needs its words."""

from typing import Literal

from bot.blocks.modals.frame import window
from bot.blocks.modals.inputs import text_input
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.prose import prose
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from index.texts import one_line
from prompts.commands import LONGEST_TEXT
from prompts.words import Words

Reasoned = Literal["reject", "block", "note"]
FIELD = "reason"
LONGEST_NAME = 200


def reason_window(act: Reasoned, name: str, showing: Showing, *, metadata: str) -> Block:
    """Asks why a creator is rejected or blocked, or what is to be noted on them; `name` is what the creator is called."""
    words = showing.words
    told = words(f"window.{act}_told", name=one_line(name, most=LONGEST_NAME))
    needed = act == "note"
    label = words("window.note" if needed else "window.reason")
    asked = text_input(FIELD, label, multiline=True, optional=not needed, most=LONGEST_TEXT, focused=True)
    blocks = [*prose([told], words.language), asked]
    return window(act, words(f"window.{act}_title"), blocks, words, metadata=metadata, submit=words(f"window.{act}_submit"))


def read_reason(act: Reasoned, values: object, words: Words) -> str | Wrong | None:
    """The reason, `None` where none is given. Raises Unreadable."""
    told = Submitted(values).text(FIELD, most=LONGEST_TEXT)
    if act == "note" and not told:
        return Wrong(errors={FIELD: words("window_fault.needed")})
    return told or None
