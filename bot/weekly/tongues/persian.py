"""Days and times in Persian."""

import re

from bot.weekly.tongues.tongue import Clock, Part, Tongue, clock, words_as_digits

_NUMBERS = {
    "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7, "هشت": 8, "نه": 9, "ده": 10, "یازده": 11, "دوازده": 12,
    "سیزده": 13, "چهارده": 14, "پانزده": 15, "پونزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19, "بیست": 20, "سی": 30,
    "چهل": 40, "پنجاه": 50,
}  # fmt: skip
_TENS = {word: value for word, value in _NUMBERS.items() if value >= 20}
_UNITS = {word: value for word, value in _NUMBERS.items() if value < 10}
_COMPOUND = {f"{tens} و {unit}": a + b for tens, a in _TENS.items() for unit, b in _UNITS.items()}
_PARTS: dict[Part, str] = {
    "early": r"بامداد|سحر|صبح زود",
    "morning": r"صبح|قبل از ظهر",
    "noon": r"ظهر",
    "afternoon": r"بعد ?از ?ظهر|بعدظهر",
    "evening": r"عصر|غروب|سر شب",
    "night": r"شب|نیمه ?شب|نصفه? ?شب",
}
_ORDER: tuple[Part, ...] = ("early", "afternoon", "morning", "noon", "evening", "night")
"""The afternoon ("after noon") before noon."""
_PART = r"(?:ها)?(?:\s*(?P<part>" + "|".join(_PARTS[name] for name in _ORDER) + "))?"
_TAIL = r"(?:\s*و\s*(?P<few>نیم|ربع|\d{1,2})(?:\s*دقیقه)?)?" + _PART


def _part(said: str | None) -> Part | None:
    return next((name for name in _ORDER if said and re.fullmatch(_PARTS[name], said)), None)


def _hour(m: re.Match[str]) -> Clock | None:
    few = m["few"]
    minute = 30 if few == "نیم" else 15 if few == "ربع" else int(few or 0)
    return clock(int(m["hour"]), minute, _part(m["part"]))


def _to(m: re.Match[str]) -> Clock | None:
    told = clock(int(m["hour"]), 0, _part(m["part"]))
    minutes = 15 if m["few"] == "ربع" else int(m["few"])
    return Clock((told.hour - 1) % 24, 60 - minutes) if told is not None and 0 < minutes < 60 else None


PERSIAN = Tongue(
    days={
        r"یک ?شنبه(?: ?ها(?:ی)?)?": (6,),
        r"دو ?شنبه(?: ?ها(?:ی)?)?": (0,),
        r"سه ?شنبه(?: ?ها(?:ی)?)?": (1,),
        r"چ(?:ها|ا)ر ?شنبه(?: ?ها(?:ی)?)?": (2,),
        r"پن?ج ?شنبه(?: ?ها(?:ی)?)?": (3,),
        r"جمعه(?: ?ها(?:ی)?)?": (4,),
        r"شنبه(?: ?ها(?:ی)?)?": (5,),
        r"روز ?های? کاری": (5, 6, 0, 1, 2),
        r"هر ?روز|روزانه": (0, 1, 2, 3, 4, 5, 6),
        r"اول هر هفته|اول هفته(?: ?ها)?": (5,),
    },
    to=r"\s*(?:-|تا)\s*",
    numerals=words_as_digits({**_NUMBERS, **_COMPOUND}, around=r"\b{}\b"),
    clocks=(
        (re.compile(r"(?:(?:یه|یک|1)\s*)?(?P<few>ربع|\d{1,2})\s*(?:دقیقه\s*)?(?:به|مونده به|مانده به)\s*(?P<hour>\d{1,2})" + _PART), _to),
        (
            re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?![\d:])" + _PART),
            lambda m: clock(int(m["hour"]), int(m["minute"]), _part(m["part"]), exact=m["hour"].startswith("0")),
        ),
        (re.compile(r"(?:ساعت|راس|رأس)\s*(?:ی\s*)?(?P<hour>\d{1,2})(?!\d)" + _TAIL), _hour),
        (re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})\s*و\s*(?P<few>نیم|ربع)" + _PART), _hour),
        (re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})(?P<few>)(?=\s*(?:" + "|".join(_PARTS.values()) + "))" + _PART), _hour),
        (re.compile(r"نیمه ?شب|نصفه? ?شب"), lambda _: Clock(0, 0)),
    ),
    parts=_PARTS,
    fortnight=r"\bهر (?:دو|2) هفته|هفته در میان|(?:دو|2) هفته (?:یک|یه|1)",
    month=r"\bهر ماه|\bماهی\b|ماهانه|ماهیانه|\bماه به ماه",
)
