"""Brand and product where Vietnamese tells them in passing: a thing in small letters, then its name in capitals ("nồi gang Bếp Mun")."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from retrieval.reading.names.spans import QUOTED, capitals, product_end, said, subject
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, label_before, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_WORD = re.compile(r"[^\s,;:.()\[\]\"“”«»!?/|]+")
_IS = re.compile(r" là (?!ai\b|gì\b)")
_COMMA = re.compile(r", ")
_LONGEST = 6
"""Small words that name a thing before its brand."""
_FIRST = 3
"""Sentences whose opening may name what is sold."""
_NOT_IN_A_THING = (
    "person", "need", "similar", "topic_before", "counter", "budget", "followers", "month", "live_in", "brand_verb", "courtesy", "digit",
    "audience", "must_cue", "exclude_cue", "on_day", "own", "platform", "relative", "holiday", "is",
)  # fmt: skip
_NO_NAME = ("person", "platform", "kind", "city", "country", "holiday", "courtesy", "month", "budget", "label", "tier", "demonym")


class Told(NamedTuple):
    """What a thing is and what it is called; either may be empty."""

    thing: Span
    name: Span


def told_in_passing(page: Page, known: tuple[str | None, str | None, bool]) -> tuple[str | None, str | None]:
    """Brand and product behind "hãng", "cho", "của" and the like, before "là", or opening one of the first sentences."""
    brand, product = known[0], known[1]
    if brand is not None and product is not None:
        return brand, product
    if brand is None and (defined := _defined(page)) is not None:
        brand = said(page, defined.name)
        product = product or (said(page, defined.thing) if defined.thing.end > defined.thing.start else None)
    if brand is not None and product is not None:
        return brand, product
    for at, whole, opens in _announced(page):
        told = thing_and_name(page, at, opens=opens)
        if told is None:
            continue
        if brand is not None:
            return brand, product or said(page, Span(told.thing.start, told.name.end))
        if product is not None:
            return said(page, told.name), product
        return said(page, told.name), None if whole else said(page, told.thing)
    return brand, product


def _announced(page: Page) -> Iterator[tuple[int, bool, bool]]:
    """Where a thing may start, the surest first; whether only its name is wanted, for the line of a company is no product; and
    whether it opens a sentence, with a capital."""
    for mark in page.marks("brand_cue"):
        if not negated(page, mark.start):
            yield mark.end, page.mark_at("business", mark.start) is not None, False
    for clause in page.clauses[:_FIRST]:
        start = _past_openers(page, clause.start)
        if page.mark_at("business", start) is None:
            yield start, False, page.mark_ending("brand_cue", page.back(start)) is None
        for comma in [m.end() for m in _COMMA.finditer(page.plain, *clause)][:_FIRST]:
            yield comma, False, False
    for name in ("product_cue", "bare_for", "brand_of"):
        for mark in page.marks(name):
            if not (negated(page, mark.start) or about_audience(page, mark.start) or _other_label(page, mark)):
                yield mark.end, False, False


def _other_label(page: Page, mark: Mark) -> bool:
    label = label_before(page, mark.start)
    return label is not None and label.value not in {"brand", "product", "goal"}


def _past_openers(page: Page, at: int) -> int:
    """Behind greetings, "we are" and their punctuation."""
    at = page.skip(at, " ,.:-*•")
    for _ in range(5):
        small = page.mark_at("courtesy", at) or page.mark_at("opener", at) or page.mark_at("brand_cue", at)
        if small is None:
            break
        at = page.skip(small.end, " ,.:-")
    return at


def thing_and_name(page: Page, at: int, *, opens: bool = False) -> Told | None:
    """Up to `_LONGEST` small words and the capitalised or quoted name right behind them."""
    at = page.skip(at, " :")
    for _ in range(2):
        small = page.mark_at("product_word", at) or page.mark_at("brand_cue", at) or page.mark_at("thing_word", at)
        at = page.skip(small.end, " :") if small is not None else at
    if page.mark_at("not_a_name", at) is not None or (opens and page.mark_at("function", at) is not None):
        return None
    end, words = at, 0
    first = _WORD.match(page.text, at)
    if opens and first is not None and first.group().istitle():  # the capital is the sentence's
        end, words = first.end(), 1
        if (second := _WORD.match(page.text, page.skip(end))) is None or second.group()[0].isupper():
            return None
    while words <= _LONGEST and (m := _WORD.match(page.text, page.skip(end))) is not None and not page.text[m.start()].isupper():
        end, words = m.end(), words + 1
    start = page.skip(end)
    quoted = QUOTED.match(page.text, start)
    name = Span(quoted.start(1), quoted.end(1)) if quoted is not None else Span(start, capitals(page, start))
    thing = Span(at, end)
    if not 0 < words <= _LONGEST or name.end <= name.start or page.claimed(thing.start, name.end):
        return None
    if any(page.says(kind, thing) for kind in _NOT_IN_A_THING) or any(page.says(kind, name) for kind in _NO_NAME):
        return None
    return Told(thing, Span(name.start, page.back(name.end, " .,")))


def _defined(page: Page) -> Told | None:
    """ "X là app quản lý chi tiêu", "X vừa ra mắt trà sen": who speaks, and what they make."""
    for clause in page.clauses[: 2 * _FIRST]:
        verbs = [(m.start, m.end) for m in page.marks("introduces", *clause)]
        verbs += [(m.start() + 1, m.end()) for m in _IS.finditer(page.plain, *clause)]
        for start, end in sorted(verbs)[:2]:
            name = subject(page, start)
            if name is None or any(page.says(kind, name) for kind in _NO_NAME) or label_before(page, start) is not None:
                continue
            at = page.skip(end)
            for small in ("product_word", "brand_cue", "article", "thing_word"):
                at = page.skip(mark.end) if (mark := page.mark_at(small, at)) is not None else at
            thing = Span(at, product_end(page, at, page.part(at).end))
            other = page.text[at : at + 1].isdigit() or any(page.says(kind, thing) for kind in ("person", "budget", "followers", "kind"))
            fits = 0 < len(page.plain[thing.start : thing.end].split()) <= 2 * _LONGEST and not page.claimed(*thing) and not other
            return Told(thing if fits else Span(at, at), name)
    return None
