"""What a terminal shows of every answer of a conversation, at several widths, in every language and with hostile texts."""

from dataclasses import replace
from typing import get_args

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from bot.conversation.replies import Absent, Body, Compared, Decided, Explained, Files, History, Loosened, Messages, Priced, Reply
from bot.conversation.thread import Choice
from bot.matchmaker import Answer
from bot.memory.decisions import KINDS
from bot.proposal import Proposal
from bot.replaying import Replay
from bot.terminal.body_view import body_view
from bot.terminal.chat_view import reply_view
from bot.terminal.shortlist_view import changed_view
from prompts.commands import Command
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.fees.money import Exchange, RateWanted
from retrieval.niches import NicheBook
from retrieval.question import Choice as Answerable
from retrieval.question import Question
from retrieval.reading.problems import BriefProblem
from retrieval.refinement import Refinement
from tests.bot.bodies import a_draft, a_meter, a_replayed, bodies, two
from tests.bot.proposals import a_decision, a_fee, a_proposal, marks_of, proven
from tests.bot.test_views import on_screen
from tests.builders import a_creator
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, evidence
from tests.prompts.test_why_not import RANKED, a_why

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")
KINDS_OF_BODIES = tuple(bodies())
MARKUP = "[red]x[/red] [/] [link=http://x]y"
WIDE = 600


def seen(body: Body, book: NicheBook, *, words: Words = EN, width: int = WIDE) -> str:
    """A body as a terminal of this width would show it."""
    return on_screen(body_view(body, words, book), width=width)


def replied(book: NicheBook, *, words: Words = EN, width: int = WIDE, command: Command | None = None, **fields: object) -> str:
    """A reply as a terminal would show it."""
    reply = Reply(command=command or Command(name="ask"), **fields)  # type: ignore[arg-type]  # fields are the caller's
    return on_screen(reply_view(reply, words, book), width=width)


def answered(proposal: Proposal | None, **fields: object) -> Answer:
    """The answer that holds this proposal."""
    shortlist = proposal.shortlist if proposal else None
    told: dict[str, object] = {"brief": shortlist.brief if shortlist else None, "shortlist": shortlist, "problem": None, "language": "en"}
    return Answer(proposal=proposal, **{**told, **fields})  # type: ignore[arg-type]  # fields are the caller's


def test_these_tests_have_every_kind_of_body() -> None:
    assert {type(one) for one in bodies().values()} == set(get_args(Body))


