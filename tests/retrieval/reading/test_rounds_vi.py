"""Vietnamese briefs as they are pasted: names told in passing, spoken sums, chats, voice notes, exclusions by a sentence."""

import pytest

from retrieval.brief import Brief
from tests.retrieval.reading.reading_of import read


def vi(text: str) -> Brief:
    """The brief in a Vietnamese text."""
    return read(text, "vi")


@pytest.mark.parametrize(
    ("text", "brand", "product"),
    [
        ("Kiếm ai vibe giống @bep.nha.na cho nồi gang Bếp Mun đi", "Bếp Mun", "nồi gang"),
        ('Hãng nước hoa khô Trầm Mây làm chiến dịch "Chị tôi": cần 2 podcast', "Trầm Mây", "nước hoa khô"),
        ("Chị ơi có job, túi tote Vải Vụn muốn mời 3 KOL", "Vải Vụn", "túi tote"),
        ("Ví Nhỏ là app quản lý chi tiêu. Cần 10 KOC.", "Ví Nhỏ", "app quản lý chi tiêu"),
    ],
)
def test_a_thing_in_small_letters_is_the_product_and_the_capitals_behind_it_the_brand(text: str, brand: str, product: str) -> None:
    brief = vi(text)
    assert (brief.brand, brief.product) == (brand, product)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("sáu chục triệu", 60e6),
        ("một trăm hai chục triệu", 120e6),
        ("hai mươi lăm triệu", 25e6),
        ("ba triệu rưỡi", 3.5e6),
        ("ba triệu tám", 3.8e6),
    ],
)
def test_money_is_understood_as_it_is_said(said: str, amount: float) -> None:
    assert vi(f"cần 2 kol du lịch kinh phí {said}").budget_max == amount


def test_nam_is_five_before_what_it_counts_and_a_year_elsewhere() -> None:
    assert vi("cần tìm năm bạn làm youtube về xe điện").how_many == 5
    assert vi("cần tìm bạn làm youtube về xe điện trong năm nay").how_many is None


def test_an_earlier_campaign_sets_neither_budget_nor_number() -> None:
    brief = vi("Đợt trước bên em chạy 50 triệu với 5 KOL. Đợt này tụi em có 80 triệu, muốn tìm 4 KOL ẩm thực.")
    assert (brief.budget_max, brief.how_many) == (80e6, 4)


def test_an_answer_in_a_chat_is_read_with_its_question() -> None:
    brief = vi("Lan: follow bao nhiêu\nHoa: 30k đến 80k\nLan: kênh gì\nHoa: fb thôi, bỏ tiktok")
    assert (brief.followers_min, brief.followers_max) == (30_000, 80_000)
    assert (brief.platforms, brief.exclude_platforms) == (("facebook",), ("tiktok",))


def test_who_did_something_is_left_out_by_what_is_said_behind_it() -> None:
    assert vi("Cần 3 TikToker sửa nhà. Ai đã review Mối Biến rồi thì anh bỏ qua giúp em.").exclude == ("đã review Mối Biến",)


def test_what_is_not_wanted_ends_before_the_next_matter() -> None:
    brief = vi("Cần 3 KOL mảng yoga, không lấy kênh giảm cân, mỗi bạn 1 reel")
    assert brief.exclude == ("giảm cân",)


def test_a_nationality_is_no_country_to_live_in_where_another_is_told() -> None:
    assert vi("Tìm creator Việt ở Nhật hoặc Hàn làm vlog du học").creator_countries == ("JP", "KR")
    assert vi("Tìm travel blogger ở Úc hoặc Anh").creator_countries == ("AU", "GB")


def test_mi_pham_is_not_america() -> None:
    assert vi("cần 5 koc mỹ phẩm thuần chay").creator_countries == ()


def test_the_share_of_an_amount_counts_no_pieces() -> None:
    brief = vi("3 podcaster, 12tr một tập, mỗi người 2 tập")
    assert [(d.kind, d.count) for d in brief.deliverables] == [("episode", 2)]
    assert brief.budget_per == "deliverable"


def test_a_range_may_end_in_under() -> None:
    brief = vi("KOL ẩm thực, từ 10k đến dưới 50k fl")
    assert (brief.followers_min, brief.followers_max) == (10_000, 50_000)
