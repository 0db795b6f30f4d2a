"""What a model claims of a brief is held to the text, value by value."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_of import TODAY, Says

from index.records import PLATFORMS
from retrieval.brief import GOALS, KINDS, TIERS, Brief, Deliverable
from retrieval.reading.claims.claims import BriefClaims
from retrieval.reading.claims.grounding import Grounded, grounded

TEXT = (
    "Drizzle & Drip needs five creators in Leeds, women, who film home baking and pour-over coffee for TikTok, 10-60k followers, "
    "engagement above 3.5%. 900 GBP each, two videos. Audience: men 25-40 in Germany. No vegan pages, not on Facebook, not @oldcars. "
    "Like @mali.bakes. We want sales. March, usage rights 3 months. Must speak German. https://drizzle.example/new"
)


def claim(text: str = TEXT, spoken: str | None = None, *, unusable: tuple[str, ...] = (), **said: Any) -> Grounded:
    claims = BriefClaims(claimed=Brief(wording="", **said), unusable=unusable)
    return grounded(claims, text, today=TODAY, detector=Says(spoken))


def kept(text: str = TEXT, spoken: str | None = None, **said: Any) -> dict[str, Any]:
    brief = claim(text, spoken, **said).brief
    return {field.name: value for field in fields(Brief) if (value := getattr(brief, field.name)) not in (None, (), "")}


TRUE: dict[str, Any] = {
    "language": "en", "brand": "Drizzle & Drip", "topics": ("home baking", "pour-over coffee"), "goal": "sales", "platforms": ("tiktok",),
    "creator_places": ("Leeds",), "creator_gender": "female", "creator_languages": ("de",), "audience_countries": ("DE",),
    "audience_gender": "male", "audience_age_min": 25, "audience_age_max": 40, "followers_min": 10_000, "followers_max": 60_000,
    "how_many": 5, "budget_max": 900.0, "budget_currency": "GBP", "budget_per": "creator",
    "deliverables": (Deliverable(kind="video", platform="tiktok", count=2),), "start": date(2027, 3, 1), "end": date(2027, 3, 31),
    "must_have": ("speak German",), "exclude": ("vegan pages",), "exclude_platforms": ("facebook",), "exclude_creators": ("oldcars",),
    "similar_to": ("mali.bakes",), "usage_rights_days": 90, "links": ("https://drizzle.example/new",),
}  # fmt: skip


def test_everything_that_the_text_says_is_kept() -> None:
    found = claim(**TRUE)
    assert kept(**TRUE) == TRUE
    assert found.dropped == ()


FALSE: list[tuple[str, Any, str]] = [
    ("brand", "Solvane", "words"), ("brand", "home baking", "mark"), ("brand", "TikTok", "mark"), ("goal", "leads", "mark"),
     ("product", "espresso machine", "words"), ("topics", ("latte art",), "words"),
    ("topics", ("vegan pages",), "sign"), ("creator_places", ("London",), "words"), ("must_have", ("has a dog",), "words"),
    ("exclude", ("home baking",), "sign"), ("exclude", ("alcohol",), "words"), ("tone", "warm and funny", "words"),
    ("platforms", ("youtube",), "mark"), ("platforms", ("facebook",), "sign"), ("exclude_platforms", ("tiktok",), "sign"),
    ("creator_countries", ("FR",), "mark"), ("audience_countries", ("FR",), "mark"), ("creator_languages", ("fr",), "mark"),
    ("tiers", ("micro",), "mark"), ("pay", ("gifted",), "mark"), ("how_many", 6, "number"), ("how_many", 900, "number"),
    ("followers_min", 20_000, "number"), ("followers_max", 900, "number"), ("audience_age_min", 30, "number"),
    ("engagement_min", 4.0, "number"), ("budget_max", 60_000.0, "number"), ("budget_max", 9_000.0, "number"),
    ("start", date(2027, 4, 1), "date"),
    ("end", date(2027, 3, 30), "date"), ("usage_rights_days", 30, "number"), ("exclusivity_days", 90, "mark"),
    ("exclude_creators", ("mali.bakes",), "sign"), ("similar_to", ("oldcars",), "sign"), ("similar_to", ("somebody",), "handle"),
    ("similar_to", ("mali",), "handle"), ("links", ("https://evil.example",), "handle"), ("links", ("https://drizzle.example",), "handle"),
    ("deliverables", (Deliverable(kind="live"),), "mark"), ("deliverables", (Deliverable(kind="video", count=7),), "number"),
    ("deliverables", (Deliverable(kind="video", platform="youtube"),), "mark"), ("language", "th", "mark"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "why"), FALSE, ids=str)
def test_what_the_text_does_not_say_is_dropped_with_the_reason(name: str, value: Any, why: str) -> None:
    text = TEXT if name != "language" else "สวัสดีค่ะ หาครีเอเตอร์สายกาแฟ"
    value = value if name != "language" else "en"
    found = claim(text, **{name: value})
    assert found.brief == Brief(wording="")
    assert [(one.field, one.why) for one in found.dropped] == [(name, why)]


def test_a_wrong_value_takes_no_right_one_with_it() -> None:
    found = claim(**{**TRUE, "how_many": 7, "topics": ("latte art", "home baking")})
    assert {one.field for one in found.dropped} == {"how_many", "topics"}
    assert found.brief.topics == ("home baking",)
    assert found.brief.followers_max == 60_000


def test_what_had_not_even_the_right_form_is_named() -> None:
    assert [(one.field, one.why) for one in claim(unusable=("pay",)).dropped] == [("pay", "form")]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("دنبال ۵ بلاگر با ۲۰ تا ۸۰ هزار فالوور", {"how_many": 5, "followers_min": 20_000, "followers_max": 80_000}, ...),
        ("บิวตี้บล็อกเกอร์ ๑๒ คน ผู้ติดตาม 5 หมื่นขึ้นไป", {"how_many": 12, "followers_min": 50_000}, ...),
        ("งบ 2 ล้านบาท", {"budget_max": 2e6, "budget_currency": "THB"}, ...),
        ("ngân sách 1,5 tỷ đồng", {"budget_max": 1.5e9, "budget_currency": "VND"}, ...),
        ("ngân sách 2.000.000 đồng", {"budget_max": 2e6, "budget_currency": "VND"}, ...),
        ("بودجه ۱٫۵ میلیارد تومان", {"budget_max": 1.5e9, "budget_currency": "IRT"}, {"budget_max": 1.5e10, "budget_currency": "IRR"}),
        ("بودجه ۱٫۵ میلیارد تومان", {"budget_max": 1.5e10, "budget_currency": "IRR"}, {"budget_max": 1.5e10, "budget_currency": "IRR"}),
        ("بودجه ۱٫۵ میلیارد تومان", {"budget_max": 1.5e6, "budget_currency": "IRT"}, {}),
        ("engagement rate over 4 %", {"engagement_min": 4.0}, {"engagement_min": 0.04}),
        ("engagement rate over 4 %", {"engagement_min": 0.04}, {"engagement_min": 0.04}),
        ("usage rights in perpetuity", {"usage_rights_days": 36_500}, ...),
        ("exclusivity for 6 weeks, usage rights one year", {"usage_rights_days": 365, "exclusivity_days": 42}, ...),
        ("live before 5 December", {"end": date(2026, 12, 4)}, ...),
        ("10 ธันวาคม 2569 ถึง 20 ธันวาคม 2569", {"start": date(2026, 12, 10), "end": date(2026, 12, 20)}, ...),
        ("budget 5k USD for 50k followers", {"budget_max": 50_000.0, "budget_currency": "USD"}, {}),
        ("needs seven home cooks", {"how_many": 7}, ...),
        ("women in Germany who bake", {"audience_gender": "female", "audience_countries": ("DE",)}, {}),
        ("home cooks, live by 14 December 2026", {"how_many": 14, "followers_min": 2_026}, {}),
        ("a currency alone: USD please", {"budget_currency": "USD", "budget_per": "campaign"}, {}),
    ],
    ids=str,
)
def test_numbers_and_days_are_compared_as_the_rules_read_them(text: str, said: dict[str, Any], expected: Any) -> None:
    assert kept(text, **said) == (said if expected is ... else expected)


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("We love HOME‑baking, always", "home baking", "HOME‑baking"),
        ("คอนเทนต์สกินแคร์สำหรับผิวแพ้ง่าย", "สกินแคร์", "สกินแคร์"),
        ("محتوای آشپزی خانگی می‌خواهیم", "آشپزي خانگي", "آشپزی خانگی"),
        ("làm bánh mì tại nhà", "LÀM BÁNH MÌ", "làm bánh mì"),
        ("sourdough and other home baking", "sourdough baking", "sourdough and other home baking"),
        ("start early", "art", None),
        ("baking. Nothing more said here, and nothing to find either; later: sourdough", "baking sourdough", None),
        ("reach me at [phone], 5", "5", None),
        ("home baking", "x" * 100, None),
        ("home baking", "home " * 20, None),
    ],
)
def test_texts_come_back_in_the_persons_own_letters(text: str, claimed: str, expected: str | None) -> None:
    assert kept(text, topics=(claimed,)).get("topics", (None,)) == (expected,)


def test_contacts_are_no_words_of_the_brief() -> None:
    assert kept("coffee creators, write to ann.lee@cups.example or +44 20 7946 0958", topics=("ann lee", "cups"), how_many=20) == {}


def test_bounds_that_cross_are_dropped_together() -> None:
    found = claim("creators with 10k to 60k followers", followers_min=60_000, followers_max=10_000)
    assert found.brief == Brief(wording="")
    assert {one.field for one in found.dropped} == {"followers_min", "followers_max"}


_ANY: dict[str, st.SearchStrategy[Any]] = {
    "brand": st.text(min_size=1, max_size=60), "topics": st.tuples(st.text(min_size=1, max_size=40)), "goal": st.sampled_from(GOALS),
    "platforms": st.tuples(st.sampled_from(PLATFORMS)), "tiers": st.tuples(st.sampled_from(TIERS)),
    "followers_min": st.integers(0, 10**9), "how_many": st.integers(1, 2000), "budget_max": st.floats(0.01, 1e14),
    "start": st.dates(), "deliverables": st.tuples(st.builds(Deliverable, kind=st.sampled_from(KINDS), count=st.integers(1, 1000))),
    "similar_to": st.tuples(st.text(min_size=1, max_size=30)), "engagement_min": st.floats(0.01, 100),
}  # fmt: skip


@given(st.fixed_dictionaries({}, optional=_ANY))
def test_whatever_is_claimed_of_a_text_without_figures_no_figure_gets_in(said: dict[str, Any]) -> None:
    brief = claim("we look for people who bake", "en", **said).brief
    assert (brief.followers_min, brief.how_many, brief.budget_max, brief.start, brief.engagement_min) == (None,) * 5
    assert (brief.platforms, brief.tiers, brief.deliverables, brief.similar_to) == ((), (), (), ())
    assert all(topic in "we look for people who bake" for topic in brief.topics)
