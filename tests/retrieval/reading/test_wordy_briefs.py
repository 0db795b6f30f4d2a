"""Briefs that tell in passing who they come from and what creators do; small words, brands and parts of words are no topics."""

from datetime import date
from functools import partial

import pytest
from reading_of import read

from tests.cpu_seconds import least_cpu_seconds

WORDY = [
    ("en", "We want folks who talk about their own sore feet (bunions, blisters, flat arches).",
     ("sore feet", "bunions", "blisters", "flat arches")),
    ("en", "We're keen on people who share daily walks with senior dogs, grooming at home, vet visits.",
     ("daily walks with senior dogs", "grooming at home", "vet visits")),
    ("en", "Tallow candles would like to meet creators that photograph old churches and empty villages.",
     ("photograph old churches", "empty villages")),
    ("en", "Looking for vegan home bakers who live in Norway, 10k followers on their main channel", ("vegan home bakers",)),
    ("en", "Anyone doing slow travel by bike?", ("slow travel",)),
    ("en", "Creators who speak about money for young families", ("money",)),
    ("vi", "Bên mình bán giày chạy Bước Gió. Tìm người chạy bộ phong trào, tập marathon.", ("chạy bộ phong trào", "tập marathon")),
    ("vi", "Trà Lá Xanh, mình tìm ai hay đan len, móc len", ("đan len", "móc len")),
    ("vi", "Xưởng gốm Đất Nung gửi lời chào hội trồng rau sân thượng: cà chua, rau thơm", ("trồng rau sân thượng", "cà chua", "rau thơm")),
    ("th", "แชมพูหมา “ขนฟู” มองหาคนเลี้ยงหมาแก่ พาหมาเที่ยว", ("เลี้ยงหมาแก่", "พาหมาเที่ยว")),
    ("th", "ใครก็ได้ที่ถักไหมพรม ทำตุ๊กตาขาย", ("ถักไหมพรม", "ทำตุ๊กตาขาย")),
    ("th", "ครีเอเตอร์ 5 คนสำหรับต้นไม้ในบ้าน", ("ต้นไม้ในบ้าน",)),
    ("fa", "کفش کوه «سنگ‌پا» رو معرفی می‌کنیم. دنبال کسایی هستیم که مسیر خلوت پیدا می‌کنن و از تجهیزات حرف می‌زنن.", ("مسیر خلوت",)),
    ("fa", "برند چای «دم‌نوش» هستیم. کسی رو می‌خوایم که کیک خونگی بپزه", ("کیک خونگی",)),
    ("fa", "پیج‌هایی که بافتنی می‌بافن", ("بافتنی",)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "topics"), WORDY)
def test_finds_what_creators_do_in_a_wordy_brief(language: str, text: str, topics: tuple[str, ...]) -> None:
    assert read(text, language).topics[: len(topics)] == topics


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fenwick. Could anyone review it? Which channel is the main one?"),
        ("en", "3 creators by Friday"),
        ("vi", "Mấy bạn nào lớn nhất cũng được"),
        ("th", "ใครก็ได้ ช่องไหนก็ได้"),
        ("fa", "مهم اینه که بزرگ باشه"),
    ],
)
def test_small_words_and_a_lone_brand_are_no_topics(language: str, text: str) -> None:
    assert read(text, language).topics == ()


NAMES = [
    ("en", "Kelnor makes trail shoes for wet hills. Need runners who race in mud.", "Kelnor", "trail shoes"),
    ("en", "Wren & Oak sells baby slings. Creators who carry twins", "Wren & Oak", "baby slings"),
    ("en", "Dunlin (oat cream, pours well) hits shelves in May. Creators who bake scones", "Dunlin", "oat cream"),
    ("en", "Pelworth is a small coffee grinder for the kitchen counter. 4 espresso creators", "Pelworth", "small coffee grinder"),
    ("en", "We need 3 espresso YouTubers and offer a small coffee grinder for the kitchen counter", None, "small coffee grinder"),
    ("vi", "Nước chấm Bếp Quê tìm bạn nấu món miền Trung", "Bếp Quê", "Nước chấm"),
    ("th", "กาแฟคั่วของ “ดอยหมอก” หาคนดริปกาแฟ", "ดอยหมอก", "กาแฟคั่ว"),
    ("fa", "برند چای «دم‌نوش» هستیم. دنبال قناد خونگی", "دم‌نوش", "چای"),
]


@pytest.mark.parametrize(("language", "text", "brand", "product"), NAMES)
def test_reads_brand_and_product_told_in_passing(language: str, text: str, brand: str | None, product: str | None) -> None:
    brief = read(text, language)
    assert (brief.brand, brief.product) == (brand, product)


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "4 pour-over creators", "pour-over"),
        ("en", "over-the-counter skincare content", "over-the-counter skincare"),
        ("en", "music videos, choir", "music videos"),
        ("fa", "کانال‌های موزیک ویدیو", "موزیک ویدیو"),
        ("vi", "Kênh đồ chơi gỗ cho trẻ em", "đồ chơi gỗ cho trẻ em"),
    ],
)
def test_no_part_of_a_longer_word_or_set_phrase_is_taken_away(language: str, text: str, topic: str) -> None:
    assert read(text, language).topics[0] == topic


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "5 micro creators for home aquariums on Instagram", "home aquariums"),
        ("vi", "KOL cho cà phê tại nhà", "cà phê tại nhà"),
        ("fa", "بلاگر برای قهوه خانگی", "قهوه خانگی"),
    ],
)
def test_what_follows_creators_for_is_the_topic_and_no_product(language: str, text: str, topic: str) -> None:
    brief = read(text, language)
    assert (brief.topics, brief.product) == ((topic,), None)


def test_a_weekday_behind_by_ends_the_campaign() -> None:
    brief = read("3 pottery creators by Friday")
    assert (brief.topics, brief.end) == (("pottery",), date(2026, 11, 27))


def test_anyone_who_is_wanted_unless_a_no_says_otherwise() -> None:
    assert read("I'm after anyone who mends clocks").exclude == ()
    assert read("Clock creators. Anyone who worked for Tikko is out").exclude == ("worked for Tikko",)
    assert read("Clock creators. Please don't send us anyone who worked for Tikko").exclude == ("worked for Tikko",)


@pytest.mark.parametrize("piece", ["content ", "\nTopics: a\n"])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    read("warm up", "en")
    quick, slow = (least_cpu_seconds(partial(read, piece * (size // len(piece)))) for size in (6_000, 48_000))
    assert slow < 14 * quick + 0.05
