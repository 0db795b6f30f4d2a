"""Whether a sentence shows what is asked: said of the creator, and not taken back by the words around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.records import Creator
from retrieval.ledger.must_haves.asked import FIGURES, Asked, Need
from retrieval.ledger.must_haves.sentences import Sentence
from retrieval.ledger.must_haves.vocabulary import Concept, Span

_NEAR = 14
"""Characters of the stemmed sentence within which "my" belongs to a noun, before it (or behind it in Thai, Persian and Vietnamese)."""
_OFFERS = frozenset({"sells", "sells_course", "works_with_brands", "giveaway", "cookbook", "published_book"})
_PERSONAL = frozenset({
    "live_stream", "podcast", "vlog", "behind_scenes", "open_money", "interview", "q_and_a", "story", "collab", "routine", "get_ready",
})  # fmt: skip
"""Kinds of content that somebody else may be the one of: a title has to speak in the first person."""
_PREMISES = frozenset({"cafe_owner", "shop", "restaurant", "hotel", "workshop_place", "books", "farm"})
"""What a bio names for other reasons than having one: to be called one's own there too."""
_RELATIVES = frozenset({"child", "partner", "grandparent", "family"})
"""Who has to be called one's own: a bio names them for other reasons ("grandma's recipes")."""
_THAI_NEAR = 8
_BEING, _ADJOINING = 14, 3
"""The same for verbs of being; of Japanese, which ends each sentence with one."""
_AROUND = 26
"""The same for "neighbour's", "no" and the verbs of owning."""


_TEACHING = frozenset({"tutorial", "recipe"})
_CONTESTS = frozenset({"sport", "sports", "football", "mma", "gaming", "film & animation", "music", "entertainment", "comedy"})
"""Niches in which "A vs B" is a match and no comparison."""

_BY_AMOUNTS = frozenset({"recipe", "home_cooking"})
"""What amounts of what is cooked show, whatever it is called."""

_SAYING = 34
"""The same for "I" and what is done."""

_VERB_LAST = frozenset({"fa", "ko", "ja", "hi"})
_NO_PRONOUN = frozenset({"th", "ar"})
"""Languages whose verbs of owning need no pronoun before them: it goes without saying, or is part of the verb."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """How a need is shown: where in the sentence and how strongly (2: said outright of the creator; 1: shown)."""

    span: Span
    strength: int
    weak: bool = False
    """Whether it is only hinted at, so that a second post has to say it too."""
    untold: bool = False
    """Whether it is a deed that is not told as one's own: the sentences around, or a second post, have to say it."""


def shows(need: Need, sentence: Sentence, asked: Asked, creator: Creator) -> Shown | None:
    """Where the sentence shows the need; `None` where it does not."""
    found = [shown for concept in need.concepts for shown in _shown(concept, sentence, asked, creator)]
    return max(found, key=lambda one: (not one.weak, not one.untold, one.strength, -one.span[0]), default=None)


def _shown(concept: Concept, sentence: Sentence, asked: Asked, creator: Creator) -> Iterable[Shown]:
    marks = sentence.marked.concepts
    if concept.name in FIGURES:
        figure = sentence.amount if concept.name == "price" else sentence.quantity
        if figure and not sentence.link and not {"advert", "sum"} & sentence.marked.signs.keys():
            yield Shown(span=(0, 0), strength=1)
        return
    for name in (concept.name, *sorted(concept.by)):
        for span in marks.get(name, ()):
            strength = _strength(concept, span, sentence, asked)
            if strength:
                yield Shown(span=span, strength=strength, untold=concept.kind == "deed" and not _told(sentence))
        for span in () if name == "compares" and _contests(creator) else sentence.marked.weak.get(name, ()):
            if _strength(concept, span, sentence, asked):
                yield Shown(span=span, strength=1, weak=True)
    if concept.name in _BY_AMOUNTS and sentence.quantity:
        for span in (*marks.get("cooks", ()), *marks.get("bakes", ())):
            if _strength(concept, span, sentence, asked):
                yield Shown(span=span, strength=1)
    if concept.owned and concept.gender in {None, creator.gender}:
        for span in marks.get(concept.owned, ()):
            if _mine(span, sentence) and not _taken_back(span, sentence, strict=True):
                yield Shown(span=span, strength=1)


def _contests(creator: Creator) -> bool:
    return any(niche.casefold() in _CONTESTS for niche in creator.niches)


