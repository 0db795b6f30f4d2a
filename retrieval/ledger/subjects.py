"""What a phrase of a brief is called in any language, and which posts speak of it in so many words."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from index.records import Post
from index.texts import folded
from index.tokens import tokens
from retrieval.niches import NicheBook

Name = tuple[str, ...]
"""Tokens that stand one after the other."""


SURE = 1.0
"""What a niche takes to be spoken of: one of its names, or two typical words, since a bride is no proof of make-up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A phrase as it can be looked for: `own` are its words, `names` what its niches are called, `typical` what hints at them.

    `part` is what of the phrase names these niches; `whole` says that each of them is all of it: "skincare", not "travel slowly", of
    which a post on travel proves only the half.
    """

    phrase: str
    own: Name
    names: frozenset[Name]
    typical: frozenset[Name]
    part: str = ""
    whole: bool = False

    def is_said(self, words: frozenset[str], text: Sequence[str]) -> bool:
        """Whether these tokens (as a set and in their order) speak of all of it."""
        return self._own_weight(words, text) > 0 or (self.whole and self._niche_weight(words, text) >= SURE)

    def is_touched(self, words: frozenset[str], text: Sequence[str]) -> bool:
        """Whether they speak of it or of its part."""
        return self._own_weight(words, text) > 0 or self._niche_weight(words, text) >= SURE

    def weight(self, words: frozenset[str], text: Sequence[str]) -> float:
        """How plainly they speak of it or of its part: 2 for its own words in their order, 1 for all of them apart, 1 for a name (two
        at most), .5 for a typical word (three at most); 0 where nothing of it is there."""
        return self._own_weight(words, text) + self._niche_weight(words, text)

    def _own_weight(self, words: frozenset[str], text: Sequence[str]) -> float:
        if not self.own or not words.issuperset(self.own):
            return 0.0
        return 2.0 if _stands(text, self.own) else 1.0

    def _niche_weight(self, words: frozenset[str], text: Sequence[str]) -> float:
        return min(2, _count(words, text, self.names)) + 0.5 * min(3, _count(words, text, self.typical))


def subject_of(phrase: str, *, language: str, book: NicheBook) -> Subject:
    """What a phrase names. A niche that is only hinted at lends no names: a post on coffee is no proof of "pour-over"."""
    found = [one for one in book.find(phrase, language=language) if one.by_name]
    covering = [one for one in found if _is_whole(phrase, one.words)]
    named = covering or found
    names = {_tokens(name) for one in named for code in book.languages for name in book.names(one.niche, code)}
    typical = {_tokens(word) for one in named for code in book.languages for word in book.typical(one.niche, code)}
    return Subject(
        phrase=phrase,
        own=tuple(tokens(phrase)),
        names=frozenset(name for name in names if name),
        typical=frozenset(name for name in typical - names if name),
        part=", ".join(dict.fromkeys(one.words for one in named)),
        whole=bool(covering),
    )


def _is_whole(phrase: str, part: str) -> bool:
    """Whether a part is all of a phrase, by its words or, where none stand apart, by its letters."""
    if set(tokens(phrase)) <= set(tokens(part)):
        return True
    return not any(sign.isalnum() for sign in folded(phrase).replace(part, " "))


class Tokens:
    """Tokens of texts, as a set and in their order, each read once: several requirements look at the same posts. For one match."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[frozenset[str], list[str]]] = {}

    def __call__(self, text: str) -> tuple[frozenset[str], list[str]]:
        """What stands in this text."""
        if text not in self._read:
            found = tokens(text)
            self._read[text] = (frozenset(found), found)
        return self._read[text]


def words_of(post: Post, read: Tokens) -> list[str]:
    """Tokens of everything that a post says, its tags and brands too."""
    return [word for text in (post.wording, *post.tags, *post.brands) for word in read(text)[1]]


def holds(text: Sequence[str], name: Name) -> bool:
    """Whether a name stands in these tokens, word after word."""
    return bool(name) and _stands(text, name)


def _count(words: frozenset[str], text: Sequence[str], names: AbstractSet[Name]) -> int:
    return sum(name[0] in words and _stands(text, name) for name in names)


def _stands(text: Sequence[str], name: Name) -> bool:
    return any(text[k] == name[0] and tuple(text[k : k + len(name)]) == name for k in range(len(text) - len(name) + 1))


@lru_cache(maxsize=20_000)
def _tokens(name: str) -> Name:
    """Tokens of a name of the vocabulary, which come again with every brief."""
    return tuple(tokens(name))
