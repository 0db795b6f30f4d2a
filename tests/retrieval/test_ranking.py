"""Ranking beyond the topic: parts and their sum, cautions, lazy looking, and the same answer every time."""

import json
import random
from collections.abc import Callable, Sequence

import pytest

from bot.exports.as_json import shortlist_as_json
from index.generation.reading import Generation
from index.records import Creator
from retrieval import weights
from retrieval.matching import Matcher
from retrieval.parts import Desk
from retrieval.shortlist import Shortlist
from tests.builders import TODAY, a_creator, a_post, an_account
from tests.retrieval.answers import order, part
from tests.retrieval.tables import a_brief

Publish = Callable[[Sequence[Creator]], Generation]
Search = Callable[..., Shortlist]

WORDS = "kite buggy beach wind sand wheel sail coast tide rope wax helmet glove dune gull pier salt foam surf cloud".split()  # noqa: SIM905  a list of twenty is longer to read


def test_a_caution_demotes_with_its_part_and_its_reason_in_the_score(search: Search) -> None:
    plain = a_creator("b-plain", posts=("kite buggy",), rate=None)
    doubtful = a_creator("a-doubtful", posts=("kite buggy",), rate=None, views=3)
    found = search([doubtful, plain], topics=("kite buggy",))
    assert order(found) == ["b-plain", "a-doubtful"]
    assert part(found.matches[1], "authenticity") == -weights.CAUTION
    assert [one.because for one in found.matches[1].parts if one.name == "authenticity"] == [(("low_views", "instagram:a-doubtful"),)]
    assert [one.code for one in found.matches[1].cautions] == ["low_views"]


def test_no_more_than_three_cautions_are_counted(search: Search) -> None:
    accounts = tuple(an_account(f"a{k}", rate=0.0001, views=1) for k in range(3))
    (match,) = search([a_creator("a", accounts=accounts, posts=("kite buggy",))], topics=("kite buggy",)).matches
    assert len(match.cautions) == 6
    assert part(match, "authenticity") == -3 * weights.CAUTION


def test_an_account_that_does_better_than_its_kind_is_raised_and_one_that_does_worse_is_lowered(search: Search) -> None:
    people = [
        a_creator("a-low", posts=("kite buggy",), rate=0.015),
        a_creator("b-none", posts=("kite buggy",), rate=None),
        a_creator("c-high", posts=("kite buggy",), rate=0.2),
    ]
    told = {match.creator.id[-5:]: part(match, "engagement") for match in search(people, topics=("kite buggy",)).matches}
    assert told["-high"] > told["-none"] == 0 > told["a-low"]
    assert max(told.values()) <= weights.ENGAGEMENT


def test_engagement_is_that_of_the_platform_asked_for(search: Search) -> None:
    accounts = (an_account("a", followers=900_000, rate=0.0011), an_account("a", platform="tiktok", followers=5_000, rate=0.3))
    person = a_creator("a", accounts=accounts, posts=("kite buggy",))
    asked = search([person], topics=("kite buggy",), platforms=("tiktok",)).matches[0]
    largest = search([person], topics=("kite buggy",)).matches[0]
    assert asked.engagement is not None
    assert largest.engagement is not None
    assert (asked.engagement.rate, largest.engagement.rate) == (0.3, 0.0011)
    assert part(asked, "engagement") > 0 > part(largest, "engagement")
    assert (asked.account.platform, largest.account.platform) == ("tiktok", "instagram")


@pytest.mark.parametrize(
    ("fields", "handle"),
    [
        ({}, "large"),
        ({"platforms": ("tiktok",)}, "small"),
        ({"platforms": ("instagram", "tiktok")}, "large"),
        ({"platforms": ("instagram", "tiktok"), "tiers": ("nano",)}, "small"),
        ({"platforms": ("instagram", "tiktok"), "followers_max": 50_000}, "middle"),
        ({"tiers": ("macro",)}, "large"),
        ({"exclude_platforms": ("x",)}, "large"),
    ],
    ids=str,
)
def test_the_account_of_a_match_is_the_one_that_the_brief_means(search: Search, fields: dict[str, object], handle: str) -> None:
    accounts = (
        an_account("small", platform="tiktok", followers=5_000),
        an_account("large", followers=900_000),
        an_account("middle", followers=40_000),
        an_account("unknown", platform="youtube", followers=None),
    )
    people = [a_creator("a", posts=("kite buggy",)), a_creator("b", accounts=accounts, posts=("kite buggy",))]
    found = {match.creator.id: match.account.handle for match in search(people, topics=("kite buggy",), **fields).matches}
    assert found["instagram:b"] == handle


@pytest.mark.parametrize(
    ("days", "share"), [(0, 1.0), (30, 1.0), (365, 0.0), (400, 0.0), (None, 0.0)], ids=["today", "a month", "a year", "longer", "undated"]
)
def test_freshness_falls_from_a_month_to_a_year(search: Search, days: int | None, share: float) -> None:
    (match,) = search([a_creator("a", posts=(a_post("kite buggy", days_ago=days),))], topics=("kite buggy",)).matches
    assert part(match, "freshness") == pytest.approx(weights.FRESHNESS * share)
    assert match.days_silent == days


