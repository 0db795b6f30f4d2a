"""Fees as people read them, in four languages."""

import re
from datetime import date
from typing import Any

import pytest

from prompts import fees
from prompts.words import Words
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.drivers import Driver
from retrieval.fees.money import TEAM, Exchange, FeeRange, Rate, RateWanted
from retrieval.fees.published import niches, regions
from retrieval.fees.totals import Standing, total_of
from tests.builders import a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED
from tests.retrieval.fees.deals import DOLLARS, a_brief, a_piece, an_american, fee

EN, TH, FA, VI = (Words(language) for language in ("en", "th", "fa", "vi"))
ALL = pytest.mark.parametrize("words", [EN, TH, FA, VI], ids=lambda words: words.language)


def a_range(currency: str = "USD", *, times: float = 1) -> FeeRange:
    amounts = {"low": 500, "likely_low": 1_200, "median": 2_200, "likely_high": 3_900, "high": 9_400}
    return FeeRange(currency=currency, **{name: amount * times for name, amount in amounts.items()})


def a_fee(**fields: Any) -> CreatorFee:
    drivers = (
        Driver(what="reach", factor=0.5946),
        Driver(what="niche", name="finance", factor=1.8),
        Driver(what="usage", days=90, factor=1.5),
    )
    told = {"creator_id": "instagram:ana", "paid": "flat", "package": a_range(), "basis": ("benchmarks",), "drivers": drivers, **fields}
    return CreatorFee(**told)


def test_a_fee_is_one_line_with_its_basis_and_its_largest_drivers() -> None:
    assert fees.line(a_fee(wide=True), EN) == (
        "likely USD 1,200–3,900 (middle 2,200), could be 500–9,400 · published benchmarks only · "
        "reach ×0.59, finance ×1.8, paid use 90 days +50 % · wide: ask for one quote"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (TH, "น่าจะ 1,200–3,900 USD (ค่ากลาง 2,200) ช่วงที่เป็นไปได้ 500–9,400"),
        (FA, "احتمالاً ۱٬۲۰۰ تا ۳٬۹۰۰ USD (میانه ۲٬۲۰۰)، شاید ۵۰۰ تا ۹٬۴۰۰"),
        (VI, "nhiều khả năng 1.200–3.900 USD (mức giữa 2.200), có thể 500–9.400"),
    ],
    ids=["th", "fa", "vi"],
)
def test_amounts_have_the_digits_and_separators_of_the_reader(words: Words, told: str) -> None:
    assert fees.line(a_fee(), words).startswith(told)


@pytest.mark.parametrize(
    ("words", "currency", "told"),
    [
        (FA, "IRR", "۱۲۰ تا ۳۹۰ میلیون تومان"),
        (EN, "IRR", "IRR 1.2–3.9B"),
        (VI, "VND", "1,2–3,9 tỷ VND"),
        (TH, "THB", "1.2–3.9 พันล้าน THB"),
    ],
    ids=["fa", "en", "vi", "th"],
)
def test_large_amounts_are_told_as_people_say_them_and_rial_as_toman_to_persian_readers(words: Words, currency: str, told: str) -> None:
    assert told in fees.fee_range(a_range(currency, times=1_000_000), words)


def test_fifty_million_toman_are_five_hundred_million_rial() -> None:
    same = FeeRange(currency="IRR", low=5e8, likely_low=5e8, median=5e8, likely_high=5e8, high=5e8)
    assert "۵۰ تا ۵۰ میلیون تومان" in fees.fee_range(same, FA)


@ALL
def test_a_line_is_short_enough_for_a_list(words: Words) -> None:
    told = fee(an_american(country="SG", represented=True, niches=("real estate",)), a_brief(a_piece(count=2), usage_rights_days=36_500))
    assert 80 < len(fees.line(told, words)) < 320


@ALL
def test_every_region_niche_and_driver_has_its_words(words: Words) -> None:
    for what, names in (("region", regions()), ("niche", niches())):
        for name in names:
            assert fees.driver(Driver(what=what, name=name, factor=1.3), words)  # type: ignore[arg-type]  # of the two
    for what in ("reach", "season", "engagement", "represented", "bundle", "hybrid"):
        assert fees.driver(Driver(what=what, factor=0.88), words)  # type: ignore[arg-type]  # of the closed list
    for what in ("usage", "exclusivity", "rush"):
        assert fees.driver(Driver(what=what, factor=1.25, days=5), words)  # type: ignore[arg-type]  # of the closed list


def test_a_discount_and_an_add_on_are_shares_and_other_drivers_factors() -> None:
    told = [Driver(what="bundle", factor=0.88), Driver(what="rush", factor=1.25, days=3), Driver(what="represented", factor=2.4596)]
    assert [fees.driver(one, EN) for one in told] == ["several pieces −12 %", "under 7 days' notice +25 %", "has an agent ×2.5"]
    assert fees.driver(Driver(what="usage", factor=3.0, days=36_500), EN) == "paid use without end +200 %"


