"""Days in a message: found in four languages and three calendars, and held against the days that are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jdatetime import date as jalali

_ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_THAI = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]
_THAI_SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
_PERSIAN = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
_MONTHS: dict[str, tuple[str, int]] = {
    **{name: ("gregorian", k) for names in (_ENGLISH, _THAI, _THAI_SHORT, [n[:3] for n in _ENGLISH]) for k, name in enumerate(names, 1)},
    **{name: ("jalali", k) for k, name in enumerate(_PERSIAN, 1)},
    "sept": ("gregorian", 9),
}
_NAMES = "|".join(sorted(map(re.escape, _MONTHS), key=lambda name: (-len(name), name)))
_N = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = r"\s*(?:and|to|until|till|through|ถึง|จนถึง|و|تا|–|—|-)\s*"
_YEAR = r"(?:,?\s+(?:พ\.ศ\.\s*|ค\.ศ\.\s*)?(\d{4}))?"
_END = r"(?![^\W\d_\u0e00-\u0e7f])"
_SPAN = re.compile(rf"(?<!\d){_N}{_TO}{_N}\s+({_NAMES}){_END}{_YEAR}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?<!\d){_N}\s+(?:of\s+)?({_NAMES}){_END}{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?<!\w)({_NAMES})\s+{_N}(?!\d){_YEAR}", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
_IN_MONTH = re.compile(
    rf"(?:\b(?:in|of|during|this|next|early|late|mid-)\s*({'|'.join(_ENGLISH)})\b|(?:เดือน)?({'|'.join(_THAI)})|(?:ماه|در)\s+({'|'.join(_PERSIAN)})\b|tháng\s+(\d{{1,2}}))",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|(?:next|last|this|coming) (?:week|month|year|weekend)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|easter|new year|ramadan|nowruz|songkran|tet)\b"
    r"|วันนี้|พรุ่งนี้|เมื่อวาน|สัปดาห์(?:หน้า|นี้|ที่แล้ว)|เดือน(?:หน้า|นี้|ที่แล้ว)|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|สงกรานต์|ปีใหม่"
    r"|(?<!\w)(?:امروز|فردا|دیروز|هفته‌?ی? (?:بعد|آینده|پیش)|ماه (?:بعد|آینده|پیش)|"
    r"(?:یک|دو|سه|چهار|پنج)\u200c?شنبه|شنبه|جمعه|نوروز|یلدا)(?!\w)"
    r"|\b(?:hôm nay|ngày mai|hôm qua|tuần (?:sau|tới|trước)|tháng (?:sau|tới|trước)|thứ (?:hai|ba|tư|năm|sáu|bảy)|"
    r"chủ nhật|giáng sinh|tết)\b",
    re.IGNORECASE,
)
"""Days that are named by something else than a date: nothing in a record or a brief supports them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Day and month in a message, with the year where it is said; where it stands."""

    start: int
    end: int
    calendar: str
    month: int
    day: int | None
    year: int | None

    def means(self, day: date) -> bool:
        """True where this names that day."""
        if self.calendar == "jalali":
            local = jalali.fromgregorian(date=day)
            year, month, number = local.year, local.month, local.day
        else:
            year, month, number = day.year, day.month, day.day
        return self.month == month and self.day in (None, number) and self.year in (None, year)


def days_in(text: str, *, language: str) -> Iterator[Found]:
    """The days and months that a text names, in no order; the digits of the text are ASCII. In Vietnamese 5/1 is the fifth of January, and
    nowhere else are slashes read."""
    taken = bytearray(len(text))

    def free(found: re.Match[str]) -> bool:
        if taken.find(1, found.start(), found.end()) >= 0:
            return False
        taken[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
        return True

    for m in filter(free, _SPAN.finditer(text)):
        for day in (m[1], m[2]):
            yield _found(m, day, m[3], m[4])
    for m in filter(free, _ISO.finditer(text)):
        yield Found(start=m.start(), end=m.end(), calendar="gregorian", month=int(m[2]), day=int(m[3]), year=int(m[1]))
    for m in filter(free, _DAY_FIRST.finditer(text)):
        yield _found(m, m[1], m[2], m[3])
    for m in filter(free, _MONTH_FIRST.finditer(text)):
        yield _found(m, m[2], m[1], m[3])
    if language == "vi":
        for m in filter(free, _SLASHED.finditer(text)):
            year = int(m[3]) if m[3] else None
            yield Found(start=m.start(), end=m.end(), calendar="gregorian", month=int(m[2]), day=int(m[1]), year=year)
    for m in filter(free, _IN_MONTH.finditer(text)):
        if m[1] and m[1] in {"may", "march"}:  # "this may suit you"
            continue
        name = (m[1] or m[2] or m[3] or "").casefold()
        calendar, month = _MONTHS[name] if name else ("gregorian", int(m[4]))
        yield Found(start=m.start(), end=m.end(), calendar=calendar, month=month, day=None, year=None)


def _found(m: re.Match[str], day: str, month: str, year: str | None) -> Found:
    calendar, number = _MONTHS[month.casefold()]
    told = int(year) if year else None
    if told is not None and calendar == "gregorian" and told > 2400:
        told -= 543  # Buddhist era
    return Found(start=m.start(), end=m.end(), calendar=calendar, month=number, day=int(day), year=told)
