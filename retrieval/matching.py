"""From a brief to a ranked shortlist: pure for a given generation, embedder and day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.centring.centring import unit
from index.embedding.embedder import Embedder, Vectors
from index.generation.reading import Generation
from index.placing import Places
from retrieval import likeness
from retrieval.barring import Bar
from retrieval.brief import Brief
from retrieval.exclusions import unwanted
from retrieval.filters import FAILED, Named, Screened, Stated, Verdicts, judged, meant_accounts, standing, stated
from retrieval.hand import NOBODY, Example, Hand, named, pinned_rows, rows_of
from retrieval.known_places import KnownPlaces
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.places import located
from retrieval.query import Query, query_for
from retrieval.ranking import Ranking
from retrieval.shortlist import Removed, Shortlist
from retrieval.support import NO_SCORES, Support, supported


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

    def shortlist(self, brief: Brief, desk: Desk, *, today: date, limit: int, strict: bool = False, hand: Hand = NOBODY) -> Shortlist:
        """The best `limit` creators that no requirement contradicts; with `strict`, none of whom a requirement is unknown.

        Those who are pinned by `hand` stand first whatever they are, and all of them, also beyond `limit`.
        """
        ranking = self.ranking(brief, desk, today=today, strict=strict, hand=hand)
        return Shortlist(
            brief=brief,
            today=today,
            generation=desk.generation.manifest.number,
            catalogue_size=desk.generation.manifest.creators,
            passing=int(ranking.passes.sum()),
            supported=ranking.matches(),
            removed=_removed(ranking.screened),
            matches=tuple(ranking.best(limit=limit)),
        )

    def ranking(
        self, brief: Brief, desk: Desk, *, today: date, strict: bool = False, hand: Hand = NOBODY, beside: Sequence[int] = ()
    ) -> Ranking:
        """The search of a brief, to be ranked; the rows `beside` can be looked at too, though they may not pass."""
        generation = desk.generation
        query, sense = self._search(brief, desk, hand)
        screened = judged(self.requirements(brief, desk, hand=hand))
        passes, unknown = standing(screened, creators=generation.manifest.creators)
        if strict:
            passes &= unknown == 0
        pinned = pinned_rows(hand, generation)
        support = self._support(query, sense, desk, passes)
        return Ranking(
            desk=desk,
            brief=brief,
            query=query,
            passes=passes,
            support=support,
            beside=self._with(query, sense, desk, passes, [*pinned, *beside]) or support,
            unknown=unknown,
            screened=screened,
            accounts=meant_accounts(brief, generation.columns),
            bars=self.bars(brief, desk),
            pinned=pinned,
            today=today,
        )

    def fitting(self, brief: Brief, desk: Desk) -> NDArray[np.intp]:
        """Rows of all creators that no requirement contradicts and, where the brief names topics, that have content for them."""
        screened = judged(self.requirements(brief, desk))
        passes, _ = standing(screened, creators=desk.generation.manifest.creators)
        if brief.topics or brief.product:
            passes &= supported(self._support(*self._search(brief, desk, NOBODY), desk, passes))
        rows = np.flatnonzero(passes)
        return rows[~desk.barring.among(self.bars(brief, desk), rows)]

    def requirements(self, brief: Brief, desk: Desk, *, hand: Hand = NOBODY) -> Iterator[Stated]:
        """What a creator must meet, but for exclusions by text: see `bars`."""
        generation = desk.generation
        barred = sorted({row for handle in brief.exclude_creators for row in generation.rows_named(handle)})
        excluded = Named(field="exclude_creators", asked="|".join(brief.exclude_creators), rows=tuple(barred))
        names = brief.creator_places

        def judge_places() -> Verdicts:
            place = located(names, generation, KnownPlaces(self.gazetteer, desk.cities))
            return np.zeros(generation.manifest.creators, dtype=np.int8) if place is None else place.verdicts

        place = (names, judge_places) if names else None
        return stated(
            brief, generation.columns, place=place, named=[excluded, *self._examples_out(brief, hand, desk), *named(hand, generation)]
        )

    def _examples_out(self, brief: Brief, hand: Hand, desk: Desk) -> Iterator[Named]:
        """Whom others should be like is no answer, but for one post of theirs."""
        whole = [one.creator for one in self.examples(brief, hand, desk) if one.post is None]
        if rows := rows_of(whole, desk.generation):
            yield Named(field="similar_to", asked=str(len(rows)), rows=tuple(sorted(rows)))

    def bars(self, brief: Brief, desk: Desk) -> list[Bar]:
        """What the brief's exclusions by text bar, one for each phrase."""
        return [self.bar(phrase, brief, desk) for phrase in dict.fromkeys(brief.exclude)]

    def bar(self, phrase: str, brief: Brief, desk: Desk) -> Bar:
        """What one phrase bars that this brief excludes."""
        return desk.barring.of(unwanted(phrase, language=brief.language or "en", book=self.book))

    def everybody(self, brief: Brief, desk: Desk, *, hand: Hand = NOBODY) -> Support:
        """How well everybody's content supports a brief, whether they pass or not, without ranks and the scores of passages; remembered by
        desk.

        Who passes has no part in it but for the last bits of themes (1e-9). With `candidates` it is known of those alone that are near
        among all.
        """
        query, sense = self._search(brief, desk, hand)
        key = (sense.tobytes(), *(tuple(sorted(topic.words.items())) for topic in query.topics))

        def make() -> Support:
            everyone = np.ones(desk.generation.manifest.creators, dtype=bool)
            found = desk.supporter.content(query, sense, everyone, near=self._near(sense, desk, everyone))
            return replace(found, passage_meaning=NO_SCORES, passage_words=NO_SCORES)

        return desk.everybody.get(key, make)

    def examples(self, brief: Brief, hand: Hand, desk: Desk) -> tuple[Example, ...]:
        """Whom the others should be like: creators that the brief names, then those pointed out by hand. A handle that nobody goes by is
        left out."""
        generation = desk.generation
        rows = (row for handle in brief.similar_to for row in generation.rows_named(handle))
        return tuple(dict.fromkeys([*(Example(creator=generation.ids[row]) for row in rows), *hand.like]))

    def _search(self, brief: Brief, desk: Desk, hand: Hand) -> tuple[Query, Vectors]:
        """What is searched for, in words and as one direction of shape (1, dimensions): the brief's, turned towards whom others should be
        like; those alone where the brief asks for nothing else.
        """
        examples = self.examples(brief, hand, desk)
        alike = likeness.direction(examples, desk) if examples else None
        if alike is None:
            query = query_for(brief, self.book)
            return query, self._sense(query, desk)
        niches = likeness.niches(examples, alike, desk, self.book)
        if likeness.stands_alone(brief):
            return Query(senses=(), language=brief.language or "en", topics=(niches,)), alike
        query = query_for(brief, self.book)
        sense = unit((1 - likeness.WEIGHT) * self._sense(query, desk) + likeness.WEIGHT * alike)
        return (replace(query, topics=(*query.topics, niches)) if niches.words else query), sense

    def _sense(self, query: Query, desk: Desk) -> Vectors:
        """The senses of a query as one direction, language taken out."""
        texts = [one.text for one in query.senses]
        vectors = desk.generation.query_means.without_language(self.embedder.queries(texts), [query.language] * len(texts))
        return unit(np.array([[one.weight for one in query.senses]], dtype=np.float32) @ vectors)

    def _support(self, query: Query, sense: Vectors, desk: Desk, passes: NDArray[np.bool_]) -> Support:
        return desk.supporter.support(query, sense, passes, near=self._near(sense, desk, passes))

    def _near(self, sense: Vectors, desk: Desk, passes: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        return self.candidates.near(sense, desk.generation, passes) if self.candidates else None

    def _with(self, query: Query, sense: Vectors, desk: Desk, passes: NDArray[np.bool_], rows: Sequence[int]) -> Support | None:
        """The support of these rows among those that pass; `None` where all of them do."""
        if all(passes[row] for row in rows):
            return None
        among = passes.copy()
        among[list(rows)] = True
        return desk.supporter.support(query, sense, among)


def _removed(screened: Sequence[Screened]) -> tuple[Removed, ...]:
    return tuple(Removed(requirement=one.requirement, creators=int((one.verdicts == FAILED).sum())) for one in screened)
