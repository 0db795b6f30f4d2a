"""Brand and product where spaces part phrases and nothing parts words: before a quoted name, behind "brand" or "we sell"."""

import re

from retrieval.reading.lexicon import Mark
from retrieval.reading.name_spans import capitals, said
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, negated
from retrieval.reading.surface import Span

_END = re.compile(r"[\s(),;:/\"“”!?]")
QUOTED = re.compile(r"[\"“”«‘(]?(?<![A-Za-z])[\"“”«„‘']([^\"“”«»„'’\n]{1,60})[\"”»“’']")
_LONGEST = 40
"""Letters of what is sold, before its name or behind the verb."""
_LONGEST_NAME = 24
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
    return _bracketed(page, end)


def _quoted(page: Page, brand: str | None, product: str | None) -> Told:
    """A name in quotes, and what it names where that is written right before it."""
    if brand is not None:
        return None, None
    for m in QUOTED.finditer(page.text):
        name = Span(m.start(1), m.end(1))
        if name.end - name.start > _LONGEST or page.claimed(*name) or _unwanted(page, m.start()):
            continue
        head = _head(page, m.start())
        if head is None and not (_announced(page, m.start()) or _business(page, m.start())):
            continue
        if head is not None and product is None and (titles := page.marks("titled", *head)):
            return None, said(page, Span(titles[0].start, m.end()))
        thing = said(page, head) if head is not None and product is None else None
        return said(page, name), thing
    return None, None


def _unwanted(page: Page, at: int) -> bool:
    """Whether what stands here is ruled out, likened to, or told of others."""
    near = max(page.clause(at).start, at - 25)
    others = any(page.marks(name, near, at) for name in ("similar", "others"))
    return negated(page, at) or others or about_audience(page, at)


def _business(page: Page, end: int) -> bool:
    """Whether a shop or firm is what the name behind it names."""
    end = page.back(end)
    start = max((m.end() for m in _END.finditer(page.plain, max(0, end - _LONGEST), end)), default=max(0, end - _LONGEST))
    return page.mark_at("business", _past_openers(page, start, end)) is not None


def _announced(page: Page, at: int) -> bool:
    before = page.back(at)
    return any(
        page.mark_ending(name, before) is not None
        for name in ("brand_cue", "brand_named", "seller", "launches", "brand_of", "product_cue", "client")
    )


def _head(page: Page, end: int) -> Span | None:
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
    start = max(clause.start, end - _LONGEST)
    cut = max((m.end() for m in _END.finditer(page.plain, start, end)), default=start)
    start = _past_openers(page, page.skip(cut), end)
    return _thing(page, start, end)


def _past_openers(page: Page, start: int, end: int) -> int:
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


