"""The words by which people ask for things: a language's own and the English ones, found in a message."""

import re
from bisect import bisect_left

from bot.conversation.cues.files import languages
from bot.conversation.cues.index import Cue, closing, index_of
from retrieval.reading.surface import plain


class Cues:
    """The cues of one language together with the English ones."""

    def __init__(self, language: str, *, unmarked: bool = False) -> None:
        self.language = language
        self._file = language if language in languages() else "en"
        self._unmarked = unmarked
        self._seen: dict[tuple[str, str], tuple[Cue, ...]] = {}
        self._named: dict[tuple[str, str, str], tuple[Cue, ...]] = {}
        """What was found before: every rule asks again about the same message."""

    def found(self, section: str, text: str, name: str | None = None) -> tuple[Cue, ...]:
        """Cues of a section (and a name) in a text in plain letters, left to right; of two at one place the longer one."""
        if name is not None:
            asked = (section, text, name)
            if asked not in self._named:
                self._named[asked] = tuple(cue for cue in self.found(section, text) if cue.name == name)
            return self._named[asked]
        if (section, text) not in self._seen:
            letters = self._without_longer_words(text, section)
            cues = self._index(section, letters)
            if letters != text:
                cues = self._with_longer_words(cues, section, text, letters)
            self._seen[section, text] = cues
        return self._seen[section, text]

    def between(self, section: str, text: str, start: int, end: int, name: str | None = None) -> tuple[Cue, ...]:
        """Those that start within these bounds."""
        cues = self.found(section, text, name)
        low = bisect_left(cues, start, key=lambda cue: cue.start)
        return cues[low : bisect_left(cues, end, lo=low, key=lambda cue: cue.start)]

    def says(self, section: str, name: str, text: str) -> bool:
        """Whether a text holds one."""
        return bool(self.found(section, text, name))

    def hushed(self, text: str) -> str:
        """The text with the particles blanked that close its phrases ("นะคะ"): written onto other words, they would read as theirs."""
        closes = closing(self._file, "particle")
        if closes is None:
            return text
        for m in closes.finditer(self._without_longer_words(plain(text), "particle")):
            text = text[: m.start()] + " " * (m.end() - m.start()) + text[m.end() :]
        return text

    def _index(self, section: str, text: str) -> tuple[Cue, ...]:
        return index_of(self._file, section, unmarked=self._unmarked).found(text)

    def _with_longer_words(self, cues: tuple[Cue, ...], section: str, text: str, letters: str) -> tuple[Cue, ...]:
        """The cues together with those that open with a longer word themselves, as "ตัดสินใจอะไร" (what was decided) does."""
        opening = {m.start(): m.end() for m in re.finditer("\x00+", letters)}
        more = [cue for cue in self._index(section, text) if cue.end >= opening.get(cue.start, len(text) + 1)]
        return tuple(sorted({*cues, *more}, key=lambda cue: (cue.start, -cue.end, cue.name))) if more else cues

    def _without_longer_words(self, text: str, section: str) -> str:
        """The text with words blanked that hold a cue by accident, as "แต่ง" (to decorate) holds "แต่" (but); some in one section only."""
        for name in ("words", section):
            for cue in self._index("longer", text):
                if cue.name == name:
                    text = text[: cue.start] + "\x00" * (cue.end - cue.start) + text[cue.end :]
        return text