def _strength(concept: Concept, span: Span, sentence: Sentence, asked: Asked) -> int:
    if sentence.listing or not _own_words(concept, span, sentence, asked):
        return 0
    strict = concept.kind == "deed" or (concept.kind in {"thing", "role"} and asked.way != "does")
    if _taken_back(span, sentence, strict=strict, selling=_selling(asked)):
        return 0
    if concept.kind == "deed" and sentence.question and "tutorial" not in sentence.marked.concepts:
        return 0
    if concept.kind == "deed" and sentence.post is not None and sentence.post.sponsored and not _selling(asked):
        return 0
    if concept.kind == "thing" and asked.way != "does":
        if sentence.bio and not (_RELATIVES | _PREMISES) & {concept.name, *concept.over}:
            return 0 if _said_before(span, sentence, "fond") and not _mine(span, sentence) else 2
        return 2 if _mine(span, sentence) or _verb_before(span, sentence, "own_verb") else 0
    if concept.kind == "role" and asked.way == "is":
        if _mine(span, sentence):
            return 0
        if sentence.bio:
            return 2
        return 2 if _verb_before(span, sentence, "be_verb") else 0
    return 1


def _told(sentence: Sentence) -> bool:
    """Whether a deed is told as one's own: in the bio, in the first person, or by showing how; else it may be that of anybody."""
    signs = sentence.marked.signs
    return sentence.bio or bool(signs.get("self") or signs.get("mine")) or not _TEACHING.isdisjoint(sentence.marked.concepts)


def _own_words(concept: Concept, span: Span, sentence: Sentence, asked: Asked) -> bool:
    """Whether the sentence is the creator's own telling: no line of links, and below a title for strangers in the first person; in such
    a title itself what is done has to be in the first person or to be shown how.
    """
    if sentence.link and not (_selling(asked) and sentence.marked.signs.get("mine")):
        return False
    if not sentence.published or concept.kind in {"topic", "quality", "number", "place"}:
        return True
    selves = sentence.marked.signs.get("self", ())
    if any(sentence.script != "en" or (end <= span[0] and span[0] - end <= _SAYING) or span[0] <= end <= span[1] for _, end in selves):
        return True
    if not sentence.title:
        return False
    return (concept.kind in {"format", "thing"} and concept.name not in _PERSONAL) or not _TEACHING.isdisjoint(sentence.marked.concepts)


def _selling(asked: Asked) -> bool:
    """Whether what is asked for is an offer, which words of adverts then prove."""
    return any(one.name in _OFFERS for need in asked.needs for one in need.concepts)


def _said_before(span: Span, sentence: Sentence, sign: str) -> bool:
    return any(end <= span[0] for _, end in sentence.marked.signs.get(sign, ()))


def _mine(span: Span, sentence: Sentence) -> bool:
    """Whether "my" or "our" stands beside."""
    for start, end in sentence.marked.signs.get("mine", ()):
        if span[0] <= start and end <= span[1]:  # written onto the noun, or part of what names it
            return True
        if end <= span[0] + 1 and span[0] - end <= _NEAR:
            return sentence.script in {"en", "th"} or span[0] - end <= 3
        if sentence.script != "en" and start >= span[1] - 3 and start - span[1] <= _NEAR:
            return True
    return False


def _verb_before(span: Span, sentence: Sentence, sign: str) -> bool:
    """Whether a verb of owning or being stands before (or behind, where verbs stand last), said in the first person or without any."""
    spans = sentence.marked.signs.get(sign, ())
    if sentence.script in _VERB_LAST:
        return any(start >= span[1] - 1 and start - span[1] <= (_ADJOINING if sentence.script == "ja" else _AROUND) for start, _ in spans)
    reach = _THAI_NEAR if sentence.script == "th" else _BEING if sign == "be_verb" else _AROUND
    near = any(end <= span[0] + 1 and span[0] - end <= reach for _, end in spans)
    selves = sentence.marked.signs.get("self", ())
    return near and (sentence.script in _NO_PRONOUN or any(start < span[0] or sign == "be_verb" for start, _ in selves))


def _taken_back(span: Span, sentence: Sentence, *, strict: bool, selling: bool = False) -> bool:
    """Whether the words around take it back: negated close by, an advert; where it is said of the creator, also wishes, questions and
    others whom it is said of.
    """
    signs = sentence.marked.signs
    if signs.get("advert") and not selling:
        return True
    if any(0 <= span[0] - end <= 4 for _, end in signs.get("negation", ())):
        return True
    if sentence.script in _VERB_LAST and any(0 <= start - span[1] <= 12 for start, _ in signs.get("negation", ())):
        return True
    if not strict:
        return False
    if sentence.question and not sentence.bio:
        return True
    if any(end <= span[0] and span[0] - end <= _AROUND for _, end in signs.get("negation", ())):
        return True
    if any(start < span[0] for start, _ in signs.get("wish", ())):
        return True
    return any(abs(span[0] - end) <= 10 or 0 <= start - span[1] <= 10 for start, end in signs.get("other", ()))