def _thing(page: Page, start: int, end: int) -> Span | None:
    span = Span(start, page.back(end))
    fits = 3 <= span.end - span.start <= _LONGEST and not page.claimed(*span)
    if not fits or page.mark_at("business", start) is not None or any(page.mark_at(name, start) for name in _NO_THING):
        return None
    return (
        None if any(page.says(name, span) for name in ("person", "need", "similar", "topic_before", "counter_only", "no_thing")) else span
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
        if _unwanted(page, mark.start) or mark.value == "kind" or within:
            continue
        name = _name(page, at)
        if name is None:
            continue
        run = page.skip(name.end)
        sign = page.mark_at("called", run) or page.mark_at("is", run)
        if product is None and name.end < run and sign is not None and (own := _name(page, page.skip(sign.end))) is not None:
            return said(page, own), said(page, name)
        if (
            "\u0e00" <= page.text[name.start] <= "\u0e7f"
            and (last := capitals(page, run)) > run > name.end
            and not page.says("platform", Span(run, last))
        ):  # "แบรนด์อาหารแมว Purrfect"
            return said(page, Span(run, page.back(last))), said(page, name) if product is None else None
        if product is None and (pair := _called(page, name)) is not None:
            return said(page, pair[1]), said(page, pair[0])
        head = _head(page, mark.start) if product is None and mark.category == "brand_named" else None
        latin = page.text[name.start].isascii()
        told = (said(page, head) if head is not None else None) if product is None else None
        beside = told or product is not None
        return said(page, name), told if beside else _bracketed(page, name.end) or _behind_latin(page, name.end, latin=latin)
    return None, None


def _called(page: Page, name: Span) -> tuple[Span, Span] | None:
    """A thing and its name where "called" is written between them ("ซองกันน้ำชื่อเปียกป่าว")."""
    mark = next(iter(page.marks("called", name.start + 3, name.end - 2)), None)
    return (Span(name.start, mark.start), Span(mark.end, name.end)) if mark is not None else None


def _name(page: Page, at: int) -> Span | None:
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
    found = _END.search(page.plain, at)
    end = min(found.start() if found else len(page.plain), page.clause(at).end)
    stops = ("topic_stop", "product_cue", "name_stop", "brand_verb", "condition_stop", "courtesy")
    end = min([end, *(m.start for name in stops for m in page.marks(name, at + 2, end) if _stops(m, end))])
    return Span(at, end) if 2 <= end - at <= _LONGEST_NAME and not page.claimed(at, end) else None


def _stops(mark: Mark, end: int) -> bool:
    """Whether a word within a name ends it; the shortest stand inside too many names but at their end."""
    return mark.end - mark.start > 3 or mark.end == end


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
        name = _name(page, at) if latin or mark.value == "firm" else None
        if name is None:
            continue
        whole = Span(mark.start, name.end) if mark.value == "firm" and not spaced and not latin else name
        return said(page, whole), (_bracketed(page, name.end) or _behind_latin(page, name.end, latin=latin)) if product is None else None
    return _headed_by_brackets(page, product)


def _behind_latin(page: Page, at: int, *, latin: bool) -> str | None:
    """The phrase behind a name in Latin letters, where it tells what is sold ("ของ Nomad Brew กาแฟดริป")."""
    start = page.skip(at)
    found = _END.search(page.plain, start)
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
    span = _thing(page, start, end)
    return said(page, span) if span is not None and not any(page.says(name, span) for name in ("followers", "budget", "need")) else None


def _headed_by_brackets(page: Page, product: str | None) -> Told:
    """A name that opens the brief, with what it is or its price in brackets behind it."""
    clause = page.clauses[0] if page.clauses else Span(0, 0)
    start = page.skip(clause.start)
    for _ in range(3):
        small = page.mark_at("courtesy", start) or page.mark_at("opener", start)
        start = page.skip(small.end, " ,") if small is not None else start
    end = capitals(page, start)
    if end == start and (found := _END.search(page.plain, start)) is not None and found.start() - start <= _LONGEST_NAME:
        end = found.start()
    if end <= start + 1 or page.plain[page.skip(end) : page.skip(end) + 1] != "(" or page.claimed(start, end):
        return None, None
    name = Span(start, page.back(end))
    if any(page.says(kind, name) for kind in ("person", "platform", "kind", "label", "budget", "need", "courtesy", "month", "tier")):
        return None, None
    return said(page, name), _bracketed(page, name.end) if product is None else None


def _bracketed(page: Page, at: int) -> str | None:
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


def _sold(page: Page, brand: str | None, product: str | None) -> Told:
    """What "we sell", "we make" or "launching" is followed by."""
    if product is not None:
        return None, None
    for mark in sorted((*page.marks("seller"), *page.marks("launches"), *page.marks("product_said"))):
        found = _END.search(page.plain, page.skip(mark.end))
        limit = min(found.start() if found else len(page.plain), page.clause(mark.start).end)
        start = _past_openers(page, page.skip(mark.end), limit)
        if limit - start < 3 or _within_phrase(page, mark) or _unwanted(page, mark.start):
            continue
        stops = ("name_stop", "product_stop", "topic_stop", "brand_named", "called", "brand_of", "belongs")
        end = min(
            [limit, *(m.start for name in stops for m in page.marks(name, start + 2, limit) if m.end - m.start > 2 or m.end == limit)]
        )
        model = page.plain.endswith("รุ่น", start, end)
        span = _thing(page, start, _with_model(page, end) if model or brand is not None else end)
        last = _with_model(page, end)
        if span is not None and not model and brand is None and last > end:
            return said(page, Span(page.skip(end), page.back(last))), said(page, span)
        if span is not None:
            sign = page.mark_at("called", page.skip(end)) or page.mark_at("brand_named", page.skip(end))
            own = _name(page, page.skip(sign.end)) if brand is None and sign is not None else None
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
        if known or page.claimed(at, end) or end - at < 3 or _unwanted(page, at) or page.mark_at("person", page.skip(end)) is not None:
            continue
        head = _head(page, at)
        if head is None and any(page.mark_ending(kind, page.back(at)) is not None for kind in ("opener", "brand_of")):
            return said(page, name), None
        if head is not None and page.back(at) == head.end and not page.says("live_in", Span(head.end - 4, head.end)):
            return said(page, name), said(page, head)
    return None, None


def _with_model(page: Page, end: int) -> int:
    """Behind the Latin name of a model that follows what it is ("เครื่องฟอกอากาศรุ่น Lom X1")."""
    at = page.skip(end)
    run = capitals(page, at) if at - end <= 1 else at
    return run if run > at and page.mark_at("platform", at) is None and page.mark_at("person", at) is None else end
