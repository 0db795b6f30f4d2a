"""Where words that somebody claims to have copied stand in a text, whatever became of their case, spaces and punctuation."""

import unicodedata
from collections.abc import Iterator

from retrieval.reading.page import Page
from retrieval.reading.surface import Span, bare, plain, prepared, unspaced

LONGEST = 90
"""Letters of a phrase: what is longer is a passage, not a value."""
_WORDS = 12
_BETWEEN = 24
"""Letters that may stand between two words of a phrase of which some were left out."""


class Phrases:
    """The words of one page, looked up by their letters and digits alone."""

    def __init__(self, page: Page, *, unmarked: bool) -> None:
        self._unmarked = unmarked
        self._page = page
        self._letters, self._at = _folded(page.plain)

    def find(self, phrase: str) -> Span | None:
        """The span of the first place that holds the phrase as a whole, else its words in order and close together in one sentence."""
        told = plain(prepared(phrase))
        letters, _ = _folded(bare(told) if self._unmarked else told)
        letters = letters.strip()
        if not any(c.isalpha() for c in letters) or len(letters) > LONGEST or len(letters.split()) > _WORDS:
            return None
        start = next(self._places(letters, 0), None)
        if start is not None:
            return self._span(start, start + len(letters))
        return self._scattered(letters.split())

    def _scattered(self, words: list[str]) -> Span | None:
        if len(words) < 2:
            return None
        for start in self._places(words[0], 0):
            end = start + len(words[0])
            for word in words[1:]:
                following = next(self._places(word, end), None)
                if following is None or following - end > _BETWEEN:
                    break
                end = following + len(word)
            else:
                span = self._span(start, end)
                if self._page.clause(span.start).end >= span.end and span.end - span.start <= LONGEST:
                    return span
        return None

    def _places(self, letters: str, start: int) -> Iterator[int]:
        at = self._letters.find(letters, start)
        while at >= 0:
            if self._apart(at, letters[0]) and self._apart(at + len(letters), letters[-1]):
                yield at
            at = self._letters.find(letters, at + 1)

    def _apart(self, at: int, inside: str) -> bool:
        """Whether a word ends between the letters here; scripts without spaces do not tell."""
        around = self._letters[max(0, at - 1) : at + 1]
        return unspaced(inside) or " " in around or len(around) < 2 or any(unspaced(c) for c in around)

    def _span(self, start: int, end: int) -> Span:
        return Span(self._at[start], self._at[end - 1] + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """Letters, digits and the marks on them, single spaces for anything else, and where each stood."""
    letters: list[str] = []
    at: list[int] = []
    for index, char in enumerate(text):
        kept = char.isalnum() or unicodedata.category(char).startswith("M")
        if kept or (letters and letters[-1] != " "):
            letters.append(char if kept else " ")
            at.append(index)
    return "".join(letters), at