def test_each_piece_has_its_line_where_the_package_is_more_than_one() -> None:
    assert fees.pieces(fee(), EN) == []
    told = fees.pieces(fee(brief=a_brief(a_piece(count=2), a_piece("story", count=3))), EN)
    assert [line.split(", could")[0] for line in told] == [
        "2 × reel (instagram), each: likely USD 970–6,500 (middle 2,500)",
        "3 × story (instagram), each: likely USD 84–560 (middle 220)",
    ]


def test_a_piece_that_is_priced_as_another_says_so() -> None:
    accounts = (an_account(platform="youtube", followers=100_000),)
    (told,) = fees.pieces(fee(an_american(accounts=accounts), a_brief(a_piece("video", "youtube"))), EN)
    assert "video (youtube), priced as dedicated video, each" in told


def test_what_is_assumed_left_out_or_not_known_is_said() -> None:
    creator = an_american(followers=900, country=None, niches=(), represented=None)
    told = fees.notes(fee(creator, a_brief(a_piece(), a_piece("video", "tiktok"), a_piece("episode", "instagram"))), EN)
    assert told == [
        "Not included: video (tiktok); no account there.",
        "Not included: episode (instagram); no published benchmark exists.",
        "Extrapolated: benchmarks cover 1,000 to 10M followers.",
        "Not known, taken as average: country, niche, agent, engagement.",
        "instagram:ana: 900 followers, as of 1 Nov 2026, test",
    ]
    assert fees.notes(fee(brief=a_brief()), EN)[0] == "The brief names no pieces; assumed: one reel (instagram)."


def test_a_fee_by_views_says_whose_views_and_of_how_many_posts() -> None:
    posts = tuple(a_post(f"p{k}", key=f"p{k}", days_ago=k, views=8_000) for k in range(3))
    told = fee(an_american(followers=None, posts=posts))
    assert "published price per 1,000 views" in fees.line(told, EN)
    assert fees.notes(told, EN)[-1] == "instagram:ana: 8k median views of 3 posts on record, newest 25 Nov 2026"
    given = fee(an_american(followers=None, views=8_000))
    assert fees.notes(given, EN)[-1] == "instagram:ana: 8k median views, as of 1 Nov 2026, test"


def test_a_handle_and_a_source_are_shown_without_their_tricks() -> None:
    accounts = (an_account(HOSTILE.replace(" ", ""), followers=50_000),)
    told = "\n".join(fees.notes(fee(an_american(accounts=accounts)), EN))
    assert not set(told) & set(UNWANTED)


@ALL
def test_without_cash_the_line_says_so_and_has_no_amount(words: Words) -> None:
    for pay in (("gifted",), ("affiliate",)):
        told = fee(brief=a_brief(a_piece(), pay=pay))
        assert fees.line(told, words) == words(f"fee.{pay[0]}")
        assert not re.search("USD", fees.line(told, words))
        assert fees.terms([told], words) == []


def test_without_any_price_the_line_says_that_there_is_none() -> None:
    told = fee(an_american(platform="aparat"), a_brief())
    assert fees.line(told, EN) == "No estimate."
    assert fees.notes(told, EN) == [
        "The brief names no pieces; assumed: one post (aparat).",
        "Not included: post (aparat); no published benchmark exists.",
    ]


def test_what_holds_for_the_whole_list_is_told_once() -> None:
    brief = a_brief(a_piece(), usage_rights_days=36_500, exclusivity_days=120, pay=("flat", "affiliate"))
    assert fees.terms([fee(brief=brief)], EN) == [
        "Half of the usual fee, plus commission.",
        "Rights of use are priced as paid ads.",
        "Use without end adds +200 %; a fixed term is the better deal.",
        "Exclusivity beyond 90 days: no published price, extrapolated.",
    ]
    assert fees.terms([], EN) == []
    assert fees.terms([fee()], EN) == []


