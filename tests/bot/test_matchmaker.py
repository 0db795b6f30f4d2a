"""The use-cases, over a published generation with vectors made from words."""

from collections.abc import Callable, Sequence

import pytest

from bot.brief_reading import BriefReading
from bot.matchmaker import DEFAULT_LIST, Matchmaker
from index.generation.reading import Generation
from index.languages import LanguageDetector
from index.records import Creator
from retrieval.hand import Example
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY, a_creator, a_post, an_account
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities

Publish = Callable[[Sequence[Creator]], Generation]

PEOPLE = tuple(a_creator(f"coffee.{k:02}", name="Same", posts=("espresso at home", "my coffee corner")) for k in range(12))

BREAD = "https://i.example/p/ขนมปัง?a=1&b=2"
QUOTING = a_creator("cats", id="instagram:0cats", bio=BREAD, posts=(a_post(BREAD, key="c1", url="https://i.example/p/cat"),))
"""Stands before Mali and tells of her post, but has none at its address."""


@pytest.fixture(scope="module")
def matchmaker(published_once: Publish, detector: LanguageDetector) -> Matchmaker:
    """The use-cases over twelve coffee creators, one who has two accounts and one who quotes her."""
    two = a_creator(
        "Mali.Bakes",
        id="instagram:1234",
        accounts=(an_account("Mali.Bakes"), an_account("malibakes", platform="youtube")),
        posts=(a_post("bread", key="b1", url=BREAD), a_post("cake", key="b2", url=f"{BREAD}/more")),
    )
    desk = Desk(published_once([*PEOPLE, QUOTING, two]))
    matcher = Matcher(embedder=WordVectors(), book=NicheBook(), gazetteer=ThreeCities())
    return Matchmaker(reader=BriefReading(rules=RulesReader(detector=detector), detector=detector), matcher=matcher, desk=lambda: desk)


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("hi", "greeting"), ("☕☕", "no_words"), ("y" * 50_000, "too_long")])
def test_a_text_that_is_no_brief_is_answered_with_its_problem(matchmaker: Matchmaker, text: str, code: str) -> None:
    answer = matchmaker.match(text, today=TODAY)
    assert answer.problem is not None
    assert (answer.problem.code, answer.brief, answer.shortlist) == (code, None, None)


def test_a_brief_that_contradicts_itself_is_shown_as_read_with_the_problem(matchmaker: Matchmaker) -> None:
    answer = matchmaker.match("coffee creators under 1k followers, mega", today=TODAY)
    assert answer.problem is not None
    assert answer.problem.code == "contradictory"
    assert answer.shortlist is None
    assert answer.brief is not None
    assert (answer.brief.followers_max, answer.brief.tiers) == (1_000, ("mega",))


def test_a_brief_is_read_and_answered(matchmaker: Matchmaker) -> None:
    answer = matchmaker.match("3 micro creators for home coffee on Instagram", today=TODAY)
    assert answer.problem is None
    assert answer.shortlist is not None
    assert answer.brief is not None
    assert answer.shortlist.brief == answer.brief
    assert (answer.brief.platforms, answer.brief.tiers, answer.asked, len(answer.shortlist.matches)) == (("instagram",), ("micro",), 3, 3)


def test_a_limit_wins_over_the_briefs_number_and_without_either_ten_are_listed(matchmaker: Matchmaker) -> None:
    assert matchmaker.match("3 creators for home coffee", today=TODAY, limit=5).asked == 5
    answer = matchmaker.match("creators for home coffee", today=TODAY)
    assert answer.shortlist is not None
    assert answer.asked == len(answer.shortlist.matches) == DEFAULT_LIST


def test_no_brief_asks_for_more_than_a_hundred(matchmaker: Matchmaker) -> None:
    assert matchmaker.match("500 creators for home coffee", today=TODAY).asked == 100


@pytest.mark.parametrize(
    "name", ["mali.bakes", "@Mali.Bakes", " @MALI.BAKES ", "instagram:Mali.Bakes", "instagram:1234", "malibakes", "youtube:malibakes"]
)
def test_a_creator_is_known_by_id_and_by_each_handle_however_written(matchmaker: Matchmaker, name: str) -> None:
    (row,) = matchmaker.rows_of(name)
    assert matchmaker.desk().generation.ids[row] == "instagram:1234"


def test_a_name_gives_ids_and_an_id_the_handle_that_goes_with_it(matchmaker: Matchmaker) -> None:
    assert matchmaker.ids_of("@malibakes") == matchmaker.ids_of(" Mali.Bakes") == ("instagram:1234",)
    assert matchmaker.handle_of("instagram:1234") == "Mali.Bakes"
    assert matchmaker.handle_of("instagram:coffee.07") == "coffee.07"


def test_nobody_unknown_has_an_id_or_a_handle_and_a_handle_is_no_id(matchmaker: Matchmaker) -> None:
    for name in ("", "@", "nobody"):
        assert matchmaker.ids_of(name) == ()
        assert matchmaker.handle_of(name) is None
    assert matchmaker.handle_of("malibakes") is None
    assert matchmaker.handle_of("instagram:Mali.Bakes") is None, "a handle with its platform, where the id is another"


def test_a_post_is_known_by_its_address_also_where_others_quote_it(matchmaker: Matchmaker) -> None:
    assert matchmaker.post_at(BREAD) == Example(creator="instagram:1234", post="b1")
    assert matchmaker.post_at(f"{BREAD}/more") == Example(creator="instagram:1234", post="b2")
    assert matchmaker.post_at("https://i.example/p/cat") == Example(creator="instagram:0cats", post="c1")


@pytest.mark.parametrize(
    "link", ["", "https://i.example/p/", "https://i.example/p/none", "Same", "instagram:1234", '"', "\ud800", BREAD.upper()]
)
def test_what_is_the_address_of_no_post_finds_none(matchmaker: Matchmaker, link: str) -> None:
    assert matchmaker.post_at(link) is None


def test_an_unknown_name_has_no_rows_and_its_nearest_handles(matchmaker: Matchmaker) -> None:
    assert matchmaker.rows_of("mali.bake") == ()
    assert matchmaker.near("@Mali.Bake")[0] == "mali.bakes"
    assert len(matchmaker.near("coffee.99")) == 3
    assert matchmaker.near("qqqqqqqqqqqq") == []


@pytest.mark.parametrize("name", ["", "@", "   "])
def test_no_name_is_nobody(matchmaker: Matchmaker, name: str) -> None:
    assert matchmaker.rows_of(name) == ()
    assert matchmaker.near(name) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Banana bread: 200 g flour, 2 eggs, 100 g sugar, 1 tsp soda. Preheat the oven to 180.", "no_brief_recipe"),
        ("def f(x):\n    return x + 1\n\nprint(f(2))", "no_brief_code"),
        ("what's the capital of France?", "no_brief_question"),
    ],
)
def test_what_is_no_brief_is_not_searched_for(matchmaker: Matchmaker, text: str, code: str) -> None:
    answer = matchmaker.match(text, today=TODAY)
    assert answer.problem is not None
    assert (answer.problem.code, answer.shortlist) == (code, None)
