"""Persian as marketers write and speak it: names without capitals, verbs at the end, "no" on either side of what it rules out."""

from datetime import date

import pytest

from retrieval.reading.page import Page
from retrieval.reading.words.vocabulary import vocabulary
from tests.retrieval.reading.reading_of import read


@pytest.mark.parametrize(
    ("text", "brand", "product"),
    [
        ("مشتری جدیدمون «کوه‌پا» کفش کوهنوردی داره، ۵ بلاگر می‌خوایم", "کوه‌پا", "کفش کوهنوردی"),
        ("واسه چای «بهارچین» ده تا بلاگر می‌خوایم", "بهارچین", "چای"),
        ("شرکت «آوند» (تولیدکننده لوله پلی‌اتیلن) با ۵ بلاگر کار می‌کند", "آوند", "لوله پلی‌اتیلن"),
        ("موس گیمینگ Zephyr برای ۳ استریمر", "Zephyr", "موس گیمینگ"),
        ("برند: رایکا (نوشیدنی پروتئینی)\nتعداد: ۴ نفر", "رایکا", "نوشیدنی پروتئینی"),
    ],
)
def test_a_name_in_quotes_or_latin_letters_is_the_brand_and_what_is_sold_stands_beside_it(text: str, brand: str, product: str) -> None:
    brief = read(text, "fa")
    assert (brief.brand, brief.product) == (brand, product)


def test_a_name_whose_advertisers_are_ruled_out_is_no_brand() -> None:
    assert read("۳ بلاگر می‌خوایم. با کسانی که «سپر» را تبلیغ کرده‌اند کار نمی‌کنیم", "fa").brand is None


def test_no_stands_before_or_behind_what_it_rules_out() -> None:
    before = read("۵ بلاگر، یوتیوب، نه اینستاگرام", "fa")
    behind = read("۵ بلاگر، اینستاگرام نه، یوتیوب", "fa")
    assert (before.platforms, before.exclude_platforms) == (("youtube",), ("instagram",))
    assert (behind.platforms, behind.exclude_platforms) == (("youtube",), ("instagram",))


def test_no_in_run_on_speech_rules_out_nothing_before_it() -> None:
    assert read("یوتیوبر گیم می‌خوایم نه خیلی بزرگ بین بیست هزار تا صد هزار سابسکرایبر", "fa").platforms == ("youtube",)


def test_a_question_answered_with_no_rules_out_what_was_asked() -> None:
    brief = read("علی: ۵ بلاگر\nنازی: تیک‌تاک هم؟\nعلی: نه فقط اینستا\nنازی: باشه", "fa")
    assert (brief.platforms, brief.exclude_platforms) == (("instagram",), ("tiktok",))


def test_a_verb_at_the_end_turns_a_bound_round() -> None:
    brief = read("بلاگر سفر، فالوورش کمتر از چهل هزار نباشه بیشتر از سیصد هزار نباشه، تعامل کمتر از ۲ درصد نباشه", "fa")
    assert (brief.followers_min, brief.followers_max, brief.engagement_min) == (40_000, 300_000, 0.02)


def test_what_does_not_matter_is_only_what_stands_beside_it() -> None:
    text = "یه نفر که ثابت شصت میلیون تومن بهش میدم اهل کجاست مهم نیست ولی تو کانالش بیشتر از بیست هزار تا فالوور"
    assert read(text, "fa").followers_min == 20_000


def test_spelled_words_are_added_before_a_magnitude_multiplies_them() -> None:
    assert read("۵ بلاگر می‌خوایم، بودجه دویست و سی و پنج میلیون ریال", "fa").budget_max == 235_000_000
    assert read("budget two hundred and fifty thousand dollars for 5 creators", "en").budget_max == 250_000


def test_toman_without_their_thousands_or_millions_are_no_budget() -> None:
    assert read("۵ بلاگر، نفری سی تومن", "fa").budget_max is None


def test_what_a_page_has_is_no_floor_for_creators() -> None:
    brief = read("پیجشون ۳۴۰ هزار فالوور داره، ولی ما دنبال کوچیکا هستیم: زیر ۲۰ هزار. ۱۵ نفر", "fa")
    assert (brief.followers_min, brief.followers_max, brief.how_many) == (None, 20_000, 15)


def test_half_of_a_joined_word_is_not_that_word() -> None:
    page = Page("برند «قدم‌زن» برای خانم‌ها", vocabulary("fa"), unmarked=False)
    assert [page.text[m.start : m.end] for m in page.marks("gender")] == ["خانم\u200cها"]


def test_the_second_half_of_a_month_starts_on_its_sixteenth() -> None:
    brief = read("۵ بلاگر، اجرا نیمه‌ی دوم بهمن", "fa")
    assert (brief.start, brief.end) == (date(2027, 2, 5), date(2027, 2, 19))


def test_handles_joined_before_an_excluded_one_or_taken_up_by_a_pronoun_are_excluded_too() -> None:
    assert read("@chef_a و @chef_b رو اصلا نیار، ۵ بلاگر", "fa").exclude_creators == ("chef_a", "chef_b")
    assert read("با @chef_a و @chef_b کار می‌کنیم، پس اونا نه. ۵ بلاگر", "fa").exclude_creators == ("chef_a", "chef_b")


def test_a_column_that_counts_the_rows_is_no_label() -> None:
    brief = read("ردیف\tمورد\tتوضیح\n۱\tتعداد\t۴\n۲\tشهر\tرشت\n۳\tبودجه\t۶۰۰۰ یورو", "fa")
    assert (brief.how_many, brief.creator_places, brief.budget_max) == (4, ("رشت",), 6000)
