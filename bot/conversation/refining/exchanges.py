"""\"Swap A for B\", \"replace A with B\", \"thay A bằng B\": what goes, and what comes in its place."""

from typing import NamedTuple

from bot.conversation.cues.cues import Cues
from retrieval.reading.page import Page
from retrieval.reading.surface import Span

_APART = 120
"""Letters between the verb and the word that leads to what comes."""


class Exchange(NamedTuple):
    """The words for what goes, and those for what comes."""

    gone: Span
    put: Span


def exchange(page: Page, cues: Cues) -> Exchange | None:
    """The first exchange of a message: a verb, something, a word such as "with", and something else, in one part of a sentence."""
    for verb in cues.found("exchange", page.plain, "verb"):
        part = page.part(verb.start)
        for put in cues.between("exchange", page.plain, verb.end, min(part.end, verb.end + _APART), "put"):
            gone, come = Span(page.skip(verb.end), page.back(put.start)), Span(page.skip(put.end), part.end)
            if gone.end - gone.start > 1 and come.end > come.start:
                return Exchange(gone, come)
    return None
