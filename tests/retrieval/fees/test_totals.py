"""A shortlist's total and the budget."""

from typing import Any

import pytest

from retrieval.fees.money import Exchange, RateWanted
from retrieval.fees.totals import Total, total_of
from tests.retrieval.fees.deals import DOLLARS, a_brief, a_piece, an_american, fee


def total(*followers: int | None, exchange: Exchange = DOLLARS, **fields: Any) -> Total:
    """The total of American creators of these sizes for two reels; medians are 4,400 USD at 100,000 followers."""
    brief = a_brief(a_piece(count=2), **fields)
    fees = [fee(an_american(f"c{k}", followers=size), brief, exchange=exchange) for k, size in enumerate(followers)]
    return total_of(fees, brief, exchange=exchange)


def verdicts(told: Total) -> list[str]:
    return [one.within for one in told.standings]


def test_the_total_counts_those_with_an_estimate_and_names_the_others() -> None:
    told = total(100_000, None, 100_000)
    assert (told.counted, told.without, told.partial) == (2, ("instagram:c1",), 0)
    assert told.package is not None
    assert told.package.median > 8_800


def test_a_total_of_one_is_its_package() -> None:
    brief = a_brief(a_piece(count=2))
    one = fee(brief=brief)
    assert total_of([one], brief, exchange=DOLLARS).package == one.package


def test_a_budget_for_the_campaign_reaches_the_first_creators_in_order() -> None:
    told = total(100_000, 100_000, 100_000, budget_max=13_000, budget_per="campaign")
    assert told.fits == 2
    assert verdicts(told)[0] == "within"
    assert not told.per_assumed
    assert total(100_000, 1_000_000, 1_000, budget_max=5_000).fits == 1, "whoever stands behind one that is too dear is not counted"
    assert total(100_000, budget_max=4_000).fits == 0


def test_a_budget_without_a_word_is_taken_for_the_campaign() -> None:
    told = total(100_000, budget_min=4_000)
    assert (told.per, told.per_assumed, told.budget) == ("campaign", True, 4_000)
    assert not total(100_000).per_assumed


def test_a_budget_for_each_creator_is_held_against_each() -> None:
    told = total(1_000_000, 100_000, 3_000, budget_max=5_000, budget_per="creator")
    assert verdicts(told) == ["above", "perhaps", "within"]
    assert told.fits == 2


def test_a_budget_for_each_piece_is_held_against_all_pieces() -> None:
    assert total(100_000, budget_max=2_300, budget_per="deliverable").fits == 1
    assert total(100_000, budget_max=2_100, budget_per="deliverable").fits == 0


def test_a_budget_in_another_currency_is_converted() -> None:
    baht = Exchange(currency="THB", per_usd=33.0)
    told = total(100_000, exchange=baht, budget_max=33 * 5_000, budget_currency="THB", budget_per="creator")
    assert told.fits == 1
    assert (told.package.currency if told.package else "") == "THB"
    assert total(100_000, exchange=baht, budget_max=33 * 4_000, budget_currency="THB", budget_per="creator").fits == 0


def test_a_budget_is_never_compared_without_its_rate() -> None:
    wanted = Exchange(wanted=RateWanted(currency="VND", why="missing"))
    told = total(100_000, exchange=wanted, budget_max=5e7, budget_currency="VND")
    assert (told.fits, verdicts(told), told.budget_currency) == (None, ["unknown"], "VND")
    team = total(100_000, exchange=wanted, budget_max=5e7)
    assert team.fits is None, "a budget without a currency is in the team's, which has no rate"
    shown_in_dollars = total(100_000, budget_max=165_000, budget_currency="THB")
    assert (shown_in_dollars.fits, verdicts(shown_in_dollars)) == (None, ["unknown"])


def test_amounts_in_another_currency_than_the_budgets_are_compared_at_the_budgets_rate() -> None:
    brief = a_brief(a_piece(count=2), budget_max=165_000, budget_currency="THB")
    told = total_of([fee(brief=brief)], brief, exchange=DOLLARS, budget_exchange=Exchange(currency="THB", per_usd=33.0))
    assert (told.fits, told.package.currency if told.package else "") == (1, "USD")


@pytest.mark.parametrize("pay", [("gifted",), ("affiliate",)])
def test_without_cash_there_is_no_total(pay: tuple[str, ...]) -> None:
    told = total(100_000, 20_000, pay=pay, budget_max=5_000)
    assert (told.package, told.counted, told.without, told.fits) == (None, 0, (), None)


def test_a_part_of_a_package_is_counted_and_said() -> None:
    brief = a_brief(a_piece(), a_piece("video", "tiktok"))
    assert total_of([fee(brief=brief)], brief, exchange=DOLLARS).partial == 1
