"""Thai briefs as they are pasted: what spaces alone part, what is the client's or the brand's own, names that are told in passing."""

from datetime import date

import pytest
from reading_of import read

from retrieval.brief import Deliverable

NAMES = [
    ("ลูกค้าใหม่ขายเบาะโยคะยางธรรมชาติ ชื่อ \"ยืดหน่อย\" ผืนละ 1,790 อยากได้สายโยคะ", "ยืดหน่อย", "เบาะโยคะยางธรรมชาติ"),
    ("แบรนด์ซองกันน้ำมือถือ \"เปียกป่าว\" (ชิ้นละ 59 บาท) หาไมโคร 20 คน", "เปียกป่าว", "ซองกันน้ำมือถือ"),
    ("ปุ๋ยหมักตราใบตอง หาสายทำสวน 7 คน", "ใบตอง", "ปุ๋ยหมัก"),
    ("บริษัท กล่องลมดี จำกัด (เครื่องฟอกอากาศ) อยากได้ครีเอเตอร์สายบ้าน", "กล่องลมดี", "เครื่องฟอกอากาศ"),
    ("ลูกค้า HydroKid (กระติกน้ำเด็ก ใบละ 690.-) อยากได้คุณแม่ 15 คน", "HydroKid", "กระติกน้ำเด็ก"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "brand", "product"), NAMES)
def test_names_told_in_passing_are_brand_and_product(text: str, brand: str, product: str) -> None:
    brief = read(text, "th")
    assert (brief.brand, brief.product) == (brand, product)


def test_the_brands_own_followers_are_no_bound_but_those_asked_for_later_are() -> None:
    brief = read("เพจมีคนตาม 45k แล้ว อยากได้คุณแม่ลูกเล็ก 15 คน คนตาม 5k-30k", "th")
    assert (brief.followers_min, brief.followers_max, brief.how_many) == (5_000, 30_000, 15)


def test_not_reaching_is_a_maximum_and_spelled_sums_are_read_whole() -> None:
    brief = read("คนตามไม่ถึง 4 หมื่น งบทั้งหมดสองแสนห้าหมื่นบาท", "th")
    assert (brief.followers_min, brief.followers_max, brief.budget_max) == (None, 40_000, 250_000)


def test_last_years_budget_and_a_price_are_no_budget() -> None:
    brief = read("รถเข็นเด็กคันละ 12,900 บาท ปีก่อนเราจ่าย 20,000 บาท ค่าตัว 10,000 บาท/คน", "th")
    assert (brief.budget_max, brief.budget_per) == (10_000, "creator")


def test_a_currency_in_brackets_is_said() -> None:
    assert read("จ่าย 2,500 ต่อคน (บาท) 20 คน", "th").budget_currency == "THB"


def test_a_number_behind_a_currency_counts_people() -> None:
    assert read("งบ 80k บาท 4 คน", "th").how_many == 4


def test_counts_follow_their_pieces() -> None:
    brief = read("IG รีลคนละ 1 สตอรี่คนละ 2 ให้คนละ 4,000 บาท", "th")
    assert brief.deliverables == (
        Deliverable(platform="instagram", kind="reel", count=1),
        Deliverable(platform="instagram", kind="story", count=2),
    )


def test_days_that_spell_out_a_feast_win_over_its_name() -> None:
    brief = read("ช่วงสงกรานต์ 13–15 เมษายน 2570 หาสายเที่ยว", "th")
    assert (brief.start, brief.end) == (date(2027, 4, 13), date(2027, 4, 15))


def test_before_a_named_day_ends_the_day_before_its_date() -> None:
    assert read("ลงก่อนวันเด็ก 9 ม.ค. 2570 หาคุณแม่ 5 คน", "th").end == date(2027, 1, 8)


def test_whoever_did_something_is_ruled_out_and_is_no_must_have() -> None:
    assert read('หาสายกาแฟ 5 คน ใครเคยรีวิว "ดักดาน" ให้ข้ามไปเลยนะคะ', "th").exclude == ('เคยรีวิว "ดักดาน"',)
    brief = read("หาสายแคมป์ 3 คน ขอไม่เอาคนที่เป็นพรีเซนเตอร์ให้เต็นท์ลมโชยนะคะ", "th")
    assert (brief.exclude, brief.must_have) == (("เป็นพรีเซนเตอร์ให้เต็นท์ลมโชย",), ())


def test_sizes_that_are_counted_one_by_one_are_summed() -> None:
    brief = read("จำนวน: มาโคร 2 / ไมโคร 8", "th")
    assert (brief.how_many, brief.tiers) == (10, ("macro", "micro"))


def test_things_that_are_given_for_free_are_gifts_and_a_trial_is_none() -> None:
    assert read("ได้บิบฟรี เสื้อฟรี ไม่มีค่าตัว หานักวิ่ง 3 คน", "th").pay == ("gifted",)
    assert read("เป้า: ให้คนมาทดลองเรียนฟรี หาสายดนตรี", "th").pay == ()
