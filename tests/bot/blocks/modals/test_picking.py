"""What is offered while a person types the name of a country, a language, a currency or a time zone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blocks.controls import Unreadable
from bot.blocks.modals.inputs import options_json
from bot.blocks.modals.picking import PICKED, known, named, options_for
from bot.weekly.when import zone_of
from prompts.words import Words
from tests.bot.blocks.modals.windows import LANGUAGES


def offered(kind: str, query: str, language: str = "en") -> list[str]:
    return [one.value for one in options_for(f"pick:{kind}:brief.x", query, Words(language))]


@pytest.mark.parametrize(
    ("kind", "query", "first"),
    [
        ("countries", "thai", "TH"),
        ("countries", "Iran", "IR"),
        ("countries", "ایران", "IR"),
        ("countries", "indi", "IN"),
        ("countries", "ญี่ปุ่น", "JP"),
        ("countries", "nhat ban", "JP"),
        ("countries", "Việt Nam", "VN"),
        ("countries", "vn", "VN"),
        ("languages", "Persian", "fa"),
        ("languages", "ภาษาไทย", "th"),
        ("languages", "ไทย", "th"),
        ("countries", "ประเทศญี่ปุ่น", "JP"),
        ("languages", "tieng viet", "vi"),
        ("languages", "فارسی", "fa"),
        ("zones", "Bangkok", "Asia/Bangkok"),
        ("zones", "تهران", "Asia/Tehran"),
        ("zones", "saigon", "Asia/Ho_Chi_Minh"),
        ("zones", "việt nam", "Asia/Ho_Chi_Minh"),
        ("zones", "กรุงเทพ", "Asia/Bangkok"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_in_any_of_the_four_languages_finds_it(kind: str, query: str, first: str, language: str) -> None:
    assert offered(kind, query, language)[0] == first


@pytest.mark.parametrize(
    ("query", "code"), [("baht", "THB"), ("บาท", "THB"), ("toman", "IRR"), ("تومان", "IRR"), ("đồng", "VND"), ("usd", "USD")]
)
def test_a_currency_is_found_by_name_or_code_after_the_choice_of_none(query: str, code: str) -> None:
    found = offered("currencies", query)
    assert found[0] == "-"
    assert code in found[1:4]


def test_rials_are_called_toman_to_persian_readers_alone() -> None:
    assert named("currencies", "IRR", Words("fa")).label == "تومان"
    assert "IRR" in named("currencies", "IRR", Words("en")).label


@pytest.mark.parametrize("kind", PICKED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_offered_can_be_chosen(kind: str, language: str) -> None:
    for query in ("", "a", "ا", "ก", "e"):
        told = options_json(options_for(f"pick:{kind}:brief.x", query, Words(language)))["options"]
        assert len(told) <= 100
        assert len({one["value"] for one in told}) == len(told)
        for one in told:
            assert one["value"] == "-" or known(kind, one["value"])  # type: ignore[arg-type]  # one of the kinds
            assert 1 <= len(one["text"]["text"]) <= 75


def test_every_zone_that_is_offered_is_one() -> None:
    for query in "abcdefghijklmnopqrstuvwxyz":
        for zone in offered("zones", query):
            zone_of(zone)


@settings(deadline=None)  # the first look collects all names
@given(query=st.text(max_size=300), kind=st.sampled_from(PICKED))
def test_whatever_is_typed_is_answered(query: str, kind: str) -> None:
    assert offered(kind, query) == offered(kind, query)


@pytest.mark.parametrize("action", ["", "pick:", "pick:stars:x", "in:brief.topics", "pick:countries:", "pick:countries:A B", "bm:details"])
def test_a_field_that_asks_for_no_options_is_refused(action: str) -> None:
    with pytest.raises(Unreadable):
        options_for(action, "x", Words("en"))
