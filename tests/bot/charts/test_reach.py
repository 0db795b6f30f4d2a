"""Reach against fee: what stands in the picture."""

import re
from dataclasses import replace
from itertools import combinations

import pytest

from bot.charts import reach
from bot.charts.page import Drawn
from bot.charts.plot import label_frame, placed_labels
from retrieval.brief import Brief, Deliverable
from retrieval.fees.money import Exchange, Rate, RateWanted
from retrieval.shortlist import Match
from tests.bot.charts.lists import BRIEF, edition, fees, some
from tests.builders import TODAY, a_creator
from tests.prompts.matches import a_match

BAHT = Exchange(currency="THB", per_usd=33.0, rate=Rate(currency="THB", per_usd=33.0, as_of=TODAY, source="ECB"))
TWO = (Deliverable(kind="post", count=2),)
PERSIAN = (
    "تعداد دنبال‌کننده و دستمزد محتمل",
    "مقیاس لگاریتمی",
    "بازه‌ی محتمل",
    "فقط بر پایه‌ی نرخ‌های منتشرشده",
    "۱۴۰۵/۰۹/۰۴",
    "۱٬۵۰۰",
    "7f3a",
)


def drawn(matches: list[Match], brief: Brief = BRIEF, exchange: Exchange | None = None, language: str = "en") -> Drawn:
    """The picture of these matches."""
    used = exchange or Exchange()
    return reach.draw(matches, fees(matches, brief, used), exchange=used, brief=brief, edition=edition(language))


def told(picture: Drawn) -> str:
    """All texts of a picture, without marks of direction."""
    return re.sub("[\u2066-\u2069]", "", "\n".join(picture.page.texts))


def test_every_creator_is_listed_with_place_handle_and_likely_fee() -> None:
    picture = drawn(some(20))
    for place in range(1, 21):
        assert picture.page.texts.count(str(place)) >= 2, "a number in the plot and one in the list"
        assert f"\u2068@handle{place - 1:02}\u2069" in picture.page.texts
    assert sum("–" in text for text in picture.page.texts) == 20


def test_title_axes_legend_and_footnote_are_in_the_language_and_digits_of_the_reader() -> None:
    said = told(drawn(some(3), language="fa"))
    assert [part for part in PERSIAN if part not in said] == []
    assert "published" not in said


def test_the_footnote_tells_basis_day_and_list() -> None:
    said = told(drawn(some(2)))
    assert "published benchmarks only · likely: half of all cases; could be: 8 in 10 · 25 Nov 2026 · list 7f3a" in said


def test_amounts_are_in_the_currency_of_the_exchange_with_its_rate() -> None:
    said = told(drawn(some(2), exchange=BAHT))
    assert "Likely fee (THB)" in said
    assert "1 USD = 33 THB (25 Nov 2026, ECB)" in said


def test_without_a_rate_the_picture_says_so_asks_nothing_and_draws_no_budget() -> None:
    said = told(drawn(some(2), exchange=Exchange(wanted=RateWanted(currency="VND", why="missing"))))
    assert "in USD: there is no rate for VND" in said
    assert "?" not in said
    assert "budget" not in said


@pytest.mark.parametrize(
    ("brief", "line"),
    [
        (BRIEF, "budget per creator: 1,500"),
        (
            replace(BRIEF, budget_per="deliverable", deliverables=(Deliverable(kind="post", count=2),)),
            "budget per creator (all pieces): 3,000",
        ),
        (replace(BRIEF, budget_per="campaign", how_many=5), "campaign budget shared equally: 300"),
        (replace(BRIEF, budget_per=None, how_many=5), "campaign budget shared equally: 300"),
        (replace(BRIEF, budget_per="campaign"), None),
        (Brief(wording="x"), None),
    ],
)
def test_a_line_shows_the_budget_for_one_creator_and_how_that_is_known(brief: Brief, line: str | None) -> None:
    picture = drawn(some(3), brief)
    budgets = [text for text in picture.page.texts if "budget" in text]
    assert budgets == ([line] if line else [])
    assert ("stroke-dasharray" in picture.page.svg()) == (line is not None)


def test_who_has_no_estimate_is_listed_underneath_with_the_reason() -> None:
    bare = a_match(creator=a_creator("nobody", followers=None, rate=None))
    texts = drawn([*some(2), bare]).page.texts
    at = texts.index("Without an estimate")
    assert texts[at + 1 : at + 4] == ["3", "\u2068@nobody\u2069", "no followers or views known"]
    assert texts.index("\u2068@handle01\u2069") < at


def test_a_list_without_any_fee_has_no_axes_and_says_why() -> None:
    picture = drawn(some(2), Brief(wording="x", pay=("gifted",)))
    assert "No fee to draw" in picture.page.texts
    assert picture.page.texts.count("product only") == 2
    assert "none of them has an estimate" in picture.alt


def test_views_stand_for_followers_that_are_not_known_and_look_different() -> None:
    viewed = a_match(creator=a_creator("seen", followers=None, rate=None, views=40_000))
    assert "median views, followers unknown" in told(drawn([*some(2), viewed]))
    assert drawn([*some(2), viewed]).page.svg().count("<polygon") == 2, "one in the plot, one in the legend"
    assert "<polygon" not in drawn(some(2)).page.svg()


def test_the_description_has_the_cheapest_the_dearest_and_the_budget() -> None:
    said = drawn(some(3)).alt
    assert "@handle00" in said
    assert "@handle02" in said
    assert said.endswith("Budget per creator: 1,500.")


def test_no_two_numbers_cover_each_other_even_where_all_accounts_are_alike() -> None:
    spots, widths = [(400.0, 400.0 + k) for k in range(20)], [24.0] * 20
    placed = placed_labels(spots, widths, (60, 100, 1000, 750))
    frames = [label_frame(at, wide) for at, wide in zip(placed, widths, strict=True)]
    for (left, top, right, bottom), other in combinations(frames, 2):
        assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert all(left >= 60 and right <= 1000 and top >= 100 and bottom <= 750 for left, top, right, bottom in frames)
