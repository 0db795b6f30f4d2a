"""From a brief to a ranked shortlist: pure for a given generation, embedder and day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.centring.centring import unit
from index.embedding.embedder import Embedder, Vectors
from index.generation.reading import Generation
from index.placing import Places
from index.records import Creator
from index.texts import recent_posts
from retrieval import weights
from retrieval.authenticity import Warning as Caution
from retrieval.authenticity import warnings_about
from retrieval.brief import Brief
from retrieval.exclusions import Unwanted, contradiction, suspects, unwanted
from retrieval.filters import FAILED, STATUS, Screened, meant_accounts, screen, standing
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.places import located
from retrieval.query import Query, query_for
from retrieval.shortlist import Evidence, Judged, Match, Part, Removed, Shortlist
from retrieval.support import Support, supported

SHOWN_POSTS = 3
"""Posts that a match is shown to rest on: those that its score is made of."""


class Candidates(Protocol):
    """Finds creators that are worth scoring (see `index.candidates`)."""

    def near(self, sense: Vectors, generation: Generation, passes: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """True for creators with a passage near the search; `None` where it cannot tell, so that everybody is looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matcher:
    """Answers briefs over any generation. Safe to share between threads."""

    embedder: Embedder
    book: NicheBook
    gazetteer: Places
    candidates: Candidates | None = None
    """Narrows the search by meaning for catalogues that outgrow one machine's memory; `None` looks at every creator."""

    def shortlist(self, brief: Brief, desk: Desk, *, today: date, limit: int, strict: bool = False) -> Shortlist:
        """The best `limit` creators that no requirement contradicts; with `strict`, none of whom a requirement is unknown."""
        generation = desk.generation
        query = query_for(brief, self.book)
        screened = self._screened(brief, generation)
        passes, unknown = standing(screened, creators=generation.manifest.creators)
        if strict:
            passes &= unknown == 0
        support = self._support(query, desk, passes)
        enough = supported(support)
        barred = [unwanted(phrase, language=query.language, book=self.book) for phrase in brief.exclude]
        ranking = _Ranking(
            desk=desk,
            brief=brief,
            query=query,
            support=support,
            enough=enough,
            unknown=unknown,
            screened=screened,
            accounts=meant_accounts(brief, generation.columns),
            unwanted=barred,
            suspects=suspects(barred, generation),
            today=today,
        )
        return Shortlist(
            brief=brief,
            today=today,
            generation=generation.manifest.number,
            catalogue_size=generation.manifest.creators,
            passing=int(passes.sum()),
            supported=int((enough & passes).sum()),
            removed=_removed(screened),
            matches=tuple(ranking.best(np.flatnonzero(passes), limit=limit)),
        )

    def fitting(self, brief: Brief, desk: Desk) -> NDArray[np.intp]:
        """Rows of all creators that no requirement contradicts and, where the brief names topics, that have content for them."""
        passes, _ = standing(self._screened(brief, desk.generation), creators=desk.generation.manifest.creators)
        if brief.topics or brief.product:
            passes &= supported(self._support(query_for(brief, self.book), desk, passes))
        return np.flatnonzero(passes)

    def _support(self, query: Query, desk: Desk, passes: NDArray[np.bool_]) -> Support:
        texts = [one.text for one in query.senses]
        vectors = desk.generation.query_means.without_language(self.embedder.queries(texts), [query.language] * len(texts))
        sense = unit(np.array([[one.weight for one in query.senses]], dtype=np.float32) @ vectors)
        near = self.candidates.near(sense, desk.generation, passes) if self.candidates else None
        return desk.supporter.support(query, sense, passes, near=near)

    def _screened(self, brief: Brief, generation: Generation) -> list[Screened]:
        barred = [row for handle in brief.exclude_creators for row in generation.handles.get(handle.casefold().lstrip("@"), ())]
        place = located(brief.creator_places, generation, self.gazetteer)
        return screen(brief, generation.columns, located=place, excluded_rows=sorted(set(barred)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ranking:
    """One search being ranked. What costs a record to know is looked at lazily, best prospects first."""

    desk: Desk
    brief: Brief
    query: Query
    support: Support
    enough: NDArray[np.bool_]
    unknown: NDArray[np.int16]
    screened: Sequence[Screened]
    accounts: NDArray[np.intp]
    unwanted: Sequence[Unwanted]
    suspects: NDArray[np.bool_]
    today: date

    def best(self, rows: NDArray[np.intp], *, limit: int) -> list[Match]:
        """The best matches in their order: supported before others, nothing unknown before something unknown, then by score and id.
        Of a cluster of twins the best one.

        Records can only lower a score, so looking stops when no prospect left could still enter.
        """
        prospects = self.desk.prospects(self.support.fused, self.brief, self.accounts, today=self.today)
        group = self._groups()
        order = rows[np.lexsort((rows, -prospects[rows], group[rows]))]
        clusters = self.desk.generation.columns.cluster
        found: dict[int, tuple[tuple[int, float, int], Match]] = {}
        for row in order.tolist():
            hope = (int(group[row]), -float(prospects[row]), row)
            if len(found) >= limit and hope > sorted(key for key, _ in found.values())[limit - 1]:
                break
            if (match := self._match(row)) is not None:
                key, cluster = (int(group[row]), -match.score, row), int(clusters[row])
                if cluster not in found or key < found[cluster][0]:
                    found[cluster] = (key, match)
        return [match for _, match in sorted(found.values(), key=lambda one: one[0])[:limit]]

    def _groups(self) -> NDArray[np.int64]:
        """Who goes before whom whatever the score: those who have content for the brief and meet everything, those who have the content
        and of whom something is unknown, then the rest.
        """
        return np.where(self.enough, np.minimum(self.unknown, 9), 10).astype(np.int64)

    def _match(self, row: int) -> Match | None:
        """The match of this row; `None` where its texts contradict the brief."""
        creator = self.desk.generation.creator(row)
        if any(contradiction(creator, what, texts=bool(self.suspects[row])) for what in self.unwanted):
            return None
        cautions = warnings_about(creator)
        parts = (
            *self.desk.parts(row, self.accounts, fused=float(self.support.fused[row]), brief=self.brief, today=self.today),
            *_caution_part(cautions),
        )
        return Match(
            row=row,
            creator=creator,
            account=creator.accounts[self.desk.account(row, self.accounts)],
            score=round(sum(part.value for part in parts), weights.POINTS),
            supported=bool(self.enough[row]),
            parts=parts,
            evidence=self._evidence(row, creator),
            ledger=tuple(Judged(requirement=one.requirement, status=STATUS[int(one.verdicts[row])]) for one in self.screened),
            cautions=cautions,
            engagement=self.desk.engagement(row, self.accounts),
            days_silent=self.desk.days_silent(row, self.today),
            niches=tuple(dict.fromkeys(found.niche for topic in self.query.topics for found in topic.niches)),
            twins=self.desk.twins(row),
        )

    def _evidence(self, row: int, creator: Creator) -> tuple[Evidence, ...]:
        """The posts that carry the score most, best first."""
        posts = recent_posts(creator)
        rows = self.desk.supporter.posts_of(row)[: len(posts)]
        found = [
            Evidence(
                post=post,
                meaning=round(float(np.nan_to_num(self.support.passage_meaning[k])), 4),  # 0 where candidates left it out
                words=round(float(self.support.passage_words[k]), 4),
            )
            for post, k in zip(posts, rows, strict=True)
        ]
        return tuple(sorted(found, key=lambda e: (-(e.meaning + e.words), e.post.id))[:SHOWN_POSTS])


def _caution_part(cautions: Sequence[Caution]) -> Iterator[Part]:
    if cautions:
        counted = min(len(cautions), weights.CAUTIONS_COUNTED)
        yield Part(name="authenticity", value=-weights.CAUTION * counted, because=tuple((c.code, c.account) for c in cautions))


def _removed(screened: Sequence[Screened]) -> tuple[Removed, ...]:
    return tuple(Removed(requirement=one.requirement, creators=int((one.verdicts == FAILED).sum())) for one in screened)
