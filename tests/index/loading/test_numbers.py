"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.numbers import read_count, read_rate
from index.loading.rows import BadRow


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.2M", 1_200_000), ("48,2k", 48_200), ("12.5K", 12_500), ("1 234 567", 1_234_567), ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567), ("1.234", 1_234), ("1'234", 1_234), ("12,34,567", 1_234_567), ("1.234,56", 1_234.56),
        ("1,234.56", 1_234.56), ("48,250k", 48_250_000), ("1.234k", 1_234), ("6.7E+07", 67_000_000), ("~5k", 5_000), ("100+", 100),
        ("๑๒๓", 123), ("2 ล้าน", 2_000_000), ("1.5แสน", 150_000), ("۱۲٫۵ هزار", 12_500), ("۵۰ میلیون", 50_000_000),
        ("۱ میلیون و ۲۰۰ هزار", 1_200_000), ("٣٬٠٠٠", 3_000), ("50 triệu", 50_000_000), ("1,5 tỷ", 1_500_000_000),
        ("12 nghìn", 12_000), ("1.2M followers", 1_200_000), ("3.4万", 34_000), ("0", 0), ("1\u00a0234", 1_234),
    ],
)  # fmt: skip
def test_a_count_is_read_as_it_is_meant(text: str, count: float) -> None:
    assert read_count(text) == pytest.approx(count)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("3.4%", 0.034),
        ("0.034", 0.034),
        ("3,4 %", 0.034),
        ("٣٫٤٪", 0.034),
        ("%3.4", 0.034),
        ("0,034", 0.034),
        ("1.234", 1.234),
        ("130%", 1.3),
    ],
)
def test_a_rate_is_read_as_a_fraction(text: str, rate: float) -> None:
    assert read_rate(text) == pytest.approx(rate)


@pytest.mark.parametrize("text", ["", "-", "—", "N/A", "#N/A", "none", "null", "NaN", "نامشخص", "\u200e"])
def test_what_says_nothing_is_not_known(text: str) -> None:
    assert read_count(text) is None
    assert read_rate(text) is None


@pytest.mark.parametrize("text", ["lots", "12k-15k", "1,2,3", "12 34", "1.2.3", "inf", "5 apples", "½", "1" * 70])
def test_what_is_no_number_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadRow, match="is not a number"):
        read_count(text)


def test_a_negative_number_and_a_percentage_of_followers_are_refused() -> None:
    with pytest.raises(BadRow, match="negative"):
        read_count("-5")
    with pytest.raises(BadRow, match="not a number"):
        read_count("3%")


@given(st.integers(min_value=0, max_value=10**12))
def test_every_way_to_group_thousands_gives_the_same_count(number: int) -> None:
    english = f"{number:,}"
    for text in (str(number), english, english.replace(",", "."), english.replace(",", " "), english.replace(",", "'")):
        assert read_count(text) == number


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["๐๑๒๓๔๕๖๗๘๙", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"]))
def test_local_digits_count_like_ours(number: int, digits: str) -> None:
    assert read_count("".join(digits[int(d)] for d in str(number))) == number


@given(
    st.integers(min_value=1, max_value=9_999),
    st.sampled_from([("k", 10**3), ("M", 10**6), (" triệu", 10**6), (" หมื่น", 10**4), (" میلیارد", 10**9)]),
)
def test_tenths_with_a_magnitude_are_exact(tenths: int, magnitude: tuple[str, int]) -> None:
    word, size = magnitude
    for mark in ".,":
        assert read_count(f"{tenths // 10}{mark}{tenths % 10}{word}") == tenths * size / 10


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,'%-+ kKMeE٫٬و\u200c۱")))
def test_any_text_at_all_is_a_number_nothing_or_refused(text: str) -> None:
    for reader in (read_count, read_rate):
        try:
            found = reader(text)
        except BadRow:
            continue
        assert found is None or found >= 0
