"""Days and times in English."""

import re

from bot.weekly.tongues.tongue import DAY, Clock, Part, Tongue, clock, words_as_digits

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: n for n, word in enumerate(_UNITS, start=1)} | {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty five": 45,
    "forty-five": 45,
}
_PARTS: dict[Part, str] = {
    "early": r"early (?:in the )?morning",
    "morning": r"(?:in the )?mornings?",
    "noon": r"(?:at )?(?:noon|midday|lunch ?time)",
    "afternoon": r"(?:in the )?afternoons?",
    "evening": r"(?:in the )?evenings?",
    "night": r"(?:at |in the )?nights?",
}
_HALF = r"(?P<half>[ap]\.?m\b\.?)"
_DAYPART = r"(?P<part>(?:in the|at) (?:morning|afternoon|evening|night))"
_AFTER = rf"(?:\s*,?\s*(?:o'?clock)?\s*{_HALF}|\s*(?:o'?clock)?\s+{_DAYPART})?"
_NO_COUNT = r"(?![\d.,:]\d|\w|\s*(?:%|creators?|people|days?|weeks?|names?))"
_SAID = r"(?:\bat|@|\bby|\baround|\babout|\bfrom|\bto|" + DAY + r")\s*,?\s*(?:at\s+)?"
_SPOKEN: tuple[Part, ...] = ("morning", "afternoon", "evening", "night")
_HALVES: dict[str, Part] = {"a": "morning", "p": "evening"}


def _part(m: re.Match[str]) -> Part | None:
    if m["half"]:
        return _HALVES[m["half"][0]]
    return next((name for name in _SPOKEN if name in (m["part"] or "")), None)


def _told(m: re.Match[str], hour: int, minute: int, *, exact: bool = False) -> Clock | None:
    if m["half"]:  # twelve hours: 12 am is midnight, 12 pm noon
        if not 1 <= hour <= 12:
            return clock(hour, minute, exact=True)
        return Clock(hour % 12 + (12 if m["half"][0] == "p" else 0), minute)
    return clock(hour, minute, _part(m), exact=exact)


def _past(m: re.Match[str]) -> Clock | None:
    minutes = {"half": 30, "quarter": 15}.get(m["few"]) or int(m["few"])
    told = _told(m, int(m["hour"]), 0)
    if told is None or not 0 < minutes < 60:
        return None
    if (m["way"] or "past") == "past":
        return Clock(told.hour, minutes)
    return Clock((told.hour - 1) % 24, 60 - minutes)


ENGLISH = Tongue(
    days={
        r"mon(?:day)?s?": (0,),
        r"tue(?:s|sday|sdays)?": (1,),
        r"wed(?:s|nesday|nesdays)?": (2,),
        r"thu(?:r|rs|rsday|rsdays)?": (3,),
        r"fri(?:day)?s?": (4,),
        r"sat(?:urday)?s?": (5,),
        r"sun(?:day)?s?": (6,),
        r"(?:week|work|working |business )days?": (0, 1, 2, 3, 4),
        r"weekends?": (5, 6),
        r"(?:every|each) day|everyday|daily": (0, 1, 2, 3, 4, 5, 6),
        r"(?:start|beginning) of (?:the|each|every) week": (0,),
    },
    to=r"\s*(?:-|to|till|until|through|thru)\s*",
    numerals=words_as_digits(_NUMBERS, around=r"\b{}\b"),
    clocks=(
        (re.compile(r"\bmidnight\b"), lambda _: Clock(0, 0)),
        (re.compile(r"\b(?P<few>half|quarter|\d{1,2}) (?P<way>past|to)\s+(?P<hour>\d{1,2})\b" + _AFTER), _past),
        (re.compile(r"\b(?P<few>half)(?P<way>) (?P<hour>\d{1,2})\b" + _AFTER), _past),
        (
            re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?![\d:]|\s*%)" + _AFTER),
            lambda m: _told(m, int(m["hour"]), int(m["minute"]), exact=m["hour"].startswith("0")),
        ),
        (
            re.compile(rf"(?<![\d.,:])(?P<hour>\d{{1,2}})\s*,?\s*(?:o'?clock\s*)?(?:{_HALF}|{_DAYPART})"),
            lambda m: _told(m, int(m["hour"]), 0),
        ),
        (re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})(?P<half>)(?P<part>) ?o'?clock"), lambda m: _told(m, int(m["hour"]), 0)),
        (
            re.compile(r"(?<![\d.,:+])(?P<hour>0\d|1\d|2[0-3])(?P<minute>[0-5]\d)(?=\s*(?:hrs?|hours|h)\b)"),
            lambda m: clock(int(m["hour"]), int(m["minute"]), exact=True),
        ),
        (re.compile(r"(?<![\d.,:+])(?P<hour>0\d)(?P<minute>[0-5]\d)(?!\d)"), lambda m: clock(int(m["hour"]), int(m["minute"]), exact=True)),
        (
            re.compile(_SAID + r"(?P<hour>\d{1,2})(?P<half>)(?P<part>)" + _NO_COUNT),
            lambda m: _told(m, int(m["hour"]), 0),
        ),
        (re.compile(r"^\s*(?P<hour>\d{1,2})(?P<half>)(?P<part>) (?:on |every |each )?" + DAY), lambda m: _told(m, int(m["hour"]), 0)),
    ),
    parts=_PARTS,
    fortnight=r"\bevery (?:other|second|2nd|(?:two|2) weeks|14 days)\b|\bfortnight|\bbi-?weekly\b|\balternate\b",
    month=r"\b(?:of|in) (?:the|each|every) month\b|\bmonthly\b|\b(?:every|each|once a|per|a) month\b",
)
