"""The banks of letters: parallel in four languages, every slot filled by code, each in its own register."""

import re

import pytest

from index.records import PLATFORMS
from prompts.letters.bank import FOLDER, LANGUAGES, bank
from prompts.letters.composing import LAYOUTS
from retrieval.brief import GOALS, KINDS

SLOTS = {
    "name", "post", "day", "topic", "brand", "product", "aim", "measure", "pieces", "where", "window", "rights", "exclusivity", "link",
    "reply_by", "sender", "start", "end",
}  # fmt: skip
FEW = {"greeting", "greeting_unnamed", "sign", "window_both", "window_until", "window_from", "window_open"} | {
    "also_gifted", "terms_rights", "terms_exclusivity", "terms_both",
}  # fmt: skip
"""Parts that are short or seldom: three variants are enough."""


def slots(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_there_is_a_bank_for_each_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_has_as_many_variants_as_in_english_with_the_same_slots_in_each(language: str) -> None:
    own, english = bank(language).parts, bank("en").parts
    assert list(own) == list(english)
    for part, variants in own.items():
        assert [slots(one) for one in variants] == [slots(one) for one in english[part]], part


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_variants_of_a_part_are_the_same_and_there_are_enough(language: str) -> None:
    for part, variants in bank(language).parts.items():
        assert len(set(variants)) == len(variants) >= (3 if part in FEW else 6), part


@pytest.mark.parametrize("language", LANGUAGES)
def test_variants_hold_no_fact_of_their_own_and_no_unknown_slot(language: str) -> None:
    for part, variants in bank(language).parts.items():
        for one in variants:
            assert set(slots(one)) <= SLOTS, one
            assert not re.search(r"[\d@#<>\[\]*`$€฿%]|https?:", re.sub(r"\{\w+\}", "", one)), (part, one)
            assert one == one.strip()
            assert "  " not in one


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_word_for_every_platform_goal_and_kind(language: str) -> None:
    own = bank(language)
    assert [code for code in PLATFORMS if not own.word("platforms", code)] == []
    for goal in GOALS:
        for k in (0, 1):
            assert own.word("aims", f"{goal}_{k}")
            assert own.word("measures", f"{goal}_{k}")
    assert ["{n}" in own.word("kinds", kind) for kind in KINDS] == [True] * len(KINDS)


def test_thai_is_polite_without_a_gender() -> None:
    told = " ".join(one for variants in bank("th").parts.values() for one in variants)
    assert not re.search("ครับ|ค่ะ|คะ(?![แนบก])|ผม|ดิฉัน|หนู", told)


def test_persian_has_its_own_letters_and_half_spaces() -> None:
    told = " ".join(one for variants in bank("fa").parts.values() for one in variants)
    assert not re.search("[يكة]|[0-9]", re.sub(r"\{\w+\}", "", told))
    assert not re.search(r"(?<!\w)(?:می|نمی) |(?<=\w) ها(?:ی)?(?!\w)", told), "a half-space is missing"
    assert "شما" in told
    assert not re.search(r"(?<!\w)تو(?!\w)", told)


def test_vietnamese_says_ban_throughout() -> None:
    told = " ".join(one for variants in bank("vi").parts.values() for one in variants)
    assert not re.search(r"\b(?:quý khách|anh/chị|anh chị|cậu|chúng tôi)\b", told, re.IGNORECASE)


def test_every_layout_holds_every_part_once_and_opens_with_why_this_creator() -> None:
    places = {place for layout in LAYOUTS for paragraph in layout for place in paragraph}
    for layout in LAYOUTS:
        order = [place for paragraph in layout for place in paragraph]
        assert sorted(order) == sorted(places)
        assert order[0] == "why"
        assert order.index("intro") < order.index("proposal") < order.index("making")
        assert all(paragraph[-1] == "link" for paragraph in layout if "link" in paragraph), "no full stop may cling to a link"
