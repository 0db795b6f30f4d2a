"""The verdict on one must-have for one creator, with the sentence that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.filters import Status
from retrieval.ledger.must_haves.asked import Asked, Need
from retrieval.ledger.must_haves.sentences import OFTEN, Passage, Reading, Sentence
from retrieval.ledger.must_haves.showing import Shown, shows

_GAMES = frozenset({
    "games", "console", "gaming_pc", "mobile_game", "horror", "retro_game", "indie_game", "live_stream", "plays_with_viewers", "setup_tour",
    "review", "tests", "compares", "tutorial", "reaction", "challenge", "q_and_a", "podcast", "giveaway", "unboxing", "family_game",
    "discord", "community_group", "face_cam", "game_dev", "game_review", "game_guide", "retro_collect", "vr",
})  # fmt: skip
"""What a gaming channel can prove: words of other things are mostly those of a game ("my farm")."""

_PURSUITS = frozenset({"travels", "hikes", "rides", "camps"})
_COMPANY = frozenset({"with_children", "with_dog", "spouse_together"})
"""Of somebody who travels anyway, company is said of a journey."""
_KIN = frozenset({"child", "partner", "grandparent", "family", "baby", "parent"})
"""Whom a creator speaks of anyway, whatever they do."""
_TEACHING = frozenset({"tutorial", "recipe"})
_MEASURES = frozenset({"quality", "number"})
_SIZES = frozenset({"large", "small", "old", "electric"})
_BESIDE = 14
"""Characters between a size or a number and its noun."""

_SPOKEN = frozenset({"swearing"})
"""What is done by being said."""
_SOLD = frozenset({"gambling", "alcohol", "smoking", "crypto", "politics"})
"""What a sponsored post promotes by naming it."""

HINTS, PRICES, MENTIONS = 2, 3, 5
"""Posts that have to hint at something where none says it outright; that name amounts of nothing in particular; that mention a deed, where
none says whose."""

_THAI_REST = 4
"""Letters of a Thai word that may be looked for inside a run: shorter ones stand in other words."""

_SHORT_POST = 420
"""Characters of a post whose sentences are read together; of a longer one, neighbours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A status, and the sentences that show it, the best first; empty for unknown."""

    status: Status
    sentences: tuple[Sentence, ...] = ()


_TELLING = frozenset({"thing", "role", "deed", "format"})
"""Kinds of which one has to be asked for: what is only quick, large or somewhere is said of too many things."""

UNKNOWN = Verdict(status="unknown")


def verdict(asked: Asked, reading: Reading) -> Verdict:
    """Met where a sentence shows everything that is asked; otherwise unknown, as nothing is concluded from silence."""
    if asked.negated:
        return _against(asked, reading)
    if not any(need.kinds & _TELLING for need in asked.needs):
        return UNKNOWN
    if not _about_games(asked) and "Gaming" in reading.creator.niches:
        return UNKNOWN
    found = [(posts, score, k, one) for k, passage in enumerate(reading.passages) for posts, score, one in _proofs(asked, passage, reading)]
    if not found or len({k for _, _, k, _ in found}) < min(posts for posts, *_ in found):
        return UNKNOWN
    best = min(found, key=lambda one: (one[0], -one[1], one[2]))
    return Verdict(status="met", sentences=(best[3],))


def _against(asked: Asked, reading: Reading) -> Verdict:
    """Whether words contradict a phrase that bars something ("no swearing"): the thing itself, outright or in an advert, is there.

    That it is nowhere proves nothing, so such a phrase is never met.
    """
    names = {one.name for need in asked.needs for one in need.concepts}
    often = {name for name in names & _SOLD if sum(_named(name, one) for one in reading.passages) >= OFTEN}
    for passage in reading.passages:
        for sentence in passage.sentences:
            marks, taken = sentence.marked.concepts, sentence.marked.signs.get("negation")
            advert = passage.post is not None and passage.post.sponsored
            if not taken and any((name in _SPOKEN or name in often or (name in _SOLD and advert)) and name in marks for name in names):
                return Verdict(status="not_met", sentences=(sentence,))
    return UNKNOWN


def _named(name: str, passage: Passage) -> bool:
    return any(name in one.marked.concepts for one in passage.sentences)


def _about_games(asked: Asked) -> bool:
    return any(not _GAMES.isdisjoint((one.name, *one.over)) for need in asked.needs for one in need.concepts)


def _proofs(asked: Asked, passage: Passage, reading: Reading) -> list[tuple[int, float, Sentence]]:
    """Sentences of one passage that show everything, alone or with what stands around them: how many posts have to, and how well."""
    sentences = passage.sentences
    length = sum(len(one.text) for one in sentences)
    told = [[shows(need, one, asked, reading.creator) for need in asked.needs] for one in sentences]
    if not any(any(row) for row in told):
        return []
    given = [_given(need, asked, reading) or _tagged(need, asked, passage) for need in asked.needs]
    proofs = []
    about_games = _about_games(asked)
    for k, sentence in enumerate(sentences):
        around = range(len(sentences)) if length <= _SHORT_POST else range(max(0, k - 1), min(len(sentences), k + 2))
        own = [one for one in told[k] if one is not None]
        if not about_games and any("games" in sentences[j].marked.concepts for j in around):
            continue
        if (
            not own
            or not _rest_said(asked, sentence)
            or not _near(asked, told[k])
            or not _by_themselves(asked, [sentences[j] for j in around])
        ):
            continue
        alone = len(own) == len(asked.needs)
        if not alone and (passage.post is None or not all(given[n] or any(told[j][n] for j in around) for n in range(len(asked.needs)))):
            continue
        if any(_narrows(need) and told[k][n] is None for n, need in enumerate(asked.needs)):
            continue
        if not alone and not _leads(asked.needs, told[k], given):
            continue
        score = sum(one.strength for one in own) + (2 if alone else 0) + 0.3 * sentence.title - 0.01 * sentence.question
        spoken = not sentence.published and any(sentences[j].marked.signs.get("self") for j in around)
        if any(one.untold and not spoken for one in own):
            posts = MENTIONS
        elif _bare_price(asked):
            posts = PRICES
        else:
            posts = HINTS if any(one.weak for one in own) else 1
        proofs.append((posts, score, sentence))
    return proofs


def _narrows(need: Need) -> bool:
    """Whether it says which sort of a thing is meant, so that it has to be said of that thing."""
    names = {one.name for one in need.concepts}
    return (need.kinds <= _MEASURES and names.isdisjoint(_COMPANY)) or names <= _KIN


def _bare_price(asked: Asked) -> bool:
    """Whether prices are asked for and not of what: one amount of money may be anything."""
    return [one.name for need in asked.needs for one in need.concepts] == ["price"]


def _given(need: Need, asked: Asked, reading: Reading) -> bool:
    """Whether the creator is about this anyway, so that a sentence need not say it again: what "repairs the motorbike" is done to."""
    if need.kinds == {"deed"} and all(one.name in _PURSUITS for one in need.concepts):
        return any(one.name in _COMPANY for other in asked.needs for one in other.concepts) and reading.about(need.concepts[0].name)
    if (
        asked.way != "does"
        or not need.kinds <= {"thing", "topic", "place"}
        or not any("deed" in one.kinds or (need.kinds == {"topic"} and "format" in one.kinds) for one in asked.needs)
    ):
        return False
    return any(reading.about(one.name) for one in need.concepts if one.name not in _KIN)


def _tagged(need: Need, asked: Asked, passage: Passage) -> bool:
    """Whether the post's tags say what a kind of content or a deed is about."""
    return (
        asked.way == "does"
        and need.kinds <= {"thing", "topic", "place"}
        and any(one.kinds & {"deed", "format"} for one in asked.needs)
        and any(one.name in passage.tagged for one in need.concepts)
    )


