"""Days and months named in a text: by numbers, by month names, in the Gregorian, Buddhist and Jalali years, or relative to today."""

import re
from datetime import date, timedelta

from retrieval.reading.days.calendars import Moment, coming, coming_jalali, gregorian, in_month_of, month_end
from retrieval.reading.days.east_asian import east_asian_moments
from retrieval.reading.days.relative import relative_moments, year_after
from retrieval.reading.page import Page
from retrieval.reading.scope import label_before
from retrieval.reading.words.lexicon import Mark

_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(?:(\d{1,2})\s?-\s?)?(\d{1,2})([-/.])(\d{1,2})\3(\d{4}|\d{2})(?![\d/%])")
_DAY_MONTH = re.compile(r"(?<![\d/.,-])(?:(\d{1,2})\s?-\s?)?(\d{1,2})/(\d{1,2})(?![\d/%]|\.\d|,\d)")


def moments(page: Page, today: date) -> list[Moment]:
    """All of them, left to right; none overlaps another."""
    found: list[Moment] = []
    named = (*_numeric(page, today), *_by_month(page, today), *relative_moments(page, today), *east_asian_moments(page, today))
    for candidate in sorted(named, key=lambda m: (m.start, -m.end)):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return found


def _numeric(page: Page, today: date) -> list[Moment]:
    found = []
    text = page.plain
    for m in _YEAR_FIRST.finditer(text):
        if day := gregorian(int(m[1]), int(m[3]), int(m[4])):
            found.append(Moment(m.start(), m.end(), day, day, True))
    month_first = _month_first(page)
    for m in _YEAR_LAST.finditer(text):
        if m[3] == "." and len(m[5]) == 2 and not page.words.dotted_dates:
            continue
        for d, mo in ((m[4], m[2]), (m[2], m[4])) if month_first else ((m[2], m[4]), (m[4], m[2])):
            if day := gregorian(int(m[5]), int(mo), int(d)):
                first = gregorian(int(m[5]), int(mo), int(m[1])) if m[1] else day
                found.append(Moment(m.start(), m.end(), first or day, day, True))
                break
    for m in _DAY_MONTH.finditer(text):
        if not _stands_as_date(page, m.start(), m.end()):
            continue
        for d, mo in ((m[3], m[2]), (m[2], m[3])) if month_first else ((m[2], m[3]), (m[3], m[2])):
            last = coming(today, int(mo), int(d))
            if last:
                first = coming(today, int(mo), int(m[1])) if m[1] else last
                found.append(Moment(m.start(), m.end(), first if first and first <= last else last, last, False))
                break
    return found


def _month_first(page: Page) -> bool:
    """Whether 3/4 is the fourth of March: in English, unless something in the brief is not American."""
    if page.words.myriad:
        return True
    if page.language != "en":
        return False
    if any(int(m[4]) > 12 and int(m[2]) <= 12 for m in _YEAR_LAST.finditer(page.plain)):
        return True
    if any(int(m[2]) > 12 for m in _YEAR_LAST.finditer(page.plain)) or any(int(m[2]) > 12 for m in _DAY_MONTH.finditer(page.plain)):
        return False
    return not any(mark.value not in {"USD"} for mark in page.marks("currency")) and not any(
        mark.value not in {"US"} for mark in page.marks("country")
    )


def _stands_as_date(page: Page, start: int, end: int) -> bool:
    """Whether d/m is a date and not a fraction, a score or "24/7"."""
    before = page.back(start)
    if page.plain[start:end] in {"24/7", "50/50", "1/2", "9/16", "16/9"}:
        return False
    near = any(page.mark_ending(name, before) for name in ("from", "until", "before", "on_day", "range", "date_glue"))
    joined = page.mark_at("range", page.skip(end)) is not None or "-" in page.plain[start:end]
    return near or joined or (page.words.slash_dates and page.mark_at("unit", page.skip(end)) is None)


def _by_month(page: Page, today: date) -> list[Moment]:
    found = []
    marks = [(m, False) for m in page.marks("month")] + [(m, True) for m in page.marks("jalali")]
    marks += [(m, False) for m in _numbered_months(page)]
    for mark, jalali in sorted(marks):
        moment = _around_month(page, mark, today, jalali=jalali)
        if moment is not None:
            found.append(moment)
    return found


def _numbered_months(page: Page) -> list[Mark]:
    """ "tháng 12": a month by its number, as if it were a name."""
    found = []
    for word in page.marks("month_word"):
        at = page.skip(word.end)
        m = re.compile(r"\d{1,2}(?![\d.,])").match(page.plain, at)
        if m and 1 <= int(m.group()) <= 12:
            found.append(Mark(word.start, m.end(), "month", str(int(m.group()))))
    return found


