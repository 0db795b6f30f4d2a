"""How well creators' content supports a search: by meaning, by words and by themes, fused by rank.

A creator scores by the best three of the recent posts and a bounded share of the profile, so that one stray post does not carry
anyone and a stuffed bio gains little. A creator with fewer posts is credited for what is missing at a discount.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.embedding.embedder import Vectors
from index.generation.reading import Generation
from index.texts import POSTS_SEARCHED
from retrieval.query import Query, Topic

BEST = (0.5, 0.3, 0.2)
"""Weights of the best three posts. Better than the single best (nDCG .77 against .72) and than the mean."""

CONSISTENT = 0.3
"""The share of the mean of all recent posts beside the best three: "mainly this" beats "now and then this"."""

PROFILE = 0.2
"""What a profile adds at most beside the posts, since a bio is where stuffing happens; a creator without posts has this alone."""

ABSENT = 0.6
"""What a post that is not there counts, as a share of the last one that is: two good posts are better evidence than one."""

FAR = -1.0
"""The cosine of a creator that candidates left out: behind everybody who was looked at."""

HALF_WORDS = 8.0
"""BM25 at which words count half: a topic's score s becomes s / (s + this), so that one topic cannot drown the others."""

RANK = 60
"""The usual constant of reciprocal rank fusion."""

CUT = 0.28
WORDS_WORTH = 0.3
"""A creator has content for a search where `meaning + WORDS_WORTH * words + sqrt(themes)` reaches the cut.

Calibrated on the project's judged briefs over all 248 example creators (4 % of the pairs are of grade 2 or 3): precision .57,
recall .65 there; on judged pairs over real channels, which had no part in it, precision .67, recall .93.
"""

Scores = NDArray[np.float32]
NO_SCORES: Scores = np.zeros(0, dtype=np.float32)
Number = TypeVar("Number")


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """Scores of every creator that was looked at (NaN elsewhere): `meaning` a cosine, the others from 0 to 1."""

    fused: Scores
    meaning: Scores
    words: Scores
    themes: Scores
    passage_meaning: Scores
    """Cosine of each passage, NaN where not scanned; says which posts a match rests on."""
    passage_words: Scores


