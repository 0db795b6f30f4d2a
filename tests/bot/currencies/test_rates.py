"""Rates of exchange: the package's own figures, pegs, and what the team gives."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from currency_converter import CurrencyConverter

from bot.bootstrap import Parts
from bot.currencies.rates import Bank, EcbRates, TeamRate
from bot.settings import read_settings
from index.catalogue.migrating import migrate
from retrieval.fees.money import NoRate, Rate
from tests.builders import TODAY

RATES = EcbRates()
SUNDAY = date(2026, 10, 25)


def known(currency: str, today: date = TODAY, rates: EcbRates = RATES) -> Rate:
    found = rates.rate(currency, today)
    assert isinstance(found, Rate)
    return found


def test_there_and_back_again_is_the_same_amount() -> None:
    baht = known("THB")
    back = CurrencyConverter().convert(1_000 * baht.per_usd, "THB", "USD", date=baht.as_of)
    assert back == pytest.approx(1_000, rel=1e-4)
    assert 25 < baht.per_usd < 45
    assert baht.source == "European Central Bank"


def test_the_euro_has_a_rate_although_all_rates_are_against_it() -> None:
    assert 0.7 < known("EUR").per_usd < 1.1


def test_the_dollar_is_itself() -> None:
    assert (known("USD").per_usd, known("USD").as_of) == (1.0, None)


@pytest.mark.parametrize(("currency", "per_usd"), [("AED", 3.6725), ("SAR", 3.75)])
def test_a_peg_has_no_day_and_never_ages(currency: str, per_usd: float) -> None:
    for today in (TODAY, date(2031, 1, 1)):
        rate = known(currency, today)
        assert (rate.per_usd, rate.as_of, rate.dated, rate.old) == (per_usd, None, False, False)


def test_a_sunday_gets_the_friday_before_and_says_so() -> None:
    sunday, friday = known("THB", SUNDAY), known("THB", SUNDAY - timedelta(days=2))
    assert (sunday.per_usd, sunday.as_of) == (friday.per_usd, date(2026, 10, 23))


def test_a_holiday_gets_the_rate_before_it_and_never_a_later_one() -> None:
    christmas, before, after = (known("THB", date(2025, 12, day)) for day in (25, 24, 29))
    assert christmas.per_usd == before.per_usd != after.per_usd


@pytest.mark.parametrize(("currency", "last"), [("RUB", date(2022, 3, 1)), ("BGN", date(2025, 12, 31)), ("HRK", date(2022, 12, 30))])
def test_a_currency_that_is_no_longer_quoted_is_refused_by_name(currency: str, last: date) -> None:
    assert RATES.rate(currency, TODAY) == NoRate(currency=currency, why="frozen", last=last)


@pytest.mark.parametrize("currency", ["VND", "IRR", "XXX"])
def test_a_currency_that_the_bank_lacks_is_missing_until_the_team_gives_it(currency: str) -> None:
    assert RATES.rate(currency, TODAY) == NoRate(currency=currency, why="missing")
    told = EcbRates({currency: TeamRate(per_usd=26_000, as_of=TODAY - timedelta(days=3), source="a bank")})
    rate = known(currency, rates=told)
    assert (rate.per_usd, rate.source, rate.dated, rate.old) == (26_000, "a bank", False, False)


def test_what_the_team_gives_goes_before_the_bank_and_revives_a_frozen_currency() -> None:
    given = {code: TeamRate(per_usd=2.0, as_of=TODAY, source="us") for code in ("EUR", "RUB", "AED")}
    assert [known(code, rates=EcbRates(given)).source for code in given] == ["us"] * 3


@pytest.mark.parametrize(("currency", "days", "old"), [("VND", 90, False), ("VND", 91, True), ("IRR", 30, False), ("IRR", 31, True)])
def test_a_team_rate_ages(currency: str, days: int, old: bool) -> None:
    rates = EcbRates({currency: TeamRate(per_usd=26_000, as_of=TODAY - timedelta(days=days), source="us")})
    assert known(currency, rates=rates).old is old


def test_a_rate_of_the_package_is_used_with_its_own_day_when_it_is_old() -> None:
    newest = known("THB").as_of
    assert newest is not None
    later = known("THB", newest + timedelta(days=91))
    assert (later.as_of, later.dated, later.old, later.per_usd) == (newest, True, True, known("THB").per_usd)
    assert not known("THB", newest + timedelta(days=30)).dated


def test_before_the_first_rate_there_is_none() -> None:
    assert RATES.rate("THB", date(1990, 1, 1)) == NoRate(currency="THB", why="missing")


def test_the_package_is_read_on_first_need_only() -> None:
    bank = Bank()
    EcbRates(bank=bank).rate("AED", TODAY)
    assert "table" not in vars(bank)
    EcbRates(bank=bank).rate("THB", TODAY)
    first = vars(bank)["table"]
    EcbRates({"VND": TeamRate(per_usd=26_000, as_of=TODAY, source="us")}, bank=bank).rate("EUR", TODAY)
    assert vars(bank)["table"] is first


def test_one_table_serves_all_lists_of_a_process(tmp_path: Path) -> None:
    parts = Parts(read_settings({}, data=tmp_path))
    migrate(parts.house.engine)
    assert parts.rates().rate("THB", TODAY) == parts.rates().rate("THB", TODAY)
    assert parts.bank is parts.bank
    assert "table" in vars(parts.bank), "the rates of both were the bank's own, not ones read beside it"


def test_fees_are_priced_without_loading_the_package() -> None:
    code = "import sys, retrieval.fees.creator_fee, retrieval.fees.totals, prompts.fees; print('currency_converter' in sys.modules)"
    house = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
