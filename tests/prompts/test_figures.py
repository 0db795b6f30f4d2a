"""Numbers, shares and days as readers of each language write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.figures import count, day, number, share


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "0"),
        (999, "999"),
        (999.4, "999"),
        (999.5, "999"),
        (999.95, "999"),
        (1_000, "1k"),
        (1_049, "1k"),
        (1_099, "1k"),
        (48_200, "48.2k"),
        (99_949, "99.9k"),
        (9_999, "9.9k"),
        (999_499, "999k"),
        (99_999, "99.9k"),
        (999_999, "999k"),
        (1_000_000, "1M"),
        (12_345_678, "12.3M"),
        (123_456_789, "123M"),
    ],
)
def test_a_count_has_three_digits_and_never_a_thousand_of_a_smaller_unit(value: float, told: str) -> None:
    assert count(value, "en") == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["950", "48.2k", "1.5M"]),
        ("th", ["950", "48.2k", "1.5 ล้าน"]),
        ("vi", ["950", "48,2k", "1,5 triệu"]),
        ("fa", ["۹۵۰", "۴۸٫۲ هزار", "۱٫۵ میلیون"]),
        ("xx", ["950", "48.2k", "1.5M"]),
    ],
)
def test_a_count_has_the_separators_digits_and_words_of_its_language(language: str, told: list[str]) -> None:
    assert [count(value, language) for value in (950, 48_200, 1_500_000)] == told


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(("en", "th", "vi", "fa")))
def test_a_count_of_any_size_is_short(value: int, language: str) -> None:
    told = count(value, language)
    assert sum(sign.isdigit() for sign in told) <= 4
    assert told[0].isdigit()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "0 %"),
        (0.0004, "0.04 %"),
        (0.0099, "0.99 %"),
        (0.00999, "1 %"),
        (0.01, "1 %"),
        (0.0412, "4.1 %"),
        (0.0994, "9.9 %"),
        (0.0999, "10 %"),
        (0.1, "10 %"),
        (0.123, "12 %"),
        (1, "100 %"),
        (9.13, "913 %"),
    ],
)
def test_a_share_is_told_in_per_cent_with_one_decimal_below_ten(value: float, told: str) -> None:
    assert share(value, "en") == told


def test_a_share_has_the_sign_and_digits_of_its_language() -> None:
    assert [share(0.041, language) for language in ("th", "vi", "fa", "xx")] == ["4.1%", "4,1%", "۴٫۱٪", "4.1 %"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "1,234,567.5"), ("th", "1,234,567.5"), ("vi", "1.234.567,5"), ("fa", "۱٬۲۳۴٬۵۶۷٫۵")],
)
def test_a_number_is_grouped_as_its_language_does(language: str, told: str) -> None:
    assert number(1_234_567.5, language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "21 Mar 2026"),
        ("vi", "21/3/2026"),
        ("th", "21 มี.ค. 2569 (2026)"),
        ("fa", "۱۴۰۵/۰۱/۰۱ (2026-03-21)"),
        ("xx", "21 Mar 2026"),
    ],
)
def test_a_day_stands_in_the_readers_calendar_with_the_gregorian_one_beside_it(language: str, told: str) -> None:
    assert day(date(2026, 3, 21), language) == told


def test_the_last_day_of_a_persian_leap_year_is_the_day_before_nowruz() -> None:
    assert day(date(2025, 3, 20), "fa") == "۱۴۰۳/۱۲/۳۰ (2025-03-20)"
    assert day(date(2024, 2, 29), "th") == "29 ก.พ. 2567 (2024)"
