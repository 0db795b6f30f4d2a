"""Days and months as China, Japan and Korea write them: 2027年1月15日, 12月上旬, 1월 5일~20일, 十二月."""

import re
from datetime import date

from retrieval.reading.days.calendars import Moment, coming, gregorian, in_month_of, month_end
from retrieval.reading.page import Page

_HAN = "一二三四五六七八九"
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_WEEKDAY = r"(?: ?\((?:[月火水木金土日一二三四五六]|[월화수목금토일])(?:曜日?|요일)?(?:・?祝)?\))?"
_SIGN = rf" ?[日號号일]{_WEEKDAY}"
_YEAR = r"(?:(?P<year>\d{4}|(?<!\d)\d{2}) ?[年년],? ?)?"
_MONTH = rf"(?<![\d.十a-z])(?P<month>{_NUMBER}) ?(?:月(?!間|间|額|额|費|费|薪|销|活)|월(?!급|간))(?:份|内|내|中(?!旬))?"
_FROM = r"(?P<bare>\d{1,2})(?= ?[-~] ?\d{1,2} ?[日号號일])"
_THIRD = r"(?P<third>上旬|初旬|中旬|下旬|月?末|月?底|月?初|초순?|중순|하순|말)"
_DATE = re.compile(rf"{_YEAR}{_MONTH}(?: ?(?:(?P<day>{_NUMBER}){_SIGN}|{_FROM})| ?{_THIRD})?")
_TO = re.compile(rf" ?(?:[-~]|から|至|到|부터|에서) ?(?P<last>{_NUMBER}){_SIGN}")
_YEARS = {"今年": 0, "来年": 1, "來年": 1, "明年": 1, "올해": 0, "내년": 1}
_YEAR_WORD = re.compile("(?:" + "|".join(_YEARS) + ")の? ?$")
_THIRDS = {"上": (1, 10), "初": (1, 10), "초": (1, 10), "中": (11, 20), "중": (11, 20), "下": (21, 0), "하": (21, 0)}
"""Days of the parts of a month by their first letter; 0 is its last."""


def east_asian_moments(page: Page, today: date) -> list[Moment]:
    """All that are written with the signs for month and day."""
    if not page.words.myriad:
        return []
    return [moment for m in _DATE.finditer(page.plain) if (moment := _moment(page, m, today)) is not None]


def _moment(page: Page, m: re.Match[str], today: date) -> Moment | None:
    month = _value(m["month"])
    if not 1 <= month <= 12:
        return None
    start, end = m.span()
    day = _value(m["day"] or m["bare"]) if m["day"] or m["bare"] else None
    last_day = day
    if day is not None and (to := _TO.match(page.plain, end)) is not None:
        last_day, end = _value(to["last"]), to.end()
    year = int(m["year"]) if m["year"] else None
    if year is None and (named := _YEAR_WORD.search(page.plain[max(0, start - 4) : start])) is not None:
        year, start = today.year + _YEARS[named.group().rstrip("の ")], start - len(named.group())
    if year is not None:
        last = gregorian(year, month, last_day) if last_day else month_end(year, month)
    else:
        last = coming(today, month, last_day or 0)
    if last is None:
        return None
    if m["third"]:
        return _third(last, m["third"], start, end, dated=year is not None)
    first = in_month_of(last, day or 1, jalali=False)
    if first is None:
        return None
    return Moment(start, end, min(first, last), last, year is not None, whole=day is None)


def _third(last: date, named: str, start: int, end: int, *, dated: bool) -> Moment:
    """The first, second or last ten days of a month; its very end is one day."""
    days = _THIRDS.get(named.removeprefix("月")[:1])
    if days is None:
        return Moment(start, end, last, last, dated)
    return Moment(start, end, last.replace(day=days[0]), last.replace(day=days[1]) if days[1] else last, dated, whole=True)


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _HAN.find(written) + 1 if len(written) == 1 else 0
    return (_HAN.find(tens) + 1 if len(tens) == 1 else 1 if not tens else 0) * 10 + (_HAN.find(ones) + 1 if ones else 0)
