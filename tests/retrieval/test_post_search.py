"""Content search over posts: by meaning and by words."""

from collections.abc import Callable, Sequence

import pytest

from index.generation.reading import Generation
from index.records import Creator
from retrieval.niches import NicheBook
from retrieval.post_search import FoundPost, search_posts
from tests.builders import a_creator
from tests.fakes.embedder import WordVectors

Publish = Callable[[Sequence[Creator]], Generation]
Posts = Callable[..., list[FoundPost]]

PEOPLE = (
    a_creator("a", bio="kite buggy kite buggy", posts=("wool and yarn", "knitting a sock")),
    a_creator("b", posts=("a kite on the beach", "kite buggy")),
    a_creator("c", posts=("ชงกาแฟตอนเช้า",)),
)


@pytest.fixture
def posts(published: Publish, book: NicheBook) -> Posts:
    """`posts(text, limit=…)` over the people above."""

    def find(text: str, *, people: Sequence[Creator] = PEOPLE, language: str = "en", limit: int = 10) -> list[FoundPost]:
        return search_posts(text, language=language, generation=published(people), embedder=WordVectors(), book=book, limit=limit)

    return find


def test_the_post_that_says_it_comes_first_with_its_creator(posts: Posts) -> None:
    found = posts("kite buggy")
    assert [(one.creator.id, one.post.text) for one in found[:2]] == [("instagram:b", "kite buggy"), ("instagram:b", "a kite on the beach")]
    assert found[0].score == 1.0
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_profiles_are_not_posts(posts: Posts) -> None:
    assert {one.post.text for one in posts("kite buggy")} == {post.text for person in PEOPLE for post in person.posts}


def test_the_limit_is_kept(posts: Posts) -> None:
    assert len(posts("kite buggy", limit=1)) == 1


def test_a_post_in_another_language_is_found_through_the_vocabulary(posts: Posts) -> None:
    found = posts("coffee")
    assert found[0].creator.id == "instagram:c"


def test_equal_posts_come_in_the_order_of_their_creators_and_twice_the_same(posts: Posts) -> None:
    people = tuple(a_creator(name, name="Same", posts=("kite buggy",)) for name in ("z", "y", "x"))
    orders = [[one.creator.id for one in posts("kite buggy", people=people)] for _ in range(2)]
    assert orders == [["instagram:x", "instagram:y", "instagram:z"]] * 2


def test_a_catalogue_without_posts_has_none_to_find(posts: Posts) -> None:
    assert posts("kite buggy", people=(a_creator("a"),)) == []


@pytest.mark.parametrize("text", ["", "☕", "zzyzx"])
def test_words_that_say_nothing_are_no_failure(posts: Posts, text: str) -> None:
    assert all(one.score <= 0.5 for one in posts(text))
