"""The window of one creator: all that defends the choice stands in it, nothing that is hidden does, and every limit holds."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.blocks.controls import control_of
from bot.blocks.modals.details import FIRST, LAST, details_window
from bot.blocks.screen import Screen
from bot.conversation.replies import Explained
from bot.memory.decisions import Approval
from bot.proposal import Marks, Proposal
from index.records import Creator
from prompts.words import Words
from retrieval.brief import Deliverable
from retrieval.fees.creator_fee import PieceFee
from retrieval.fees.money import FeeRange
from retrieval.shortlist import Known
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, accepted, pressed, showing, whole_text
from tests.bot.bodies import two
from tests.bot.proposals import a_decision, a_fee, a_proposal, verdict, weighed
from tests.builders import a_creator, a_figure, a_post, an_account
from tests.prompts.matches import a_match, evidence

SCREEN = Screen(shortlist="S-AAAAAAAA")
PACKAGE = FeeRange(currency="USD", low=500, likely_low=1_200, median=2_200, likely_high=3_900, high=9_400)


def a_person(**others: Any) -> Creator:
    told: dict[str, Any] = {
        "name": "Ana Silva",
        "other_names": ("Ani",),
        "bio": "Slow coffee at home",
        "country": "TH",
        "places": ("Chiang Mai",),
        "languages": ("th", "en"),
        "niches": ("coffee",),
        "gender": "female",
        "contact": "hello@ana.example",
        "represented": True,
        "accounts": (
            an_account("ana", followers=48_200, rate=0.034, views=9_000, url="https://instagram.com/ana", verified=True),
            an_account("ana.tv", platform="youtube", followers=None, rate=None),
        ),
    }
    return a_creator(**{**told, **others})


def a_list(creator: Creator | None = None, **others: Any) -> Proposal:
    """A list of one with something of everything."""
    post = a_post("A slow pour-over", days_ago=3, url="https://instagram.com/p/1", views=1_200)
    told: dict[str, Any] = {
        "creator": creator or a_person(),
        "evidence": (evidence(post),),
        "ledger": (
            verdict("followers", "met", Known(what="followers", value=48_200, account="instagram:ana", source="export"), asked="10000.."),
            verdict("must_have", "unknown", asked="has a pet", hard=False),
            verdict("creator_places", "not_met", Known(what="place", value="Bangkok"), asked="Lisbon"),
        ),
        "conflicts": (weighed("https://instagram.com/p/9"),),
        "twins": ("@ana2",),
        "days_silent": 300,
    }
    match = a_match(**{**told, **others})
    piece = PieceFee(deliverable=Deliverable(kind="reel", count=2), priced_as="reel", each=PACKAGE, basis="benchmarks", footing=None)
    fee = a_fee(match.creator.id, pieces=(piece,), pieces_count=2)
    here = a_decision("note", creator_id=match.creator.id, text="ask for the rate card", who="U1")
    there = Approval(decision=a_decision("approve", creator_id=match.creator.id, who="U2"), title="Spring")
    return a_proposal(match, fees=(fee,), marks={match.creator.id: Marks(here=(here,), elsewhere=(there,))})


def window(proposal: Proposal, language: str = "en", *, place: int = 1, page: int = 1, **of_reader: Any) -> dict[str, Any]:
    body = Explained(proposal=proposal, places=(place,))
    return accepted(details_window(body, showing(language, **of_reader), SCREEN, metadata="m", page=page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_known_stands_in_the_window(language: str) -> None:
    words = Words(language)
    text = whole_text(window(a_list(), language, called={"U1": "Mai", "U2": "Bo"}.get))
    for said in (
        "Ana Silva", "Ani", "Slow coffee at home", "Chiang Mai", "coffee", "hello@ana.example", "ana.tv", "A slow pour-over", "Has a pet",
        "Lisbon", "@ana2", "ask for the rate card", "Mai", "Bo", "Spring",
    ):  # fmt: skip
        assert said in text
    assert f"⚠ {words('caution.silent', days='۳۰۰' if language == 'fa' else '300')}" in text
    for key in ("accounts", "why", "posts", "weigh", "decisions", "contact", "agent", "yes"):
        assert words(f"window.{key}") in text
    for key in ("view.fee", "view.ledger", "view.score", "match.followers_unknown", "proof.female"):
        assert words(key) in text


def test_posts_accounts_and_proofs_lead_where_the_record_leads() -> None:
    view = window(a_list())
    lines = [line for block in view["blocks"] if block["type"] == "rich_text" for line in block["elements"]]
    links = {element["url"] for line in lines for element in line["elements"] if element["type"] == "link"}
    assert {"https://instagram.com/ana", "https://instagram.com/p/1", "https://instagram.com/p/9"} <= links


def test_each_figure_has_its_day_where_it_is_another_than_that_of_the_followers() -> None:
    figures = (
        a_figure("followers", 48_200, as_of=date(2026, 11, 1)),
        a_figure("engagement_rate", 0.034, as_of=date(2026, 11, 1)),
        a_figure("median_views", 9_000, as_of=date(2025, 3, 2)),
    )
    text = whole_text(window(a_list(a_person(accounts=(an_account("ana", figures=figures),)))))
    assert "Engagement 3.4 % · Median views 9k (as of 2 Mar 2025)" in text.replace("\n", "")


def test_fees_and_contacts_stay_out_where_they_are_hidden() -> None:
    text = whole_text(window(a_list(), fees=False, contacts=False))
    assert "2,200" not in text
    assert Words("en")("view.fee") not in text
    assert "hello@ana.example" not in text
    assert "2,200" in whole_text(window(a_list()))


def test_each_button_acts_on_the_place_in_the_list_on_the_screen() -> None:
    controls = [control_of(value) for value in pressed(window(a_list()))]
    assert [one.act for one in controls] == [*FIRST, "pin", *LAST]
    assert {(one.shortlist, one.place) for one in controls} == {("S-AAAAAAAA", 1)}


def test_who_is_pinned_can_be_unpinned() -> None:
    acts = [control_of(value).act for value in pressed(window(a_list(pinned=True)))]
    assert "unpin" in acts
    assert "pin" not in acts


def test_who_stands_beside_the_list_has_no_buttons() -> None:
    screen = replace(SCREEN, creators=("instagram:somebody",))
    body = Explained(proposal=a_list(), places=(1,))
    assert pressed(accepted(details_window(body, showing(), screen, metadata="m"))) == []


def test_a_place_may_be_another_than_the_first_that_is_explained() -> None:
    body = Explained(proposal=two(), places=(1, 2))
    view = accepted(details_window(body, showing(), SCREEN, metadata="m", place=2))
    assert {control_of(value).place for value in pressed(view)} == {2}


def test_a_long_window_goes_on_on_further_pages_and_loses_nothing() -> None:
    ledger = tuple(verdict("must_have", "unknown", asked=f"condition {k} {'x' * 60}", hard=False) for k in range(300))
    posts = tuple(evidence(a_post(f"post {k} " + "long words " * 60, key=f"k{k}")) for k in range(300))
    proposal = a_list(ledger=ledger, evidence=posts)
    shown, page, told = [], 1, ""
    while True:
        view = window(proposal, page=page)
        shown.append(view)
        told += whole_text(view)
        more = [one for value in pressed(view) if (one := control_of(value)).act == "more" and (one.number or 0) > page]
        if not more:
            break
        assert (more[0].number, more[0].code, more[0].place) == (page + 1, "details", 1)
        page += 1
    assert len(shown) > 1
    for k in range(300):
        assert f"Condition {k} " in told
        assert f"post {k} " in told
    assert window(proposal, page=99) == shown[-1]
    assert control_of(pressed(window(proposal, page=2))[-1 if page == 2 else -2]).number == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [HOSTILE, LONG, "", " ", "\u202e"])
def test_no_text_of_others_addresses_anybody_or_breaks_a_limit(language: str, text: str) -> None:
    person = a_person(
        name=text, bio=text, places=(text,), niches=(text,), other_names=(text,), contact=text,
        accounts=(an_account(text or "a", url=f"https://x.example/{text}"),),
    )  # fmt: skip
    ledger = (verdict("must_have", "met", Known(what="tag", value=text, source=text), asked=text),)
    match = a_match(creator=person, evidence=(evidence(a_post(text, url=text)),), ledger=ledger, conflicts=(weighed(text),), twins=(text,))
    marks = {person.id: Marks(here=(a_decision("reject", creator_id=person.id, text=text, who=text),))}
    view = window(a_proposal(match, marks=marks), language, called=lambda _: text)
    assert "U012ABCDEF" not in str([one for one in view["blocks"] if one["type"] == "section" and one["text"]["type"] == "mrkdwn"])
