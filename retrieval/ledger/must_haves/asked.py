"""A must-have read: what has to be shown of a creator, and how."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.ledger.must_haves.stems import stemmed
from retrieval.ledger.must_haves.vocabulary import LOANS, Concept, Span, Vocabulary, listed, whole

Way = Literal["owns", "is", "does"]

LONGEST = 300
"""Characters of a phrase that are read: a must-have is a few words."""

FIGURES = frozenset({"price", "quantities"})
"""Concepts that are shown by figures in the text alone."""

_MANNERS = frozenset({"story", "behind_scenes", "vlog", "routine", "series", "voiceover", "long_form"})
"""Kinds of content that only say how something is told."""

_BETWEEN = 3
"""Words that may stand between two alternatives, "or" included."""

_THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+")
_SHORTEST_THAI = 3
"""Letters of a Thai remainder that may be a word of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """One thing that a sentence has to say: any of these concepts."""

    concepts: tuple[Concept, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of the concepts."""
        return frozenset(one.kind for one in self.concepts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A must-have. `rest` are words of the phrase that no concept covers; they have to be said as they are."""

    phrase: str
    way: Way
    negated: bool
    needs: tuple[Need, ...]
    rest: tuple[str, ...]
    self_made: bool
    """Whether the phrase insists that the creator does it: "themselves"."""


class PhraseReader:
    """Reads must-haves in the four languages."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def asked(self, phrase: str, language: str) -> Asked:
        """What a phrase asks for. A phrase of other languages is read by the concepts that it names."""
        read = {"vi", "en", LOANS} if language == "vi" else {language, "en"}
        marked = self._vocabulary.marked(phrase[:LONGEST], read, asking=True)
        words = marked.words
        concepts = self._vocabulary.concepts
        direct = [(span, concepts[name]) for name, spans in marked.concepts.items() for span in spans]
        alone = self._alone(language)
        tops = [(span, found) for span, found in _outermost(direct) if not _said_anyway(words[slice(*span)], found, alone)]
        needs = _pointed(_distinct(_either(words, tops, self._either_words(language))))
        strong = [need for need in needs if need.kinds != {"topic"}]
        spans = [span for span, _ in tops]
        rest = (*self._rest(words, spans, language), *self._narrower(words, tops, language))
        negated = self._said(words, "negation", language, spans)
        owning = self._said(words, "own", language, spans)
        insists = self._said(words, "self_made", language, [])
        bare = not _without(words, spans)
        return Asked(phrase=phrase, way=_way(strong, owning or bare), negated=negated, needs=tuple(needs), rest=rest, self_made=insists)

    def _rest(self, words: str, spans: Sequence[Span], language: str) -> tuple[str, ...]:
        left = _without(words, spans)
        phrasing = self._vocabulary.phrasing
        known = [one for use in ("soft", "own", "negation") for one in listed(phrasing[use].get(language, ""))]
        if language == "th":
            for word in sorted(known, key=len, reverse=True):
                left = _cut_out(left, stemmed(word))
            return tuple(dict.fromkeys(run for run in left.split() if len(run) >= _SHORTEST_THAI or not _THAI_RUN.match(run)))
        for phrase in sorted((stemmed(one) for one in known if " " in stemmed(one)), key=len, reverse=True):
            left = f" {left} ".replace(f" {phrase} ", "  ").strip()
        alone = self._alone(language)
        return tuple(dict.fromkeys(word for word in left.split() if word not in alone and len(word) > 1))

    def _alone(self, language: str) -> frozenset[str]:
        uses = (self._vocabulary.phrasing[use].get(language, "") for use in ("soft", "own", "negation"))
        return frozenset(stemmed(word) for words in uses for word in listed(words))

    def _narrower(self, words: str, tops: Sequence[tuple[Span, list[Concept]]], language: str) -> tuple[str, ...]:
        """Words of the phrase that are only one sort of what they mark ("beagle"): those themselves have to be said."""
        alone = self._alone(language)
        narrower: list[str] = []
        for (start, end), found in tops:
            telling = [word for word in words[start:end].split() if word not in alone]
            named = {words[start:end], " ".join(telling)}
            if not any(self._vocabulary.names(one, stem, language) for one in found for stem in sorted(named)):
                narrower += telling
        return tuple(narrower)

    def _either_words(self, language: str) -> frozenset[str]:
        return frozenset(stemmed(one) for one in listed(self._vocabulary.phrasing["either"].get(language, "")))

    def _said(self, words: str, use: str, language: str, spans: Sequence[Span]) -> bool:
        left = _without(words, spans)
        told = [stemmed(one) for one in listed(self._vocabulary.phrasing[use].get(language, ""))]
        return any(_cut_out(left, one) != left if language == "th" else f" {one} " in f" {left} " for one in told)


def _outermost(found: Sequence[tuple[Span, Concept]]) -> list[tuple[Span, list[Concept]]]:
    """The longest spans, none inside another, with what each means; a concept that is only what another of them is as well goes."""
    topics = {span for span, one in found if one.kind == "topic"} - {span for span, one in found if one.kind != "topic"}
    spans = sorted({span for span, _ in found}, key=lambda span: (span in topics, span[0] - span[1], span[0]))
    kept: list[Span] = []
    for span in spans:
        if not any(span[0] < end and start < span[1] for start, end in kept):
            kept.append(span)
    told = []
    for span in sorted(kept):
        same = {one.name: one for at, one in found if at == span}
        wider = {over for one in same.values() for over in one.over}
        own = [one for name, one in sorted(same.items()) if name not in wider]
        told.append((span, _plainest(own)))
    return told


def _said_anyway(words: str, found: Sequence[Concept], alone: frozenset[str]) -> bool:
    """Whether only a topic is named, by words that every phrase is full of ("films")."""
    return all(one.kind == "topic" for one in found) and all(word in alone for word in words.split())


def _plainest(same: list[Concept]) -> list[Concept]:
    """Of what one word may mean that which is certain: words that ask for nothing, then what is shown by figures, then no topic."""
    for certain in (
        [one for one in same if one.kind == "soft"] if not any(one.kind in {"thing", "role"} for one in same) else [],
        [one for one in same if one.name in FIGURES or (one.kind == "quality" and any(other.name in FIGURES for other in same))],
        [one for one in same if one.kind in {"deed", "format", "thing"}] if any(one.kind in {"place", "quality"} for one in same) else [],
        [one for one in same if one.kind != "topic" and not (one.kind == "role" and any(other.kind == "deed" for other in same))],
        [one for one in same if one.kind != "topic"],
    ):
        if certain:
            return certain
    return same


def _either(words: str, tops: Sequence[tuple[Span, list[Concept]]], either: frozenset[str]) -> list[Need]:
    """Needs, with those that "or" stands between made one where they are of a kind.

    A word with several meanings asks for all of them: which is meant is not known, and a post that says the word itself shows each.
    """
    needs: list[Need] = []
    ended = 0
    for span, found in tops:
        meant = [Need(concepts=(one,)) for one in found if one.kind != "soft"]
        between = words[ended : span[0]].split()
        if needs and meant and len(between) <= _BETWEEN and either & set(between) and any(needs[-1].kinds & one.kinds for one in meant):
            needs[-1] = Need(concepts=(*needs[-1].concepts, *(one for need in meant for one in need.concepts)))
        else:
            needs += meant
        ended = span[1]
    return needs


def _distinct(needs: Sequence[Need]) -> list[Need]:
    """Without a need that another one says already."""
    kept: list[Need] = []
    for need in needs:
        names = {one.name for one in need.concepts}
        if not any(names & {name for one in other.concepts for name in (one.name, *one.over)} for other in kept):
            kept.append(need)
    return kept


def _pointed(needs: list[Need]) -> list[Need]:
    """Without the manner of telling, where it is said what is told: a story about acne is about acne; nor how many are compared."""
    names = {one.name for need in needs for one in need.concepts}
    if "compares" in names:
        needs = [need for need in needs if need.kinds != {"number"}]  # a comparison is of two
    pointed = [need for need in needs if not {one.name for one in need.concepts} <= _MANNERS]
    return pointed if any(need.kinds & {"thing", "role", "deed", "format", "topic"} for need in pointed) else needs


def _way(needs: Sequence[Need], owning: bool) -> Way:
    kinds = [need.kinds for need in needs]
    if any("role" in one for one in kinds):
        return "is"
    things = any("thing" in one for one in kinds)
    doing = any(one & {"deed", "format"} for one in kinds)
    topics = any("place" in one for one in kinds)
    return "owns" if things and not doing and (owning or not topics) else "does"


def _cut_out(words: str, word: str) -> str:
    """Thai words with a space for each place where the word stands whole."""
    at = words.find(word)
    while at >= 0:
        end = at + len(word)
        if whole(words, at, end):
            words = f"{words[:at]} {words[end:]}"
            end = at + 1
        at = words.find(word, end)
    return words


def _without(words: str, spans: Sequence[Span]) -> str:
    left, at = [], 0
    for start, end in sorted(spans):
        left.append(words[at:start])
        at = end
    return " ".join([*left, words[at:]]).strip()
