"""Days and times in Vietnamese, with its marks and as it is typed without them."""

import re

from bot.weekly.tongues.tongue import DAY, Clock, Part, Tongue, clock, words_as_digits
from retrieval.reading.surface import bare

_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "bốn mươi lăm": 45,
}  # fmt: skip
_PARTS: dict[Part, str] = {
    "early": r"sáng sớm",
    "morning": r"(?<!đổi )(?<!chuyển )(?<!lịch )(?<!dời )(?<!qua )sáng",
    "noon": r"trưa",
    "afternoon": r"chiều",
    "evening": r"tối",
    "night": r"đêm|khuya",
}
_PART = r"(?:\s*(?:buổi\s*)?(?P<part>sáng|trưa|chiều|tối|đêm|khuya)(?!\w))?"
_NAMES: dict[str, Part] = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night", "khuya": "night"}
_HOUR = r"(?<![\d.,:])(?P<hour>\d{1,2})\s*(?:h|giờ|g)(?![^\W\d])"


def _vietnamese(made: bool) -> Tongue:
    """The words with marks, or without them."""

    def say(pattern: str) -> str:
        return bare(pattern) if made else pattern

    names = {say(word): part for word, part in _NAMES.items()}

    def told(m: re.Match[str]) -> Clock | None:
        groups = m.groupdict()
        minute = 30 if groups.get("half") else int(groups.get("minute") or 0)
        part = names.get(groups.get("part") or "")
        hour = int(m["hour"])
        if part == "noon" and hour == 12:
            return Clock(12, minute)
        return clock(hour, minute, part, exact=m["hour"].startswith("0"))

    def less(m: re.Match[str]) -> Clock | None:
        at, minutes = told(m), int(m["few"])
        return Clock((at.hour - 1) % 24, 60 - minutes) if at is not None and 0 < minutes < 60 else None

    day = r"(?:thứ|t(?=\d))\s*"
    numbers = {say(word): value for word, value in _NUMBERS.items()}
    before = words_as_digits(numbers, around=say(r"(?<!\w){}(?=\s*(?:giờ|rưỡi|h(?!\w)))"))
    after = words_as_digits(numbers, around=say(r"(?<=giờ |kém ){}(?!\w)"))
    return Tongue(
        days={
            say(day + r"(?:hai|2)"): (0,),
            say(day + r"(?:ba|3)"): (1,),
            say(day + r"(?:tư|bốn|4)"): (2,),
            say(day + r"(?:năm|5)"): (3,),
            say(day + r"(?:sáu|6)"): (4,),
            say(day + r"(?:bảy|bẩy|7)"): (5,),
            say(r"chủ\s*nhật|cn"): (6,),
            say(r"(?:mỗi|hàng|hằng|các|mọi) ngày(?! trong tuần| làm việc| thường)"): (0, 1, 2, 3, 4, 5, 6),
            say(r"(?:các |mỗi )?ngày (?:trong tuần|làm việc|thường)"): (0, 1, 2, 3, 4),
            say(r"cuối tuần"): (5, 6),
            say(r"đầu tuần"): (0,),
        },
        to=say(r"\s*(?:-|đến|tới)\s*"),
        numerals=lambda text: after(before(text)),
        clocks=(
            (re.compile(say(r"nửa đêm")), lambda _: Clock(0, 0)),
            (re.compile(say(_HOUR + r"\s*kém\s*(?P<few>\d{1,2})(?:\s*phút)?" + _PART)), less),
            (
                re.compile(
                    say(_HOUR + r"(?:\s*(?P<half>rưỡi)|\s*(?P<minute>[0-5]?\d)(?!\d|\s*(?:h|giờ))(?:\s*(?:phút|p)(?!\w))?)?" + _PART)
                ),
                told,
            ),
            (re.compile(say(r"(?<![\d.,:])(?P<hour>\d{1,2})\s*(?P<half>rưỡi)" + _PART)), told),
            (re.compile(say(r"(?<![\d.,:])(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?![\d:])\s*(?:h(?!\w))?" + _PART)), told),
            (re.compile(say(r"(?:lúc|vào|" + DAY + r")\s*(?P<hour>\d{1,2})(?![\d.,:]|\w)" + _PART)), told),
        ),
        parts={name: say(words) for name, words in _PARTS.items()},
        fortnight=say(r"(?:hai|2) tuần (?:một|1) lần|cách tuần|mỗi (?:hai|2) tuần|(?:hai|2) tuần/lần"),
        month=say(r"(?:của|trong|hàng|hằng|mỗi|đầu|cuối) tháng"),
        more=re.compile(say(r"\s*(?:,|và|&|\s)\s*(?:t|thứ)?\s*([2-7])(?!\d|\s*(?:h|giờ|g|:|\.\d|rưỡi))")),
    )


VIETNAMESE = _vietnamese(False)
UNMARKED = _vietnamese(True)
