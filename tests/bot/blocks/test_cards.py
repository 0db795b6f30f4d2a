"""A card tells in 200 characters who, why with the quoted post and its day, what it costs, what is proven and what to check."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.cards import MOST_BODY, MOST_SUBTITLE, MOST_TITLE, card, price, verdicts
from bot.blocks.screen import Screen
from bot.memory.decisions import KINDS
from prompts.words import Words
from retrieval.shortlist import Known, Match
from tests.bot.blocks.views import LANGUAGES, SIGNS, showing
from tests.bot.proposals import a_decision, a_fee, a_proposal, marks_of, proven, verdict, weighed
from tests.builders import NOW, a_creator, a_post, an_account
from tests.prompts.matches import a_match, evidence, standing

SCREEN = Screen(shortlist="S-K3NQ7A2B")
EN = Words("en")


def texts(match: Match, *, language: str = "en", fees: bool = True, **fields: object) -> tuple[str, str, str]:
    """Title, subtitle and body of a card as they are read."""
    made = card(1, a_proposal(match, **fields), showing(language, fees=fees), SCREEN)  # type: ignore[arg-type]  # fields of a proposal
    told = [made[part]["text"].translate({ord(sign): None for sign in SIGNS}) for part in ("title", "subtitle", "body")]
    return told[0], told[1], told[2]


def test_a_card_tells_who_why_what_it_costs_what_is_proven_and_what_to_check() -> None:
    match = a_match(
        creator=a_creator("ana", followers=48_200), engagement=standing(percentile=78.0), ledger=proven("x"), conflicts=(weighed("y"),),
        days_silent=300, pinned=True,
    )  # fmt: skip
    title, subtitle, body = texts(match, fees=True, marks=marks_of(a_decision("note", text="z")))
    assert title == "1. Ana 📌"
    assert subtitle == "@ana · instagram · 48.2k · micro · engagement 3 %, above 78 % of its kind"
    lines = body.splitlines()
    assert lines[0] == "“A slow pour-over at home” · 20 Nov 2026"
    assert lines[1].startswith("likely ")
    assert lines[1].endswith(" USD")
    assert lines[2:] == ["✓ 2 met · ✗ 1 not met · ? 1 unknown", "⚠ 1 to check · ⚖ 1 to weigh · ✎ note"]


def test_the_quote_takes_what_the_rest_leaves_and_its_cut_is_marked() -> None:
    _, _, body = texts(a_match(ledger=proven("x"), evidence=(evidence("slowly " * 100),)))
    assert body.splitlines()[0].endswith("slowly…” · 20 Nov 2026")
    assert MOST_BODY - 10 <= len(body) <= MOST_BODY


def test_what_is_not_wanted_and_was_looked_for_in_vain_counts_as_no_verdict() -> None:
    ledger = (verdict("exclude", "unknown", Known(what="posts_checked", value=7)), verdict("platforms", "met"))
    assert verdicts(a_match(ledger=ledger), EN) == "✓ 1 met"


def test_without_a_percentile_the_published_norm_is_told_and_without_either_nothing() -> None:
    assert texts(a_match(engagement=standing()))[1].endswith(" · engagement 3 %, norm 2 % to 4 %")
    assert texts(a_match())[1] == "@ana · instagram · 20k · micro"
    assert texts(a_match(creator=a_creator(followers=None)))[1] == "@ana · instagram · followers unknown"


def test_who_has_no_posts_has_no_quote() -> None:
    assert texts(a_match(evidence=()))[2].splitlines()[0] == "No posts on record; matched by the profile alone."


def test_no_fee_is_told_as_such_and_none_where_fees_are_not_shown() -> None:
    assert price(a_fee(package=None), EN) == "No estimate."
    assert price(a_fee(package=None, paid="gifted"), EN) == "gifted"
    assert price(a_fee(), EN) == "likely 1,200–3,900 USD"
    assert "USD" not in texts(a_match(), fees=False)[2]


def test_on_who_is_not_in_the_list_on_the_screen_nothing_can_be_pressed() -> None:
    proposal = a_proposal(a_match())
    assert "actions" not in card(1, proposal, showing(), Screen(shortlist="S-K3NQ7A2B", creators=("instagram:bo",)))
    assert [one["value"].split("|")[2] for one in card(1, proposal, showing(), Screen(creators=("x", "instagram:ana")))["actions"]] == [
        "2"
    ] * 3


def test_a_name_that_is_empty_is_told_by_the_handle() -> None:
    assert texts(a_match(creator=a_creator("ana", name="\u200b ")))[0] == "1. ana"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_has_room_for_a_quote_in_every_language_however_much_there_is_to_say(language: str) -> None:
    many = tuple(verdict("must_have", status, asked=str(k)) for k in range(5) for status in ("met", "not_met", "unknown"))
    post = a_post("word " * 60)
    match = a_match(ledger=many, conflicts=(weighed("y"),) * 9, days_silent=300, evidence=(evidence(post),))
    body = texts(match, language=language, marks=marks_of(*(a_decision(kind) for kind in KINDS)))[2]
    assert body.count("word") >= 4


def test_where_there_is_little_room_the_signs_of_the_ledger_stand_without_their_words() -> None:
    much = marks_of(*(a_decision(kind) for kind in KINDS))
    match = a_match(ledger=proven("x"), days_silent=300, conflicts=(weighed("y"),))
    assert "✓۲ ✗۱ ?۱" in texts(match, language="fa", marks=much)[2].splitlines()
    assert "✓ 2 met · ✗ 1 not met · ? 1 unknown" in texts(match, marks=much)[2].splitlines()


def test_of_many_decisions_a_card_tells_the_latest_two() -> None:
    marks = marks_of(a_decision("note"), a_decision("pin"), a_decision("approve", undone_at=NOW), a_decision("reject"))
    assert texts(a_match(), marks=marks)[2].splitlines()[-1] == "✎ rejected · pinned"


@given(
    name=st.text(max_size=200),
    handle=st.text(min_size=1, max_size=200),
    post=st.text(max_size=400),
    language=st.sampled_from(LANGUAGES),
    worst=st.sampled_from(["", "&" * 300, "ب a " * 100, "<*_" * 100]),
)
def test_no_card_is_too_long(name: str, handle: str, post: str, language: str, worst: str) -> None:
    person = a_creator(name=name + worst, accounts=(an_account(handle + worst),))
    match = a_match(creator=person, evidence=(evidence(a_post(post + worst)),), ledger=proven("x"), days_silent=300)
    made = card(1, a_proposal(match), showing(language), SCREEN)
    for part, most in (("title", MOST_TITLE), ("subtitle", MOST_SUBTITLE), ("body", MOST_BODY)):
        assert 0 < len(made[part]["text"]) <= most


def test_a_day_is_told_in_the_calendar_of_the_reader() -> None:
    assert a_post(days_ago=5).posted_at is not None
    assert "29 آبان" not in texts(a_match(), language="fa")[2]
    assert f"({date(2026, 11, 20).isoformat()})" in texts(a_match(), language="fa")[2]
