"""Reading only suspects' posts excludes the same creators as reading everybody's.

The exception that is meant: words of a long caption beyond those that are indexed (see `index.passages`).
"""

from collections.abc import Callable

import numpy as np
import pytest

from index.records import Creator
from index.texts import POSTS_SEARCHED
from retrieval.exclusions import contradiction, suspects, unwanted
from retrieval.shortlist import Shortlist
from tests.builders import a_creator, a_post
from tests.conftest import Demonstrated
from tests.retrieval.answers import order

PHRASES = (
    ("coffee", "en", 10), ("car repair", "en", 10), ("anyone paid by Solvane", "en", 1), ("lottery", "en", 0),
    ("กาแฟ", "th", 10), ("วิ่ง", "th", 5), ("ฟุตบอล", "th", 5),
    ("آرایش", "fa", 5), ("موتورسیکلت", "fa", 8), ("فوتبال", "fa", 5),
    ("mỹ phẩm", "vi", 4), ("chó mèo", "vi", 10), ("Tràmi Lab", "vi", 1),
)  # fmt: skip
"""What is not wanted, and how many of the example catalogue it excludes at least."""


@pytest.fixture(scope="module")
def people(demonstrated: Demonstrated) -> list[Creator]:
    """The example creators by row."""
    generation = demonstrated.parts.desk().generation
    return generation.creators(range(generation.manifest.creators))


@pytest.mark.parametrize(("phrase", "language", "some"), PHRASES)
def test_nobody_else_is_excluded_where_everybodys_posts_are_read(
    demonstrated: Demonstrated, people: list[Creator], phrase: str, language: str, some: int
) -> None:
    what = unwanted(phrase, language=language, book=demonstrated.parts.book)
    suspected = suspects([what], demonstrated.parts.desk().generation)
    others = [people[row] for row in np.flatnonzero(~suspected)]
    assert [c.id for c in others if contradiction(c, what) != contradiction(c, what, texts=False)] == []
    assert len(others) > 50
    excluded = [row for row in np.flatnonzero(suspected) if contradiction(people[row], what)]
    assert len(excluded) >= some


def test_suspects_of_several_phrases_are_those_of_each(demonstrated: Demonstrated) -> None:
    generation, book = demonstrated.parts.desk().generation, demonstrated.parts.book
    first, second = (unwanted(phrase, language="en", book=book) for phrase in ("coffee", "Zonyx"))
    assert np.array_equal(suspects([first, second], generation), suspects([first], generation) | suspects([second], generation))
    assert not suspects([], generation).any()


@pytest.fixture
def left(search: Callable[..., Shortlist]) -> Callable[..., list[str]]:
    """`left(creators, phrase)`: who is on a list that excludes this."""

    def answer(*creators: Creator, phrase: str) -> list[str]:
        return sorted(order(search(creators, topics=("jumper",), exclude=(phrase,))))

    return answer


def test_brands_that_stand_beside_the_text_are_seen(left: Callable[..., list[str]]) -> None:
    named = tuple(a_post(text, sponsored=False, brands=("Dove",)) for text in ("a jumper again", "one more jumper"))
    assert left(a_creator("a", posts=named), a_creator("b", posts=("a jumper", "lace")), phrase="Dove") == ["b"]


def test_posts_older_than_those_that_are_searched_are_seen(left: Callable[..., list[str]]) -> None:
    recent = tuple(a_post(f"jumper number {k}", days_ago=k) for k in range(POSTS_SEARCHED))
    old = tuple(a_post(f"whiskey {k}", days_ago=100 + k) for k in range(2))
    assert left(a_creator("a", posts=recent + old), a_creator("b", posts=recent), phrase="whiskey") == ["b"]


def test_tags_and_titles_are_seen(left: Callable[..., list[str]]) -> None:
    tagged = (a_post("a jumper", tags=("whiskey",)), a_post("see above", title="Whiskey in a jumper"))
    assert left(a_creator("a", posts=tagged), a_creator("b", posts=("a jumper", "whiskey once")), phrase="whiskey") == ["b"]
