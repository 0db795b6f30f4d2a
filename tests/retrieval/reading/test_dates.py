"""The campaign window in Gregorian, Buddhist and Jalali years, absolute and relative to the day of reading."""

from datetime import date

import pytest
from reading_of import read

WINDOWS = [
    ("en", "Kayak creators, live between 3 and 19 May 2027", date(2027, 5, 3), date(2027, 5, 19)),
    ("en", "Kayak creators, everything posted by Jan 9", None, date(2027, 1, 9)),
    ("en", "Kayak creators, next month", date(2026, 12, 1), date(2026, 12, 31)),
    ("en", "Kayak creators. Dates: 2027-02-03 to 2027-02-20", date(2027, 2, 3), date(2027, 2, 20)),
    ("en", "Kayak creators, before Christmas", None, date(2026, 12, 24)),
    ("en", "Kayak creators in Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
    ("th", "ครีเอเตอร์สายพายเรือ ระหว่างวันที่ 5–20 มีนาคม 2570", date(2027, 3, 5), date(2027, 3, 20)),
    ("th", "ครีเอเตอร์สายพายเรือ ลงงานเดือนหน้า", date(2026, 12, 1), date(2026, 12, 31)),
    ("th", "ครีเอเตอร์สายพายเรือ ภายใน 31 ม.ค. 70", None, date(2027, 1, 31)),
    ("fa", "بلاگر قایقرانی، از ۱۴۰۵/۱۰/۰۱ تا ۱۴۰۵/۱۰/۱۵", date(2026, 12, 22), date(2027, 1, 5)),
    ("fa", "بلاگر قایقرانی، تا ۱۰ بهمن", None, date(2027, 1, 30)),
    ("fa", "بلاگر قایقرانی، اجرا از ۵ تا ۲۰ اسفند", date(2027, 2, 24), date(2027, 3, 11)),
    ("vi", "Tìm KOL chèo thuyền, từ 10/1 đến 25/1", date(2027, 1, 10), date(2027, 1, 25)),
    ("vi", "Tìm KOL chèo thuyền, đăng trong tháng 2", date(2027, 2, 1), date(2027, 2, 28)),
    ("vi", "Tìm KOL chèo thuyền, xong trước Tết", None, date(2027, 2, 5)),
    ("es", "Creadores de kayak, del 3 al 20 de enero", date(2027, 1, 3), date(2027, 1, 20)),
    ("pt", "Criadores de caiaque, até 15 de janeiro", None, date(2027, 1, 15)),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), WINDOWS)
def test_reads_the_campaign_window(language: str, text: str, start: date | None, end: date | None) -> None:
    brief = read(text, language)
    assert (brief.start, brief.end) == (start, end)


def test_the_same_words_mean_another_month_on_another_day() -> None:
    assert read("Kayak creators, next month", today=date(2027, 1, 31)).start == date(2027, 2, 1)


def test_days_before_the_month_tell_whose_order_a_date_follows() -> None:
    assert read("Kayak creators in the UK, 04/01/2027 to 29/01/2027").start == date(2027, 1, 4)
    assert read("Kayak creators in the US, from 04/01/2027").start == date(2027, 4, 1)


def test_an_impossible_day_is_no_date() -> None:
    assert read("Kayak creators, by 31/02/2027").end is None
