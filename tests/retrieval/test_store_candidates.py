"""Candidates from a vector store lead to the same lists as looking at everybody: the store in memory and real embedded Chroma."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from bot.bootstrap import Parts
from bot.cli.evaluate import JUDGED, raw_vectors
from index.candidates import FEWEST, MOST, StoreCandidates
from index.centring.centring import unit
from index.embedding.embedder import Vectors
from index.generation.reading import Generation
from index.passages import passages_of
from index.publishing import by_language
from index.trouble import VectorStoreTrouble
from index.vectors.store import VectorStore, synchronise
from retrieval.brief import Brief
from retrieval.evaluation import cases_from
from retrieval.matching import Matcher
from retrieval.query import query_for
from retrieval.shortlist import Shortlist
from tests.builders import TODAY
from tests.conftest import Demonstrated
from tests.fakes.store import InMemory

SPARE = 60
"""Passages that a sparing store gives of each language: of the catalogue's languages with 230 and more, a quarter."""


@dataclass
class Sparing:
    """A store that gives few, so that not everybody is a candidate in a small catalogue; remembers how many were asked for."""

    store: VectorStore
    most: int = SPARE

    def __post_init__(self) -> None:
        self.asked: list[int] = []

    def languages(self) -> set[str]:
        """See `VectorStore`."""
        return self.store.languages()

    def nearest(self, language: str, points: Vectors, *, k: int) -> list[list[str]]:
        """See `VectorStore`."""
        self.asked.append(k)
        return self.store.nearest(language, points, k=min(k, self.most))


class Failing:
    """A store that breaks when it is asked."""

    def languages(self) -> set[str]:
        """See `VectorStore`."""
        return {"en", "th"}

    def nearest(self, *_: object, **__: object) -> list[list[str]]:
        """See `VectorStore`."""
        raise VectorStoreTrouble("gone")


@pytest.fixture(scope="module")
def stores(demonstrated: Demonstrated) -> dict[str, VectorStore]:
    """The passages of the example catalogue in memory, and in the Chroma that its build filled."""
    parts = demonstrated.parts
    memory = InMemory()
    passages = [p for creator in parts.house.creators.all() for p in passages_of(creator, detector=parts.detector)]
    synchronise(memory, by_language(passages, raw_vectors(parts)))
    return {"in memory": memory, "embedded": parts.store()}


@pytest.fixture(params=["in memory", "embedded"])
def any_store(request: pytest.FixtureRequest, stores: dict[str, VectorStore]) -> VectorStore:
    """Each store in turn, filled."""
    return stores[request.param]


@pytest.fixture(scope="module")
def briefs(demonstrated: Demonstrated) -> list[Brief]:
    """Twelve judged briefs in four languages; four of them state requirements."""
    cases = cases_from(JUDGED)[::10] + cases_from(JUDGED)[5::10] + cases_from(JUDGED)[8::10]
    read = [demonstrated.parts.reader.read(case.brief, today=TODAY) for case in cases]
    assert len(read) == 12
    assert sum(bool(brief.platforms or brief.tiers or brief.followers_min or brief.creator_gender) for brief in read) >= 4
    return read


Answer = Callable[[Brief, StoreCandidates | None], Shortlist]


@pytest.fixture
def answer(demonstrated: Demonstrated) -> Answer:
    """`answer(brief, candidates)`: the first ten of the example catalogue."""
    parts = demonstrated.parts

    def shortlist(brief: Brief, candidates: StoreCandidates | None) -> Shortlist:
        matcher = Matcher(embedder=parts.embedder, book=parts.book, gazetteer=parts.gazetteer, candidates=candidates)
        return matcher.shortlist(brief, parts.desk(), today=TODAY, limit=10)

    return shortlist


@pytest.fixture(scope="module")
def everybody(demonstrated: Demonstrated, briefs: list[Brief]) -> list[Shortlist]:
    """The first ten for each brief where every creator is looked at."""
    parts = demonstrated.parts
    return [parts.matcher.shortlist(brief, parts.desk(), today=TODAY, limit=10) for brief in briefs]


def ids(shortlist: Shortlist) -> list[str]:
    """Who is on a list, best first."""
    return [match.creator.id for match in shortlist.matches]


@pytest.fixture(scope="module")
def senses(demonstrated: Demonstrated, briefs: list[Brief]) -> list[Vectors]:
    """What each brief searches for by meaning, language taken out."""
    return [sense_of(brief, demonstrated.parts) for brief in briefs]


def sense_of(brief: Brief, parts: Parts) -> Vectors:
    """What is searched for by meaning, language taken out."""
    query = query_for(brief, parts.book)
    texts = [one.text for one in query.senses]
    vectors = parts.desk().generation.query_means.without_language(parts.embedder.queries(texts), [query.language] * len(texts))
    return unit(np.array([[one.weight for one in query.senses]], dtype=np.float32) @ vectors)


def test_a_store_gives_the_same_lists_as_looking_at_everybody(
    any_store: VectorStore, briefs: list[Brief], everybody: list[Shortlist], answer: Answer
) -> None:
    candidates = StoreCandidates(lambda: any_store)
    assert [answer(brief, candidates) for brief in briefs] == everybody