def test_half_way_between_a_month_and_a_year_half_of_the_freshness_is_left(search: Search) -> None:
    (match,) = search([a_creator("a", posts=(a_post("kite buggy", days_ago=197),))], topics=("kite buggy",)).matches
    assert part(match, "freshness") == pytest.approx(weights.FRESHNESS / 2, abs=1e-3)


def test_a_stated_place_or_language_that_is_asked_for_is_a_tie_break_and_a_detected_one_is_not(search: Search) -> None:
    thai = ("ชงกาแฟ", "กาแฟดริป")
    people = [a_creator("a-detected", country=None, posts=thai), a_creator("b-declared", country=None, languages=("th",), posts=thai)]
    found = search(people, topics=("coffee",), creator_languages=("th",))
    assert order(found) == ["b-declared", "a-detected"]
    assert [part(match, "place") for match in found.matches] == [weights.PLACE, 0]


@pytest.mark.parametrize(("paid", "taken"), [(2, 0), (3, -weights.SPONSORED)], ids=["half", "more than half"])
def test_more_than_half_of_the_posts_sponsored_is_taken_off(search: Search, paid: int, taken: float) -> None:
    posts = tuple(a_post(f"kite buggy {k}", sponsored=k < paid) for k in range(4))
    (match,) = search([a_creator("a", posts=posts)], topics=("kite buggy",)).matches
    assert part(match, "sponsored") == taken


def random_creator(chance: random.Random, handle: str) -> Creator:
    """Anybody: some with warnings, some with nothing known, some who are twins of others."""
    posts = tuple(
        a_post(
            " ".join(chance.sample(WORDS, 4)),
            key=f"p{k}",
            days_ago=chance.choice((1, 40, 200, None)),
            likes=chance.choice((None, 900)),
            comments=0,
        )
        for k in range(chance.randrange(5))
    )
    account = an_account(
        handle,
        followers=chance.choice((None, 500, 20_000, 300_000)),
        rate=chance.choice((None, 0.0005, 0.02, 0.2)),
        views=chance.choice((None, 3, 9_000)),
    )
    return a_creator(handle, accounts=(account,), country=chance.choice((None, "TH", "VN")), posts=posts)


@pytest.fixture(scope="module")
def crowd() -> list[Creator]:
    """Forty creators; the last four repeat posts of the first ones."""
    chance = random.Random(20261125)  # noqa: S311  the same people every time
    people = [random_creator(chance, f"c{k:02}") for k in range(36)]
    long = " ".join(WORDS * 2)
    return [*people, *(a_creator(f"d{k}", posts=(long, "kite buggy"), rate=(0.0001, 0.2, None, 0.02)[k]) for k in range(4))]


FIELDS: list[dict[str, object]] = [
    {},
    {"creator_countries": ("TH",)},
    {"engagement_min": 0.01, "tiers": ("micro", "macro")},
    {"exclude": ("gull",)},
    {"platforms": ("instagram",), "exclude": ("surf", "tide")},
]


def test_looking_at_the_best_prospects_only_gives_the_same_list_as_looking_at_everybody(
    crowd: list[Creator], published: Publish, matcher: Matcher
) -> None:
    desk = Desk(published(crowd))
    for fields in FIELDS:
        for topics in (("kite buggy",), ("gull on the pier",), ("salt", "surf foam")):
            brief = a_brief(topics=topics, language="en", **fields)
            everybody = matcher.shortlist(brief, desk, today=TODAY, limit=len(crowd)).matches
            for limit in (1, 5, 12):
                assert matcher.shortlist(brief, desk, today=TODAY, limit=limit).matches == everybody[:limit], (topics, fields, limit)


def test_the_parts_of_every_score_sum_to_it_and_the_order_follows_it(crowd: list[Creator], published: Publish, matcher: Matcher) -> None:
    found = matcher.shortlist(a_brief(topics=("kite buggy",), language="en"), Desk(published(crowd)), today=TODAY, limit=99).matches
    for match in found:
        assert sum(one.value for one in match.parts) == pytest.approx(match.score, abs=10**-weights.POINTS)
    keys = [(not match.supported, -match.score, match.row) for match in found]
    assert keys == sorted(keys)
    assert any(match.cautions for match in found)


def test_the_same_brief_over_the_same_catalogue_gives_the_same_bytes(crowd: list[Creator], published: Publish, matcher: Matcher) -> None:
    generation = published(crowd)
    brief = a_brief(topics=("kite buggy", "gull"), language="en", exclude=("tide",))
    told = {json.dumps(shortlist_as_json(matcher.shortlist(brief, Desk(generation), today=TODAY, limit=20))) for _ in range(3)}
    assert len(told) == 1


def test_a_catalogue_published_in_another_order_gives_the_same_list(crowd: list[Creator], published: Publish, matcher: Matcher) -> None:
    brief = a_brief(topics=("kite buggy",), language="en")
    told = [matcher.shortlist(brief, Desk(published(people)), today=TODAY, limit=20).matches for people in (crowd, crowd[::-1])]
    assert told[0] == told[1]
