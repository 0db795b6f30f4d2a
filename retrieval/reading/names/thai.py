"""Brand and product where spaces part phrases and nothing parts words: before a quoted name, behind "brand" or "we sell"."""

import re

from retrieval.reading.names.spans import capitals, said
from retrieval.reading.names.thai_spans import (
    LONGEST,
    LONGEST_NAME,
    PHRASE_END,
    QUOTED,
    behind_latin,
    head_before,
    in_brackets,
    name_at,
    names_business,
    past_openers,
    thing_called,
    thing_in,
    unwanted,
    with_model,
)
from retrieval.reading.page import Page
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_LATIN_NAME = re.compile(r"(?<=[\u0e00-\u0e7f])(?: ?)([A-Z][A-Za-z0-9&'’.-]+(?: [A-Z0-9][A-Za-z0-9&'’.-]*)*)")
_KNOWN_LATIN = (
    "platform",
    "platform_weak",
    "kind",
    "person",
    "tier",
    "month",
    "engagement",
    "budget",
    "currency",
    "label",
    "followers",
    "usage",
    "exclusivity",
    "goal",
    "country",
    "city",
    "language",
    "pay",
    "audience",
    "courtesy",
)
Told = tuple[str | None, str | None]


def thai_names(page: Page, known: tuple[str | None, str | None, bool]) -> Told:
    """Brand and product from the first of these that tells: a quoted name, a brand's word, who sells or launches what."""
    brand, product = known[0], known[1]
    if brand is not None and product is None:
        product = _behind_known(page, brand)
    for look in (_quoted, _branded, _client, _sold, _latin):
        if brand and product:
            break
        more = look(page, brand, product)
        brand, product = brand or more[0], product or more[1]
    return brand, product


def _behind_known(page: Page, brand: str) -> str | None:
    """What a labelled brand is followed by: in brackets or behind a dash ("Brand: ThaiPuff — ปลั๊กอินไล่ยุง")."""
    at = page.text.find(brand)
    if at < 0:
        return None
    end = at + len(brand)
    after = page.skip(end)
    if page.plain[after : after + 2] == "- ":
        return said(page, Span(page.skip(after + 1), page.part(page.skip(after + 1)).end))
    return in_brackets(page, end)


def _quoted(page: Page, brand: str | None, product: str | None) -> Told:
    """A name in quotes, and what it names where that is written right before it."""
    if brand is not None:
        return None, None
    for m in QUOTED.finditer(page.text):
        name = Span(m.start(1), m.end(1))
        if name.end - name.start > LONGEST or page.claimed(*name) or unwanted(page, m.start()):
            continue
        head = head_before(page, m.start())
        if head is None and not (_announced(page, m.start()) or names_business(page, m.start())):
            continue
        if head is not None and product is None and (titles := page.marks("titled", *head)):
            return None, said(page, Span(titles[0].start, m.end()))
        thing = said(page, head) if head is not None and product is None else None
        return said(page, name), thing
    return None, None


def _announced(page: Page, at: int) -> bool:
    before = page.back(at)
    return any(
        page.mark_ending(name, before) is not None
        for name in ("brand_cue", "brand_named", "seller", "launches", "brand_of", "product_cue", "client")
    )


def _branded(page: Page, brand: str | None, product: str | None) -> Told:
    """ "X ยี่ห้อ Y", "แบรนด์ชื่อ Y", "แบรนด์X ชื่อ Y"."""
    if brand is not None:
        return None, None
    for mark in (*page.marks("brand_named"), *page.marks("brand_cue")):
        at = page.skip(mark.end, " :")
        for _ in range(2):
            at = page.skip(sign.end, " :") if (sign := page.mark_at("is", at) or page.mark_at("called", at)) is not None else at
        within = any(m.start < mark.start < m.end for m in page.marks("goal", max(0, mark.start - 15), mark.end + 10))
        if unwanted(page, mark.start) or mark.value == "kind" or within:
            continue
        name = name_at(page, at)
        if name is None:
            continue
        run = page.skip(name.end)
        sign = page.mark_at("called", run) or page.mark_at("is", run)
        if product is None and name.end < run and sign is not None and (own := name_at(page, page.skip(sign.end))) is not None:
            return said(page, own), said(page, name)
        if (
            "\u0e00" <= page.text[name.start] <= "\u0e7f"
            and (last := capitals(page, run)) > run > name.end
            and not page.says("platform", Span(run, last))
        ):  # "แบรนด์อาหารแมว Purrfect"
            return said(page, Span(run, page.back(last))), said(page, name) if product is None else None
        if product is None and (pair := thing_called(page, name)) is not None:
            return said(page, pair[1]), said(page, pair[0])
        head = head_before(page, mark.start) if product is None and mark.category == "brand_named" else None
        latin = page.text[name.start].isascii()
        told = (said(page, head) if head is not None else None) if product is None else None
        beside = told or product is not None
        return said(page, name), told if beside else in_brackets(page, name.end) or behind_latin(page, name.end, latin=latin)
    return None, None


