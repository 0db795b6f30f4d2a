"""Windows that stand in for another one: while it is made, and where it could not be."""

from bot.blocks.modals.frame import window
from bot.blocks.prose import prose
from bot.blocks.sections import context
from bot.blocks.showing import Showing
from bot.blocks.text import Block


def loading_window(showing: Showing, *, metadata: str) -> Block:
    """Opened at once, since what opens a window lives for three seconds; updated when there is something to show."""
    words = showing.words
    return window("loading", words("window.loading_title"), prose([words("window.loading")], words.language), words, metadata=metadata)


def failed_window(problem: str, *, reference: str, showing: Showing, metadata: str, next_step: str | None = None) -> Block:
    """One sentence on what happened, the next step, and the reference under which it stands in the log."""
    words = showing.words
    told = prose([problem, next_step or words("window.try_again")], words.language)
    blocks = [*told, context(words("window.reference", reference=reference), words.language)]
    return window("failed", words("window.failed_title"), blocks, words, metadata=metadata)
