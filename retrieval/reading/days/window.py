"""The campaign window: which of the days named is its start and which its end."""

from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from retrieval.reading.days.calendars import Moment
from retrieval.reading.days.moments import moments
from retrieval.reading.page import Page
from retrieval.reading.scope import about_own, label_before
from retrieval.reading.surface import Span


class Window(NamedTuple):
    """Both ends inclusive; `None` where not said."""

    start: date | None = None
    end: date | None = None


def window(page: Page, today: date) -> Window:
    """The first window that the brief sets; days of sales, letters and past campaigns are none."""
    found = moments(page, today)
    page.days = tuple(found)
    for moment in found:
        page.claim(moment.start, moment.end)
    start: date | None = None
    end: date | None = None
    both: Window | None = None
    skip = vague = False
    for this, following in zip_longest(found, found[1:]):
        if skip or _foreign(page, this):
            skip = False
            continue
        if following is not None and _runs_to(page, this, following):
            skip = True
            both, vague = (_joined(this, following), False) if both is None or vague else (both, vague)
            continue
        if this.dated and this.last < today:
            continue  # a campaign lies ahead
        role = "in" if this.first != this.last and not this.whole else _role(page, this)
        if role == "before":
            end = end or this.first - timedelta(days=1)
        elif role == "until":
            end = end or this.last
        elif role == "from":
            start = start or this.first
        elif role == "in" and (both is None or (vague and not this.whole) or _within(both, this)):
            both, vague = Window(this.first, this.last), this.whole
    if both is not None and start is None and end is None:
        return both
    if both is not None and both.start != both.end and not (start and end):
        return both
    if start is not None and end is not None and start > end:
        return Window(start, None) if both is None else both
    return Window(start, end)


def _within(known: Window, moment: Moment) -> bool:
    """Whether the days so far were but a day that names the longer stretch ("Songkran, 13-15 April")."""
    if known.start is None or known.end is None or moment.whole:
        return False
    return known.start == known.end and moment.first <= known.start <= moment.last and moment.first < moment.last


def _foreign(page: Page, moment: Moment) -> bool:
    """Whether the words around speak of a sale, a price or the past."""
    part = page.part(moment.start)
    if page.words.unspaced:
        part = Span(max(part.start, moment.start - 20), min(part.end, moment.end + 10))
    if page.words.phrases_spaced and page.says("price", Span(moment.end, part.end)):
        part = Span(part.start, moment.end)  # what is priced behind the day is another phrase
    return page.says("price", part) or page.says("past", part) or about_own(page, moment.start) or page.says("rights_word", part)


def _runs_to(page: Page, this: Moment, following: Moment) -> bool:
    gap = page.plain[this.end : following.start]
    if len(gap) > 30 or "\n" in gap.strip(" "):
        return False
    words = gap.strip(" ,.")
    at = page.skip(this.end, " ,.")
    if words in {"-", "~", "--"}:
        return True
    mark = page.mark_at("range", at) or page.mark_at("until", at)
    return mark is not None and page.skip(mark.end, " -:") <= following.start and len(page.plain[mark.end : following.start].split()) <= 2


def _joined(this: Moment, following: Moment) -> Window:
    first, last = this.first, following.last
    if following.dated and not this.dated:
        for year in (last.year, last.year - 1):
            try:
                first = first.replace(year=year)
            except ValueError:
                continue
            if first <= last:
                break
    elif first > last:
        try:
            last = last.replace(year=first.year if last.replace(year=first.year) >= first else first.year + 1)
        except ValueError:
            return Window(first, None)
    return Window(first, last)


def _role(page: Page, moment: Moment) -> str | None:
    """What the words beside a moment make of it: from, until, before, in; `None` where nothing says that it is the campaign's."""
    before = page.back(moment.start, " :")
    for _ in range(3):
        for name in ("before", "until", "from", "on_day"):
            if page.mark_ending(name, before) is not None:
                return {"on_day": "in"}.get(name, name)
        glue = page.mark_ending("date_glue", before) or page.mark_ending("article", before) or page.mark_ending("end_of", before)
        if glue is None:
            break
        before = page.back(glue.start, " :")
    after = page.skip(moment.end)
    if page.mark_at("before_after", after) is not None:
        return "before"
    if page.mark_at("from_after", after) is not None:
        return "from"
    if page.mark_at("until_after", after) is not None:
        return "until"
    if page.mark_at("on_day_after", after) is not None:
        return "in"
    clause = page.clause(moment.start)
    if page.words.phrases_spaced and _before_a_feast(page, clause.start, moment.start):
        return "before"
    for name, role in (("until", "until"), ("from", "from")):
        near = page.marks(name, max(clause.start, moment.start - 25), moment.start)
        if near and len(page.plain[near[-1].end : moment.start].split()) <= 2 and near[-1].end - near[-1].start > 3:
            return role
    label = label_before(page, moment.start)
    if moment.last != moment.first or (label is not None and label.value == "dates"):
        return "in"
    return None


_FEAST = 20
"""Letters of the name of a day, before its date."""


def _before_a_feast(page: Page, start: int, at: int) -> bool:
    """Whether "before" stands ahead of a day's name that its date follows ("ก่อนวันเด็ก 9 ม.ค.")."""
    near = page.marks("before", max(start, at - _FEAST - 5), at)
    named = page.plain[near[-1].end : at].strip() if near else ""
    day = page.mark_at("day_word", page.skip(near[-1].end)) if near else None
    return day is not None and " " not in named and len(named) <= _FEAST