@pytest.mark.parametrize("width", [60, 110])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS_OF_BODIES)
def test_every_body_can_be_drawn_in_every_language_at_every_width(kind: str, language: str, width: int, book: NicheBook) -> None:
    lines = seen(bodies()[kind], book, words=Words(language), width=width).splitlines()
    assert [line for line in lines if line.strip()]
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("kind", [kind for kind in KINDS_OF_BODIES if kind not in {"Files", "History", "Threads"}])
def test_every_body_with_words_of_ours_is_told_in_the_readers_language(kind: str, book: NicheBook) -> None:
    assert len({seen(bodies()[kind], book, words=Words(language)) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("kind", KINDS_OF_BODIES)
def test_nothing_hidden_in_a_text_of_others_reaches_a_terminal(kind: str, book: NicheBook) -> None:
    for width in (60, WIDE):
        shown = seen(bodies(HOSTILE)[kind], book, width=width)
        assert set(shown) & set(UNWANTED) == set()
    assert "[31m[red]{brand}" in shown


@pytest.mark.parametrize("kind", KINDS_OF_BODIES)
def test_markup_in_a_text_of_others_is_shown_and_not_obeyed(kind: str, book: NicheBook) -> None:
    shown = seen(bodies(MARKUP)[kind], book)
    assert MARKUP in shown
    assert shown.count("[/red]") == shown.count("[red]"), "a tag was read"


def test_an_explanation_has_the_whole_ledger_every_post_the_score_and_what_the_fee_rests_on(book: NicheBook) -> None:
    shown = seen(Explained(proposal=two(), places=(1,)), book)
    for part in (
        "1. Beans  instagram @Beans",
        "✓ Topic (Beans): tagged Beans: “Beans” (20 Nov 2026)",
        "? Beans: not known",
        "✗ Place: Beans (on record) · asked for: Beans",
        "✓ Followers: 48,200 on instagram",
        "Score 0.9 = content (by rank) +0.5 sponsored posts -0.04",
        "instagram:Beans: 20k followers, as of 1 Nov 2026, test",
        "The brief names no pieces; assumed: one reel (instagram).",
    ):
        assert part in shown
    assert "2. Bo" not in shown
    some = a_proposal(a_match(evidence=tuple(evidence(text) for text in ("One post", "Two posts", "Three posts"))))
    assert seen(Explained(proposal=some, places=(1,)), book).count("“") == 3


def test_an_explanation_of_several_goes_by_their_places(book: NicheBook) -> None:
    shown = seen(Explained(proposal=two(), places=(2, 1)), book)
    assert shown.index("2. Bo") < shown.index("1. Beans")


def test_who_is_not_in_the_list_is_told_one_after_the_other(book: NicheBook) -> None:
    shown = seen(Absent(whys=(a_why(listed=3), RANKED)), book)
    assert shown.splitlines()[:2] == ["@ana is in the list, number 3.", "@ana matches and stands at number 7; 5 are shown."]


def test_fees_are_told_piece_by_piece_with_the_total_and_how_far_the_budget_reaches(book: NicheBook) -> None:
    shown = seen(Priced(proposal=two(), places=(1, 2)), book)
    assert shown.index("1. Beans") < shown.index("2. Bo") < shown.index("Together (2): ")
    assert shown.count("   likely USD ") == 2
    assert "within budget up to here" in shown
    assert "Budget 3,000 USD for the campaign: reaches the first 2 of 2 at the middle." in shown
    assert "2. Bo" not in seen(Priced(proposal=two(), places=(1,)), book)


def test_each_fee_is_told_against_the_budget_at_its_own_place(book: NicheBook) -> None:
    tight = a_proposal(
        a_match(), a_match(creator=a_creator("bo")), list_of={"brief": Brief(wording="…", budget_max=300, budget_currency="USD")}
    )
    first, second = seen(Priced(proposal=tight, places=(1, 2)), book).split("2. Bo")
    assert "perhaps within budget up to here" in first
    assert "above budget from here on" in second


def test_a_comparison_stands_in_the_order_asked_for(book: NicheBook) -> None:
    header = next(line for line in seen(Compared(proposal=two(), places=(2, 1)), book).splitlines() if "@" in line)
    assert header.index("2. @bo") < header.index("1. @Beans")


def test_what_loosening_gives_is_told_with_what_matches_now(book: NicheBook) -> None:
    assert seen(Loosened(meter=a_meter(), wanted=5), book).splitlines() == ["2 creators match.", "Without “Beans”: 7 more"]


def test_a_draft_stands_without_a_frame_to_be_copied_and_under_it_the_gloss_and_what_to_know(book: NicheBook) -> None:
    lines = [line.rstrip() for line in seen(Messages(drafts=(a_draft(),)), book, width=110).splitlines()]
    assert lines[0].startswith("Draft for @Beans (instagram): Thai, 94 words, from our letters")
    assert "Subject Beans" in lines, "nothing before or behind a line of the message"
    assert lines.index("Subject Beans") < lines.index("Gloss Beans")
    assert "From our letters, because the model did not answer in time." in lines
    assert any("nothing is sent from here" in line for line in lines)
    assert "Gloss Beans" not in seen(Messages(drafts=(a_draft(gloss=None),)), book)


def test_the_history_keeps_the_lines_of_a_reply(book: NicheBook) -> None:
    body = bodies()["History"]
    assert isinstance(body, History)
    lines = [line.rstrip() for line in seen(body, book).splitlines()]
    assert lines[:3] == ["2026-11-25 12:00 Beans: Beans", "   Reply: Beans", "     as it stood"]


def test_decisions_are_told_by_handle_and_one_on_the_whole_list_as_such(book: NicheBook) -> None:
    lines = [" ".join(line.split()) for line in seen(bodies()["Decided"], book).splitlines()]
    assert lines == [
        "@Beans note by Beans, 25 Nov 2026: Beans",
        "@Beans blocked by mai, 25 Nov 2026 · taken back by Beans, 25 Nov 2026",
        "List note by mai, 25 Nov 2026: the list",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_decision_has_its_words(language: str, book: NicheBook) -> None:
    decisions = tuple(a_decision(kind) for kind in KINDS)
    lines = seen(Decided(decisions=decisions, names={"instagram:ana": "ana"}), book, words=Words(language)).splitlines()
    assert len({line.partition("@ana")[2] for line in lines}) == len(KINDS)


def test_conversations_are_told_by_name_with_the_one_that_is_open_marked(book: NicheBook) -> None:
    first, second = seen(bodies()["Threads"], book).splitlines()
    assert first.split() == ["default", "Beans", "25", "Nov", "2026", "←", "here"]
    assert "here" not in second


def test_a_replayed_list_says_whose_it_was_and_what_changed(book: NicheBook) -> None:
    shown = seen(a_replayed(), book)
    assert f"List {a_replayed().kept.id}, made on 25 Nov 2026 by Beans" in shown
    assert "No longer in the list:" in shown
    same = replace(a_replayed(), replay=Replay(identical=True, same_ground=True, generations=(1, 1)))
    assert "Same bytes" in seen(same, book)


def test_of_files_only_what_a_picture_shows_is_told(book: NicheBook) -> None:
    assert seen(bodies()["Files"], book).strip() == "A chart of Beans"


def test_a_reply_to_a_new_brief_has_its_card_before_the_list_and_a_later_page_the_list_alone(book: NicheBook) -> None:
    told = answered(two())
    shown = replied(book, command=Command(name="new_brief"), answer=told)
    assert shown.index("Your brief, as I read it") < shown.index("1. Beans") < shown.index("2. Bo")
    later = replied(book, command=Command(name="more"), answer=told, first=2)
    assert "Your brief" not in later
    assert "1. Beans" not in later
    assert "2. Bo" in later
    assert "Your brief" not in replied(book, command=Command(name="new_brief"), answer=told, first=2)


def test_a_change_is_told_step_by_step_before_the_card(book: NicheBook) -> None:
    proposal = two()
    before = replace(proposal.shortlist.brief, budget_max=5_000, topics=(MARKUP,))
    shown = replied(book, command=Command(name="undo"), answer=answered(proposal), before=before)
    assert "≤ 5,000 USD → ≤ 3,000 USD" in shown.replace("at most", "≤").replace("up to", "≤")
    assert f"{MARKUP} → Beans" in shown
    assert shown.index("Changed") < shown.index("Your brief, as I read it") < shown.index("1. Beans")


def test_after_a_decision_everybody_stands_in_a_row_and_only_who_is_new_in_full(book: NicheBook) -> None:
    shown = replied(book, command=Command(name="swap", creators=(1,)), answer=answered(two()), known=frozenset({"instagram:ana"}))
    assert shown.count("   Fee: ") == 1, "in full"
    assert "2. Bo  instagram @bo" in shown
    assert "1. Beans" not in shown
    row = next(line for line in shown.splitlines() if "@Beans" in line)
    assert all(part in row for part in ("instagram · 20k · micro", " USD", "✓2 ✗1 ?1", "note"))
    assert "Together (2): " in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_after_a_decision_has_words_for_every_kind_of_it(language: str, book: NicheBook) -> None:
    marks = marks_of(*(a_decision(kind) for kind in KINDS))
    proposal = a_proposal(a_match(ledger=proven("x"), pinned=True), a_match(creator=a_creator("bo", followers=None)), marks=marks)
    view: RenderableType = changed_view(proposal, Words(language), book, known=frozenset({"instagram:ana", "instagram:bo"}))
    for width in (60, 110):
        assert max(map(cell_len, on_screen(view, width=width).splitlines())) <= width
    assert "{" not in on_screen(view)
    assert "📌" in on_screen(view)


def test_who_has_no_fee_and_no_figure_leaves_the_cells_of_a_row_empty(book: NicheBook) -> None:
    proposal = a_proposal(a_match(creator=a_creator(followers=None)), fees=(a_fee(package=None),))
    row = on_screen(changed_view(proposal, EN, book, known=frozenset({"instagram:ana"}))).splitlines()[0]
    assert row.split() == ["1.", "@ana", "instagram"]


def test_hostile_names_and_reasons_are_plain_in_a_reply(book: NicheBook) -> None:
    for text in (HOSTILE, MARKUP):
        shown = replied(
            book,
            command=Command(name="block", creators=(1,)),
            answer=answered(two(text)),
            known=frozenset({"instagram:ana"}),
            said="decided.block",
            fields={"names": text, "text": text},
        )
        assert set(shown) & set(UNWANTED) == set()
        assert shown.count("[red]") >= 4
        assert "Blocked for the whole team: " in shown
        assert "Reason: " in shown


def test_a_note_tells_its_words_once_and_a_decision_without_reason_none(book: NicheBook) -> None:
    assert replied(book, said="decided.note", fields={"names": "@ana", "text": "ask her"}).count("ask her") == 1
    for fields in ({"names": "@ana"}, {"names": "@ana", "text": ""}):
        assert replied(book, said="decided.approve", fields=fields).splitlines() == ["Approved: @ana."]


def test_a_reply_says_under_which_name_its_list_is_kept_and_files_are_no_view(book: NicheBook) -> None:
    shown = replied(book, kept="S-K3NQ7A2B", body=Files(files=()))
    assert shown.strip() == "List S-K3NQ7A2B · `replay S-K3NQ7A2B` shows it again, or what changed since"


def test_a_problem_and_a_brief_without_a_list_are_told(book: NicheBook) -> None:
    problem = BriefProblem(code="contradictory", details={"first": "tiers", "second": "followers_max", "tier": "mega", "most": 1_000})
    assert "The brief contradicts itself" in replied(book, answer=answered(None, problem=problem))
    shown = replied(book, answer=answered(None, brief=Brief(wording="…", brand=MARKUP)))
    assert MARKUP in shown
    assert "Your brief, as I read it" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rate_that_is_wanted_is_asked_for(language: str, book: NicheBook) -> None:
    proposal = a_proposal(a_match(), exchange=Exchange(wanted=RateWanted(currency="IRR", why="missing")))
    shown = replied(book, words=Words(language), answer=answered(proposal), first=2, rate_for="IRR")
    without = replied(book, words=Words(language), answer=answered(proposal), first=2)
    assert len(shown.splitlines()) == len(without.splitlines()) + 1


def test_a_question_stands_above_its_answers_and_choices_are_numbered(book: NicheBook) -> None:
    change = Refinement(changes={"tiers": ("micro",)})
    question = Question(field="tiers", answers=tuple(Answerable(value=tier, refinement=change, moves=4) for tier in ("nano", "micro")))
    lines = replied(book, question=question).splitlines()
    assert [line.strip()[:8] for line in lines[1:3]] == ["1. nano ", "2. micro"]
    assert lines[3] == "Type a number, or simply go on writing."
    choices = tuple(Choice(label=f"chat.ask_{name}", command=Command(name="ask")) for name in ("new", "change"))
    assert replied(book, words=Words("fa"), choices=choices).splitlines()[0].strip().startswith("۱. ")
    assert replied(book).strip() == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_reply_can_be_drawn_in_every_language(language: str, book: NicheBook) -> None:
    for body in bodies().values():
        for width in (60, 110):
            shown = replied(
                book,
                words=Words(language),
                width=width,
                command=Command(name="new_brief"),
                answer=answered(two()),
                before=Brief(wording="…"),
                body=body,
                said="said.alike",
                fields={"names": "@ana"},
                kept="S-AAAAAAAA",
            )
            assert max(map(cell_len, shown.splitlines())) <= width