def _near(asked: Asked, told: list[Shown | None]) -> bool:
    """Whether what only tells how large, old or many stands beside what it tells of."""
    spans = [one.span for need, one in zip(asked.needs, told, strict=True) if one is not None and not need.kinds <= _MEASURES]
    for need, one in zip(asked.needs, told, strict=True):
        if one is not None and need.kinds <= _MEASURES and any(c.name in _SIZES or c.kind == "number" for c in need.concepts):
            near = any(span[0] - one.span[1] <= _BESIDE and one.span[0] - span[1] <= _BESIDE for span in spans)
            if not near:
                return False
    return True


def _by_themselves(asked: Asked, around: Sequence[Sentence]) -> bool:
    """Where the phrase insists on it, whether the words speak in the first person (Thai needs no pronoun) or shows others how."""
    return not asked.self_made or any(
        one.bio or one.script == "th" or one.marked.signs.get("self") or not _TEACHING.isdisjoint(one.marked.concepts) for one in around
    )


def _leads(needs: tuple[Need, ...], told: list[Shown | None], given: list[bool]) -> bool:
    """Whether the sentence shows what the phrase is about, not only how large or how quick."""
    deeds = [k for k, need in enumerate(needs) if need.kinds & {"role", "deed", "format"}]
    heavy = deeds or [k for k, need in enumerate(needs) if "thing" in need.kinds]
    return any(told[k] is not None or given[k] for k in heavy) if heavy else True


def _rest_said(asked: Asked, sentence: Sentence) -> bool:
    words = f" {sentence.marked.words} "
    return all(
        f" {word} " in words or ("\u0e00" <= word[0] <= "\u0e7f" and len(word) >= _THAI_REST and word in words) for word in asked.rest
    )
