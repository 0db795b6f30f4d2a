"""What is searched for: the brief's topics and must-haves, not its courtesies, product pitch or numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.tokens import tokens
from retrieval.brief import Brief
from retrieval.niches import Found, NicheBook, phrase_of

OWN = 1.0
VOCABULARY = 0.5
"""Weights of words: the brief's own count double the vocabulary's, names of a niche and words typical of it alike, in every
language, whether a name or a typical word gave the niche away. Near the middle of a plateau: .35 to .7 moved nDCG@10 by .02."""

WHOLE = 0.5
WHOLE_WHEN_UNSURE = 2.0
"""Weight of the whole brief beside its topics: small where a topic names a niche, since products and goals lead astray; large where
none does, since then the topics may have been misread. On the project's own wordy briefs this raised nDCG@10 from .41 to .66, on
briefs about plain topics it changed nothing."""

WHOLE_LENGTH = 500
"""Characters of the whole brief that are looked at; embedding costs by length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """One topic: its words as the brief has them, the niches that it speaks of, and weighted tokens to look for."""

    text: str
    niches: tuple[Found, ...]
    words: dict[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sense:
    """A text that is embedded, with its weight in the direction that is searched for."""

    text: str
    weight: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A brief as a search: `senses` are embedded, in `language`; `topics` are looked for by word."""

    senses: tuple[Sense, ...]
    language: str
    topics: tuple[Topic, ...]


def query_for(brief: Brief, book: NicheBook) -> Query:
    """The search that a brief asks for; a brief without topics is searched by its product, its must-haves or its words."""
    texts = brief.topics or tuple(t for t in (brief.product,) if t) or brief.must_have or (brief.wording,)
    language = brief.language or "en"
    topics = [topic_of(text, language=language, book=book) for text in dict.fromkeys(texts)]
    plain = any(one.by_name for topic in topics for one in topic.niches)
    if plain:
        topics = [_without_hints(topic) for topic in topics]
    senses = [Sense(text=", ".join(texts), weight=1.0)]
    if texts != (brief.wording,):
        senses.append(Sense(text=brief.wording[:WHOLE_LENGTH], weight=WHOLE if plain else WHOLE_WHEN_UNSURE))
        if not plain:
            topics.append(_niches_of(brief.wording[:WHOLE_LENGTH], language=language, book=book))
    return Query(senses=tuple(senses), language=language, topics=tuple(topics))


def _without_hints(topic: Topic) -> Topic:
    """The topic by its own words where no niche is named in it: beside a niche that is named, a hint ("highlights") only misleads."""
    if any(one.by_name for one in topic.niches):
        return topic
    words: dict[str, float] = {}
    _add(words, topic.text)
    return Topic(text=topic.text, niches=(), words=words)


def _niches_of(text: str, *, language: str, book: NicheBook) -> Topic:
    """The niches of a whole brief as one more topic, without the brief's own words, which are mostly about something else."""
    whole = topic_of(text, language=language, book=book)
    return Topic(text=text, niches=whole.niches, words=_vocabulary(whole.niches, book))


def topic_of(text: str, *, language: str, book: NicheBook) -> Topic:
    """One topic with the words that stand for it in the vocabulary's languages."""
    found = book.find(text, language=language)
    named = [one for one in found if one.by_name]
    niches = tuple(named or found[:1])
    words = _vocabulary(niches, book)
    _add(words, text)
    return Topic(text=text, niches=niches, words=words)


def _vocabulary(niches: Sequence[Found], book: NicheBook) -> dict[str, float]:
    return dict.fromkeys((word for one in niches for word in book.searched(one.niche)), VOCABULARY)


def _add(words: dict[str, float], text: str) -> None:
    """The brief's own words, as a phrase and each alone."""
    parts = tokens(text)
    for word in (*phrase_of(parts), *parts):
        words[word] = max(words.get(word, 0.0), OWN)
