"""Where the words of a topic start and end beside the word that announces them."""

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.surface import Span


def forward(page: Page, start: int) -> Span:
    start = page.skip(start, " :\"'-")
    for _ in range(3):
        if (small := page.mark_at("opening", start)) is not None:
            start = page.skip(small.end)
    clause = page.clause(start)
    return Span(start, _stop(page, start, clause.end))


def _stop(page: Page, start: int, end: int) -> int:
    """Where a topic list that starts here is over: at words of another matter, an amount, or something claimed."""
    limit = end
    for name in ("topic_stop", "product_cue", "person", "no", "own", "budget", "similar", "followers", "usage", "exclusivity"):
        for mark in page.marks(name, start, limit):
            if name == "topic_stop" and _goes_on(page, mark):
                continue
            if mark.start > start and not (name == "person" and page.words.noun_first is False and mark.start - start < 2):
                end = min(end, mark.start)
                break
            if mark.start == start and name in {"topic_stop", "product_cue", "no", "usage", "exclusivity"}:
                return start
    for q in page.amounts(start, end):
        if (q.start == start or not page.plain[q.start - 1].isalpha()) and separate(page, q.outer_start, q.end):
            end = min(end, q.outer_start)
            break
    for mark in page.marks("topic_stop_spaced", start, limit):
        if mark.start >= start and page.plain[mark.start - 1 : mark.start] == " ":
            end = min(end, mark.start)
            break
    if (at := page.first_claimed(start, end)) is not None:
        end = page.back(at)
        while (
            small := page.mark_ending("live_in", end) or page.mark_ending("lang_cue", end) or page.mark_ending("article", end)
        ) and small.start > start:
            end = page.back(small.start)
        return max(start, end)
    return end


def _goes_on(page: Page, mark: Mark) -> bool:
    """Whether "with" belongs to what is told ("walks with old dogs"), not to what the creators must have ("with 5k followers")."""
    if page.language != "en" or page.plain[mark.start : mark.end] != "with":
        return False
    part = Span(mark.end, page.part(mark.start).end)
    terms = ("person", "followers", "audience", "engagement", "budget", "live_in", "country", "city", "language", "similar", "usage", "own")
    return not (page.claimed(*part) or page.amounts(*part) or any(page.says(name, part) for name in terms))


def separate(page: Page, start: int, end: int) -> bool:
    """Whether a number stands for itself, not in a name such as "Switch 2" or "100 days"."""
    if page.mark_at("counter", page.skip(end)) or page.claimed(start, end):
        return True
    if page.mark_at("unit", page.skip(end)) and page.plain[page.back(start) - 1 : page.back(start)].isalpha():
        return False
    before = page.text[: page.back(start)].rsplit(None, 1)[-1:]
    return not (before and before[0][:1].isupper())


def backward(page: Page, end: int) -> Span:
    """The words before "content" or "creators" that describe it."""
    clause = page.clause(end)
    end = max(clause.start, page.back(end, " -"))
    start = clause.start
    for name in ("topic_stop", "person", "live_in", "courtesy", "followers", "each", "topic_after", "is"):
        for mark in reversed(page.marks(name, clause.start, end)):
            if mark.end <= end:
                start = max(start, mark.end)
                break
    for q in page.amounts(start, end):
        if q.end <= end and separate(page, q.outer_start, q.end):
            start = max(start, q.outer_end)
    if (at := page.last_claimed(start + 1, end)) is not None:
        start = at + 1
    return Span(min(start, end), end)


def unclaimed_end(page: Page, start: int, end: int) -> int:
    first = page.first_claimed(start, end)
    return end if first is None else first
