"""One search being ranked: who comes before whom, and why. What costs a record to know is looked at lazily, best prospects first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.records import Creator
from index.texts import recent_posts
from retrieval import weights
from retrieval.authenticity import Warning as Caution
from retrieval.authenticity import warnings_about
from retrieval.barring import Bar
from retrieval.brief import Brief
from retrieval.filters import STATUS, Requirement, Screened
from retrieval.parts import Desk
from retrieval.query import Query
from retrieval.shortlist import Evidence, Judged, Match, Part
from retrieval.support import Support, supported

SHOWN_POSTS = 3
"""Posts that a match is shown to rest on: those that its score is made of."""

Key = tuple[int, float, int]
"""Group, score (less is better) and row: the order of a list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The creators that pass, to be ranked, with all that their order rests on."""

    desk: Desk
    brief: Brief
    query: Query
    passes: NDArray[np.bool_]
    support: Support
    beside: Support
    """Support of those who do not pass and are asked about all the same; they change the scores of nobody else."""
    unknown: NDArray[np.int16]
    screened: Sequence[Screened]
    accounts: NDArray[np.intp]
    bars: Sequence[Bar]
    pinned: tuple[int, ...]
    today: date

    def matches(self) -> int:
        """How many match: they pass, have content for the brief, and no text of theirs contradicts an exclusion."""
        rows = np.flatnonzero(supported(self.support) & self.passes)
        return len(rows) - int(self.desk.barring.among(self.bars, rows).sum())

    def best(self, *, limit: int) -> list[Match]:
        """The pinned, then the best matches in their order up to `limit`: supported before others, nothing unknown before something
        unknown, then by score and id. Of a cluster of twins the best one, or the pinned.

        Records can only lower a score, so looking stops when no prospect left could still enter.
        """
        first = [self.match(row, pinned=True) for row in self.pinned]
        room = limit - len(first)
        if room <= 0:
            return first
        clusters = self.desk.generation.columns.cluster
        taken = {int(clusters[row]) for row in self.pinned}
        found: dict[int, tuple[Key, Match]] = {}
        for hope, row in self._hopes():
            if len(found) >= room and hope > sorted(key for key, _ in found.values())[room - 1]:
                break
            cluster = int(clusters[row])
            if cluster in taken or self._barred(row, creator := self.desk.generation.creator(row)):
                continue
            match = self.match(row, creator)
            key = (hope[0], -match.score, row)
            if cluster not in found or key < found[cluster][0]:
                found[cluster] = (key, match)
        return [*first, *(match for _, match in sorted(found.values(), key=lambda one: one[0])[:room])]

    def place(self, row: int) -> int:
        """The position from 1 that this row has in a list without end, as if no twin stood in its place. Reads the records of all who
        may come before, so it is for rows near enough to the top. The row must pass.
        """
        if row in self.pinned:
            return self.pinned.index(row) + 1
        clusters = self.desk.generation.columns.cluster
        own, cluster = self.key(row), int(clusters[row])
        ahead = {int(clusters[one]) for one in self.pinned}
        for hope, other in self._hopes():
            if hope > own:
                break
            if int(clusters[other]) in ahead or self._barred(other, creator := self.desk.generation.creator(other)):
                continue
            if not (cautions := warnings_about(creator)) or (hope[0], -self._score(other, cautions), other) < own:
                ahead.add(int(clusters[other]))
        unpinned = len(ahead - {int(clusters[one]) for one in self.pinned} - {cluster})
        return len(self.pinned) + unpinned + 1

    def key(self, row: int) -> Key:
        """What places this row, its warnings included."""
        return int(self._groups()[row]), -self._score(row, warnings_about(self.desk.generation.creator(row))), row

    def match(self, row: int, creator: Creator | None = None, *, pinned: bool = False) -> Match:
        """This row as a match, whether it passes or not; its support must be known."""
        creator = creator or self.desk.generation.creator(row)
        cautions = warnings_about(creator)
        parts = self._parts(row, cautions)
        support = self.support if self.passes[row] else self.beside
        return Match(
            row=row,
            creator=creator,
            account=creator.accounts[self.desk.account(row, self.accounts)],
            score=round(sum(part.value for part in parts), weights.POINTS),
            supported=bool(supported(support)[row]),
            parts=parts,
            evidence=self._evidence(row, creator, support),
            ledger=(*(_judged(one, row) for one in self.screened), *self._contradictions(row, creator, pinned=pinned)),
            cautions=cautions,
            engagement=self.desk.engagement(row, self.accounts),
            days_silent=self.desk.days_silent(row, self.today),
            niches=tuple(dict.fromkeys(found.niche for topic in self.query.topics for found in topic.niches)),
            twins=self.desk.twins(row),
            pinned=pinned,
        )

    def _hopes(self) -> Iterator[tuple[Key, int]]:
        """Everybody who passes with the best key that the record may leave, best first."""
        prospects = self.desk.prospects(self.support.fused, self.brief, self.accounts, today=self.today)
        group = self._groups()
        rows = np.flatnonzero(self.passes)
        for row in rows[np.lexsort((rows, -prospects[rows], group[rows]))].tolist():
            yield (int(group[row]), -float(prospects[row]), row), row

    def _groups(self) -> NDArray[np.int64]:
        """Who goes before whom whatever the score: those who have content for the brief and meet everything, those who have the content
        and of whom something is unknown, then the rest.
        """
        return np.where(supported(self.support), np.minimum(self.unknown, 9), 10).astype(np.int64)

    def _score(self, row: int, cautions: Sequence[Caution]) -> float:
        return round(sum(part.value for part in self._parts(row, cautions)), weights.POINTS)

    def _parts(self, row: int, cautions: Sequence[Caution]) -> tuple[Part, ...]:
        fused = float((self.support if self.passes[row] else self.beside).fused[row])
        return (*self.desk.parts(row, self.accounts, fused=fused, brief=self.brief, today=self.today), *_caution_part(cautions))

    def _barred(self, row: int, creator: Creator | None = None) -> bool:
        return any(bar.bars(row, creator) for bar in self.bars)

    def _contradictions(self, row: int, creator: Creator, *, pinned: bool) -> Iterator[Judged]:
        """The exclusions that somebody contradicts who is in the list all the same."""
        if pinned:
            for bar in self.bars:
                if bar.bars(row, creator):
                    yield Judged(requirement=Requirement(field="exclude", asked=bar.what.phrase), status="not_met")

    def _evidence(self, row: int, creator: Creator, support: Support) -> tuple[Evidence, ...]:
        """The posts that carry the score most, best first."""
        posts = recent_posts(creator)
        rows = self.desk.supporter.posts_of(row)[: len(posts)]
        found = [
            Evidence(
                post=post,
                meaning=round(float(np.nan_to_num(support.passage_meaning[k])), 4),  # 0 where candidates left it out
                words=round(float(support.passage_words[k]), 4),
            )
            for post, k in zip(posts, rows, strict=True)
        ]
        return tuple(sorted(found, key=lambda e: (-(e.meaning + e.words), e.post.id))[:SHOWN_POSTS])


def _judged(one: Screened, row: int) -> Judged:
    return Judged(requirement=one.requirement, status=STATUS[int(one.verdicts[row])])


def _caution_part(cautions: Sequence[Caution]) -> Iterator[Part]:
    if cautions:
        counted = min(len(cautions), weights.CAUTIONS_COUNTED)
        yield Part(name="authenticity", value=-weights.CAUTION * counted, because=tuple((c.code, c.account) for c in cautions))
