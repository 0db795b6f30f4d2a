"""A brief as it was understood, row by row, in every language."""

from dataclasses import fields, replace
from datetime import date

import pytest

from prompts.brief_card import rows
from prompts.words import Words
from retrieval.brief import Brief, Deliverable

LANGUAGES = ("en", "fa", "th", "vi")

WHOLE = Brief(
    wording="everything",
    language="en",
    brand="Solvane",
    product="sun cream",
    topics=("skin care", "hiking"),
    goal="trial",
    platforms=("instagram", "tiktok"),
    creator_countries=("TH", "VN"),
    creator_places=("Chiang Mai",),
    creator_gender="female",
    creator_languages=("th", "en"),
    audience_countries=("IR",),
    audience_gender="male",
    audience_age_min=18,
    audience_age_max=34,
    followers_min=1_000,
    followers_max=50_000,
    tiers=("nano", "micro"),
    engagement_min=0.035,
    how_many=8,
    budget_min=2_000,
    budget_max=5_000,
    budget_currency="USD",
    budget_per="campaign",
    deliverables=(Deliverable(kind="reel", platform="instagram", count=2), Deliverable(kind="story")),
    start=date(2026, 12, 1),
    end=date(2026, 12, 31),
    must_have=("shows her face", "has a pet"),
    exclude=("alcohol",),
    exclude_platforms=("x",),
    exclude_creators=("somebody",),
    similar_to=("mali.bakes",),
    usage_rights_days=90,
    exclusivity_days=30,
    links=("https://solvane.example",),
    tone="warm",
    pay=("flat", "gifted"),
)


def test_the_whole_brief_of_these_tests_says_every_field() -> None:
    assert [field.name for field in fields(Brief) if getattr(WHOLE, field.name) in (None, ())] == []


def test_every_field_of_a_brief_has_its_row_in_plain_words() -> None:
    assert rows(WHOLE, Words("en")) == [
        ("Brand", "Solvane"),
        ("Product", "sun cream"),
        ("Topics", "skin care · hiking"),
        ("Goal", "product trial"),
        ("Platforms", "instagram, tiktok"),
        ("Not on", "x"),
        ("Creators in", "Thailand, Vietnam"),
        ("Places", "Chiang Mai"),
        ("Creator's gender", "women"),
        ("Creators publish in", "Thai, English"),
        ("Audience in", "Iran"),
        ("Audience gender", "men"),
        ("Audience age", "18 to 34"),
        ("Followers", "1,000 to 50,000"),
        ("Tier", "nano, micro"),
        ("Engagement at least", "3.5 %"),
        ("How many", "8"),
        ("Budget", "2,000 to 5,000 USD in all"),
        ("Deliverables for each", "2 × reel (instagram), 1 × story"),
        ("Dates", "from 1 Dec 2026 until 31 Dec 2026"),
        ("Must have", "shows her face · has a pet"),
        ("Not wanted", "alcohol"),
        ("Not these", "@somebody"),
        ("Similar to", "@mali.bakes"),
        ("Usage rights", "90 days"),
        ("Exclusivity", "30 days"),
        ("Pay", "flat fee, gifted"),
        ("Tone", "warm"),
        ("Links", "https://solvane.example"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_has_the_same_rows_in_every_language_and_each_field_changes_one(language: str) -> None:
    words = Words(language)
    whole = dict(rows(WHOLE, words))
    assert len(whole) == 29
    for field in fields(Brief):
        if field.name not in {"wording", "language"}:
            without = dict(rows(replace(WHOLE, **{field.name: field.default}), words))
            changed = [label for label, value in whole.items() if without.get(label) != value]
            assert len(changed) == 1, field.name


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "th",
            ["ไทย, เวียดนาม", "1,000 ถึง 50,000", "3.5%", "ตั้งแต่ 1 ธ.ค. 2569 (2026) ถึง 31 ธ.ค. 2569 (2026)", "2 × รีล (instagram), 1 × สตอรี่"],
        ),
        ("fa", ["تایلند, ویتنام", "۱٬۰۰۰ تا ۵۰٬۰۰۰", "۳٫۵٪", "۹۰ روز"]),
        ("vi", ["Thái Lan, Việt Nam", "1.000 đến 50.000", "3,5%", "từ 1/12/2026 đến 31/12/2026"]),
    ],
)
def test_values_stand_in_the_readers_words_digits_and_calendar(language: str, expected: list[str]) -> None:
    values = [value for _, value in rows(WHOLE, Words(language))]
    assert [value for value in expected if value not in values] == []


def test_what_a_brief_does_not_say_has_no_row() -> None:
    assert rows(Brief(wording="hello", language="en"), Words("en")) == []


@pytest.mark.parametrize(
    ("given", "row"),
    [
        ({"followers_min": 0}, ("Followers", "at least 0")),
        ({"followers_max": 50_000}, ("Followers", "at most 50,000")),
        ({"audience_age_min": 25}, ("Audience age", "at least 25")),
        ({"engagement_min": 0.0}, ("Engagement at least", "0 %")),
        ({"budget_max": 5_000.0}, ("Budget", "at most 5,000")),
        ({"budget_max": 2e6, "budget_currency": "THB", "budget_per": "creator"}, ("Budget", "at most 2,000,000 THB for each creator")),
        ({"budget_min": 1.5, "budget_currency": "EUR", "budget_per": "deliverable"}, ("Budget", "at least 1.5 EUR for each piece")),
        ({"end": date(2026, 1, 15)}, ("Dates", "until 15 Jan 2026")),
        ({"start": date(2026, 1, 15)}, ("Dates", "from 15 Jan 2026")),
        ({"creator_countries": ("ZZ", "XX")}, ("Creators in", "Unknown Region, XX")),
        ({"creator_languages": ("tlh", "qq")}, ("Creators publish in", "Klingon, qq")),
    ],
    ids=str,
)
def test_open_ranges_single_days_and_strange_codes_are_told_too(given: dict[str, object], row: tuple[str, str]) -> None:
    assert rows(Brief(wording="…", **given), Words("en")) == [row]  # type: ignore[arg-type]  # fields of a brief


def test_a_currency_without_an_amount_is_no_budget() -> None:
    assert rows(Brief(wording="…", budget_currency="USD", budget_per="campaign"), Words("en")) == []
