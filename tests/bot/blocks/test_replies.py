"""Every kind of reply as messages for Slack: what is told, what can be pressed, in every language and with hostile texts."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from bot.blocks.replies import messages
from bot.blocks.screen import Screen
from bot.blocks.showing import Message
from bot.conversation.replies import (
    Absent,
    Body,
    Compared,
    Decided,
    Explained,
    Files,
    Loosened,
    Messages,
    OneWeekly,
    Priced,
    Reply,
    Weeklies,
)
from bot.conversation.thread import Choice
from bot.exports.file import File
from bot.replaying import Replay
from bot.weekly.when import When
from prompts.commands import Command
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.fees.money import Exchange, RateWanted
from retrieval.question import Choice as Answerable
from retrieval.question import Question
from retrieval.reading.problems import BriefProblem
from retrieval.refinement import Refinement
from retrieval.shortlist import Known
from tests.bot.blocks.checks.payloads import faults_of_message
from tests.bot.blocks.views import LANGUAGES, SCREEN, acts, answered, cards, controls, inside, links, replied, seen, showing, taken
from tests.bot.bodies import a_draft, a_meter, a_replayed, bodies, two
from tests.bot.proposals import a_decision, a_proposal, marks_of, proven, verdict, weighed
from tests.builders import NOW, a_creator, a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, evidence
from tests.prompts.test_why_not import RANKED, a_why

CALLING = "<!channel> <@U1> <https://evil.example|x> *b* _i_ ~s~ `c` & www.evil.example"
KEPT = "S-K3NQ7A2B"
NEW = Command(name="new_brief")
KINDS = tuple(bodies())

OPINIONS = ["feedback", "feedback"]
OPINION = [("feedback", None)] * 2
"""Good and bad, which every answer beside a list asks for."""


def whole(text: str = "Beans", **fields: Any) -> dict[str, Any]:
    """The fields of a reply that holds everything but a body."""
    change = Refinement(changes={"tiers": ("micro",)})
    question = Question(field="tiers", answers=tuple(Answerable(value=tier, refinement=change, moves=4) for tier in ("nano", "micro")))
    told: dict[str, Any] = {
        "command": NEW,
        "answer": answered(replace(two(text), meter=a_meter(text)), unused=(text,), from_model=("topics",), trouble="slow"),
        "before": Brief(wording=text, brand=text),
        "said": "decided.reject",
        "fields": {"names": text, "text": text},
        "kept": KEPT,
        "question": question,
    }
    return {**told, **fields}


def test_these_tests_have_every_kind_of_body() -> None:
    assert {type(one) for one in bodies().values()} == set(get_args(Body))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_body_can_be_shown_in_every_language(kind: str, language: str) -> None:
    made = replied(language=language, body=bodies()[kind])
    assert seen(made).strip()
    for message in made:
        assert message.text.strip(" …")
        assert faults_of_message({"text": message.text, "blocks": list(message.blocks)}) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_body_is_told_in_the_readers_language(kind: str) -> None:
    assert len({seen(replied(language=language, body=bodies()[kind])) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", [HOSTILE, CALLING])
def test_texts_of_others_are_shown_and_address_nobody(kind: str, text: str) -> None:
    for made in (replied(body=bodies(text)[kind]), replied(**whole(text))):
        assert set(seen(made)) & set(UNWANTED) == set()
        assert links(made) == set()
        for one in (part for message in made for part in inside(message.blocks)):
            assert one.get("type") not in {"user", "broadcast", "channel", "usergroup", "emoji"}


def test_what_others_wrote_is_seen_as_they_wrote_it_in_rich_text() -> None:
    shown = seen(replied(body=Explained(proposal=two(CALLING), places=(1,))))
    assert CALLING in shown


def test_in_a_card_it_is_escaped_and_its_marks_embellish_nothing() -> None:
    (card, _) = cards(replied(answer=answered(two("<!here> _a_ & *b*"))))
    assert "&lt;!here&gt; ˍa_ &amp; ∗b∗" in card["title"]["text"]
    assert card["title"]["verbatim"] is True


def test_a_reply_to_a_new_brief_has_its_card_before_the_list() -> None:
    shown = seen(replied(command=NEW, answer=answered(two()), kept=KEPT))
    assert shown.index("Your brief, as I read it") < shown.index("Shortlist: 2 creators") < shown.index("1. Beans") < shown.index("2. Bo")
    assert "Topics: Beans" in shown
    assert "Budget: at most 3,000 USD" in shown
    assert f"List {KEPT}" in shown


def test_under_the_brief_stands_what_was_assumed_not_used_and_read_by_a_model() -> None:
    shown = seen(replied(**whole()))
    assert "Not used: Beans" in shown
    assert "Assumed: searched creators everywhere" in shown
    assert "Topics *: Beans" in shown
    assert "* read by the language model; the rest by rules." in shown
    assert "The language model did not answer in time" in shown


def test_undo_is_offered_where_there_is_a_step_to_take_back() -> None:
    told = answered(two())
    assert "undo" in acts(replied(command=NEW, answer=told, kept=KEPT))
    assert "undo" not in acts(replied(command=NEW, answer=told, kept=KEPT, screen=Screen()))
    approve = Command(name="approve", creators=(1,))
    assert acts(replied(command=approve, said="decided.approve", fields={"names": "@ana", "text": ""})) == ["undo"]
    assert acts(replied(command=approve, said="decided.approve", fields={"names": "@ana", "text": ""}, screen=Screen())) == []
    assert (
        acts(replied(command=Command(name="swap", creators=(1,)), said="decided.swap", fields={"names": "@a"}, answer=told)).count("undo")
        == 1
    )


def test_every_button_of_a_list_carries_its_id_and_each_card_its_place() -> None:
    made = replied(command=NEW, answer=answered(two()), kept="S-AAAAAAAA")
    found = [control for message in made for control in controls(message)]
    assert {control.shortlist for control in found} == {"S-AAAAAAAA"}
    on_cards = [(one["value"].split("|")[0], one["value"].split("|")[2]) for card in cards(made) for one in card["actions"]]
    assert on_cards == [("approve", "1"), ("draft", "1"), ("details", "1"), ("approve", "2"), ("draft", "2"), ("details", "2")]


def test_what_can_be_done_with_a_list_stands_under_it() -> None:
    made = acts(replied(answer=answered(two()), kept=KEPT))
    for act in ("drafts", "edit_brief", "table", "chart", "fees", "export_csv", "export_xlsx", "export_md", "feedback", "more"):
        assert act in made, act
    with_card = acts(replied(command=NEW, answer=answered(two()), kept=KEPT))
    assert with_card.count("edit_brief") == 1


def test_who_is_approved_is_not_offered_for_approval_again() -> None:
    marked = a_proposal(a_match(), marks=marks_of(a_decision("approve")))
    (card,) = cards(replied(answer=answered(marked)))
    assert [one["value"].split("|")[0] for one in card["actions"]] == ["draft", "details"]
    assert "✎ approved" in card["body"]["text"]


def test_people_are_called_by_name() -> None:
    shown = seen(replied(answer=answered(a_proposal(a_match(), marks=marks_of(a_decision("reject", text="too dear"))))))
    assert "rejected by Mai Nguyen, 25 Nov 2026: too dear" in shown
    assert "note by bo" in seen(replied(body=Decided(decisions=(a_decision("note", who="bo"),), names={})))


def test_where_fees_are_not_shown_none_is() -> None:
    for fields in (whole(), {"body": Explained(proposal=two(), places=(1, 2))}, {"body": Compared(proposal=two(), places=(1, 2))}):
        with_fees, without = seen(replied(**fields)), seen(replied(fees=False, **fields))
        assert "likely" in with_fees
        assert "likely " not in without.replace("Likely the same", "")
        assert "Together" not in without
    assert (
        seen(replied(fees=False, body=Priced(proposal=two(), places=(1,))))
        == "Fees are not shown in this channel. Ask me in a direct message."
    )
    hidden = acts(replied(fees=False, answer=answered(two()), kept=KEPT))
    assert not {"fees", "chart", "export_csv", "export_xlsx", "export_md"} & set(hidden)


def test_a_change_is_told_before_the_card() -> None:
    proposal = two()
    before = replace(proposal.shortlist.brief, budget_max=5_000)
    shown = seen(replied(command=Command(name="undo"), answer=answered(proposal), before=before))
    assert "Budget: at most 5,000 USD → at most 3,000 USD" in shown
    assert shown.index("Changed") < shown.index("Your brief, as I read it") < shown.index("1. Beans")


def test_after_a_decision_it_stands_first_then_everybody_in_a_row_and_who_is_new_as_a_card() -> None:
    swap = Command(name="swap", creators=(1,))
    made = replied(
        command=swap, answer=answered(two()), known=frozenset({"instagram:ana"}), said="decided.swap", fields={"names": "@x", "text": "no"}
    )
    shown = seen(made).splitlines()
    assert shown[:2] == ["Swapped out: @x. The next best came in.", "Reason: no"]
    assert shown[2].startswith("1. @Beans · instagram · 20k · micro · likely ")
    assert [card["title"]["text"] for card in cards(made)] == ["2. Bo"]


def test_meter_offers_have_a_button_each_whose_number_is_their_place() -> None:
    made = replied(body=Loosened(meter=a_meter(), wanted=5))
    assert seen(made).splitlines() == ["2 creators match.", "Without “Beans”: 7 more"]
    assert [(one.act, one.number) for message in made for one in controls(message)] == [("loosen", 1), *OPINION]
    beside = replied(answer=answered(replace(two(), meter=a_meter())))
    assert "loosen" in acts(beside)


def test_a_question_has_a_button_for_each_answer() -> None:
    made = replied(**whole())
    assert "How large should the accounts be?" in seen(made)
    assert [one.number for message in made for one in controls(message) if one.act == "pick"] == [1, 2]
    choices = tuple(Choice(label=f"chat.ask_{name}", command=Command(name="ask")) for name in ("new", "change"))
    asked = replied(said="chat.ask", choices=choices)
    assert acts(asked) == ["pick", "pick"]
    assert seen(asked) == "Is this a new brief, or a change to the one before?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rate_that_is_wanted_is_asked_for(language: str) -> None:
    proposal = a_proposal(a_match(), exchange=Exchange(wanted=RateWanted(currency="IRR", why="missing")))
    shown, without = (seen(replied(language=language, answer=answered(proposal), rate_for=rate)) for rate in ("IRR", None))
    assert len(shown.splitlines()) == len(without.splitlines()) + 1


def test_a_problem_and_a_brief_without_a_list_are_told() -> None:
    problem = BriefProblem(code="contradictory", details={"first": "tiers", "second": "followers_max", "tier": "mega", "most": 1_000})
    assert "The brief contradicts itself" in seen(replied(answer=answered(None, problem=problem)))
    alone = replied(answer=answered(None, brief=Brief(wording="…", brand=CALLING)))
    assert f"Brand: {CALLING}" in seen(alone)
    assert "edit_brief" in acts(alone)


def test_an_empty_list_says_so_and_offers_the_brief() -> None:
    made = replied(answer=answered(a_proposal()), kept=KEPT)
    assert "No creator meets every requirement." in seen(made)
    assert acts(made) == ["edit_brief"]


def test_an_explanation_has_the_whole_ledger_with_links_to_the_posts_of_the_record() -> None:
    post = a_post("A slow pour-over", url="https://insta.example/p/1")
    conflict = replace(weighed("Rival"), posts=(post,))
    person = a_creator(accounts=(an_account(url="https://insta.example/ana"),))
    shown_in = a_proposal(
        a_match(creator=person, ledger=proven("https://insta.example/x"), conflicts=(conflict,), evidence=(evidence(post),))
    )
    made = replied(body=Explained(proposal=shown_in, places=(1,)))
    assert links(made) == {"https://insta.example/p/1", "https://insta.example/ana", "https://insta.example/x"}
    shown = seen(made)
    for part in (
        "Requirements: 2 met · 1 not met · 1 unknown",
        "✗ Place: ",
        "Score: 0.9 =",
        "Fee: likely USD",
        "⚖ Weigh: has already worked for Rival",
    ):
        assert part in shown, part
    assert acts(made) == ["approve", "reject", "draft", "like", "details", "swap", "drop", "pin", "block", *OPINIONS]


def test_an_address_within_somebodys_words_is_no_link() -> None:
    post = a_post("see https://evil.example/now", url="https://insta.example/p/1")
    made = replied(body=Explained(proposal=a_proposal(a_match(evidence=(evidence(post),))), places=(1,)))
    assert links(made) == {"https://insta.example/p/1"}
    assert "https://evil.example/now" in seen(made)


def test_a_fact_of_the_record_that_looks_like_an_address_is_no_link() -> None:
    ledger = (verdict("creator_places", "met", Known(what="place", value="https://evil.example/place")),)
    made = replied(body=Explained(proposal=a_proposal(a_match(ledger=ledger)), places=(1,)))
    assert "https://evil.example/place" in seen(made)
    assert links(made) == set()


def test_nothing_can_be_pressed_on_a_creator_beside_the_list_on_the_screen() -> None:
    screen = Screen(shortlist=KEPT, creators=("instagram:bo",))
    made = replied(screen=screen, body=Explained(proposal=two(), places=(1, 2)))
    assert {one.place for message in made for one in controls(message)} == {1, None}, "of Bo, who stands first there, and of the answer"
    short = replace(two(), limit=1)
    assert {one.place for message in replied(body=Explained(proposal=short, places=(1, 2))) for one in controls(message)} == {1, None}


def test_who_is_not_in_the_list_is_told_one_after_the_other() -> None:
    shown = seen(replied(body=Absent(whys=(a_why(listed=3), RANKED)))).splitlines()
    assert shown[:2] == ["@ana is in the list, number 3.", "@ana matches and stands at number 7; 5 are shown."]


def test_fees_are_told_piece_by_piece_with_the_total_and_as_bars() -> None:
    made = replied(body=Priced(proposal=two(), places=(1, 2)))
    shown = seen(made)
    assert shown.index("1. Beans") < shown.index("2. Bo") < shown.index("Together (2): ")
    assert "within budget up to here" in shown
    (chart,) = [one for one in inside(made[0].blocks) if one.get("type") == "data_visualization"]
    assert chart["chart"]["axis_config"]["categories"] == ["1 @Beans", "2 @bo"]
    assert not [
        one for one in inside(replied(body=Priced(proposal=two(), places=(1,)))[0].blocks) if one.get("type") == "data_visualization"
    ]


def test_a_comparison_is_a_table_in_the_order_asked_for() -> None:
    made = replied(body=Compared(proposal=two(), places=(2, 1)))
    header, *rows = seen(made).splitlines()
    assert header == "– | 2. @bo | 1. @Beans"
    assert any(row.startswith("Followers | ") for row in rows)
    assert [(one.act, one.place) for message in made for one in controls(message)] == [("details", 2), ("details", 1), *OPINION]
    assert made[0].text == "2. @bo · 1. @Beans"


def test_a_draft_is_told_whole_with_what_to_know_and_what_to_do() -> None:
    screen = Screen(shortlist=KEPT, creators=("x", "instagram:Beans"))
    made = replied(screen=screen, body=Messages(drafts=(a_draft(),)))
    lines = seen(made).splitlines()
    assert lines[0].startswith("Draft for @Beans (instagram): Thai, 94 words, from our letters")
    assert lines[1:5] == ["Subject Beans", " ", "Dear Beans,", "we liked it."]
    assert "• From our letters, because the model did not answer in time." in lines
    assert [(one.act, one.place) for message in made for one in controls(message)] == [("draft", 2), ("redraft", 2), ("sent", 2), *OPINION]
    assert acts(replied(body=Messages(drafts=(a_draft(),)))) == OPINIONS, "nobody knows their place"


def test_history_decisions_conversations_and_files_are_told_in_lines() -> None:
    assert seen(replied(body=bodies()["History"])).splitlines()[:3] == [
        "Beans · 25 Nov 2026 12:00",
        "Beans",
        "Reply: Beans as it stood",
    ]
    assert seen(replied(body=bodies()["Decided"])).splitlines() == [
        "@Beans note by Beans, 25 Nov 2026: Beans",
        "@Beans blocked by Mai Nguyen, 25 Nov 2026 · taken back by Beans, 25 Nov 2026",
        "List note by Mai Nguyen, 25 Nov 2026: the list",
    ]
    assert seen(replied(body=bodies()["Threads"])).splitlines() == ["Beans · 25 Nov 2026 ← here", "Beans · 25 Nov 2026"]
    files = Files(files=(File(name="S-A-messages/01.eml", content=b""), File(name="list.csv", content=b"")))
    assert seen(replied(body=files)) == "Files: 01.eml, list.csv"


def test_a_replayed_list_says_whose_it_was_and_what_changed() -> None:
    shown = seen(replied(body=a_replayed("mai")))
    assert "made on 25 Nov 2026 by Mai Nguyen" in shown
    assert "No longer in the list:" in shown
    same = replace(a_replayed(), replay=Replay(identical=True, same_ground=True, generations=(1, 1)))
    assert "Same bytes" in seen(replied(body=same))


def test_weekly_lists_can_be_paused_run_changed_and_deleted() -> None:
    weekly = OneWeekly(
        id=7, name="Beans", when=When(weekdays=(0,), hour=9, minute=0, zone="Asia/Bangkok"), next=NOW, paused=False, channel="C1"
    )
    made = replied(body=Weeklies(lists=(weekly,)))
    assert seen(made).startswith("#7 Beans · every Monday at 09:00 (")
    assert seen(made).endswith(") · next on Wednesday 25 Nov 2026, 12:00")
    assert [(one.act, one.number) for message in made for one in controls(message)] == [
        (act, 7) for act in ("weekly_pause", "weekly_run", "weekly_edit", "weekly_delete")
    ]
    paused = Weeklies(lists=(replace(weekly, paused=True, next=None),))
    assert acts(replied(body=paused))[0] == "weekly_resume"
    assert "paused" in seen(replied(body=paused))


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_tells_each_kind_before_its_examples(language: str) -> None:
    lines = seen(replied(language=language, said="chat.help")).splitlines()
    assert len(lines) == len(Words(language)("chat.help").splitlines())
    assert all(":" in line and "  " not in line for line in lines)


def test_our_own_marks_in_a_sentence_are_code_and_those_of_others_are_not() -> None:
    made = replied(said="said.alike", fields={"names": "`@ana`"})
    styled = [one["text"] for one in inside(made[0].blocks) if one.get("style") == {"code": True}]
    assert styled == ["undo"]
    assert "Now ordered by likeness to `@ana`, within the brief. undo takes it back." in seen(made)


def test_a_reply_that_tells_nothing_is_no_message() -> None:
    assert messages(Reply(command=Command(name="ask")), showing(), SCREEN) == ()


def test_a_notification_says_who_stands_in_the_list() -> None:
    (message,) = replied(answer=answered(two("<b>")), kept=KEPT)
    assert message.text == "Shortlist of 2: 1. @&lt;b&gt;, 2. @bo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_reply_can_be_shown_in_every_language(language: str) -> None:
    for body in bodies().values():
        made: tuple[Message, ...] = replied(language=language, **whole(body=body))
        assert taken(made)
        assert "{" not in seen(made)
