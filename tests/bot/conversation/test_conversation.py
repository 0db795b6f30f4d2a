"""A conversation over a published generation: each message makes a new thread, and every step can be taken back."""

from collections.abc import Callable, Sequence

import pytest

from bot.brief_reading import BriefReading
from bot.conversation.conversation import Conversation, Reply, language_of
from bot.conversation.thread import MOST_STEPS, Thread
from bot.conversation.understanding.understanding import Understanding
from bot.matchmaker import Matchmaker
from index.generation.reading import Generation
from index.languages import LanguageDetector
from index.records import Creator
from retrieval.brief import Brief
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY, a_creator
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities

PEOPLE = tuple(
    a_creator(
        f"coffee.{k:02}",
        name=f"Creator {k}",
        platform="instagram" if k % 2 else "tiktok",
        country="TH" if k < 8 else "VN",
        followers=4_000 * (k + 1),
        posts=("espresso at home", "my coffee corner"),
    )
    for k in range(16)
)


class Talk:
    """A conversation with its thread."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.thread = Thread()

    def say(self, *texts: str) -> Reply:
        """The reply to the last of these messages."""
        for text in texts:
            reply, self.thread = self._conversation.say(text, self.thread, today=TODAY)
        return reply

    @property
    def brief(self) -> Brief:
        """What is remembered."""
        assert self.thread.brief is not None
        return self.thread.brief


@pytest.fixture(scope="module")
def conversation(published_once: Callable[[Sequence[Creator]], Generation], detector: LanguageDetector) -> Conversation:
    """Over sixteen coffee creators, half on TikTok."""
    desk = Desk(published_once(PEOPLE))
    rules = RulesReader(detector=detector)
    matchmaker = Matchmaker(
        reader=BriefReading(rules=rules, detector=detector),
        matcher=Matcher(embedder=WordVectors(), book=NicheBook(), gazetteer=ThreeCities()),
        desk=lambda: desk,
    )
    return Conversation(matchmaker=matchmaker, understanding=Understanding(rules))


@pytest.fixture
def talk(conversation: Conversation) -> Talk:
    """A new conversation."""
    return Talk(conversation)


def platforms_of(reply: Reply) -> set[str]:
    """Where the creators of a reply are."""
    assert reply.answer is not None
    assert reply.answer.shortlist is not None
    return {match.account.platform for match in reply.answer.shortlist.matches}


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
    assert reply.answer is not None
    assert reply.answer.shortlist is not None
    assert (reply.first, len(reply.answer.shortlist.matches), talk.brief.how_many) == (6, 8, 5)
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
    [("help", "chat.help"), ("thanks!", "chat.thanks"), ("what's the weather like?", "chat.other"), ("swap 2", "chat.later")],
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


def test_forgetting_leaves_nothing(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram", "switch to tiktok")
    assert talk.say("forget this thread").said == "chat.forgotten"
    assert talk.thread == Thread()


def test_a_text_that_is_no_brief_is_told_so_and_the_brief_stays(talk: Talk) -> None:
    talk.say("5 home coffee creators on Instagram")
    talk.say("new brief: \u2615")
    assert talk.brief.platforms == ("instagram",)


def test_only_so_many_steps_are_kept() -> None:
    thread = Thread()
    for k in range(MOST_STEPS + 20):
        thread = thread.now(Brief(wording=str(k)))
    assert len(thread.past) == MOST_STEPS


def test_an_answer_is_in_the_language_of_the_message_where_its_letters_tell() -> None:
    thread = Thread(language="vi")
    assert language_of("ขอแค่ 3 คน", thread) == "th"
    assert language_of("undo", thread) == "vi"
