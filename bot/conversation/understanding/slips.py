"""Slips of the keyboard in the words that messages are full of ("engagment", "instgram")."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from bot.conversation.cues.files import own_words

_SHORTEST = 5
_WORD = re.compile(r"(?<![\w@./\-])[A-Za-z]+(?![\w@/\-]|\.\w)")


def respelled(text: str, names: Iterable[str]) -> str:
    """The text with words put right that are one slip from a word of the trade; endings of that word, and names of creators, stay."""
    known = {word for name in names for word in re.findall(r"[a-z]+", name.lower())}
    return _WORD.sub(lambda m: m.group() if m.group().lower() in known else _right(m.group()), text)


def _right(word: str) -> str:
    low, known = word.lower(), own_words("en", "slip", "word")
    if len(low) < _SHORTEST or low in known:
        return word
    for right in known:
        ending = low.startswith(right) or right.startswith(low) or low[-1] != right[-1] or low[0] != right[0]
        if not ending and OSA.distance(low, right, score_cutoff=1) <= 1:
            return right
    return word
