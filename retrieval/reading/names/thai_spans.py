"""Where a name or a thing starts and ends where spaces part phrases and nothing parts words."""

import re

from retrieval.reading.names.spans import capitals, said
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

PHRASE_END = re.compile(r"[\s(),;:/\"“”!?]")
QUOTED = re.compile(r"[\"“”«‘(]?(?<![A-Za-z])[\"“”«„‘']([^\"“”«»„'’\n]{1,60})[\"”»“’']")
LONGEST = 40
"""Letters of what is sold, before its name or behind the verb."""
LONGEST_NAME = 24
_NO_THING = (
    "person",
    "need",
    "similar",
    "topic_before",
    "courtesy",
    "platform",
    "kind",
    "followers",
    "holiday",
    "exclude_cue",
    "no",
    "goal",
)
_OPENS = (
    "brand_cue",
    "opener",
    "courtesy",
    "product_cue",
    "brand_verb",
    "belongs",
    "brand_of",
    "seller",
    "product_word",
    "topic_stop",
    "is",
    "launches",
    "product_said",
)
_NAMED = ("called", "is", "brand_named", "brand_cue", "client", "agency")


def unwanted(page: Page, at: int) -> bool:
    """Whether what stands here is ruled out, likened to, or told of others."""
    near = max(page.clause(at).start, at - 25)
    others = any(page.marks(name, near, at) for name in ("similar", "others"))
    return negated(page, at) or others or about_audience(page, at)


def names_business(page: Page, end: int) -> bool:
    """Whether a shop or firm is what the name behind it names."""
    end = page.back(end)
    start = max((m.end() for m in PHRASE_END.finditer(page.plain, max(0, end - LONGEST), end)), default=max(0, end - LONGEST))
    return page.mark_at("business", past_openers(page, start, end)) is not None


def head_before(page: Page, end: int) -> Span | None:
    """The phrase that ends here, behind the words that only announce it; `None` where it is no thing."""
    clause = page.clause(end)
    end = page.back(end)
    for _ in range(3):
        small = next((m for name in _NAMED if (m := page.mark_ending(name, end)) is not None and m.start >= clause.start), None)
        if small is None:
            break
        end = page.back(small.start)
    if page.plain[end - 1 : end] in {",", ")", ":", ";"}:
        return None
    start = max(clause.start, end - LONGEST)
    cut = max((m.end() for m in PHRASE_END.finditer(page.plain, start, end)), default=start)
    start = past_openers(page, page.skip(cut), end)
    return thing_in(page, start, end)


def past_openers(page: Page, start: int, end: int) -> int:
    """Behind the words that announce a thing, which are written onto it, wherever the last of them ends."""
    for name in ("opener", "seller", "launches", "brand_cue", "product_cue", "product_said"):
        for mark in page.marks(name, start, end):
            if mark.end < end:
                start = max(start, mark.end)
    for _ in range(4):
        small = next((m for name in _OPENS if (m := page.mark_at(name, start)) is not None and m.end <= end), None)
        if small is None:
            return start
        start = page.skip(small.end)
    return start


def thing_in(page: Page, start: int, end: int) -> Span | None:
    span = Span(start, page.back(end))
    fits = 3 <= span.end - span.start <= LONGEST and not page.claimed(*span)
    if not fits or page.mark_at("business", start) is not None or any(page.mark_at(name, start) for name in _NO_THING):
        return None
    return (
        None if any(page.says(name, span) for name in ("person", "need", "similar", "topic_before", "counter_only", "no_thing")) else span
    )


def thing_called(page: Page, name: Span) -> tuple[Span, Span] | None:
    """A thing and its name where "called" is written between them ("ซองกันน้ำชื่อเปียกป่าว")."""
    mark = next(iter(page.marks("called", name.start + 3, name.end - 2)), None)
    return (Span(name.start, mark.start), Span(mark.end, name.end)) if mark is not None else None


def name_at(page: Page, at: int) -> Span | None:
    """A name that starts here: quoted, in capitals, or the letters up to a space or a word of another matter."""
    if (m := QUOTED.match(page.text, at)) is not None:
        return Span(m.start(1), m.end(1))
    if any(
        page.mark_at(name, at) for name in ("not_a_name", "brand_verb", "must_cue", "topic_stop", "no", "followers", "budget", "own_more")
    ):
        return None
    if (end := capitals(page, at)) > at:
        return Span(at, page.back(end))
    if not "\u0e00" <= page.text[at : at + 1] <= "\u0eff":
        return None
    found = PHRASE_END.search(page.plain, at)
    end = min(found.start() if found else len(page.plain), page.clause(at).end)
    stops = ("topic_stop", "product_cue", "name_stop", "brand_verb", "condition_stop", "courtesy")
    end = min([end, *(m.start for name in stops for m in page.marks(name, at + 2, end) if _stops(m, end))])
    return Span(at, end) if 2 <= end - at <= LONGEST_NAME and not page.claimed(at, end) else None


def _stops(mark: Mark, end: int) -> bool:
    """Whether a word within a name ends it; the shortest stand inside too many names but at their end."""
    return mark.end - mark.start > 3 or mark.end == end


def behind_latin(page: Page, at: int, *, latin: bool) -> str | None:
    """The phrase behind a name in Latin letters, where it tells what is sold ("ของ Nomad Brew กาแฟดริป")."""
    start = page.skip(at)
    found = PHRASE_END.search(page.plain, start)
    end = min(found.start() if found else len(page.plain), page.clause(at).end)
    told = (
        "need",
        "brand_verb",
        "topic_stop_spaced",
        "must_cue",
        "is",
        "own",
        "past",
        "seller",
        "launches",
        "live_in",
        "function",
        "budget",
    )
    if not latin or start == at or start >= end or any(page.mark_at(name, start) is not None for name in told):
        return None
    span = thing_in(page, start, end)
    return said(page, span) if span is not None and not any(page.says(name, span) for name in ("followers", "budget", "need")) else None


def in_brackets(page: Page, at: int) -> str | None:
    """What the brackets here say that it is, before a comma or a price."""
    at = page.skip(at, ' "”')
    if (ending := page.mark_at("firm_ending", at)) is not None:  # "บริษัท กล่องลมดี จำกัด (…)"
        at = page.skip(ending.end)
    if page.plain[at : at + 1] != "(":
        return None
    close = page.plain.find(")", at, at + 80)
    cut = re.compile(r"[,;/]|\s(?=\d)").search(page.plain, at + 1, close) if close > 0 else None
    end = cut.start() if cut is not None else close
    end = min([end, *(m.start for m in page.marks("price", at + 1, close))]) if close > 0 else -1
    span = Span(at + 1, page.back(end)) if end > 0 else Span(at, at)
    places = any((m.start, m.end) == span for name in ("city", "country") for m in page.marks(name, *span))
    told = places or any(page.says(name, span) for name in ("platform", "followers", "currency", "brand_cue"))
    return None if span.end - span.start < 3 or told or page.claimed(*span) else said(page, span)


def with_model(page: Page, end: int) -> int:
    """Behind the Latin name of a model that follows what it is ("เครื่องฟอกอากาศรุ่น Lom X1")."""
    at = page.skip(end)
    run = capitals(page, at) if at - end <= 1 else at
    return run if run > at and page.mark_at("platform", at) is None and page.mark_at("person", at) is None else end