def test_the_first_ten_stay_the_same_where_many_are_no_candidates(
    any_store: VectorStore, briefs: list[Brief], everybody: list[Shortlist], answer: Answer
) -> None:
    candidates = StoreCandidates(lambda: Sparing(any_store))
    for brief, whole in zip(briefs, everybody, strict=True):
        assert len(whole.matches) == 10
        assert ids(answer(brief, candidates)) == ids(whole), brief.wording


def test_a_sparing_store_leaves_some_out_for_every_brief(any_store: VectorStore, senses: list[Vectors], demonstrated: Demonstrated) -> None:
    generation = demonstrated.parts.desk().generation
    passes = np.ones(generation.manifest.creators, dtype=bool)
    found = [StoreCandidates(lambda: Sparing(any_store)).near(sense, generation, passes) for sense in senses]
    assert max(float(np.mean(near)) for near in found if near is not None) < 0.95
    assert all(near is not None for near in found)


def test_too_few_candidates_would_change_the_lists(
    stores: dict[str, VectorStore], briefs: list[Brief], everybody: list[Shortlist], answer: Answer
) -> None:
    candidates = StoreCandidates(lambda: Sparing(stores["in memory"], most=4))
    assert [ids(answer(brief, candidates)) for brief in briefs] != [ids(whole) for whole in everybody]


@pytest.mark.parametrize(
    "filters",
    [
        {"platforms": ("instagram",), "followers_max": 50_000},
        {"creator_countries": ("TH", "VN", "IR"), "creator_gender": "female"},
        {"creator_languages": ("fa",), "tiers": ("micro", "nano")},
    ],
    ids="+".join,
)
def test_filters_leave_the_same_lists_too(any_store: VectorStore, briefs: list[Brief], answer: Answer, filters: dict[str, object]) -> None:
    candidates = StoreCandidates(lambda: any_store)
    for brief in briefs[:2]:
        narrow = replace(brief, platforms=(), tiers=(), followers_min=None, followers_max=None)
        narrow = replace(narrow, **filters)  # type: ignore[arg-type]  # the brief's own fields
        whole = answer(narrow, None)
        assert 0 < whole.passing < 150
        assert answer(narrow, candidates) == whole


def test_what_is_fetched_of_a_language_is_what_is_nearest_once_its_language_is_taken_out(
    any_store: VectorStore, senses: list[Vectors], demonstrated: Demonstrated
) -> None:
    generation = demonstrated.parts.desk().generation
    columns = generation.columns
    centred = generation.vectors.exact.all()
    held = []
    for sense in senses:
        for language in ("en", "fa", "th", "vi"):
            rows = np.flatnonzero(columns.passage_language == list(columns.languages).index(language))
            best = set(rows[np.argsort(-(centred[rows] @ sense[0]))][:10].tolist())
            near = fetched(any_store, language, sense, generation)
            held.append(len(best & near) / 10)
    assert np.mean(held) >= 0.97
    assert min(held) >= 0.8


def fetched(store: VectorStore, language: str, sense: Vectors, generation: Generation) -> set[int]:
    """Passage rows that candidates fetch of one language where the store gives twenty."""

    class OneLanguage(Sparing):
        found: list[str]

        def languages(self) -> set[str]:
            return {language}

        def nearest(self, language: str, points: Vectors, *, k: int) -> list[list[str]]:
            near = super().nearest(language, points, k=k)
            self.found = near[0]
            return near

    asked = OneLanguage(store, most=20)
    StoreCandidates(lambda: asked).near(sense, generation, np.ones(generation.manifest.creators, dtype=bool))
    return {generation.keys[key] for key in asked.found}


@pytest.mark.parametrize(("passing", "asked"), [(1.0, FEWEST), (0.5, 2 * FEWEST), (0.0, MOST)])
def test_more_is_asked_for_in_proportion_to_whom_filters_leave_out(
    demonstrated: Demonstrated, stores: dict[str, VectorStore], passing: float, asked: int
) -> None:
    generation = demonstrated.parts.desk().generation
    store = Sparing(stores["in memory"])
    passes = np.arange(generation.manifest.creators) < passing * generation.manifest.creators
    StoreCandidates(lambda: store).near(np.ones((1, 384), dtype=np.float32), generation, passes)
    assert set(store.asked) == {asked}


def test_a_store_that_fails_or_cannot_be_opened_leaves_everybody_to_be_looked_at(
    briefs: list[Brief], everybody: list[Shortlist], answer: Answer
) -> None:
    def down() -> VectorStore:
        raise VectorStoreTrouble("down")

    assert answer(briefs[0], StoreCandidates(Failing)) == everybody[0]  # type: ignore[arg-type]  # what is not asked is not there
    assert answer(briefs[0], StoreCandidates(down)) == everybody[0]


def test_what_a_store_holds_beyond_the_generation_is_passed_over(
    demonstrated: Demonstrated, stores: dict[str, VectorStore], briefs: list[Brief], everybody: list[Shortlist], answer: Answer
) -> None:
    class Newer(Sparing):
        def nearest(self, language: str, points: Vectors, *, k: int) -> list[list[str]]:
            return [["0" * 32, *near] for near in super().nearest(language, points, k=k)]

    assert "0" * 32 not in demonstrated.parts.desk().generation.keys
    assert ids(answer(briefs[0], StoreCandidates(lambda: Newer(stores["in memory"])))) == ids(everybody[0])
