"""Weekly lists as people speak of them in a conversation."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.conversation import Conversation
from bot.conversation.moment import Moment
from bot.conversation.replies import Reply, Weeklies
from bot.conversation.thread_json import thread_as_json, thread_from_json
from bot.memory.occurrences import Occurrences
from bot.memory.schedules import Schedule, Schedules
from bot.terminal.body_view import body_view
from bot.terminal.chat_view import reply_view
from bot.weekly.when import When
from prompts.commands import Command
from prompts.words import Words
from retrieval.brief_json import brief_from_json
from retrieval.hand_json import hand_from_json
from tests.bot.conversation.talk import HERE, Talk, body_of
from tests.bot.proposals import BOOK
from tests.bot.test_views import on_screen

LANGUAGES = ("en", "th", "fa", "vi")


def kept(talk: Talk) -> tuple[Schedule, ...]:
    """The weekly lists of the terminal."""
    return Schedules(talk.memory.engine).of_team("terminal", channel="terminal")


def shown(reply: Reply, language: str = "en") -> str:
    """What a terminal shows of a reply."""
    return on_screen(reply_view(reply, Words(language), BOOK))


def test_a_list_on_the_screen_comes_every_week_from_now_on(listed: Talk) -> None:
    listed.say("drop 2")
    reply = listed.say("send me this list every Monday at 9, Bangkok time")
    (one,) = kept(listed)
    assert reply.said == "weekly.saved"
    assert (one.weekdays, one.time, one.zone, one.thread, one.created_by, one.how_many) == ("mon", "09:00", "Asia/Bangkok", HERE, "mai", 4)
    assert brief_from_json(one.brief) == listed.brief
    assert hand_from_json(one.settings["hand"]) == listed.standing.hand
    assert all(part in shown(reply) for part in ("home coffee", "every Monday at 09:00 (Thailand time)", "30 Nov 2026", f"#{one.id}"))


@pytest.mark.parametrize(
    ("texts", "days", "time", "zone"),
    [
        (("ทุกวันศุกร์ บ่ายสองโมง",), "fri", "14:00", "UTC"),
        (("هر دوشنبه ساعت ۹ صبح به وقت تهران",), "mon", "09:00", "Asia/Tehran"),
        (("thứ hai hàng tuần lúc 9 giờ sáng giờ Việt Nam",), "mon", "09:00", "Asia/Ho_Chi_Minh"),
        (("every friday", "10am"), "fri", "10:00", "UTC"),
        (("every friday", "17"), "fri", "17:00", "UTC"),
        (("every friday", "1"), "fri", "09:00", "UTC"),
        (("weekly", "1"), "mon", "09:00", "UTC"),
        (("weekly", "tuesdays and thursdays at noon London time"), "tue,thu", "12:00", "Europe/London"),
        (("ทุกสัปดาห์ 10 โมงเช้า", "วันพุธ"), "wed", "10:00", "UTC"),
        (("every other monday at 8", "1"), "mon", "08:00", "UTC"),
    ],
    ids=lambda one: str(one) if isinstance(one, str) else "·".join(one),
)
def test_what_was_not_said_is_asked_for_and_the_answer_fills_it(
    listed: Talk, texts: tuple[str, ...], days: str, time: str, zone: str
) -> None:
    replies = [listed.say(text) for text in texts]
    assert [reply.said for reply in replies][-1] == "weekly.saved"
    assert all(reply.choices for reply in replies[:-1])
    (one,) = kept(listed)
    assert (one.weekdays, one.time, one.zone) == (days, time, zone)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("weekly", "weekly.ask_when"),
        ("every monday", "weekly.ask_time"),
        ("weekly at 9am", "weekly.ask_day"),
        ("on the first monday of the month at 9, every week", "weekly.only_weekly"),
        ("every friday 9 am US time", "weekly.which_zone"),
    ],
)
def test_nothing_is_kept_before_it_is_clear(listed: Talk, text: str, said: str) -> None:
    reply = listed.say(text)
    assert reply.said == said
    assert kept(listed) == ()
    for language in LANGUAGES:
        assert shown(reply, language).strip()


def test_a_question_that_was_left_is_not_answered_by_a_later_message(listed: Talk) -> None:
    listed.say("weekly", "weekly list")
    assert listed.thread.choices == ()


def test_times_without_a_zone_are_those_of_the_person_the_team_or_the_settings(listed: Talk) -> None:
    listed.memory.preferences.set("zone", "Asia/Tokyo", who="mai", now=listed.now)
    listed.say("every Monday at 9")
    assert kept(listed)[0].zone == "Asia/Tokyo"
    conversation: Conversation = listed._conversation
    moment = Moment(now=listed.now, who="bo", thread="terminal:other", zone="Europe/Berlin")
    conversation.say("every Tuesday at 9", listed.thread, moment)
    assert kept(listed)[1].zone == "Europe/Berlin"


def test_of_one_brief_there_is_one_list_which_a_second_word_changes(listed: Talk) -> None:
    listed.say("every Monday at 9 Bangkok time")
    assert listed.say("every Monday at 9 Bangkok time").said == "weekly.nothing_to_change"
    assert listed.say("every Tuesday and Friday").said == "weekly.edited"
    (one,) = kept(listed)
    assert (one.weekdays, one.time, one.zone) == ("tue,fri", "09:00", "Asia/Bangkok")
    listed.say("only on instagram", "every Wednesday at 15:00")
    assert [one.weekdays for one in kept(listed)] == ["tue,fri", "wed"]


def test_lists_are_shown_paused_resumed_moved_run_deleted_and_brought_back(listed: Talk) -> None:
    listed.say("every Monday at 9 Bangkok time")
    (one,) = body_of(listed.say("weekly lists"), Weeklies).lists
    assert one.when == When(weekdays=(0,), hour=9, minute=0, zone="Asia/Bangkok")
    assert one.next == datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Bangkok"))
    assert listed.say("pause weekly").said == "weekly.paused"
    assert listed.say("pause weekly").said == "weekly.is_paused"
    assert body_of(listed.say("weekly"), Weeklies).lists[0].next is None
    assert listed.say("resume weekly").said == "weekly.resumed"
    assert listed.say("resume weekly").said == "weekly.is_not_paused"
    assert listed.say("change weekly to Tuesday 10:00").said == "weekly.edited"
    assert kept(listed)[0].weekdays == "tue"
    assert listed.say("run the weekly now").said == "weekly.asked_terminal"
    assert Occurrences(listed.memory.engine).waiting() == (one.id,)
    assert listed.say("delete the weekly").said == "weekly.deleted"
    assert kept(listed) == ()
    assert listed.say("1").said == "weekly.restored"
    assert len(kept(listed)) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("พักรายสัปดาห์", "ส่งรายสัปดาห์ต่อ", "ส่งรายสัปดาห์เดี๋ยวนี้", "เปลี่ยนรายสัปดาห์เป็นวันอังคาร 10:00", "ลบรายสัปดาห์"),
        ("هفتگی رو متوقف کن", "هفتگی را ادامه بده", "هفتگی رو همین الان بفرست", "هفتگی رو بذار سه‌شنبه ساعت ۱۰", "هفتگی رو حذف کن"),
        (
            "tạm dừng danh sách hàng tuần",
            "tiếp tục danh sách hằng tuần",
            "chạy ngay danh sách hàng tuần",
            "đổi danh sách hàng tuần sang thứ ba 10:00",
            "xóa danh sách hàng tuần",
        ),
    ],
)
def test_the_same_in_other_languages(listed: Talk, texts: tuple[str, ...]) -> None:
    listed.say("every Monday at 9 Bangkok time")
    said = [listed.say(text).said for text in texts]
    assert said == ["weekly.paused", "weekly.resumed", "weekly.asked_terminal", "weekly.edited", "weekly.deleted"]


def test_of_several_the_one_of_this_conversation_is_meant_or_the_one_that_is_named(listed: Talk) -> None:
    listed.say("every Monday at 9")
    other = listed.elsewhere()
    other.say("3 home coffee creators", "every Friday at 9")
    first, second = kept(listed)
    assert other.say("pause weekly").said == "weekly.paused"
    assert [one.paused for one in kept(listed)] == [False, True]
    assert listed.say(f"resume weekly #{second.id}").said == "weekly.resumed"
    third = listed.elsewhere("terminal:third")
    asked = third.say("pause weekly")
    assert (asked.said, [one.id for one in body_of(asked, Weeklies).lists]) == ("weekly.which", [first.id, second.id])
    assert listed.say("delete weekly #999").said == "weekly.unknown"
    assert listed.say(f"delete weekly #{first.id}").said == "weekly.deleted"


def test_a_list_of_another_channel_is_not_there(listed: Talk) -> None:
    listed.say("every Monday at 9")
    (one,) = kept(listed)
    there = listed.elsewhere("slack:T1:C1:1.5")
    there.say("3 home coffee creators")
    assert there.say(f"pause weekly #{one.id}").said == "weekly.unknown"
    assert there.say("weekly lists").said == "weekly.none"
    assert there.say("every Monday at 9").said == "weekly.saved"
    assert there.say("run the weekly now").said == "weekly.asked"
    beside = listed.elsewhere("slack:T1:C2:1.5")
    beside.say("3 home coffee creators")
    assert beside.say(f"pause weekly #{one.id + 1}").said == "weekly.unknown", "of the same team, and of another channel"


@pytest.mark.parametrize("text", ["weekly", "weekly list", "pause weekly"])
def test_without_a_brief_it_is_said_what_is_missing(talk: Talk, text: str) -> None:
    assert talk.say(text).said in {"weekly.no_brief", "weekly.none"}


def test_a_choice_of_when_survives_a_restart(listed: Talk) -> None:
    listed.say("every friday")
    listed.thread = thread_from_json(thread_as_json(listed.thread))
    assert listed.say("8am").said == "weekly.saved"
    assert kept(listed)[0].time == "08:00"


@pytest.mark.parametrize("text", [None, "new days=mon time=09:00 zone=Asia/Nowhere"])
def test_a_command_that_carries_nothing_usable_is_read_from_the_words(listed: Talk, text: str | None) -> None:
    assert listed.do(Command(name="weekly", text=text), text="every Monday at 9").said == "weekly.saved"


def test_a_press_of_a_button_needs_no_words(listed: Talk) -> None:
    listed.say("every Monday at 9")
    assert listed.do(Command(name="weekly", text=f"pause #{kept(listed)[0].id}")).said == "weekly.paused"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_whose_zone_is_no_more_is_shown_and_says_so(listed: Talk, language: str) -> None:
    listed.say("every Monday at 9 Bangkok time")
    body = body_of(listed.say("weekly"), Weeklies)
    gone = replace(body, lists=(replace(body.lists[0], when=None, next=None),))
    words = Words(language)
    assert words("weekly.state_no_zone").split(maxsplit=1)[0] in on_screen(body_view(gone, words, BOOK), width=200)