@pytest.mark.parametrize(
    ("exchange", "told"),
    [
        (
            Exchange(currency="THB", per_usd=33.0, rate=Rate(currency="THB", per_usd=33.729, as_of=date(2026, 10, 30), source="ECB")),
            ["1 USD = 33.73 THB (30 Oct 2026, ECB)"],
        ),
        (
            Exchange(
                currency="THB",
                per_usd=33.0,
                rate=Rate(currency="THB", per_usd=33.0, as_of=date(2026, 7, 1), source="ECB", dated=True, old=True),
                wanted=RateWanted(currency="THB", why="old", last=date(2026, 7, 1)),
            ),
            [
                "1 USD = 33 THB (1 Jul 2026, ECB; over 30 days old)",
                "The rate for THB is of 1 Jul 2026.",
            ],
        ),
        (
            Exchange(currency="AED", per_usd=3.6725, rate=Rate(currency="AED", per_usd=3.6725, as_of=None, source="a bank")),
            ["1 USD = 3.672 AED, fixed (a bank)"],
        ),
        (
            Exchange(wanted=RateWanted(currency="VND", why="missing")),
            ["Shown in USD: there is no rate for VND."],
        ),
        (
            Exchange(wanted=RateWanted(currency="RUB", why="frozen", last=date(2022, 3, 1))),
            ["Shown in USD: RUB has not been quoted since 1 Mar 2022."],
        ),
    ],
    ids=["fresh", "old", "peg", "missing", "frozen"],
)
def test_the_rate_is_told_with_its_day_or_that_there_is_none(exchange: Exchange, told: list[str]) -> None:
    assert fees.exchange(exchange, EN) == told


@pytest.mark.parametrize(
    ("why", "asked"),
    [
        ("missing", "What does 1 USD cost in VND? Say for example: 1 USD = 26,000 VND."),
        ("frozen", "What does 1 USD cost in VND now?"),
        ("old", "Is there a newer rate for VND?"),
    ],
)
def test_what_the_team_is_asked_for(why: Any, asked: str) -> None:
    assert fees.rate_question(RateWanted(currency="VND", why=why), EN) == asked


def test_a_rate_that_was_told_is_said_back_in_what_the_reader_counts_in() -> None:
    assert fees.rate_told("IRR", 1_050_000, FA) == ("۱۰۵٬۰۰۰", "تومان")
    assert fees.rate_told("VND", 26_150, EN) == ("26,150", "VND")


def test_a_rate_of_the_team_says_so_in_the_readers_words() -> None:
    rate = Rate(currency="VND", per_usd=26_000, as_of=date(2026, 11, 20), source=TEAM)
    assert fees.exchange(Exchange(currency="VND", per_usd=26_000, rate=rate), EN) == ["1 USD = 26,000 VND (20 Nov 2026, told by the team)"]


def test_a_rate_for_rial_is_told_in_toman_to_persian_readers() -> None:
    rate = Rate(currency="IRR", per_usd=1_100_000, as_of=date(2026, 11, 20), source="بازار")
    assert fees.exchange(Exchange(currency="IRR", per_usd=1_100_000, rate=rate), FA)[0].startswith("هر دلار = ۱۱۰٬۰۰۰ تومان (")


def test_a_total_says_what_is_in_it_and_how_far_the_budget_reaches() -> None:
    brief = a_brief(a_piece(), budget_max=7_000)
    told = total_of(
        [fee(an_american(f"c{k}", followers=size), brief) for k, size in enumerate((100_000, 100_000, None))], brief, exchange=DOLLARS
    )
    lines = fees.total(told, EN)
    assert lines[0].startswith("Together (2): likely USD ")
    assert lines[1:] == [
        "More than the sum of the middles: some will ask far more than theirs.",
        "Not in it, for want of an estimate: 1.",
        "Budget 7,000 USD for the campaign: reaches the first 2 of 2 at the middle.",
        "Taken as the budget of the whole campaign.",
    ]
    assert [fees.standing(one, told, EN) for one in told.standings] == [
        "within budget up to here",
        "perhaps within budget up to here",
        None,
    ]


@pytest.mark.parametrize(("per", "told"), [("creator", "per creator: 1 of 1 fit"), ("deliverable", "per piece: 1 of 1 fit")])
def test_a_budget_for_each_says_how_many_fit(per: str, told: str) -> None:
    brief = a_brief(a_piece(), budget_max=4_000_000, budget_per=per, budget_currency="THB")
    baht = Exchange(currency="THB", per_usd=33.0)
    total = total_of([fee(brief=brief, exchange=baht)], brief, exchange=baht)
    assert f"Budget 4,000,000 THB {told} at the middle." in fees.total(total, EN)
    assert fees.standing(Standing(creator_id="x", within="above"), total, EN) == "above budget"


@ALL
def test_every_sentence_can_be_told_in_every_language(words: Words) -> None:
    brief = a_brief(
        a_piece(count=2), a_piece("video", "tiktok"), a_piece("story"), usage_rights_days=36_500, exclusivity_days=120, budget_max=9_000
    )
    told = fee(an_american(followers=500, country=None, niches=()), brief)
    total = total_of([told, fee(an_american("b", platform="aparat"), brief)], brief, exchange=DOLLARS)
    lines = [
        fees.line(told, words), *fees.pieces(told, words), *fees.notes(told, words), *fees.terms([told], words), *fees.total(total, words),
        *[line for one in total.standings if (line := fees.standing(one, total, words))],
    ]  # fmt: skip
    assert len(lines) > 12
    assert not [line for line in lines if "{" in line or len(line) > 320]
