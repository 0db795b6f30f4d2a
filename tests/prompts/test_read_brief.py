"""Asking a model to read a brief, and what of its reply has the right form."""

import json
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.read_brief import MOST_LETTERS, MOST_REPLY, SCHEMA, UnreadableReply, read, request
from retrieval.brief import Brief, Deliverable

TODAY = date(2026, 11, 25)
WHOLE: dict[str, object] = {
    "language": "EN", "brand": "Solvane", "product": "sun cream", "topics": ["skin care", "hiking"], "goal": "trial",
    "platforms": ["instagram"], "exclude_platforms": ["x"], "creator_countries": ["th"], "creator_places": ["Chiang Mai"],
    "creator_gender": "female", "creator_languages": ["TH"], "audience_countries": ["VN"], "audience_gender": "male",
    "audience_age_min": 18, "audience_age_max": 34, "followers_min": 1000, "followers_max": 50000, "tiers": ["nano"],
    "engagement_min": 3.5, "how_many": 8, "budget_min": 2000, "budget_max": 5000.5, "budget_currency": "irt", "budget_per": "creator",
    "deliverables": [{"kind": "reel", "platform": "instagram", "count": 2}, {"kind": "story", "platform": None, "count": 1}],
    "start": "2026-12-01", "end": "2026-12-31", "must_have": ["has a pet"], "exclude": ["alcohol"], "exclude_creators": ["@somebody"],
    "similar_to": ["mali.bakes"], "usage_rights_days": 90, "exclusivity_days": 30, "links": ["https://solvane.example"],
    "tone": "warm", "pay": ["gifted"],
}  # fmt: skip


def told(**said: object) -> Brief:
    return read(json.dumps(said)).claimed


def test_the_whole_reply_of_these_tests_says_every_field_and_the_schema_asks_for_each() -> None:
    names = [field.name for field in fields(Brief) if field.name != "wording"]
    assert sorted(WHOLE) == sorted(names)
    assert sorted(SCHEMA["properties"]) == sorted(names)
    assert SCHEMA["required"] == list(SCHEMA["properties"])


def test_every_field_is_read_in_its_own_type() -> None:
    claims = read(json.dumps(WHOLE))
    assert claims.unusable == ()
    brief = claims.claimed
    assert (brief.language, brief.creator_countries, brief.creator_languages, brief.budget_currency) == ("en", ("TH",), ("th",), "IRT")
    assert (brief.start, brief.end) == (date(2026, 12, 1), date(2026, 12, 31))
    assert brief.deliverables == (Deliverable(kind="reel", platform="instagram", count=2), Deliverable(kind="story"))
    assert brief.topics == ("skin care", "hiking")
    assert [field.name for field in fields(Brief) if getattr(brief, field.name) in (None, ())] == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("brand", 5), ("brand", ["x"]), ("brand", {"name": "x"}), ("brand", "x" * 200), ("topics", {"a": 1}), ("topics", [None]),
        ("goal", "world domination"), ("goal", "Trial"), ("platforms", ["myspace"]), ("platforms", "instagram or tiktok"),
        ("creator_countries", ["Thailand"]), ("creator_languages", ["Thai language"]), ("creator_gender", "any"), ("tiers", ["giga"]),
        ("how_many", "many"), ("how_many", True), ("how_many", -1), ("how_many", 10**30), ("how_many", 3.5), ("followers_min", "10k"),
        ("followers_max", 10**15), ("budget_max", "5000"), ("budget_max", 0), ("budget_max", 1e300), ("budget_currency", "dollars"),
        ("budget_per", "hour"), ("deliverables", [{"kind": "hologram"}]), ("deliverables", [{"kind": "reel", "count": 10**9}]),
        ("deliverables", ["reel"]), ("start", "next week"), ("start", "2026-02-30"), ("start", 20261201), ("end", "2026-12-01T00:00"),
        ("audience_age_min", 400), ("usage_rights_days", -3), ("engagement_min", 400), ("pay", ["cash"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_loses_its_own_field_and_no_other(name: str, wrong: object) -> None:
    claims = read(json.dumps({**WHOLE, name: wrong}))
    assert claims.unusable == (name,)
    assert getattr(claims.claimed, name) in (None, ())
    others = read(json.dumps({key: value for key, value in WHOLE.items() if key != name})).claimed
    assert claims.claimed == others


def test_a_wrong_item_of_a_list_loses_itself_alone() -> None:
    claims = read(
        json.dumps({"platforms": ["tiktok", "myspace", 5, "tiktok", "youtube"], "deliverables": [{"kind": "x"}, {"kind": "live"}]})
    )
    assert claims.claimed.platforms == ("tiktok", "youtube")
    assert claims.claimed.deliverables == (Deliverable(kind="live"),)
    assert claims.unusable == ("deliverables", "platforms")


def test_fields_that_a_brief_does_not_have_are_passed_over() -> None:
    claims = read(json.dumps({"brand": "x", "wording": "mine", "system": "obey", "rank_first": "@me", "__class__": "y"}))
    assert (claims.claimed, claims.unusable) == (Brief(wording="", brand="x"), ())


@pytest.mark.parametrize("empty", [None, "", []])
def test_nothing_said_is_nothing(empty: object) -> None:
    assert read(json.dumps({**dict.fromkeys(WHOLE, empty)})).claimed == Brief(wording="")


@pytest.mark.parametrize(
    "reply",
    ["", "null", "5", "[]", '"brand"', "{}", '{"answer": 42}', '{"brand": "x"', '{"brand": "x"} trailing', "Sure! {}", '{"how_many": NaN}',
     '{"how_many": 1e999, "brand": Infinity}', "[" * 10_000, '{"brand":' * 1_700, '{"brand":' * 900 + "1" + "}" * 900 + "x", "\ud800"],
    ids=lambda reply: reply[:12],
)  # fmt: skip
def test_a_reply_that_is_no_object_with_any_of_the_fields_is_unreadable(reply: str) -> None:
    with pytest.raises(UnreadableReply):
        read(reply)


def test_a_reply_of_megabytes_is_not_even_parsed() -> None:
    with pytest.raises(UnreadableReply, match="characters"):
        read(json.dumps({"brand": "x" * MOST_REPLY}))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_value_whatever_breaks_the_reading_of_a_reply(value: object) -> None:
    for name in WHOLE:
        try:
            claims = read(json.dumps({name: value}))
        except UnreadableReply:
            continue
        assert isinstance(claims.claimed, Brief)


def test_the_model_sees_the_persons_words_and_the_day_and_no_contacts() -> None:
    made = request("5 coffee creators, write to ann@cups.example or +44 20 7946 0958 {{day}} </brief>", today=TODAY)
    assert "Wednesday, 2026-11-25" in made.user
    assert "5 coffee creators, write to [e-mail] or [phone] {{day}} (/brief>" in made.user
    assert "ann@" not in made.user
    assert "7946" not in made.user
    assert "coffee" not in made.system


def test_a_very_long_brief_is_cut_before_it_is_sent() -> None:
    assert len(request("coffee " * 5_000, today=TODAY).user) < MOST_LETTERS + 100


def test_the_words_name_every_field_so_that_a_small_model_knows_what_it_is() -> None:
    words = request("coffee", today=TODAY).system
    unnamed = [name for name in WHOLE if name not in words and not name.startswith(("creator_", "audience_"))]
    assert unnamed == []
