"""A shortlist with its ledger complete: each requirement of the brief, its verdict on each match, and what the verdict rests on.

Verdicts on hard requirements are the matcher's; only their proofs are found here. What a proof that is `Known` may be called:
`followers`, `engagement_rate`; `platform` (the value is the account's page); `country`, `place`, `gender`, `language` (declared);
`language_heard` (detected), `tag` and `part` (of a topic), after which a post is quoted; `niche`; `posts_checked` and `posts_since`;
`audience:` and a country, gender or age band; `named` and `by_hand`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from retrieval.authenticity import care
from retrieval.brief import Brief
from retrieval.conflicts import Earlier, conflicts_of, earlier_of, said_by
from retrieval.exclusions import unwanted
from retrieval.filters import Requirement
from retrieval.ledger import accounts, record
from retrieval.ledger.audience import audience
from retrieval.ledger.subjects import Subject, Tokens, subject_of
from retrieval.ledger.texts import Barred, exclusion, topics
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.shortlist import Judged, Known, Match, Proof, Shortlist

ORDER = (
    "topics",
    "platforms",
    "exclude_platforms",
    "creator_countries",
    "creator_places",
    "creator_gender",
    "creator_languages",
    "audience_countries",
    "audience_gender",
    "audience_age",
    "followers",
    "tiers",
    "engagement",
    "must_have",
    "exclude",
    "exclude_creators",
    "similar_to",
    "dropped",
    "blocked",
)
"""Fields of a ledger in the order of the brief card; what people changed by hand comes last."""

BY_NAME = frozenset({"exclude_creators", "similar_to", "dropped", "blocked"})
"""Requirements that name creators. Of anybody else they say nothing, so they stand only in the ledger of one who is named."""

MADE_HERE = frozenset({"topics", "audience_countries", "audience_gender", "audience_age", "must_have", "exclude"})
"""What the matcher does not judge."""


class ProvesMustHaves(Protocol):
    """Looks for proof of what a brief says in free words."""

    def prove(self, phrases: Sequence[str], language: str, matches: Sequence[Match], desk: Desk) -> tuple[tuple[Judged, ...], ...]:
        """For each match a verdict on each phrase, both in the order given; field `must_have`, soft."""


def proven(shortlist: Shortlist, desk: Desk, *, book: NicheBook, must_haves: ProvesMustHaves | None = None) -> Shortlist:
    """The same shortlist with ledger, conflicts and cautions of every match complete. Doing it again changes nothing.

    `desk` has the generation that the shortlist was made from. Raises ValueError for another one, whose rows are other creators.
    """
    if desk.generation.manifest.number != shortlist.generation:
        raise ValueError(f"the list was made from generation {shortlist.generation}, not {desk.generation.manifest.number}")
    bench = _bench(shortlist, desk, book)
    free = _must_haves(shortlist, desk, must_haves)
    return replace(shortlist, matches=tuple(bench.judged(match, own) for match, own in zip(shortlist.matches, free, strict=True)))


def _must_haves(shortlist: Shortlist, desk: Desk, must_haves: ProvesMustHaves | None) -> Sequence[Sequence[Judged]]:
    phrases = tuple(dict.fromkeys(shortlist.brief.must_have))
    if must_haves is None or not phrases:
        unlooked = [Judged(requirement=Requirement(field="must_have", asked=one), status="unknown", hard=False) for one in phrases]
        return [unlooked] * len(shortlist.matches)
    return must_haves.prove(phrases, shortlist.brief.language or "en", shortlist.matches, desk)


def _bench(shortlist: Shortlist, desk: Desk, book: NicheBook) -> "_Bench":
    """What the brief says in words, looked up once for all matches."""
    brief, generation = shortlist.brief, desk.generation
    language = brief.language or "en"
    barred = [
        Barred(unwanted=unwanted(phrase, language=language, book=book), subject=subject_of(phrase, language=language, book=book))
        for phrase in dict.fromkeys(brief.exclude)
    ]
    subjects = [subject_of(phrase, language=language, book=book) for phrase in dict.fromkeys(brief.topics)]
    named = {generation.ids[row]: name for name in brief.exclude_creators for row in generation.rows_named(name)}
    earlier = earlier_of(brief, topics=subjects, unwanted=[one.subject for one in barred], barred=named)
    return _Bench(brief=brief, today=shortlist.today, desk=desk, topics=tuple(subjects), barred=tuple(barred), earlier=earlier)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Bench:
    """Where the matches of one shortlist are judged."""

    brief: Brief
    today: date
    desk: Desk
    topics: tuple[Subject, ...]
    barred: tuple[Barred, ...]
    earlier: Earlier

    def judged(self, match: Match, free: Sequence[Judged]) -> Match:
        """The match with its whole ledger; `free` are the verdicts on must-haves."""
        read = Tokens()
        said = said_by(match.creator, self.earlier, read)
        told = [
            *topics(match, self.topics, read),
            *(replace(one, proofs=self._proofs(one, match)) for one in match.ledger if _is_kept(one)),
            *audience(match, self.brief),
            *free,
            *(exclusion(match, barred, said, read) for barred in self.barred),
        ]
        return replace(
            match,
            ledger=tuple(sorted(told, key=lambda one: _place(one.requirement.field))),
            conflicts=conflicts_of(said, self.earlier, twins=match.twins, today=self.today),
            cautions=tuple(dict.fromkeys([*match.cautions, *care(match.account, match.engagement, today=self.today)])),
        )

    def _proofs(self, one: Judged, match: Match) -> tuple[Proof, ...]:
        """What a verdict of the matcher rests on; nothing where it is unknown and no figure is there."""
        asked = one.requirement.asked.split("|")
        match one.requirement.field:
            case "platforms":
                return accounts.on_platforms(match, asked, one.status)
            case "exclude_platforms":
                return accounts.not_only_on(match, asked, one.status)
            case "creator_countries":
                return record.country(match, self.desk)
            case "creator_places":
                return record.places(match, self.desk, asked)
            case "creator_gender":
                return record.gender(match)
            case "creator_languages":
                return record.languages(match, self.desk, asked, one.status)
            case "followers" | "tiers" as field:
                return accounts.size(match, self.brief, field, one.status)
            case "engagement":
                return accounts.engagement(match, self.brief, one.status)
            case field if field in BY_NAME:
                return (Known(what="by_hand" if field != "exclude_creators" else "named", value=match.creator.id),)
        return one.proofs


def _is_kept(one: Judged) -> bool:
    """Whether a verdict of the matcher goes into the ledger."""
    field = one.requirement.field
    return field not in MADE_HERE and (field not in BY_NAME or one.status == "not_met")


def _place(field: str) -> int:
    return ORDER.index(field) if field in ORDER else len(ORDER)
