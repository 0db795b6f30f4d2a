"""What a message asks of weekly lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.weekly.asked import ACTS, Asked, asked_from, asked_in
from bot.weekly.reading_when import WhenSaid
from bot.weekly.tongues.tongue import Clock
from bot.weekly.when import NoSuchZone
from prompts.commands import Command

SAID = (
    ("en", "weekly", "new"),
    ("en", "weekly list", "list"),
    ("en", "show my weekly lists", "list"),
    ("en", "every Monday at 9 send me this list", "new days=mon time=09:00"),
    ("en", "send me this list every monday", "new days=mon"),
    ("en", "pause weekly", "pause"),
    ("en", "stop the weekly", "pause"),
    ("en", "turn the weekly list off", "pause"),
    ("en", "resume weekly", "resume"),
    ("en", "turn the weekly list back on", "resume"),
    ("en", "run the weekly now", "run"),
    ("en", "change weekly to Tuesday 10:00", "edit days=tue time=10:00"),
    ("en", "move weekly #12 to Friday 4pm London time", "edit #12 days=fri time=16:00 zone=Europe/London"),
    ("en", "delete weekly #3", "delete #3"),
    ("en", "bring back weekly #3", "restore #3"),
    ("en", "every other monday at 9", "new days=mon time=09:00 trouble=fortnight"),
    ("th", "รายสัปดาห์", "new"),
    ("th", "รายชื่อรายสัปดาห์", "list"),
    ("th", "หยุดส่งรายสัปดาห์", "pause"),
    ("th", "พักรายสัปดาห์", "pause"),
    ("th", "ส่งรายสัปดาห์ต่อ", "resume"),
    ("th", "ส่งรายสัปดาห์เดี๋ยวนี้", "run"),
    ("th", "เปลี่ยนรายสัปดาห์เป็นวันอังคาร 10:00", "edit days=tue time=10:00"),
    ("th", "ยกเลิกรายสัปดาห์ #๒", "delete #2"),
    ("th", "ทุกวันหยุดสุดสัปดาห์ 9 โมง", "new days=sat,sun time=09:00"),
    ("fa", "هفتگی", "new"),
    ("fa", "فهرست هفتگی", "list"),
    ("fa", "هفتگی رو متوقف کن", "pause"),
    ("fa", "هفتگی را ادامه بده", "resume"),
    ("fa", "هفتگی رو همین الان بفرست", "run"),
    ("fa", "هفتگی رو بذار سه‌شنبه ساعت ۱۰", "edit days=tue time=10:00"),
    ("fa", "لیست هفتگی #۳ رو حذف کن", "delete #3"),
    ("vi", "hàng tuần", "new"),
    ("vi", "danh sách hàng tuần", "list"),
    ("vi", "tạm dừng danh sách hàng tuần", "pause"),
    ("vi", "tam dung danh sach hang tuan", "pause"),
    ("vi", "tiếp tục danh sách hàng tuần", "resume"),
    ("vi", "chạy ngay danh sách hàng tuần", "run"),
    ("vi", "đổi danh sách hàng tuần sang thứ ba 10:00", "edit days=tue time=10:00"),
    ("vi", "xóa danh sách hàng tuần #2", "delete #2"),
)


@pytest.mark.parametrize(("language", "text", "asked"), SAID)
def test_what_is_to_be_done_is_read_from_the_words(language: str, text: str, asked: str) -> None:
    assert asked_in(text, language).text == asked


ZONES = st.sampled_from([None, "UTC", "Asia/Bangkok", "America/Argentina/Buenos_Aires", "Etc/GMT-7", "America/Port-au-Prince"])
WHENS = st.builds(
    WhenSaid,
    weekdays=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    time=st.none() | st.builds(Clock, st.integers(0, 23), st.integers(0, 59)),
    zone=ZONES,
    trouble=st.sampled_from([None, "fortnight", "month", "zone"]),
)


@given(st.builds(Asked, act=st.sampled_from(ACTS), number=st.none() | st.integers(0, 10**9 - 1), said=WHENS))
def test_a_command_carries_it_there_and_back(asked: Asked) -> None:
    command = Command(name="weekly", text=asked.text)
    assert command.text is not None
    assert asked_from(command.text) == asked


@pytest.mark.parametrize(
    "text", ["", "dance", "new when=now", "new days=someday", "new time=25:00", "pause #", "new trouble=much", "new days", "new #x"]
)
def test_a_text_that_asks_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"know no|asks nothing|is no day|is no time"):
        asked_from(text)


def test_a_zone_that_was_deleted_since_is_told() -> None:
    with pytest.raises(NoSuchZone):
        asked_from("new days=mon time=09:00 zone=Asia/Nowhere")


@pytest.mark.parametrize("text", ["delete everything", "pause; drop table", "new days=mon\n", "list all", "new zone=<!channel>"])
def test_a_command_holds_nothing_but_the_closed_shape(text: str) -> None:
    with pytest.raises(ValueError, match="weekly"):
        Command(name="weekly", text=text)
