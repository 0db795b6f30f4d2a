"""The longest lists and the worst texts are still messages that Slack takes, and nothing is left out of them in silence."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.blocks.paging import MOST_BLOCKS, MOST_TEXT, weight
from bot.blocks.screen import Screen
from bot.conversation.replies import Compared, Decided, Explained, History, Loosened, Messages, Priced
from bot.memory.turns import Turn
from bot.proposal import Marks, Proposal
from prompts.commands import Command
from retrieval.brief import Brief
from tests.bot.blocks.test_replies import whole
from tests.bot.blocks.views import LANGUAGES, acts, answered, cards, controls, inside, replied, seen
from tests.bot.bodies import a_draft, a_meter, bodies
from tests.bot.proposals import a_decision, a_proposal, proven, weighed
from tests.builders import NOW, a_creator, a_post, an_account
from tests.prompts.matches import a_match, evidence, standing

LONG = 4_000
KEPT = "S-K3NQ7A2B"
WORST = (
    "&" * LONG, "<" * LONG, "ب" * LONG, "a ب" * 1_500, "_*" * LONG, "👩\u200d👧" * 500, " ", "\n" * 50, "“" * LONG, "@ا" * 900,
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&*_~`|@#!سلام ثก\u200c\u202e.:\"'“”«»()0۲\n\t", max_size=200),
    st.sampled_from(
        ["&" * LONG, "<" * LONG, "ب" * LONG, "a ب" * 1_500, "_*" * LONG, "👩‍👩‍👧‍👦" * 500, " ", "\n" * 50, "“" * LONG, "@ا" * 900]
    ),
)


def long_list(size: int, text: str) -> Proposal:
    """So many creators of whom everything that others write is this text."""
    matches = []
    for k in range(size):
        account = an_account(f"{k} {text}", views=9_000, url=f"https://insta.example/{k}")
        person = a_creator(name=text, id=f"instagram:{k}", places=(text,), accounts=(account,))
        post = a_post(text, url=f"https://insta.example/p/{k}")
        matches.append(
            a_match(
                creator=person,
                engagement=standing(percentile=80.0),
                ledger=proven(text),
                conflicts=(weighed(text),),
                days_silent=300,
                evidence=(evidence(post),) * 3,
                twins=(text,),
            )
        )
    brief = Brief(wording=text, topics=(text,), product=text, budget_max=3_000, budget_currency="USD")
    marks = {f"instagram:{k}": Marks(here=(a_decision("note", text=text, who=text),)) for k in range(size)}
    return a_proposal(*matches, list_of={"brief": brief, "supported": size + 5}, marks=marks, limit=size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["N" * LONG, "& <b> " * 600, "قهوه coffee " * 350])
def test_a_hundred_creators_with_the_longest_names_fit(text: str, language: str) -> None:
    proposal = long_list(100, text)
    made = replied(language=language, command=Command(name="new_brief"), answer=answered(proposal), kept=KEPT)
    for message in made:
        assert len(message.blocks) <= MOST_BLOCKS
        assert weight(message.blocks) <= MOST_TEXT
        assert len(message.text) < 4_000
    assert len(cards(made)) == 10


def test_who_has_no_card_stands_in_a_table_can_be_opened_and_has_a_card_one_tap_further() -> None:
    made = replied(answer=answered(long_list(100, "Ana")), kept=KEPT)
    rows = [row for message in made for one in inside(message.blocks) if one.get("type") == "data_table" for row in one["rows"][1:]]
    assert [row[0]["value"] for row in rows] == list(range(1, 101))
    opened = [one.place for message in made for one in controls(message) if one.act == "details" and one.place]
    assert set(opened) == set(range(1, 101))
    assert [one.number for message in made for one in controls(message) if one.act == "more"] == [11]
    later = replied(answer=answered(long_list(100, "Ana")), first=91, command=Command(name="more"))
    assert [card["title"]["text"].split(".")[0] for card in cards(later)] == [str(k) for k in range(91, 101)]
    assert [one.number for message in later for one in controls(message) if one.act == "more"] == [None], "the next of the list"


def test_a_list_of_ten_has_no_table() -> None:
    made = replied(answer=answered(long_list(10, "Ana")), kept=KEPT)
    assert len(cards(made)) == 10
    assert not [one for message in made for one in inside(message.blocks) if one.get("type") == "data_table"]


def test_every_creator_of_a_long_explanation_is_told() -> None:
    made = replied(body=Explained(proposal=long_list(40, "Ana"), places=tuple(range(1, 41))))
    shown = seen(made)
    assert all(f"{place}. Ana" in shown for place in range(1, 41))
    assert acts(made).count("reject") == 40
    assert len(made) > 1
    assert made[0].text.endswith(f"(1/{len(made)})")


def test_a_long_message_to_a_creator_is_told_to_its_last_word() -> None:
    body = "wort " * 3_000 + "end"
    made = replied(body=Messages(drafts=(a_draft(body=body),)))
    assert seen(made).replace("\n", "").count("wort") == 3_000
    assert "end" in seen(made)


def test_a_long_field_of_a_brief_is_told_to_its_last_word() -> None:
    made = replied(answer=answered(None, brief=Brief(wording="…", product="wort " * 4_000 + "end")))
    assert seen(made).replace("\n", "").count("wort") == 4_000


def test_of_a_long_history_every_message_is_told_and_what_is_cut_says_so() -> None:
    turns = tuple(Turn(thread="a", number=k, at=NOW, who="mai", said=f"{k} " + "x" * LONG, replied="y " * LONG) for k in range(20))
    shown = seen(replied(body=History(turns=turns)))
    assert shown.count("Mai Nguyen · ") == 20
    assert shown.count("…") == 40


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, language=st.sampled_from(LANGUAGES), size=st.sampled_from([1, 10, 13]), fees=st.booleans())
def test_whatever_others_write_a_list_can_be_shown(text: str, language: str, size: int, fees: bool) -> None:
    proposal = long_list(size, text)
    for fields in (
        {"command": Command(name="new_brief"), "answer": answered(proposal, unused=(text,)), "kept": KEPT},
        {
            "answer": answered(proposal),
            "known": frozenset({"instagram:0"}),
            "said": "decided.note",
            "fields": {"names": text, "text": text},
        },
        {"body": Explained(proposal=proposal, places=tuple(range(1, size + 1)))},
        {"body": Priced(proposal=proposal, places=tuple(range(1, size + 1)))},
        {"body": Compared(proposal=proposal, places=tuple(range(1, min(size, 5) + 1)))},
    ):
        made = replied(language=language, fees=fees, **fields)  # type: ignore[arg-type]  # fields of a reply
        assert made


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_whatever_others_write_every_body_can_be_shown(text: str, language: str) -> None:
    known = text if text.strip() and not any(sign.isspace() for sign in text) else "Beans"
    for kind, body in bodies(known).items():
        assert replied(language=language, body=body), kind
    assert replied(language=language, **whole(known))
    many = Decided(decisions=tuple(a_decision("note", text=text, who=text) for _ in range(60)), names={"instagram:ana": text})
    screen = Screen(shortlist=KEPT, creators=("instagram:ana",))
    bodies_of_text: tuple[Any, ...] = (many, Messages(drafts=(a_draft(text),)), Loosened(meter=a_meter(text), wanted=5))
    for body in bodies_of_text:
        assert replied(language=language, body=body, screen=screen)
