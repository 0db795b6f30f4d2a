"""Days and times in Thai, with the clock of six hours by which people speak."""

import re
from collections.abc import Callable

from bot.weekly.tongues.tongue import Clock, Tongue, clock, words_as_digits

_UNITS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_TENS = {"สิบ": 10, "ยี่สิบ": 20, "สามสิบ": 30, "สี่สิบ": 40, "ห้าสิบ": 50}


def _numbers() -> dict[str, int]:
    told = {word: n for n, word in enumerate(_UNITS, start=1)} | {"นึง": 1} | _TENS
    for tens, value in _TENS.items():
        told |= {tens + word: value + n for n, word in enumerate(_UNITS, start=1) if n > 1} | {f"{tens}เอ็ด": value + 1}
    return told


_MINUTES = r"(?:\s*(?P<half>ครึ่ง)|\s*(?P<minute>\d{1,2})(?![\d.:])(?:\s*นาที)?)?"
_FIVE_OLD = 5
"""Hours up to this one before "in the morning" are counted from six: "สามโมงเช้า" is nine."""


_DIGITS = words_as_digits(_numbers(), apart=True)
_HOUR_APART = re.compile(r"((?:บ่าย|ตี)\s*(?:สอง|สาม|สี่|ห้า))(?=สิบ)")
"""An hour with minutes behind it, which would read as one number: "บ่ายสามสิบห้า" is a quarter past three."""


def _minute(m: re.Match[str]) -> int:
    return 30 if m["half"] else int(m["minute"] or 0)


def _o_clock(m: re.Match[str]) -> Clock | None:
    hour, part = int(m["hour"]), m["before"] or m["after"]
    if part == "เช้า":
        return clock(hour + 6 if hour <= _FIVE_OLD else hour, _minute(m), "morning")
    return clock(hour, _minute(m), "evening" if part == "เย็น" and hour != 12 else None)


def _from(start: int) -> Callable[[re.Match[str]], Clock | None]:
    def told(m: re.Match[str]) -> Clock | None:
        hour = int(m["hour"] or 1)
        return clock(start + hour, _minute(m), exact=True) if 1 <= hour <= 6 else None

    return told


THAI = Tongue(
    days={
        r"(?:วัน)?จันทร์|(?<![ก-ฮ])จ\.": (0,),
        r"(?:วัน)?อังคาร|(?<![ก-ฮ])อ\.(?!\s*อ)": (1,),
        r"(?:วัน)?พุธ|(?<![ก-ฮ])พ\.(?!\s*ศ\.\s*\d)": (2,),
        r"(?:วัน)?พฤหัส(?:บดี|ฯ)?|(?<![ก-ฮ])พฤ\.": (3,),
        r"(?:วัน)?ศุกร์|(?<![ก-ฮ])ศ\.": (4,),
        r"(?:วัน)?เสาร์\s*-?\s*อาทิตย์|วันหยุดสุดสัปดาห์|สุดสัปดาห์": (5, 6),
        r"(?:วัน)?เสาร์|(?<![ก-ฮ])ส\.": (5,),
        r"วันอาทิตย์|(?<=และ)อาทิตย์|(?<=ถึง)อาทิตย์|(?<![ก-ฮ])อา\.": (6,),
        r"วัน(?:ทำงาน|ธรรมดา|ทำการ)": (0, 1, 2, 3, 4),
        r"ต้น(?:สัปดาห์|อาทิตย์)": (0,),
        r"ทุกๆ?\s*วัน(?!\s*(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ทำ|ธรรมดา|หยุด))": (0, 1, 2, 3, 4, 5, 6),
    },
    spaced=False,
    to=r"\s*(?:-|ถึง|จนถึง)\s*(?:วัน)?",
    numerals=lambda text: _DIGITS(_HOUR_APART.sub(r"\1 ", text)),
    clocks=(
        (re.compile(r"เที่ยงคืน" + _MINUTES), lambda m: Clock(0, _minute(m))),
        (re.compile(r"เที่ยง(?:วัน|ตรง)?" + _MINUTES), lambda m: Clock(12, _minute(m))),
        (re.compile(r"ตี\s*(?P<hour>[1-5])(?!\d)" + _MINUTES), _from(0)),
        (re.compile(r"บ่าย\s*(?P<hour>[1-6])(?![\d.:])\s*(?:โมง)?" + _MINUTES), _from(12)),
        (re.compile(r"บ่าย(?P<hour>)โมง" + _MINUTES), _from(12)),
        (re.compile(r"(?P<hour>[1-6])\s*ทุ่ม(?:ตรง)?" + _MINUTES), _from(18)),
        (re.compile(r"(?<!\d)(?P<hour>)ทุ่ม(?:\s*1(?!\d))?(?:ตรง)?" + _MINUTES), _from(18)),
        (re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s*โมง(?:ตรง)?\s*(?P<before>เช้า|เย็น)?" + _MINUTES + r"\s*(?P<after>เช้า|เย็น)?"), _o_clock),
        (
            re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?![\d:])\s*(?P<sure>น\.?(?![ก-ฮ])|นาฬิกา)?"),
            lambda m: clock(int(m["hour"]), int(m["minute"]), exact=bool(m["sure"]) or m["hour"].startswith("0")),
        ),
        (re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})\s*(?:น\.|นาฬิกา|น\b)"), lambda m: clock(int(m["hour"]), exact=True)),
        (re.compile(r"(?:เวลา|ตอน)\s*(?P<hour>\d{1,2})(?![\d.,:])"), lambda m: clock(int(m["hour"]))),
    ),
    parts={
        "early": r"เช้ามืด|เช้าตรู่",
        "morning": r"เช้า|ตอนสาย",
        "noon": r"กลางวัน",
        "afternoon": r"บ่าย",
        "evening": r"เย็น",
        "night": r"ค่ำ|กลางคืน|ดึก",
    },
    fortnight=r"ทุกๆ?\s*(?:2|สอง)\s*(?:สัปดาห์|อาทิตย์)|(?:สัปดาห์|อาทิตย์)เว้น|(?:2|สอง)\s*(?:สัปดาห์|อาทิตย์)ครั้ง",
    month=r"ของ(?:ทุก|แต่ละ)?\s*เดือน|ทุกๆ?\s*เดือน|รายเดือน|เดือนละ",
)
