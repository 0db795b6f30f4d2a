"""Where a sentence turns into a question."""

import re
from functools import cache

from bot.conversation.cues.files import own_words
from retrieval.reading.page import Page


def asks_from(page: Page) -> int:
    """Where the "no" stands that makes a sentence a question, as in Vietnamese; behind the end of the text where there is none."""
    question = _question(page.language)
    m = question.search(page.plain) if question is not None else None
    return m.start() if m else len(page.plain) + 1


@cache
def _question(language: str) -> re.Pattern[str] | None:
    no, address, if_so = (own_words(language, "question", name) for name in ("no", "address", "if_so"))
    if not no:
        return None
    statement = "".join(rf"(?<!{word})" for word in if_so)
    return re.compile(rf"{statement}\s(?:{'|'.join(no)})(?:\s+(?:{'|'.join(address)}))?[\s?.!]{{0,40}}$")
