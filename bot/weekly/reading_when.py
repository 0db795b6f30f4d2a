"""When a weekly list should come, as a person says it in English, Thai, Persian or Vietnamese; what is not said stays open."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.weekly.tongues.english import ENGLISH
from bot.weekly.tongues.persian import PERSIAN
from bot.weekly.tongues.thai import THAI
from bot.weekly.tongues.tongue import DAY, USUAL, Clock, Part, Tongue
from bot.weekly.tongues.vietnamese import UNMARKED, VIETNAMESE
from bot.weekly.when import When
from bot.weekly.zones import zone_beside, zone_said
from retrieval.reading.surface import bare, plain, prepared

Trouble = Literal["fortnight", "month", "zone"]
"""What a weekly list cannot do, or a name that means several zones."""
MONDAY, NINE = (0,), Clock(9, 0)
"""What is offered where a day or a time is not said."""
_TONGUES: Mapping[str, Tongue] = {"en": ENGLISH, "th": THAI, "fa": PERSIAN, "vi": VIETNAMESE}
_MARKS = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùýĩũ]")


@dataclass(frozen=True, kw_only=True, slots=True)
class WhenSaid:
    """As much of a `When` as was said: no days, no time and no zone are `()` and `None`."""

    weekdays: tuple[int, ...] = ()
    time: Clock | None = None
    zone: str | None = None
    trouble: Trouble | None = None

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.weekdays) or self.time is not None or self.zone is not None or self.trouble is not None

    @property
    def missing(self) -> tuple[Literal["day", "time"], ...]:
        """What has to be asked, or taken as usual."""
        return (*(("day",) if not self.weekdays else ()), *(("time",) if self.time is None else ()))

    def completed(self, *, zone: str, before: When | None = None) -> When:
        """The whole, with what was not said from before, else Monday at nine; `zone` is that of the person or team. A zone that is said
        alone keeps the time on the wall."""
        days, time = (before.weekdays, Clock(before.hour, before.minute)) if before else (MONDAY, NINE)
        hour, minute = self.time or time
        return When(weekdays=self.weekdays or days, hour=hour, minute=minute, zone=self.zone or (before.zone if before else zone))


def when_said(text: str, language: str | None) -> WhenSaid:
    """What a message says of when; English words are understood in every language."""
    letters = plain(prepared(text))
    found = [_said(letters, code) for code in dict.fromkeys((language or "en", "en")) if code in _TONGUES]
    return WhenSaid(
        weekdays=next((one.weekdays for one in found if one.weekdays), ()),
        time=next((one.time for one in found if one.time is not None), None),
        zone=next((one.zone for one in found if one.zone is not None), None),
        trouble=next((one.trouble for one in found if one.trouble is not None), None),
    )


def _said(letters: str, language: str) -> WhenSaid:
    unmarked = language == "vi" and _MARKS.search(letters) is None
    tongue = UNMARKED if unmarked else _TONGUES[language]
    letters = bare(letters) if unmarked else letters
    trouble = tongue.trouble_in(letters)
    named = zone_said(letters, language, unmarked=unmarked)
    if named is not None:
        letters = f"{letters[: named.start]} ; {letters[named.end :]}"
    weekdays, letters = _days(letters, tongue)
    letters = tongue.numerals(letters)
    time, end = _clock(letters, tongue)
    if named is None and end is not None:
        named = zone_beside(letters, end, language, unmarked=unmarked)
    several = named is not None and named.zone is None
    return WhenSaid(weekdays=weekdays, time=time, zone=named.zone if named else None, trouble=trouble or ("zone" if several else None))


def _clock(letters: str, tongue: Tongue) -> tuple[Clock | None, int | None]:
    """The time that is said, by the surest way of saying one, and where it ends; else what a part of the day usually means."""
    for pattern, read in tongue.clocks:
        for m in pattern.finditer(letters):
            told = read(m)
            if told is not None:
                return _moved(told, None if _has_part(m) else tongue.part_in(letters)), m.end()
    part = tongue.part_in(letters)
    return (USUAL[part], None) if part else (None, None)


def _has_part(m: re.Match[str]) -> bool:
    """Whether a time says itself which part of the day it is in."""
    groups = m.groupdict()
    return any(groups.get(name) for name in ("part", "before", "after")) or (groups.get("half") or "")[:1] in {"a", "p"}


def _moved(told: Clock, part: Part | None) -> Clock:
    """The time in the part of the day that stands elsewhere in the message."""
    if part in {"afternoon", "evening"} and 1 <= told.hour < 12:
        return Clock(told.hour + 12, told.minute)
    if part == "night" and 6 <= told.hour < 12:
        return Clock(told.hour + 12, told.minute)
    return told


def _days(letters: str, tongue: Tongue) -> tuple[tuple[int, ...], str]:
    """The days that are named, rows of them filled, and the text with a mark in place of each."""
    days: set[int] = set()
    kept: list[str] = []
    every = False
    at = 0
    last: tuple[int, ...] = ()
    while m := tongue.day.search(letters, at):
        between, found = letters[at : m.start()], tongue.days_in(m)
        if len(last) == len(found) == 1 and re.fullmatch(tongue.to, between):
            days |= {(last[0] + n) % 7 for n in range((found[0] - last[0]) % 7 + 1)}
        days |= set(found) if len(found) < 7 else set()
        every |= len(found) == 7
        kept += [between, DAY]
        at, last = m.end(), found
        while tongue.more is not None and len(found) == 1 and (more := tongue.more.match(letters, at)):
            days.add(int(more[1]) - 2)
            at = more.end()
    return tuple(sorted(days) if days or not every else range(7)), "".join((*kept, letters[at:]))
