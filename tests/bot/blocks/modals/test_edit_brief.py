"""The window of the brief: every field can be changed, only what was touched changes, and what cannot be is told at its field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks.controls import Unreadable, control_of
from bot.blocks.modals.brief_fields import ENTRIES, FIRST
from bot.blocks.modals.edit_brief import edit_brief_window, read_edited
from bot.blocks.modals.submitted import Wrong
from index.records import PLATFORMS
from prompts.words import Words
from retrieval.brief import GOALS, KINDS, TIERS, Brief, Deliverable
from retrieval.refinement import CHANGEABLE, Refinement
from tests.bot.blocks.modals.windows import LANGUAGES, accepted, option, pressed, put, showing, state_of, whole_text

EMPTY = Brief(wording="x")
FULL = Brief(
    wording="x",
    language="en",
    brand="Kopi & <Co>",
    product="Dripper 2.0",
    topics=("home coffee", "slow mornings"),
    goal="trial",
    platforms=("instagram", "tiktok"),
    creator_countries=("TH", "VN"),
    creator_places=("Hà Nội", "เชียงใหม่"),
    creator_gender="female",
    creator_languages=("th", "vi"),
    audience_countries=("TH",),
    audience_gender="male",
    audience_age_min=18,
    audience_age_max=34,
    followers_min=10_000,
    followers_max=80_000,
    tiers=("micro", "macro"),
    engagement_min=0.035,
    how_many=5,
    budget_min=1_000.0,
    budget_max=2_500.5,
    budget_currency="USD",
    budget_per="creator",
    deliverables=(Deliverable(kind="reel", platform="instagram", count=2), Deliverable(kind="story")),
    start=date(2026, 12, 1),
    end=date(2026, 12, 31),
    must_have=("shows her face",),
    exclude=("alcohol",),
    exclude_platforms=("x",),
    exclude_creators=("spammer",),
    similar_to=("ana.coffee",),
    usage_rights_days=90,
    exclusivity_days=30,
    links=("https://example.com/dripper",),
    tone="warm",
    pay=("flat", "affiliate"),
)
"""A brief that says everything."""

texts_of_people = st.text(min_size=1, max_size=60)
codes = st.sampled_from(["TH", "IR", "VN", "XX", "th", "fa", "zh-Hant", "", "QZ"])
counts = st.integers(0, 10**9)


def several(values: Any, most: int = 4) -> Any:
    return st.lists(values, max_size=most).map(tuple)


BRIEFS = st.builds(
    Brief,
    wording=texts_of_people,
    brand=st.none() | st.text(max_size=4_000),
    product=st.none() | texts_of_people,
    topics=several(st.text(max_size=2_000)),
    goal=st.none() | st.sampled_from(GOALS),
    platforms=several(st.sampled_from(PLATFORMS)),
    creator_countries=several(codes),
    creator_places=several(texts_of_people),
    creator_gender=st.none() | st.sampled_from(["female", "male"]),
    creator_languages=several(codes),
    audience_countries=several(codes),
    audience_gender=st.none() | st.sampled_from(["female", "male"]),
    audience_age_min=st.none() | st.integers(-5, 300),
    audience_age_max=st.none() | st.integers(-5, 300),
    followers_min=st.none() | counts,
    followers_max=st.none() | counts,
    tiers=several(st.sampled_from(TIERS)),
    engagement_min=st.none() | st.floats(0, 3),
    how_many=st.none() | st.integers(0, 5_000),
    budget_min=st.none() | st.floats(0, 1e12),
    budget_max=st.none() | st.floats(0, 1e12),
    budget_currency=st.none() | st.sampled_from(["USD", "IRR", "THB", "VND", "ZZZ", "?"]),
    budget_per=st.none() | st.sampled_from(["campaign", "creator", "deliverable"]),
    deliverables=several(
        st.builds(Deliverable, kind=st.sampled_from(KINDS), platform=st.none() | st.sampled_from(PLATFORMS), count=st.integers(1, 1_000))
    ),
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    must_have=several(texts_of_people),
    exclude=several(texts_of_people),
    exclude_platforms=several(st.sampled_from(PLATFORMS)),
    exclude_creators=several(texts_of_people),
    similar_to=several(texts_of_people),
    usage_rights_days=st.none() | st.integers(0, 40_000),
    exclusivity_days=st.none() | st.integers(0, 40_000),
    links=several(texts_of_people),
    tone=st.none() | texts_of_people,
    pay=several(st.sampled_from(["flat", "gifted", "affiliate"])),
)
"""Any brief at all, also such as no reader would make: twice the same, lines within a text, figures beyond every bound."""


def window(brief: Brief, language: str = "en", *, whole: bool = True) -> dict[str, Any]:
    return edit_brief_window(brief, showing(language), metadata="m", shortlist="S-AAAAAAAA", whole=whole)


def edited(state: dict[str, Any], before: Brief, language: str = "en") -> Refinement | Wrong:
    return read_edited(state, before, Words(language))


def changes(state: dict[str, Any], before: Brief, language: str = "en") -> dict[str, object]:
    found = edited(state, before, language)
    assert isinstance(found, Refinement), found
    return dict(found.changes)


def errors(state: dict[str, Any], before: Brief, language: str = "en") -> dict[str, str]:
    found = edited(state, before, language)
    assert isinstance(found, Wrong), found
    return dict(found.errors)


def test_every_field_that_can_change_has_a_place_in_the_window() -> None:
    assert set(ENTRIES) == set(CHANGEABLE)
    assert len(FIRST) == 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("whole", [True, False])
def test_slack_would_take_the_window(language: str, whole: bool) -> None:
    for brief in (EMPTY, FULL):
        accepted(window(brief, language, whole=whole))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=30, deadline=None)
@given(brief=BRIEFS, whole=st.booleans())
def test_an_untouched_window_changes_nothing_whatever_the_brief_says(language: str, brief: Brief, whole: bool) -> None:
    view = accepted(window(brief, language, whole=whole))
    assert changes(state_of(view), brief, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHANGEABLE)
def test_what_stands_in_the_field_of_another_brief_is_exactly_that_change(name: str, language: str) -> None:
    """The field of an empty brief filled with what the window of the full brief shows there, and the other way round."""
    currency = {"budget_currency": "USD"} if name.startswith("budget_m") else {}
    full = replace(EMPTY, **{name: getattr(FULL, name)}, **{k: v for k, v in currency.items() if k != name})
    bare = replace(EMPTY, **currency)
    told = state_of(window(full, language))
    assert changes(told, bare, language) == {name: getattr(FULL, name)}
    cleared = {
        **state_of(window(bare, language)),
        **({"brief.clear_days": {"c": {"selected_options": [option(name)]}}} if name in {"start", "end"} else {}),
    }
    assert changes(cleared, full, language) == {name: getattr(bare, name)}


def test_the_first_view_shows_the_ten_most_used_and_what_the_brief_says_beyond() -> None:
    ids = [block.get("block_id") for block in window(replace(EMPTY, tone="warm"), whole=False)["blocks"] if block["type"] == "input"]
    assert ids == [*(f"brief.{name}" for name in FIRST), "brief.tone"]
    (more,) = pressed(window(EMPTY, whole=False))
    assert control_of(more).code == "all"
    assert pressed(window(EMPTY, whole=True)) == []


def test_a_field_that_the_window_did_not_have_stays_as_it_is() -> None:
    state = state_of(window(EMPTY, whole=False))
    assert changes(state, FULL) != {}
    assert "tone" not in changes(state, FULL)


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "50k", 50_000),
        ("en", "50,000", 50_000),
        ("th", "๕๐,๐๐๐", 50_000),
        ("th", "5 หมื่น", 50_000),
        ("fa", "۵۰٬۰۰۰", 50_000),
        ("fa", "۵۰ هزار", 50_000),
        ("vi", "50.000", 50_000),
        ("vi", "1,5 triệu", 1_500_000),
        ("en", "1.2M", 1_200_000),
        ("en", "", None),
    ],
)
def test_figures_are_read_with_the_digits_and_separators_of_the_reader(language: str, written: str, meant: int | None) -> None:
    before = replace(EMPTY, followers_max=7)
    state = put(state_of(window(before, language)), "brief.followers_max", value=written)
    assert changes(state, before, language) == {"followers_max": meant}


@pytest.mark.parametrize(("written", "meant"), [("4", 0.04), ("4%", 0.04), ("۳٫۵", 0.035), ("3,5", 0.035), ("๔ %", 0.04)])
def test_a_rate_is_read_as_per_cent(written: str, meant: float) -> None:
    assert changes(put(state_of(window(EMPTY)), "brief.engagement_min", value=written), EMPTY) == {"engagement_min": meant}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("followers_min", "many"),
        ("followers_min", "-5"),
        ("followers_min", "1.5"),
        ("how_many", "0"),
        ("how_many", "101"),
        ("how_many", "2.5"),
        ("engagement_min", "0"),
        ("engagement_min", "150"),
        ("budget_max", "cheap"),
        ("budget_max", "9" * 40),
        ("usage_rights_days", "99999"),
        ("deliverables", "3 holograms"),
        ("deliverables", "2 × reel (orkut)"),
        ("exclude_creators", "two words"),
        ("links", "nowhere"),
        ("topics", "\n".join(f"topic {k}" for k in range(51))),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_a_value_is_told_at_its_field_in_the_readers_words(name: str, written: str, language: str) -> None:
    told = errors(put(state_of(window(EMPTY, language)), f"brief.{name}", value=written), EMPTY, language)
    assert list(told) == [f"brief.{name}"]
    assert told[f"brief.{name}"]
    if language != "en":
        assert told[f"brief.{name}"] != errors(put(state_of(window(EMPTY)), f"brief.{name}", value=written), EMPTY)[f"brief.{name}"]


def test_the_faults_of_all_fields_are_told_at_once() -> None:
    state = put(put(state_of(window(EMPTY)), "brief.how_many", value="0"), "brief.links", value="x")
    assert set(errors(state, EMPTY)) == {"brief.how_many", "brief.links"}


@pytest.mark.parametrize(
    ("name", "told", "at"),
    [
        ("followers_max", {"value": "5,000"}, "followers_max"),
        ("followers_min", {"value": "90,000"}, "followers_min"),
        ("audience_age_max", {"value": "17"}, "audience_age_max"),
        ("budget_max", {"value": "900"}, "budget_max"),
        ("end", {"selected_date": "2026-11-30"}, "end"),
        ("start", {"selected_date": "2027-01-01"}, "start"),
        ("exclude_platforms", {"selected_options": [option("x"), option("tiktok")]}, "exclude_platforms"),
        ("platforms", {"selected_options": [option("x")]}, "platforms"),
    ],
)
def test_values_that_contradict_each_other_are_told_at_the_field_that_was_touched(name: str, told: dict[str, Any], at: str) -> None:
    assert list(errors(put(state_of(window(FULL)), f"brief.{name}", **told), FULL)) == [f"brief.{at}"]


def test_the_least_may_be_the_most() -> None:
    state = put(put(state_of(window(EMPTY)), "brief.followers_min", value="9k"), "brief.followers_max", value="9,000")
    assert changes(state, EMPTY) == {"followers_min": 9_000, "followers_max": 9_000}


def test_a_contradiction_that_stood_before_is_not_held_against_another_change() -> None:
    before = replace(EMPTY, followers_min=9_000, followers_max=10)
    assert changes(put(state_of(window(before)), "brief.tone", value="dry"), before) == {"tone": "dry"}


def test_an_item_that_nobody_touched_stays_letter_for_letter() -> None:
    before = replace(EMPTY, topics=("home  coffee\nand tea", "vegan"))
    state = state_of(window(before))
    lines = str(state["brief.topics"]["in:brief.topics"]["value"]).split("\n")
    assert lines == ["home coffee and tea", "vegan"]
    assert changes(put(state, "brief.topics", value=f"{lines[0]}\nlatte art"), before) == {"topics": ("home  coffee\nand tea", "latte art")}


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "2 × reel (Instagram)", Deliverable(kind="reel", platform="instagram", count=2)),
        ("en", "3x story", Deliverable(kind="story", count=3)),
        ("en", "dedicated video YouTube", Deliverable(kind="dedicated_video", platform="youtube")),
        ("en", "UGC", Deliverable(kind="ugc")),
        ("th", "๒ × รีล (TikTok)", Deliverable(kind="reel", platform="tiktok", count=2)),
        ("fa", "۲ × ریلز (اینستاگرام)", Deliverable(kind="reel", platform="instagram", count=2)),
        ("vi", "2 reel Instagram", Deliverable(kind="reel", platform="instagram", count=2)),
    ],
)
def test_pieces_are_read_as_people_write_them(language: str, line: str, meant: Deliverable) -> None:
    assert changes(put(state_of(window(EMPTY, language)), "brief.deliverables", value=line), EMPTY, language) == {"deliverables": (meant,)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_piece_is_read_back_from_what_the_window_shows(language: str, kind: Any) -> None:
    for platform in (None, *PLATFORMS):
        piece = Deliverable(kind=kind, platform=platform, count=12)
        shown = state_of(window(replace(EMPTY, deliverables=(piece,)), language))
        assert changes(shown, EMPTY, language) == {"deliverables": (piece,)}


def test_a_handle_is_read_from_the_address_of_a_profile() -> None:
    state = put(state_of(window(EMPTY)), "brief.similar_to", value="https://www.instagram.com/ana.coffee/\n@bo\nchi")
    assert changes(state, EMPTY) == {"similar_to": ("ana.coffee", "bo", "chi")}


def test_a_persian_reader_counts_rials_in_toman() -> None:
    before = replace(EMPTY, budget_max=20_000_000.0, budget_currency="IRR")
    state = state_of(window(before, "fa"))
    assert state["brief.budget_max"]["in:brief.budget_max"]["value"] == "۲٬۰۰۰٬۰۰۰"
    assert changes(put(state, "brief.budget_max", value="۳ میلیون"), before, "fa") == {"budget_max": 30_000_000.0}
    assert changes(put(state, "brief.budget_currency", selected_option=option("USD")), before, "fa") == {
        "budget_currency": "USD",
        "budget_max": 2_000_000.0,
    }
    assert state_of(window(before, "en"))["brief.budget_max"]["in:brief.budget_max"]["value"] == "20,000,000"


def test_a_day_is_left_open_by_its_box_and_not_by_box_and_calendar_at_once() -> None:
    state = state_of(window(FULL))
    assert "brief.clear_days" in state
    assert "brief.clear_days" not in state_of(window(EMPTY))
    cleared = put(state, "brief.clear_days", selected_options=[option("end")])
    assert changes(cleared, FULL) == {"end": None}
    assert set(errors(put(cleared, "brief.end", selected_date="2027-02-01"), FULL)) == {"brief.end"}


def test_a_single_choice_can_be_taken_back() -> None:
    state = state_of(window(FULL))
    for name in ("goal", "creator_gender", "budget_per", "budget_currency"):
        assert changes(put(state, f"brief.{name}", selected_option=option("-")), FULL) == {name: None}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("goal", {"selected_option": option("world peace")}),
        ("goal", {"selected_option": {"value": 7}}),
        ("platforms", {"selected_options": [option("orkut")]}),
        ("platforms", {"selected_options": "instagram"}),
        ("creator_countries", {"selected_options": [option("ZZ")]}),
        ("budget_currency", {"selected_option": option("XTS")}),
        ("start", {"selected_date": "2026-02-30"}),
        ("start", {"selected_date": "soon"}),
        ("start", {"selected_date": 5}),
        ("brand", {"value": ["a"]}),
        ("brand", {"value": "x" * 3_001}),
    ],
)
def test_what_no_window_of_ours_could_send_is_unreadable(name: str, told: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        edited(put(state_of(window(FULL)), f"brief.{name}", **told), FULL)


@pytest.mark.parametrize("state", [7, "x", [], {"a": 1}, {"a": {}}, {"a": {"b": 1}}, {"a": {"b": {}, "c": {}}}, {3: {"b": {}}}])
def test_a_state_of_another_shape_is_unreadable(state: Any) -> None:
    with pytest.raises(Unreadable):
        read_edited(state, EMPTY, Words("en"))


def test_emoji_that_come_back_by_their_names_are_no_change() -> None:
    before = replace(EMPTY, brand="Kopi ☕️", topics=("latte art ☕️🎨", "10:30 at home"))
    state = put(state_of(window(before)), "brief.brand", value="Kopi :coffee:")
    state = put(state, "brief.topics", value="latte art :coffee::art:\n10:30 at home")
    assert changes(state, before) == {}
    added = put(state, "brief.topics", value="latte art :coffee::art:\nfoam :milk_glass:")
    assert changes(added, before) == {"topics": ("latte art ☕️🎨", "foam :milk_glass:")}


def test_a_code_that_no_menu_can_show_is_kept_beside_what_is_chosen() -> None:
    before = replace(EMPTY, creator_languages=("th", "zh-Hant"))
    state = state_of(window(before))
    assert changes(state, before) == {}
    assert changes(put(state, "brief.creator_languages", selected_options=[option("th"), option("vi")]), before) == {
        "creator_languages": ("th", "vi", "zh-Hant")
    }
    assert changes(put(state, "brief.creator_languages", selected_options=[]), before) == {"creator_languages": ("zh-Hant",)}


def test_what_the_brief_says_twice_is_chosen_once() -> None:
    before = replace(EMPTY, tiers=("nano", "nano"), creator_countries=("TH", "TH"))
    assert changes(state_of(accepted(window(before))), before) == {}


def test_a_list_too_long_for_a_field_is_told_and_kept() -> None:
    before = replace(EMPTY, topics=tuple(f"topic number {k} with a few more words" for k in range(200)))
    view = accepted(window(before))
    assert "brief.topics" not in state_of(view)
    assert "topic number 0" in whole_text(view)
    assert Words("en")("window.too_long") in whole_text(view)
    assert changes(state_of(view), before) == {}


def test_control_characters_of_a_client_do_not_reach_the_brief() -> None:
    assert changes(put(state_of(window(EMPTY)), "brief.brand", value="\u202eKo\x00pi\u200b "), EMPTY) == {"brand": "Ko pi"}
