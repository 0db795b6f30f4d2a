"""Creators side by side, in words."""

from typing import Any

import pytest

from prompts.comparing import NONE, rows
from prompts.words import Words
from retrieval.conflicts import Conflict
from retrieval.fees.creator_fee import CreatorFee
from retrieval.filters import Requirement
from retrieval.shortlist import Judged, Known, Match, Part
from tests.builders import a_creator, an_account
from tests.prompts.matches import a_match, standing

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")
FREE = CreatorFee(creator_id="x", paid="gifted")


def a_verdict(field: str, status: Any, *proofs: Known, asked: str = "x") -> Judged:
    """A requirement with its verdict."""
    return Judged(requirement=Requirement(field=field, asked=asked), status=status, proofs=proofs)


def on(account: str) -> Known:
    """That somebody publishes there."""
    return Known(what="platform", value="", account=account)


def told(*matches: Match, words: Words = EN) -> dict[str, tuple[str, ...]]:
    """The cells by their label."""
    return {row.label: row.cells for row in rows([(match, FREE) for match in matches], words)}


MALI = a_match(
    creator=a_creator(
        "mali",
        places=("Chiang Mai",),
        languages=("th", "en"),
        accounts=(an_account("mali", followers=48_200, views=9_100),),
        posts=("Beans",),
    ),
    engagement=standing(percentile=83.4, rate=0.041),
    parts=(Part(name="topic", value=0.512), Part(name="sponsored", value=-0.04, because=(("share", 0.8),))),
    ledger=(
        a_verdict("creator_gender", "unknown"),
        a_verdict("platforms", "met", on("instagram:mali")),
    ),
    conflicts=(Conflict(code="own_paid", phrase="Solvane"),),
    days_silent=200,
)
BO = a_match(
    creator=a_creator("bo", country=None, accounts=(an_account("bo", platform="tiktok", followers=None, rate=None),)),
    ledger=(
        a_verdict("exclude", "unknown", asked="beer"),
        a_verdict("platforms", "not_met", on("x:bo")),
    ),
    score=0.4,
)


def test_everything_a_marketer_compares_has_a_row_with_a_cell_for_each_in_their_order() -> None:
    assert told(MALI, BO) == {
        "Platforms": ("instagram @mali", "tiktok @bo"),
        "Followers": ("48.2k followers · micro · as of 1 Nov 2026", "followers unknown"),
        "Engagement": ("4.1 % · P83", NONE),
        "Median views": ("9.1k", NONE),
        "Last post": ("20 Nov 2026", NONE),
        "Where": ("Chiang Mai, Thailand", NONE),
        "Languages": ("Thai, English", NONE),
        "Fee": ("Product only: no cash fee. In one survey 5.7 % of creators accept that (IZEA); nano creators at most.",) * 2,
        "Gender": ("? not known · asked for: x", NONE),
        "Platform": ("✓ instagram @mali", "✗ x @bo · asked for: x"),
        "Not wanted (beer)": (NONE, "? not known"),
        "Check": ("80 % of the posts on record are sponsored; no post for 200 days; has already worked for Solvane", NONE),
        "Score": ("0.9 (content (by rank) +0.51 sponsored posts -0.04)", "0.4 ()"),
    }


def test_what_is_known_of_nobody_has_no_row_and_what_is_known_of_one_has() -> None:
    assert set(told(BO, BO)) == {"Platforms", "Followers", "Fee", "Platform", "Not wanted (beer)", "Score"}
    assert "Where" in told(BO, MALI)


def test_requirements_stand_in_the_order_of_the_ledgers_each_once() -> None:
    labels = list(told(MALI, BO))
    assert labels[labels.index("Fee") + 1 : labels.index("Check")] == ["Gender", "Platform", "Not wanted (beer)"]


def test_requirements_of_one_field_are_told_apart_by_what_is_asked() -> None:
    ledger = (a_verdict("must_have", "met", asked="a dog"), a_verdict("must_have", "unknown", asked="a garden"))
    cells = told(a_match(ledger=ledger), a_match(ledger=ledger[1:]))
    assert (cells["A dog"][1], cells["A garden"]) == (NONE, ("? not known", "? not known"))


def test_an_engagement_without_a_standing_is_told_by_its_rate_alone() -> None:
    assert told(a_match(engagement=standing()))["Engagement"] == ("3 %",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_have_words_in_every_language_and_figures_of_the_reader(language: str) -> None:
    compared = [(match, FREE) for match in (MALI, BO)]
    cells = list(rows(compared, Words(language)))
    assert len(cells) == len(list(rows(compared, EN)))
    assert all("{" not in text for row in cells for text in (row.label, *row.cells))
    score = cells[-1].cells[0]
    assert {"en": "0.9 ", "th": "0.9 ", "fa": "۰٫۹ ", "vi": "0,9 "}[language] == score[:4]
    if language == "fa":
        assert not set("0123456789") & set(score)
