"""A conversation over a published generation: each message makes a new thread, and every step can be taken back."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.conversation.conversation import language_of
from bot.conversation.moment import Moment
from bot.conversation.replies import Reply
from bot.conversation.thread import MOST_STEPS, Standing, Thread
from prompts.commands import NAMES, Command, Name
from retrieval.brief import Brief
from retrieval.refinement import Refinement
from tests.bot.conversation.talk import HERE, MAI, Talk, handles, proposal_of


def platforms_of(reply: Reply) -> set[str]:
    """Where the creators of a reply are."""
    return {match.account.platform for match in proposal_of(reply).shortlist.matches}


def test_a_brief_is_answered_and_remembered(talk: Talk) -> None:
    reply = talk.say("5 home coffee creators on Instagram")
    assert reply.command.name == "new_brief"
    assert platforms_of(reply) == {"instagram"}
    assert (talk.brief.how_many, len(talk.thread.shown)) == (5, 5)


def test_a_refinement_shows_the_brief_before_it_and_changes_the_list(talk: Talk) -> None:
    reply = talk.say("5 home coffee creators on Instagram", "switch to tiktok")
    assert reply.before is not None
    assert (reply.before.platforms, talk.brief.platforms) == (("instagram",), ("tiktok",))
    assert platforms_of(reply) == {"tiktok"}


def test_undo_and_redo_walk_through_the_changes(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram", "switch to tiktok", "make it 3 people")
    assert (talk.brief.platforms, talk.brief.how_many) == (("tiktok",), 3)
    talk.say("undo")
    assert (talk.brief.platforms, talk.brief.how_many) == (("tiktok",), 5)
    talk.say("undo")
    assert talk.brief.platforms == ("instagram",)
    assert talk.say("undo").said == "chat.nothing_to_undo"
    talk.say("redo", "redo")
    assert (talk.brief.platforms, talk.brief.how_many) == (("tiktok",), 3)
    assert talk.say("redo").said == "chat.nothing_to_redo"


def test_a_change_after_an_undo_drops_what_was_taken_back(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram", "switch to tiktok", "undo", "make it 3 people")
    assert talk.say("redo").said == "chat.nothing_to_redo"


def test_an_unclear_message_is_asked_about_and_each_answer_does_what_it_says(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram")
    reply = talk.say("yoga teachers on tiktok, under 30k followers")
    assert reply.said == "chat.ask"
    assert [c.label for c in reply.choices] == ["chat.ask_new", "chat.ask_change"]
    assert talk.brief.topics == ("home coffee",)
    talk.say("2")
    assert (talk.brief.how_many, talk.brief.platforms, talk.brief.topics) == (5, ("tiktok",), ("yoga teachers",))
    talk.say("undo", "yoga teachers on tiktok, under 30k followers", "1")
    assert (talk.brief.how_many, talk.brief.platforms) == (None, ("tiktok",))


def test_digits_of_the_readers_script_pick_an_answer(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram", "yoga teachers on tiktok, under 30k followers", "۲")
    assert talk.brief.platforms == ("tiktok",)


def test_the_question_is_asked_once_and_its_answer_is_one_number(talk: Talk) -> None:
    reply = talk.say("อยากได้สายกาแฟ 10 คน")
    assert reply.question is not None
    field = reply.question.field
    reply = talk.say("1")
    assert getattr(talk.brief, field) not in (None, ())
    assert reply.question is None or reply.question.field != field


def test_more_lists_the_creators_that_come_next(talk: Talk) -> None:
    talk.say("5 home coffee creators")
    reply = talk.say("next 3")
    assert (reply.first, len(handles(proposal_of(reply))), len(talk.listed), talk.brief.how_many) == (6, 8, 8, 5)
    talk.say("more", "more")
    assert talk.say("more").said == "chat.no_more"


def test_cheaper_without_a_budget_starts_from_the_list(talk: Talk) -> None:
    talk.say("5 home coffee creators", "cheaper")
    assert talk.brief.followers_max is not None


def test_a_change_that_contradicts_the_brief_is_told_and_not_made(talk: Talk) -> None:
    reply = talk.say("5 home coffee creators under 5k followers", "mega influencers only")
    assert reply.answer is not None
    assert reply.answer.problem is not None
    assert talk.brief.tiers == ()


def test_what_the_brief_says_already_changes_nothing(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram")
    before = talk.thread
    reply = talk.say("only instagram")
    assert reply.answer is None
    assert talk.thread == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("help", "chat.help"),
        ("thanks!", "chat.thanks"),
        ("what's the weather like?", "chat.other"),
    ],
)
def test_what_changes_no_brief_is_answered_with_a_sentence(talk: Talk, text: str, said: str) -> None:
    talk.say("5 home coffee creators on Instagram")
    before = talk.thread
    assert talk.say(text).said == said
    assert talk.thread == before


@pytest.mark.parametrize("text", ["undo", "show the brief", "next 5"])
def test_without_a_brief_a_command_says_that_there_is_none(talk: Talk, text: str) -> None:
    assert talk.say(text).said in {"chat.no_brief", "chat.nothing_to_undo"}
    assert talk.thread.brief is None


ABOUT_NO_BRIEF: frozenset[Name] = frozenset(
    {"new_brief", "ask", "rate", "threads", "history", "decisions", "replay", "help", "thanks", "forget", "other", "weekly", "undo", "redo"}
)
"""Commands that need no brief, or say in other words that there is none."""


def a_command(name: Name) -> Command:
    """A command of this name; with a text or a change where it says nothing without."""
    changes = Refinement(changes={"how_many": 3}) if name == "refine" else Refinement()
    return Command(name=name, refinement=changes, text={"rate": "VND 26000", "replay": "S-ABCDEFGH", "note": "a word"}.get(name))


@pytest.mark.parametrize("name", sorted(set(NAMES) - ABOUT_NO_BRIEF))
def test_no_deed_needs_more_than_a_sentence_where_there_is_no_brief(talk: Talk, name: Name) -> None:
    reply = talk.do(a_command(name))
    assert (reply.said, reply.answer, reply.body) == ("chat.no_brief", None, None)
    assert talk.thread == Thread()
    assert talk.decided == ()


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"chart"}))
def test_every_command_of_the_closed_list_is_answered(listed: Talk, name: Name) -> None:
    reply = listed.do(a_command(name))
    assert reply.command.name == name
    assert reply.said is not None or reply.answer is not None or reply.body is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("meter", "meter"),
        ("threads", "threads"),
        ("replay", "replay"),
        ("history", "history"),
        ("decisions", "decisions"),
        ("fees", "fees"),
        ("compare", "compare"),
        ("draft", "draft"),
        ("export", "export"),
        ("save", "save"),
        ("more", "more"),
        (" Meter ", "meter"),
        ("REPLAY", "replay"),
    ],
)
def test_the_bare_name_of_a_command_is_enough_in_any_language(listed: Talk, text: str, name: str) -> None:
    thai = replace(listed.standing, brief=replace(listed.brief, language="th"))
    listed.thread = replace(listed.thread, standing=thai, language="th")
    assert listed.say(text).command.name == name


def test_a_bare_replay_means_the_list_on_the_screen(listed: Talk) -> None:
    assert listed.say("replay").command.text == listed.thread.kept


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment(now=datetime(2026, 11, 25, 12), who=MAI, thread=HERE)  # noqa: DTZ001  that is what is refused


def test_the_brief_is_shown_as_it_stands_and_nothing_else(listed: Talk) -> None:
    before = listed.thread
    reply = listed.say("show the brief")
    assert reply.answer is not None
    assert (reply.answer.brief, reply.answer.shortlist, reply.answer.proposal) == (listed.brief, None, None)
    assert listed.thread == before


def test_a_list_is_kept_under_the_id_that_is_told(listed: Talk) -> None:
    kept = listed.memory.shortlists.load(str(listed.thread.kept))
    assert kept is not None
    assert (kept.made_by, kept.made_at, kept.threads) == (MAI, listed.now, (HERE,))
    assert listed.say("switch to tiktok").kept == listed.thread.kept != kept.id


def test_a_number_answers_the_rate_that_was_asked_for(listed: Talk) -> None:
    listed.say("fees in VND")
    assert listed.thread.rate_for == "VND"
    assert listed.say("26000").command == Command(name="rate", text="VND 26000")
    assert listed.thread.rate_for is None


def test_an_answer_that_is_picked_when_a_rate_is_asked_for_too_is_no_rate(talk: Talk) -> None:
    reply = talk.say("5 home coffee creators, budget 10 million VND")
    assert reply.rate_for == "VND"
    assert reply.choices
    assert talk.say("1").command.name == "refine"


def test_numbers_that_pick_nothing_do_nothing(listed: Talk) -> None:
    assert listed.thread.choices
    before = listed.thread
    for text in ("0", "9", "-1"):
        assert listed.say(text).command.name == "other"
    assert listed.thread == before


def test_an_answer_can_be_picked_after_a_look_at_something(listed: Talk) -> None:
    listed.say("compare", "meter", "help", "explain 1")
    assert listed.say("2").command.name == "refine"
    assert listed.brief.platforms == ("tiktok",)
    assert listed.say("2").command.name == "other"


def test_after_a_new_brief_undo_brings_back_the_one_before(listed: Talk) -> None:
    before = listed.thread.shown
    listed.say("new brief: 4 latte art creators on instagram")
    assert len(listed.listed) == 4
    listed.say("undo")
    assert (listed.brief.topics, listed.thread.shown) == (("home coffee",), before)


def test_forgetting_leaves_nothing(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram", "switch to tiktok")
    assert talk.say("forget this thread").said == "said.forget_ask"
    assert talk.thread.brief is not None, "asked about first"
    assert talk.say("1").said == "chat.forgotten"
    assert talk.thread == Thread()


def test_a_text_that_is_no_brief_is_told_so_and_the_brief_stays(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram")
    talk.say("new brief: \u2615")
    assert talk.brief.platforms == ("instagram",)


def test_only_so_many_steps_are_kept() -> None:
    thread = Thread()
    for k in range(MOST_STEPS + 20):
        thread = thread.now(Standing(brief=Brief(wording=str(k))))
    assert len(thread.past) == MOST_STEPS
    assert thread.past[-1] == Standing(brief=Brief(wording=str(MOST_STEPS + 18)))


def test_an_answer_is_in_the_language_of_the_message_where_its_letters_tell() -> None:
    thread = Thread(language="vi")
    assert language_of("ขอแค่ 3 คน", thread) == "th"
    assert language_of("undo", thread) == "vi"
