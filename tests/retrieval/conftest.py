"""What tests of matching share."""

from collections.abc import Callable, Sequence

import pytest

from index.embedding.embedder import Vectors
from index.generation.reading import Generation
from index.house import House
from index.languages import LanguageDetector
from index.progress import Silent
from index.publishing import Publisher
from index.records import Creator
from index.themes import Themes
from retrieval.matching import Matcher
from retrieval.parts import Desk
from retrieval.shortlist import Shortlist
from tests.builders import TODAY
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities
from tests.fakes.store import InMemory
from tests.retrieval.tables import a_brief

Publish = Callable[[Sequence[Creator]], Generation]
Search = Callable[..., Shortlist]

SPOKEN_OF = (
    "kite buggy",
    "coffee espresso beans",
    "cars engine oil",
    "heron robin swallow",
    "jumper lace yarn",
    "velvet rabbit hats",
    "pottery wheel",
)

_embedded: dict[tuple[str, ...], Vectors] = {}


class Remembering(WordVectors):
    """Vectors from words that are made once: each publishing asks for those of the same generic sentences."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        if (key := tuple(texts)) not in _embedded:
            _embedded[key] = super().queries(texts)
        return _embedded[key]


@pytest.fixture
def publisher(house: House, detector: LanguageDetector) -> Publisher:
    """Publishes the catalogue of `house`, with what these tests speak of as themes."""
    themes = Themes(model_id=WordVectors.model_id, names=SPOKEN_OF, vectors=WordVectors().queries(SPOKEN_OF))
    store = InMemory()
    return Publisher(
        house=house,
        embedder=Remembering(),
        detector=detector,
        places=ThreeCities(),
        themes=lambda: themes,
        store=lambda: store,
        progress=Silent(),
    )


@pytest.fixture
def search(published: Publish, matcher: Matcher) -> Search:
    """`search(creators, topics=…, limit=…)`: publishes these creators and answers a brief of these fields."""

    def answer(creators: Sequence[Creator], *, limit: int = 10, strict: bool = False, **fields: object) -> Shortlist:
        brief = a_brief(**{"language": "en", **fields})
        return matcher.shortlist(brief, Desk(published(creators)), today=TODAY, limit=limit, strict=strict)

    return answer
