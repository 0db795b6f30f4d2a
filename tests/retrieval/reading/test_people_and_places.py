"""Platforms, places, languages, audiences, deliverables and what is not wanted."""

import pytest
from reading_of import read

from retrieval.brief import Deliverable


@pytest.mark.parametrize(
    ("text", "platforms", "unwanted"),
    [
        ("Falconry creators on IG and YT, not on TikTok", ("instagram", "youtube"), ("tiktok",)),
        ("Falconry creators on Instagram, X and Threads", ("instagram", "x", "threads"), ()),
        ("ครีเอเตอร์สายนก ลงไอจีกับยูทูบ ไม่เอา TikTok", ("instagram", "youtube"), ("tiktok",)),
        ("بلاگر پرندگان در اینستا و یوتیوب، تیک‌تاک نمی‌خوایم", ("instagram", "youtube"), ("tiktok",)),
        ("Tìm KOL chim cảnh trên FB, không đăng TikTok", ("facebook",), ("tiktok",)),
    ],
)
def test_negation_turns_a_platform_around(text: str, platforms: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    brief = read(text)
    assert (brief.platforms, brief.exclude_platforms) == (platforms, unwanted)


def test_an_ordinary_word_is_no_platform() -> None:
    assert read("Line dancing creators who wear medium sizes, generation X").platforms == ()


@pytest.mark.parametrize(
    ("text", "countries", "places"),
    [
        ("Falconry creators based in Porto or Lisbon, Portugal", ("PT",), ("Porto", "Lisbon")),
        ("7 UK-based falconry creators", ("GB",), ()),
        ("ครีเอเตอร์สายนก อยู่เชียงราย", (), ("เชียงราย",)),
        ("بلاگر پرندگان ساکن ایران، رشت یا ساری", ("IR",), ("رشت", "ساری")),
        ("Tìm KOL chim cảnh ở Huế", (), ("Huế",)),
    ],
)
def test_reads_where_creators_are(text: str, countries: tuple[str, ...], places: tuple[str, ...]) -> None:
    brief = read(text)
    assert (brief.creator_countries, brief.creator_places) == (countries, places)


def test_the_audiences_country_age_and_gender_are_not_the_creators() -> None:
    brief = read("3 falconry creators in Spain. The audience should be women in France and Italy, 30 to 44.")
    assert (brief.creator_countries, brief.audience_countries) == (("ES",), ("FR", "IT"))
    assert (brief.creator_gender, brief.audience_gender) == (None, "female")
    assert (brief.audience_age_min, brief.audience_age_max) == (30, 44)


def test_a_brief_s_own_language_is_no_demand_but_a_named_one_is() -> None:
    assert read("ครีเอเตอร์สายนก 3 คน").creator_languages == ()
    assert read("Falconry creators with content in German or Thai").creator_languages == ("de", "th")


def test_counts_what_each_creator_makes() -> None:
    brief = read("Falconry creators on Instagram and TikTok: 2 Instagram reels and 3 TikTok videos each")
    assert brief.deliverables == (
        Deliverable(kind="reel", platform="instagram", count=2),
        Deliverable(kind="video", platform="tiktok", count=3),
    )


def test_handles_are_models_or_excluded_and_never_both_by_accident() -> None:
    brief = read("Falconry creators similar to @skyhawk.wild but not @featherfeud")
    assert (brief.similar_to, brief.exclude_creators) == (("skyhawk.wild",), ("featherfeud",))


def test_reads_usage_and_exclusivity_in_days() -> None:
    brief = read("Falconry creators. 3 months of paid usage rights and 2 weeks' exclusivity.")
    assert (brief.usage_rights_days, brief.exclusivity_days) == (90, 14)
    assert read("Falconry creators. Usage rights in perpetuity.").usage_rights_days == 36_500


def test_pay_is_said_only_where_it_is_offered() -> None:
    assert read("Falconry creators, flat fee plus commission").pay == ("flat", "affiliate")
    assert read("Falconry creators, no flat fee, gifted only").pay == ("gifted",)
    assert read("Falconry creators, fee $300 each").pay == ()


def test_persian_in_arabic_letters_and_vietnamese_without_marks_are_read() -> None:
    assert read("كسي بلاگر كوهنوردي خوب ميشناسه؟ فقط دو نفر ميخوايم", "ar").how_many == 2
    brief = read("can tim 3 kenh chuyen ve xe dap, tu 20k follow tro len, ngan sach 15 trieu dong")
    assert (brief.language, brief.how_many, brief.followers_min, brief.budget_max) == ("vi", 3, 20_000, 15_000_000)
