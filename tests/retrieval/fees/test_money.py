"""Rounding, and the currency that amounts are shown in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fees.estimates import Spread
from retrieval.fees.money import Exchange, FeeRange, NoRate, Rate, RateWanted, dated, exchange_to, fee_range
from tests.builders import TODAY


class Fixed:
    """Rates that a test gives."""

    def __init__(self, **told: Rate | NoRate) -> None:
        self._told = told

    def rate(self, currency: str, today: date) -> Rate | NoRate:  # noqa: ARG002  part of the port
        """The rate given."""
        return self._told.get(currency) or NoRate(currency=currency, why="missing")


def baht(*, days_ago: int = 5, per_usd: float = 33.0) -> Rate:
    return dated("THB", per_usd, TODAY - timedelta(days=days_ago), "somebody", today=TODAY)


@given(
    st.lists(st.floats(min_value=1e-3, max_value=1e9), min_size=5, max_size=5).map(sorted),
    st.sampled_from([1.0, 33.7, 26_000, 1.1e6, 0.31]),
)
def test_rounding_keeps_the_order_and_never_narrows_a_range(amounts: list[float], per_usd: float) -> None:
    exact = Spread.of(*amounts)
    told = fee_range(exact, Exchange(currency="XXX", per_usd=per_usd))
    assert told.low <= told.likely_low <= told.median <= told.likely_high <= told.high
    slack = 1 + 1e-9
    assert told.low <= exact.low * per_usd * slack
    assert told.high * slack >= exact.high * per_usd
    assert told.low >= 0.9 * exact.low * per_usd / slack
    assert told.high <= 1.1 * exact.high * per_usd * slack


def test_amounts_have_two_digits_lows_down_and_highs_up_after_conversion() -> None:
    exact = Spread.of(500.1, 1_249, 2_150, 3_801, 9_310)
    assert fee_range(exact, Exchange()) == FeeRange(currency="USD", low=500, likely_low=1_200, median=2_200, likely_high=3_900, high=9_400)
    assert fee_range(exact, Exchange(currency="THB", per_usd=33.0)) == FeeRange(
        currency="THB", low=16_000, likely_low=41_000, median=71_000, likely_high=130_000, high=310_000
    )


def test_the_error_of_the_arithmetic_rounds_nothing_up() -> None:
    told = fee_range(Spread.of(1_200, 1_200, 1_200, 1_200 * (1 + 1e-15), 0.1 * 3 * 4_000), Exchange())
    assert (told.likely_high, told.high) == (1_200, 1_200)


def test_a_fee_range_rises() -> None:
    with pytest.raises(ValueError, match="rises"):
        FeeRange(currency="USD", low=2, likely_low=1, median=3, likely_high=4, high=5)


def test_amounts_are_shown_in_the_briefs_currency_or_the_teams() -> None:
    rates = Fixed(THB=baht())
    assert exchange_to("THB", rates, today=TODAY) == Exchange(currency="THB", per_usd=33.0, rate=baht())
    assert exchange_to(None, rates, today=TODAY, default="THB").currency == "THB"
    assert exchange_to(None, rates, today=TODAY) == Exchange()
    assert exchange_to("USD", Fixed(), today=TODAY, default="THB") == Exchange()


def test_without_a_rate_amounts_stay_in_dollars_and_the_currency_is_asked_for() -> None:
    assert exchange_to("VND", Fixed(), today=TODAY) == Exchange(wanted=RateWanted(currency="VND", why="missing"))
    frozen = NoRate(currency="RUB", why="frozen", last=date(2022, 3, 1))
    assert exchange_to("RUB", Fixed(RUB=frozen), today=TODAY).wanted == RateWanted(currency="RUB", why="frozen", last=date(2022, 3, 1))


@pytest.mark.parametrize(
    ("days", "shown", "old"), [(0, False, False), (30, False, False), (31, True, False), (90, True, False), (91, True, True)]
)
def test_an_old_rate_is_used_with_its_day_and_a_new_one_asked_for(days: int, shown: bool, old: bool) -> None:
    rate = baht(days_ago=days)
    assert (rate.dated, rate.old) == (shown, old)
    exchange = exchange_to("THB", Fixed(THB=rate), today=TODAY)
    assert (exchange.currency, exchange.rate) == ("THB", rate)
    assert exchange.wanted == (RateWanted(currency="THB", why="old", last=rate.as_of) if old else None)


def test_a_rate_for_rial_is_old_after_a_month() -> None:
    assert [dated("IRR", 1.1e6, TODAY - timedelta(days=days), "market", today=TODAY).old for days in (30, 31)] == [False, True]


@pytest.mark.parametrize("per_usd", [0.0, -1.0, float("nan"), float("inf")])
def test_a_rate_that_no_money_has_is_refused(per_usd: float) -> None:
    with pytest.raises(ValueError, match="a dollar cannot buy"):
        baht(per_usd=per_usd)
