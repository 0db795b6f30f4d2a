"""Days named from today: "next week", "by Friday", a quarter, a holiday."""

import re
from datetime import date, timedelta

from retrieval.reading.days.calendars import Moment, gregorian, holiday, month_end, stretch
from retrieval.reading.days.feasts import feast
from retrieval.reading.page import Page

_YEAR = re.compile(r"\d{4}(?!\d)|'\d{2}(?!\d)")


def relative_moments(page: Page, today: date) -> list[Moment]:
    """Weeks, months, quarters, weekdays and holidays, each the coming one."""
    found = []
    for mark in page.marks("relative"):
        window = stretch(mark.value, today)
        weekday = page.mark_ending("weekday", page.back(mark.start))
        if weekday is not None and window is not None and mark.value.endswith("week"):
            one = window[0] + timedelta(days=int(weekday.value))
            found.append(Moment(weekday.start, mark.end, one, one, True))
            continue
        if page.plain[: mark.start].rstrip()[-1:].isdigit() or page.mark_ending("digit", page.back(mark.start)):
            continue  # "two weeks after"
        if window is not None:
            start, end = mark.start, mark.end
            if (ends := page.mark_ending("end_of", page.back(start))) is not None:
                found.append(Moment(ends.start, end, window[1], window[1], True))
                continue
            found.append(Moment(start, end, *window, True, whole=True))
    for mark in page.marks("year_ref"):  # "by the end of this year"
        if (ends := page.mark_ending("end_of", page.back(mark.start))) is not None:
            year_end = date(today.year + int(mark.value), 12, 31)
            found.append(Moment(ends.start, mark.end, year_end, year_end, True))
    found += _weekdays(page, today)
    for mark in page.marks("quarter"):
        year, end = year_after(page, mark.end)
        reference = page.mark_at("year_ref", page.skip(mark.end))
        if year is None and reference is not None:
            year, end = today.year + int(reference.value), reference.end
        month = 3 * int(mark.value)
        if year is None:
            year = today.year if month >= today.month else today.year + 1
        first, last = gregorian(year, month - 2, 1), month_end(year, month)
        if first and last:
            found.append(Moment(mark.start, end, first, last, True, whole=True))
    return found + _feasts(page, today)


def _feasts(page: Page, today: date) -> list[Moment]:
    """The coming feasts; "a Ramadan campaign" tells its theme, "during Ramadan" its days."""
    found = []
    for mark in page.marks("holiday"):
        day = holiday(mark.value, today)
        days = (day, day) if day is not None else feast(mark.value, today)
        if days is not None:
            whole = any(page.mark_ending(name, page.back(mark.start)) for name in ("on_day", "until", "article"))
            found.append(Moment(mark.start, mark.end, days[0], days[1] if whole else days[0], True, whole=True))
    return found


def _weekdays(page: Page, today: date) -> list[Moment]:
    """The coming day of that name, where a word before it makes it a day of the campaign ("by Friday")."""
    found = []
    for mark in page.marks("weekday"):
        before = page.back(mark.start)
        if any(page.mark_ending(name, before) for name in ("until", "before")) and not page.mark_at("relative", page.skip(mark.end)):
            day = today + timedelta(days=(int(mark.value) - today.weekday() - 1) % 7 + 1)
            found.append(Moment(mark.start, mark.end, day, day, True))
    return found


def year_after(page: Page, at: int) -> tuple[int | None, int]:
    """The year written behind a month or quarter, and where it ends."""
    after = page.skip(at, " ,/")
    if (glue := page.mark_at("year_glue", after)) is not None:
        after = page.skip(glue.end)
    m = _YEAR.match(page.plain, after)
    if m is None and page.language == "th":
        m = re.compile(r"[67]\d(?![\d,.%])").match(page.plain, after)
    if m is None:
        return None, at
    year = int(m.group().lstrip("'"))
    return (year, m.end()) if gregorian(year, 1, 1) else (None, at)
