"""The one question that is worth asking about a brief: the one whose answer would change the list most."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from retrieval.brief import TIERS, Brief, tier_of
from retrieval.refinement import Refinement
from retrieval.shortlist import Shortlist

LOOKED_AT = 10
"""Places of the list that count: what a person looks at."""
WORTH_ASKING = 3.0
"""Places that must change on average over the answers; below that the answer is as good as known."""
FEWEST = 3
"""Creators that an answer must leave, to be offered."""
MOST_ANSWERS = 3

HOMES = {"th": "TH", "fa": "IR", "vi": "VN", "id": "ID", "ja": "JP", "ko": "KR", "hi": "IN", "pt": "BR", "de": "DE", "fr": "FR", "tr": "TR"}
"""Where a language is mostly spoken; languages of many countries are left out."""
CURRENCY_HOMES = {
    "THB": "TH", "IRR": "IR", "VND": "VN", "IDR": "ID", "JPY": "JP", "KRW": "KR", "INR": "IN", "BRL": "BR", "GBP": "GB", "AUD": "AU",
    "MXN": "MX",
}  # fmt: skip
"""Where a currency is spent; dollars and euros say nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One answer: the value that the brief would hold, the change that it makes, and how many of the first ten it moves."""

    value: str
    refinement: Refinement
    moves: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A field that the brief leaves open, with the answers worth offering; leaving it open is always one more."""

    field: str
    answers: tuple[Choice, ...]

    @property
    def moves(self) -> float:
        """Places of the first ten that change, on average over the answers."""
        return sum(answer.moves for answer in self.answers) / len(self.answers)


Top = Callable[[Brief], tuple[str, ...]]
"""The ids of the first ten creators for a brief."""


def the_one_question(shortlist: Shortlist, top: Top, *, asked: Collection[str] = ()) -> Question | None:
    """The open field whose answers move most of the first ten, without those that were asked already; `None` where no answer would
    change much. Calls `top` once for each answer."""
    now = {match.creator.id for match in shortlist.matches[:LOOKED_AT]}
    if not now:
        return None
    found: list[Question] = []
    for name, values in _open_fields(shortlist):
        if name in asked:
            continue
        answers = []
        for value, refinement in values:
            then = top(replace(shortlist.brief, **dict(refinement.changes)))[:LOOKED_AT]  # type: ignore[arg-type]  # fields of a brief
            if len(then) >= min(FEWEST, len(now)):
                moves = max(len(now), len(then)) - len(now & set(then))
                answers.append(Choice(value=value, refinement=refinement, moves=moves))
        if len(answers) >= min(2, len(values)):  # of several, one that is left is no choice
            found.append(Question(field=name, answers=tuple(answers)))
    best = max(found, key=lambda question: question.moves, default=None)
    return best if best is not None and best.moves >= WORTH_ASKING else None


def _open_fields(shortlist: Shortlist) -> Iterator[tuple[str, list[tuple[str, Refinement]]]]:
    """Fields that the brief leaves open, with the answers that the list suggests, in the order in which they are asked at a tie."""
    brief = shortlist.brief
    home = CURRENCY_HOMES.get(brief.budget_currency or "") or HOMES.get(brief.language or "")
    if home and not (brief.creator_countries or brief.creator_places or brief.creator_languages):
        yield "creator_countries", [(home, Refinement(changes={"creator_countries": (home,)}))]
    if not brief.platforms and not any(d.platform for d in brief.deliverables):
        seen = Counter(account.platform for match in shortlist.matches[:LOOKED_AT] for account in match.creator.accounts[:1])
        common = sorted(seen, key=lambda platform: (-seen[platform], platform))[:MOST_ANSWERS]
        if len(common) > 1:
            yield "platforms", [(platform, Refinement(changes={"platforms": (platform,)})) for platform in common]
    if brief.followers_min is None and brief.followers_max is None and not brief.tiers:
        sizes = {tier_of(figure.value) for match in shortlist.matches[:LOOKED_AT] if (figure := match.account.latest("followers"))}
        tiers = [tier for tier in TIERS if tier in sizes][:MOST_ANSWERS]
        if len(tiers) > 1:
            yield "tiers", [(tier, Refinement(changes={"tiers": (tier,)})) for tier in tiers]
