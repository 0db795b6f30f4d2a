"""Money, followers and counts: written in each language's way, and never mistaken for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_of import read

from retrieval.reading.numbers.digits import value_of

MONEY = [
    ("en", "Gardening creators, budget up to $7.5k in total", None, 7_500, "USD", "campaign"),
    ("en", "Gardening creators, fee £200-£350 per creator", 200, 350, "GBP", "creator"),
    ("en", "Gardening creators. Budget: 3 lakh rupees", None, 300_000, "INR", "campaign"),
    ("en", "Gardening creators. Budget: 25 000 SEK", None, 25_000, "SEK", "campaign"),
    ("th", "หาครีเอเตอร์สายสวน งบรวม ๒ แสนบาท", None, 200_000, "THB", "campaign"),
    ("th", "หาครีเอเตอร์สายสวน งบ 1.5 ล้านบาท", None, 1_500_000, "THB", "campaign"),
    ("th", "หาครีเอเตอร์สายสวน ค่าตัวคนละ 4,500 บาท", None, 4_500, "THB", "creator"),
    ("fa", "بلاگر باغبانی می‌خوایم، بودجه کل ۳۰ میلیون تومان", None, 300_000_000, "IRR", "campaign"),
    ("fa", "بلاگر باغبانی می‌خوایم، بودجه ۲٫۵ میلیارد ریال", None, 2_500_000_000, "IRR", "campaign"),
    ("fa", "بلاگر باغبانی می‌خوایم، دستمزد هر نفر پنج میلیون تومن", None, 50_000_000, "IRR", "creator"),
    ("vi", "Tìm KOL làm vườn, ngân sách 1,5 tỷ đồng", None, 1_500_000_000, "VND", "campaign"),
    ("vi", "Tìm KOL làm vườn, ngân sách tổng 30-40 triệu", 30_000_000, 40_000_000, "VND", "campaign"),
    ("vi", "Tìm KOL làm vườn, phí 2tr5/bạn", None, 2_500_000, "VND", "creator"),
    ("vi", "Tìm KOL làm vườn, tối đa 800k/clip", None, 800_000, "VND", "deliverable"),
    ("es", "Buscamos creadores de jardinería, presupuesto 2.000 euros en total", None, 2_000, "EUR", "campaign"),
    ("pt", "Procuramos criadores de jardinagem, cachê de R$ 1.500 por criador", None, 1_500, "BRL", "creator"),
    ("fr", "Nous cherchons des créateurs jardinage, budget 1 200 € par créateur", None, 1_200, "EUR", "creator"),
    ("id", "Cari kreator berkebun, budget Rp10 juta total", None, 10_000_000, "IDR", "campaign"),
]


@pytest.mark.parametrize(("language", "text", "said"), [(language, text, tuple(said)) for language, text, *said in MONEY])
def test_reads_a_budget_in_the_words_of_its_language(language: str, text: str, said: tuple[object, ...]) -> None:
    brief = read(text, language)
    assert (brief.budget_min, brief.budget_max, brief.budget_currency, brief.budget_per) == said


@pytest.mark.parametrize(
    "text",
    [
        "Creators for our knitting kit (retails at $49)",
        "หาครีเอเตอร์สายถักไหมพรม ชุดละ 590 บาท ราคา 590 บาท",
        "بلاگر بافتنی می‌خوایم، قیمت هر بسته ۴۰۰ هزار تومان",
        "Tìm KOL đan len, giá bán 250.000đ",
    ],
)
def test_a_retail_price_is_no_budget(text: str) -> None:
    assert read(text).budget_max is None


FOLLOWERS = [
    ("en", "pottery creators with at least 12k followers but no more than 90k", 12_000, 90_000),
    ("en", "pottery creators, under 50k followers", None, 50_000),
    ("en", "pottery YouTubers with 1.2M+ subscribers", 1_200_000, None),
    ("th", "ครีเอเตอร์สายเซรามิก ผู้ติดตาม 2–8 หมื่น", 20_000, 80_000),
    ("th", "ครีเอเตอร์สายเซรามิก ผู้ติดตามไม่เกิน ๑๐๐,๐๐๐ คน", None, 100_000),
    ("fa", "بلاگر سفال با حداقل ۱۵ هزار فالوور", 15_000, None),
    ("fa", "بلاگر سفال، فالوور بین ۱۰ تا ۴۰ کا", 10_000, 40_000),
    ("vi", "Tìm KOL làm gốm, từ 15k follow trở lên", 15_000, None),
    ("vi", "Tìm KOL làm gốm, dưới 200.000 follow", None, 200_000),
    ("es", "Buscamos creadoras de cerámica con entre 10 mil y 50 mil seguidores", 10_000, 50_000),
    ("de", "Wir suchen Keramik-Creator ab 20.000 Follower", 20_000, None),
]


@pytest.mark.parametrize(("language", "text", "low", "high"), FOLLOWERS)
def test_reads_follower_bounds(language: str, text: str, low: int | None, high: int | None) -> None:
    brief = read(text, language)
    assert (brief.followers_min, brief.followers_max, brief.budget_max) == (low, high, None)


def test_a_count_of_creators_and_a_follower_floor_stay_apart() -> None:
    brief = read("5 creators with 50k who make stop-motion films, 50k followers at least, budget $50k")
    assert (brief.how_many, brief.followers_min, brief.budget_max) == (5, 50_000, 50_000)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("need 6 to 9 US chess streamers", 9),
        ("a dozen sewing bloggers, please", 12),
        ("หาอินฟลูสายหมากรุก 7 คน", 7),
        ("چهار یوتیوبر شطرنج می‌خوایم", 4),
        ("Tìm 15–20 bạn chơi cờ vua", 20),
    ],
)
def test_reads_how_many_creators(text: str, count: int) -> None:
    assert read(text).how_many == count


def test_around_a_number_sets_no_bound_but_is_kept_as_a_condition() -> None:
    brief = read("origami creators with around 20k followers")
    assert (brief.followers_min, brief.followers_max) == (None, None)
    assert brief.must_have == ("around 20k followers",)


def test_the_brands_own_followers_are_no_bound() -> None:
    assert read("Origami creators wanted. Our own account has 300k followers.").followers_min is None


@given(st.integers(min_value=0, max_value=999_999_999))
def test_grouped_digits_mean_the_same_in_both_conventions(number: int) -> None:
    english = f"{number:,}"
    if number >= 1_000_000 or number < 1000 or english.endswith("000"):
        assert value_of(english, ".") == number
        assert value_of(english.replace(",", "."), ",") == number
    else:
        assert value_of(english, ".") == number


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=1, max_value=99))
def test_decimals_follow_the_language(whole: int, part: int) -> None:
    assert value_of(f"{whole}.{part:02d}", ".") == pytest.approx(whole + part / 100)
    assert value_of(f"{whole},{part:02d}", ",") == pytest.approx(whole + part / 100)


@given(st.integers(min_value=2, max_value=999), st.sampled_from([("k", 1_000), ("m", 1_000_000)]))
def test_magnitudes_multiply(number: int, magnitude: tuple[str, int]) -> None:
    word, worth = magnitude
    assert read(f"knitting creators, budget ${number}{word}").budget_max == number * worth
