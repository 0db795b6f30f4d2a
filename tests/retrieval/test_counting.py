"""Counting creators: each once in every line that is true of them."""

from collections.abc import Callable, Sequence

import numpy as np

from index.generation.reading import Generation
from index.records import Creator
from retrieval.counting import Census, census
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from tests.builders import a_creator, an_account
from tests.retrieval.tables import a_brief

Publish = Callable[[Sequence[Creator]], Generation]

PEOPLE = (
    a_creator(
        "a", accounts=(an_account("a"), an_account("a2"), an_account("a", platform="tiktok", followers=2e6)), niches=("Coffee", "tea")
    ),
    a_creator("b", country=None, followers=500, niches=("specialty coffee", "coffee"), languages=("th", "en")),
    a_creator("c", country="PT", followers=None, niches=("underwater basketry",), posts=("a day", "a night")),
)


def counted(generation: Generation, book: NicheBook, *rows: int) -> Census:
    """The census of these rows."""
    return census(generation, np.array(rows, dtype=np.intp), book)


def test_a_creator_with_two_accounts_on_a_platform_counts_once_there(published: Publish, book: NicheBook) -> None:
    found = counted(published(PEOPLE), book, 0, 1, 2)
    assert found.creators == 3
    assert found.platforms == (("instagram", 3), ("tiktok", 1))


def test_tiers_are_those_of_the_largest_account_with_small_and_unknown_ones_named(published: Publish, book: NicheBook) -> None:
    assert counted(published(PEOPLE), book, 0, 1, 2).tiers == (("mega", 1), ("under 1,000", 1), ("unknown", 1))


def test_what_is_not_known_is_counted_as_unknown(published: Publish, book: NicheBook) -> None:
    found = counted(published(PEOPLE), book, 0, 1)
    assert found.countries == (("TH", 1), ("unknown", 1))
    assert found.languages == (("en", 1), ("th", 1), ("unknown", 1))


def test_niches_come_under_the_vocabularys_name_and_strange_ones_under_their_own(published: Publish, book: NicheBook) -> None:
    found = counted(published(PEOPLE), book, 0, 1, 2)
    assert found.niches[0] == ("coffee", 2)
    assert ("tea", 1) in found.niches
    assert ("underwater basketry", 1) in found.niches


def test_only_the_chosen_creators_and_their_posts_are_counted(published: Publish, book: NicheBook) -> None:
    generation = published(PEOPLE)
    assert (counted(generation, book, 2).posts, counted(generation, book, 0, 1).posts) == (2, 0)
    nobody = counted(generation, book)
    assert (nobody.creators, nobody.posts, nobody.platforms, nobody.tiers, nobody.niches) == (0, 0, (), (), ())


def test_a_question_counts_those_who_fit_it_with_content(published: Publish, matcher: Matcher) -> None:
    people = (
        a_creator("a", posts=("kite buggy", "kite buggy again")),
        a_creator("b", country="VN", posts=("kite buggy", "buggy of a kite")),
        a_creator("c", posts=("wool", "yarn")),
    )
    desk = Desk(published(people))
    assert matcher.fitting(a_brief(creator_countries=("TH",)), desk).tolist() == [0, 2]
    assert matcher.fitting(a_brief(creator_countries=("TH",), topics=("kite buggy",), language="en"), desk).tolist() == [0]
    assert matcher.fitting(a_brief(), desk).tolist() == [0, 1, 2]