class Supporter:
    """Scores the creators of one generation; made once for it, shared by threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    @cached_property
    def _posts(self) -> NDArray[np.intp]:
        """Passage rows of each creator's posts, -1 where there is none: (creators, POSTS_SEARCHED)."""
        columns = self._generation.columns
        grid = np.full((columns.creators, POSTS_SEARCHED), -1, dtype=np.intp)
        rows = np.flatnonzero(columns.passage_post >= 0)
        grid[columns.passage_owner[rows], columns.passage_post[rows]] = rows
        return grid

    @cached_property
    def _profiles(self) -> NDArray[np.intp]:
        """Passage row of each creator's profile."""
        columns = self._generation.columns
        rows = np.flatnonzero(columns.passage_post < 0)
        profiles = np.full(columns.creators, -1, dtype=np.intp)
        profiles[columns.passage_owner[rows]] = rows
        return profiles

    def posts_of(self, row: int) -> list[int]:
        """Passage rows of a creator's recent posts, newest first."""
        return [k for k in self._posts[row].tolist() if k >= 0]

    @cached_property
    def _theme_shares(self) -> Scores:
        """The shares of themes as they are multiplied: 1.2 KB a creator; made anew for each search they took 6 ms for 10,000."""
        return np.asarray(self._generation.theme_shares, dtype=np.float32)

    def support(self, query: Query, sense: Vectors, passes: NDArray[np.bool_], *, near: NDArray[np.bool_] | None = None) -> Support:
        """Scores the creators that pass, see `content`, and fuses the scores by rank."""
        creators = np.flatnonzero(passes)
        found = self.content(query, sense, passes, near=near)
        fused = np.full(len(passes), np.nan, dtype=np.float32)
        fused[creators] = _fused(found.meaning[creators], found.words[creators], found.themes[creators])
        return replace(found, fused=fused)

    def content(self, query: Query, sense: Vectors, passes: NDArray[np.bool_], *, near: NDArray[np.bool_] | None = None) -> Support:
        """The scores that are no ranks of the creators that pass; `fused` is empty. `sense` is the embedded query, language taken out,
        shape (1, dimensions).

        With `near`, only those creators are scored by meaning; the others that pass stand behind them, by their words alone.
        """
        creators = np.flatnonzero(passes)
        looked_at = passes if near is None else passes & near
        meaning, passage_meaning = self._meaning(sense, np.flatnonzero(looked_at), everyone=bool(looked_at.all()))
        meaning[passes & ~looked_at] = FAR
        words, passage_words = self._words(query, creators)
        themes = np.full(len(passes), np.nan, dtype=np.float32)
        themes[creators] = self._themes(sense, creators)
        return Support(
            fused=NO_SCORES, meaning=meaning, words=words, themes=themes, passage_meaning=passage_meaning, passage_words=passage_words
        )

    def _meaning(self, sense: Vectors, creators: NDArray[np.intp], *, everyone: bool) -> tuple[Scores, Scores]:
        columns = self._generation.columns
        rows = None if everyone else np.flatnonzero(np.isin(columns.passage_owner, creators))
        passages = np.full(columns.passages, np.nan, dtype=np.float32)
        passages[slice(None) if rows is None else rows] = self._generation.vectors.scan(sense, rows)[0]
        scores = np.full(columns.creators, np.nan, dtype=np.float32)
        scores[creators] = self._by_creator(passages, creators)
        return scores, passages

    def _words(self, query: Query, creators: NDArray[np.intp]) -> tuple[Scores, Scores]:
        total = np.zeros(self._generation.columns.creators, dtype=np.float32)
        passages = np.zeros(self._generation.columns.passages, dtype=np.float32)
        for topic in query.topics:
            of_topic = self._topic(topic)
            passages += of_topic / (of_topic + HALF_WORDS)
            own = self._by_creator(of_topic, creators)
            total[creators] += own / (own + HALF_WORDS)
        return total / np.float32(len(query.topics)), passages / np.float32(len(query.topics))

    def _themes(self, sense: Vectors, creators: NDArray[np.intp]) -> Scores:
        """How much of a creator's content lies in the themes of the search: the dot product of the two shares."""
        own = self._theme_shares if len(creators) == len(self._theme_shares) else self._theme_shares[creators]
        return np.asarray(own @ self._generation.themes.shares(sense)[0], dtype=np.float32)

    def _topic(self, topic: Topic) -> Scores:
        return self._generation.lexical.scores(topic.words)

    def _by_creator(self, passages: Scores, creators: NDArray[np.intp]) -> Scores:
        """Best posts and profile into one score for each of these creators."""
        grid = self._posts[creators]
        there, scores = grid >= 0, passages[grid]
        best = np.partition(np.where(there, scores, np.float32(-np.inf)), -3, axis=1)[:, -3:]
        best.sort(axis=1)
        best = best[:, ::-1]
        for k in (1, 2):
            missing = np.isneginf(best[:, k])
            best[missing, k] = np.minimum(best[missing, k - 1] * ABSENT, best[missing, k - 1])
        profile = np.maximum(passages[self._profiles[creators]], 0) * PROFILE
        count = there.sum(axis=1)
        mean = np.where(there, scores, np.float32(0)).sum(axis=1) / np.maximum(count, 1)
        posts = (1 - CONSISTENT) * (best @ np.array(BEST, dtype=np.float32)) + CONSISTENT * mean
        return np.where(count == 0, profile, posts + profile).astype(np.float32)


class Contributions(NamedTuple, Generic[Number]):
    """What each way of looking adds towards the cut."""

    meaning: Number
    words: Number
    themes: Number


def contributions(support: Support) -> Contributions[Scores]:
    """What meaning, words and themes add for every creator, 0 where not looked at."""
    return Contributions(np.nan_to_num(support.meaning), WORDS_WORTH * np.nan_to_num(support.words), np.sqrt(np.nan_to_num(support.themes)))


def supported(support: Support) -> NDArray[np.bool_]:
    """Whose content is enough for a match (see `CUT`)."""
    meaning, words, themes = contributions(support)
    return np.asarray(meaning + words + themes >= CUT)


def _fused(meaning: Scores, words: Scores, themes: Scores) -> Scores:
    """Reciprocal ranks, 1 for a creator that is first in all three ways; words count only where any were shared."""
    by_words = np.where(words > 0, 1 / (RANK + _ranks(words)), 0)
    return ((1 / (RANK + _ranks(meaning)) + by_words + 1 / (RANK + _ranks(themes))) * (RANK / 3)).astype(np.float32)


def _ranks(scores: Scores) -> NDArray[np.int64]:
    """Position from the best, 0 first. Equal scores share one, so that nobody gains by an id that comes early."""
    return np.asarray(np.searchsorted(np.sort(-scores), -scores), dtype=np.int64)
