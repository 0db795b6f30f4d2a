"""What a brief does not want, against what a creator's record says. Only a known contradiction counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.generation.reading import Generation
from index.records import Creator, Post
from index.texts import POSTS_SEARCHED, folded
from index.tokens import surface, tokens, tokens_in
from retrieval.niches import NicheBook

POSTS_NEEDED = 2
"""Posts that must speak of an unwanted topic: one mention is no habit. A sponsorship counts from the first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """Why an exclusion bars a creator: the posts or the niche that say so."""

    phrase: str
    posts: tuple[Post, ...]
    niche: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unwanted:
    """A phrase of a brief that excludes, ready to be held against many creators. `names` are tokens of what it is called."""

    phrase: str
    plain: str
    names: frozenset[tuple[str, ...]]


def unwanted(phrase: str, *, language: str, book: NicheBook) -> Unwanted:
    """What a phrase excludes: its words, and every name of the niches that it names."""
    names = {tuple(tokens(phrase))}
    for one in book.find(phrase, language=language):
        if one.by_name:
            names |= book.named_by(one.niche)
    return Unwanted(phrase=phrase, plain=folded(phrase), names=frozenset(name for name in names if name))


def suspects(what: Sequence[Unwanted], generation: Generation) -> NDArray[np.bool_]:
    """Creators any of whose texts may speak of this: those that share a word with it, and those with more posts than are indexed.

    Reading the posts of all others is saved; it takes 2 ms a creator.
    """
    columns = generation.columns
    if not what:
        return np.zeros(columns.creators, dtype=bool)
    words = {word: 1.0 for one in what for name in one.names for word in name}
    found = np.bincount(columns.passage_owner[columns.passage_post >= 0], minlength=columns.creators) >= POSTS_SEARCHED
    found[columns.passage_owner[generation.lexical.scores(words) > 0]] = True
    return found


def contradiction(creator: Creator, what: Unwanted, *, texts: bool = True) -> Contradiction | None:
    """The proof that this creator is what the phrase excludes; `None` where the record does not say so.

    Without `texts` only named brands and declared niches are looked at, for a creator who is no suspect (see `suspects`).
    """
    paid = tuple(p for p in creator.posts if p.sponsored is not False and any(_holds(what.plain, folded(brand)) for brand in p.brands))
    if paid:
        return Contradiction(phrase=what.phrase, posts=paid)
    for niche in creator.niches:
        if _cut(niche) in what.names:
            return Contradiction(phrase=what.phrase, posts=(), niche=niche)
    told = ((p, [p.wording, *p.tags, *p.brands] if texts else p.brands) for p in creator.posts)
    speaking = tuple(post for post, words in told if words and _speaks(" | ".join(words), what.names))
    return Contradiction(phrase=what.phrase, posts=speaking) if len(speaking) >= POSTS_NEEDED else None


def _speaks(text: str, names: frozenset[tuple[str, ...]]) -> bool:
    """Whether the tokens of any of the names follow one another in those of the text, which most texts need not be cut into for that."""
    plain = surface(text)
    letters = plain.replace("’", "'")
    likely = [name for name in names if name[0] in letters and all(word in letters for word in name)]
    if not likely:
        return False
    words = tokens_in(plain)
    return any(tuple(words[k : k + len(name)]) == name for name in likely for k in range(len(words) - len(name) + 1))


@lru_cache(maxsize=2_048)
def _cut(niche: str) -> tuple[str, ...]:
    """Tokens of a niche that creators declare, which are the same few for many of them."""
    return tuple(tokens(niche))


def _holds(text: str, part: str) -> bool:
    """Whole words of `part` inside `text`, as "worked with Dove" holds "dove"."""
    return bool(part) and f" {part} " in f" {text} "
