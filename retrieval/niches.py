"""The niche vocabulary: some 300 kinds of content, each named in many languages, so that a topic in one is found in all.

`vocabulary/niches/LANGUAGE.txt` has a line for each niche, `id | name; name | typical word; typical word`. A name means the niche;
a typical word only hints at it. A speaker adds names or a whole language there without touching code. The vocabulary was written
before anything was measured on judged briefs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index.texts import folded
from index.tokens import pairs, tokens

FOLDER = Path(__file__).parent / "vocabulary" / "niches"

LONGEST_NAME = 6
"""Tokens of the longest name worth looking for in a brief."""

_SPACELESS = {"th", "ja", "zh"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One niche in one language."""

    niche: str
    language: str
    names: tuple[str, ...]
    typical: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A niche that a text speaks of. `by_name` is False where only a typical word hints at it; `words` are the text's own, folded."""

    niche: str
    words: str
    by_name: bool


class NicheBook:
    """All niches in all languages, read once and looked up by words."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def entries(self) -> dict[str, dict[str, Entry]]:
        """Entries by niche, then language."""
        found: dict[str, dict[str, Entry]] = {}
        for path in sorted(self._folder.glob("*.txt")):
            for entry in _read(path):
                found.setdefault(entry.niche, {})[entry.language] = entry
        return found

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages that the niches are named in."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.txt")))

    def find(self, text: str, *, language: str | None) -> list[Found]:
        """Niches that the text names or hints at, in the order of their first word; longer names win over names inside them.

        Looked up in the text's language and in English, whose words stand in briefs everywhere.
        """
        plain = folded(text)
        met: dict[str, tuple[int, Found]] = {}
        for code in dict.fromkeys((language or "en", "en")):
            spans = _in_running(plain, self._by_text(code)) if code in _SPACELESS else _in_words(plain, self._by_tokens(code))
            for start, words, hits in spans:
                for niche, by_name in hits:
                    old = met.get(niche)
                    if old is None or (by_name and not old[1].by_name):
                        met[niche] = (start, Found(niche=niche, words=words, by_name=by_name))
        return [found for _, found in sorted(met.values(), key=lambda one: (not one[1].by_name, one[0], one[1].niche))]

    def names(self, niche: str, language: str) -> tuple[str, ...]:
        """What speakers of this language call the niche; empty where the vocabulary does not say."""
        entry = self.entries[niche].get(language)
        return entry.names if entry else ()

    def typical(self, niche: str, language: str) -> tuple[str, ...]:
        """Words that hint at the niche in this language."""
        entry = self.entries[niche].get(language)
        return entry.typical if entry else ()

    def named_by(self, niche: str) -> frozenset[tuple[str, ...]]:
        """Tokens of every name of the niche in all languages."""
        if niche not in self._names_cut:
            self._names_cut[niche] = frozenset(tuple(tokens(name)) for code in self.languages for name in self.names(niche, code))
        return self._names_cut[niche]

    def searched(self, niche: str) -> tuple[str, ...]:
        """What texts about the niche are found by: tokens of its names and typical words in all languages, of those of several words the
        pairs of neighbours, since one word of "trading card packs" alone says little."""
        if niche not in self._searched:
            said = (said for code in self.languages for said in (*self.names(niche, code), *self.typical(niche, code)))
            self._searched[niche] = tuple(dict.fromkeys(word for text in said for word in phrase_of(tokens(text))))
        return self._searched[niche]

    def _by_tokens(self, language: str) -> dict[tuple[str, ...], list[tuple[str, bool]]]:
        if language not in self._token_tables:
            table: dict[tuple[str, ...], list[tuple[str, bool]]] = {}
            for niche, name, by_name in self._named(language):
                table.setdefault(tuple(tokens(name)), []).append((niche, by_name))
            self._token_tables[language] = table
        return self._token_tables[language]

    def _by_text(self, language: str) -> dict[str, list[tuple[str, bool]]]:
        if language not in self._text_tables:
            table: dict[str, list[tuple[str, bool]]] = {}
            for niche, name, by_name in self._named(language):
                table.setdefault(folded(name), []).append((niche, by_name))
            self._text_tables[language] = table
        return self._text_tables[language]

    @cached_property
    def _token_tables(self) -> dict[str, dict[tuple[str, ...], list[tuple[str, bool]]]]:
        return {}

    @cached_property
    def _text_tables(self) -> dict[str, dict[str, list[tuple[str, bool]]]]:
        return {}

    @cached_property
    def _names_cut(self) -> dict[str, frozenset[tuple[str, ...]]]:
        return {}

    @cached_property
    def _searched(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _named(self, language: str) -> Iterator[tuple[str, str, bool]]:
        for niche, by_language in self.entries.items():
            if entry := by_language.get(language):
                yield from ((niche, name, True) for name in entry.names)
                yield from ((niche, word, False) for word in entry.typical)


def _read(path: Path) -> Iterator[Entry]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            niche, names, typical = (part.strip() for part in (line + "||").split("|")[:3])
            yield Entry(niche=niche, language=path.stem, names=_listed(names), typical=_listed(typical))


def _listed(part: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in part.split(";") if word.strip())


def phrase_of(parts: list[str]) -> list[str]:
    """What a phrase is looked for by: its only token, or its pairs of neighbours."""
    return pairs(parts) if len(parts) > 1 else parts


Hits = list[tuple[int, str, list[tuple[str, bool]]]]


def _in_words(plain: str, table: dict[tuple[str, ...], list[tuple[str, bool]]]) -> Hits:
    """Longest names first at each word; words inside a longer name are not looked at again."""
    words = tokens(plain)
    found: Hits = []
    start = 0
    while start < len(words):
        for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
            key = tuple(words[start : start + length])
            if key in table:
                found.append((start, " ".join(key), table[key]))
                start += length - 1
                break
        start += 1
    return found


def _in_running(plain: str, table: dict[str, list[tuple[str, bool]]]) -> Hits:
    """The same for scripts without spaces, by characters."""
    longest = max(map(len, table), default=0)
    found: Hits = []
    start = 0
    while start < len(plain):
        for length in range(min(longest, len(plain) - start), 1, -1):
            key = plain[start : start + length]
            if key in table and not _cuts_a_word(plain, start, start + length):
                found.append((start, key, table[key]))
                start += length - 1
                break
        start += 1
    return found


def _cuts_a_word(plain: str, start: int, end: int) -> bool:
    """Latin letters or digits go on before or after: "ko" is not said in "kol"."""
    return any(0 < k < len(plain) and _latin(plain[k - 1]) and _latin(plain[k]) for k in (start, end))


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def wording(names: Sequence[str]) -> str:
    """Names of a niche as one text to embed."""
    return ", ".join(names[:3])