def _around_month(page: Page, mark: Mark, today: date, *, jalali: bool) -> Moment | None:
    start, end = mark.start, mark.end
    days, start = _days_before(page, start)
    if page.plain[end : end + 1] == ".":
        end += 1
    if days is None:
        days, end = _days_after(page, end)
    year, end = year_after(page, end)
    month = int(mark.value)
    if (
        days is None
        and year is None
        and mark.end - mark.start <= 3
        and page.text[mark.start : mark.start + 1].islower()
        and page.text[mark.start].isascii()
    ):
        return None  # "mar", "may", "set": a word rather than a month
    if days is None and year is None and mark.end - mark.start <= 3 and page.language != "en" and not _said_as_date(page, start):
        return None  # "Mar Azul"
    if days is None and mark.value == "5" and page.plain[mark.start : mark.end] == "may" and page.text[mark.start].islower():
        return None
    ends_month = page.mark_ending("end_of", page.back(start))
    resolve = coming_jalali if jalali else coming
    if year is not None:
        first = gregorian(year, month, days[0] if days else 1)
        last = gregorian(year, month, days[1]) if days else month_end(year, month)
    else:
        last = resolve(today, month, days[1] if days else 0)
        first = None
        if last is not None:
            first = in_month_of(last, days[0] if days else 1, jalali=jalali)
    if first is None or last is None:
        return None
    half = page.mark_ending("half_month", page.back(start)) if days is None else None
    if half is not None:
        middle = first + timedelta(days=14)
        early = half.value == "first"
        return Moment(half.start, end, first if early else middle + timedelta(days=1), middle if early else last, year is not None)
    if ends_month is not None and days is None:
        return Moment(ends_month.start, end, last, last, year is not None)
    return Moment(start, end, min(first, last), last, year is not None, whole=days is None)


def _said_as_date(page: Page, at: int) -> bool:
    """Whether the word or the label before says that a date follows."""
    before = page.back(at, " :/-")
    label = label_before(page, at)
    names = ("on_day", "from", "until", "before", "range", "date_glue", "end_of", "both", "month")
    return any(page.mark_ending(name, before) for name in names) or (label is not None and label.value == "dates")


_ORDINAL = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|日)?$")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|日)?(?![\d.,:%/]?\d|[a-z%$€£])")


def _days_before(page: Page, at: int) -> tuple[tuple[int, int] | None, int]:
    """The day or range of days that ends before a month's name, and where it starts."""
    end = _over_glue(page, at)
    if (spelled := page.mark_ending("ordinal", end)) is not None:  # "the first of April"
        return (int(spelled.value), int(spelled.value)), spelled.start
    m = _ORDINAL.search(page.plain[max(0, end - 5) : end])
    if m is None or not 1 <= int(m[1]) <= 31:
        return None, at
    start = max(0, end - 5) + m.start()
    last = int(m[1])
    before = page.back(start)
    if page.plain[before - 1 : before] in {"-", "~"}:
        before = page.back(before - 1)
    elif (word := page.mark_ending("range", before) or page.mark_ending("both", before)) is not None:
        before = page.back(word.start)
    else:
        return (last, last), start
    before = _over_glue(page, before)
    m = _ORDINAL.search(page.plain[max(0, before - 5) : before])
    if m is None or not 1 <= int(m[1]) <= last:
        return (last, last), start
    return (int(m[1]), last), max(0, before - 5) + m.start()


def _over_glue(page: Page, at: int) -> int:
    end = page.back(at, " ,")
    for _ in range(2):
        if (glue := page.mark_ending("date_glue", end)) is not None:
            end = page.back(glue.start)
    return end


def _days_after(page: Page, at: int) -> tuple[tuple[int, int] | None, int]:
    """The day or range of days right behind a month's name ("December 1 - 18")."""
    m = _DAY.match(page.plain, page.skip(at))
    if m is None or not 1 <= int(m[1]) <= 31:
        return None, at
    end = m.end()
    after = page.skip(end)
    if page.plain[after : after + 1] == "-":
        after = page.skip(after + 1)
    elif (word := page.mark_at("range", after)) is not None:
        after = page.skip(word.end)
    else:
        return (int(m[1]), int(m[1])), end
    second = _DAY.match(page.plain, after)
    if second is None or not int(m[1]) < int(second[1]) <= 31 or page.mark_at("month", page.skip(second.end())):
        return (int(m[1]), int(m[1])), end
    return (int(m[1]), int(second[1])), second.end()
