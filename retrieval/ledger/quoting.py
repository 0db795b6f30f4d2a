"""The words of a post that prove something best: a verbatim part of what is shown of it, short enough to stand in a list."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from index.records import Post
from index.texts import shown
from retrieval.shortlist import Quoted

LONGEST = 160
"""Characters of a quote at most: what telling a post takes elsewhere, two lines of a chat."""

Weigh = Callable[[str], float]
"""How much a part of a text says of what is to be proven; 0 where it says nothing."""

_LINE = re.compile(r"[^\r\n]+")
_SENTENCE = re.compile(r".+?(?:[.!?…؟。！？]+(?=\s|$|[”\"'»)])[”\"'»)]*|$)", re.DOTALL)
_SPACE_BEFORE_END = re.compile(r"\s(?=\S*$)")


def quoted(post: Post, weigh: Weigh) -> Quoted:
    """The part of a post that weighs most; of those that weigh alike the first."""
    return Quoted(post=post, text=best_words(shown(post.wording), weigh))


def best_words(text: str, weigh: Weigh) -> str:
    """A verbatim part of `text` of at most `LONGEST` characters: the sentence that weighs most, with those after it that still fit.

    Cut between words, in a run without spaces between signs; empty only where the text is.
    """
    spans = [piece for start, end in _sentences(text) for piece in _pieces(text, start, end)]
    if not spans:
        return text.strip()[:LONGEST]
    weights = [weigh(text[start:end]) for start, end in spans]
    best = max(range(len(spans)), key=lambda k: (weights[k], -k))
    start, end = spans[best]
    for _, further in spans[best + 1 :]:
        if further - start > LONGEST or "\n" in text[start:further] or "\r" in text[start:further]:
            break
        end = further
    return text[start:end]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of the sentences of each line, without the white space around them."""
    for line in _LINE.finditer(text):
        for found in _SENTENCE.finditer(text, line.start(), line.end()):
            if span := _stripped(text, found.start(), found.end()):
                yield span


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence that is too long, in parts of at most `LONGEST`."""
    while end - start > LONGEST:
        space = _SPACE_BEFORE_END.search(text, start, start + LONGEST + 1)
        cut = space.start() if space else _between_signs(text, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        if span := _stripped(text, start, cut):
            yield span
        start = cut
    if span := _stripped(text, start, end):
        yield span


def _between_signs(text: str, cut: int) -> int:
    """The last place at or before `cut` that parts no mark from its letter."""
    while cut > 0 and (unicodedata.category(text[cut]) in {"Mn", "Mc", "Me"} or text[cut] in "\u200d\ufe0f" or text[cut - 1] == "\u200d"):
        cut -= 1
    return cut


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