def _client(page: Page, brand: str | None, product: str | None) -> Told:
    """ "ลูกค้า HydroKid (กระติกน้ำเด็ก)", "บริษัท กล่องลมดี จำกัด": a name behind the word for a client, firm or shop."""
    if brand is not None:
        return None, None
    for mark in page.marks("client"):
        at = page.skip(mark.end, " :")
        spaced = at > mark.end
        if negated(page, mark.start) or page.mark_at("client", at) is not None:
            continue
        if mark.value == "firm" and (sign := page.mark_at("called", at)) is not None:
            at, spaced = page.skip(sign.end), True
        latin = capitals(page, at) > at or QUOTED.match(page.text, at) is not None
        name = name_at(page, at) if latin or mark.value == "firm" else None
        if name is None:
            continue
        whole = Span(mark.start, name.end) if mark.value == "firm" and not spaced and not latin else name
        return said(page, whole), (in_brackets(page, name.end) or behind_latin(page, name.end, latin=latin)) if product is None else None
    return _headed_by_brackets(page, product)


def _headed_by_brackets(page: Page, product: str | None) -> Told:
    """A name that opens the brief, with what it is or its price in brackets behind it."""
    clause = page.clauses[0] if page.clauses else Span(0, 0)
    start = page.skip(clause.start)
    for _ in range(3):
        small = page.mark_at("courtesy", start) or page.mark_at("opener", start)
        start = page.skip(small.end, " ,") if small is not None else start
    end = capitals(page, start)
    if end == start and (found := PHRASE_END.search(page.plain, start)) is not None and found.start() - start <= LONGEST_NAME:
        end = found.start()
    if end <= start + 1 or page.plain[page.skip(end) : page.skip(end) + 1] != "(" or page.claimed(start, end):
        return None, None
    name = Span(start, page.back(end))
    if any(page.says(kind, name) for kind in ("person", "platform", "kind", "label", "budget", "need", "courtesy", "month", "tier")):
        return None, None
    return said(page, name), in_brackets(page, name.end) if product is None else None


def _sold(page: Page, brand: str | None, product: str | None) -> Told:
    """What "we sell", "we make" or "launching" is followed by."""
    if product is not None:
        return None, None
    for mark in sorted((*page.marks("seller"), *page.marks("launches"), *page.marks("product_said"))):
        found = PHRASE_END.search(page.plain, page.skip(mark.end))
        limit = min(found.start() if found else len(page.plain), page.clause(mark.start).end)
        start = past_openers(page, page.skip(mark.end), limit)
        if limit - start < 3 or _within_phrase(page, mark) or unwanted(page, mark.start):
            continue
        stops = ("name_stop", "product_stop", "topic_stop", "brand_named", "called", "brand_of", "belongs")
        end = min(
            [limit, *(m.start for name in stops for m in page.marks(name, start + 2, limit) if m.end - m.start > 2 or m.end == limit)]
        )
        model = page.mark_ending("model_word", end) is not None
        span = thing_in(page, start, with_model(page, end) if model or brand is not None else end)
        last = with_model(page, end)
        if span is not None and not model and brand is None and last > end:
            return said(page, Span(page.skip(end), page.back(last))), said(page, span)
        if span is not None:
            sign = page.mark_at("called", page.skip(end)) or page.mark_at("brand_named", page.skip(end))
            own = name_at(page, page.skip(sign.end)) if brand is None and sign is not None else None
            return (said(page, own) if own is not None else None), said(page, span)
    return None, None


def _within_phrase(page: Page, mark: Mark) -> bool:
    """Whether a short verb stands inside what others are said to do ("คนที่ขายคอร์ส"), not at the start of its phrase."""
    before = page.plain[mark.start - 1 : mark.start]
    return (
        mark.end - mark.start <= 4 and before not in {"", " ", "\n", ":", "(", "•", ","} and page.mark_ending("agency", mark.start) is None
    )


def _latin(page: Page, brand: str | None, product: str | None) -> Told:
    """A thing and its name in capitals right behind it ("รถเข็นเด็ก Wheelie"), where neither was announced."""
    if brand is not None or product is not None:
        return None, None
    for m in _LATIN_NAME.finditer(page.text):
        at, end = m.start(1), m.end(1)
        name = Span(at, page.back(end))
        known = any(page.says(kind, name) for kind in _KNOWN_LATIN) or (end - at <= 4 and m.group(1).isupper())
        if known or page.claimed(at, end) or end - at < 3 or unwanted(page, at) or page.mark_at("person", page.skip(end)) is not None:
            continue
        head = head_before(page, at)
        if head is None and any(page.mark_ending(kind, page.back(at)) is not None for kind in ("opener", "brand_of")):
            return said(page, name), None
        if head is not None and page.back(at) == head.end and not page.says("live_in", Span(head.end - 4, head.end)):
            return said(page, name), said(page, head)
    return None, None
