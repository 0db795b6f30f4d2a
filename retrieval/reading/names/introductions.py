"""Who the brief comes from where it says so in passing: "Kelnor makes trail shoes", a quoted name, a shelf for the hall."""

from retrieval.reading.names.spans import QUOTED, capitals, product_end, said, subject
from retrieval.reading.page import Page
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_LONGEST = 8
"""Words of what is sold, before its name or behind the verb."""


def introduced(page: Page, known: tuple[str | None, str | None, bool]) -> tuple[str | None, str | None]:
    """Brand and product from the sentence that opens with them."""
    brand, product = known[0], known[1]
    for mark in page.marks("introduces"):
        if brand is None and (span := subject(page, mark.start)) is not None:
            start = page.skip(mark.end)
            if (article := page.mark_at("article", start)) is not None:
                start = page.skip(article.end)
            end = product_end(page, start, page.part(start).end)
            fits = 0 < len(page.plain[start:end].split()) <= _LONGEST and not page.claimed(start, end)
            return said(page, span), said(page, Span(start, end)) if fits and product is None else product
    if brand is None and product is None and page.clauses:
        return _headed(page)
    return brand, product


def _headed(page: Page) -> tuple[str | None, str | None]:
    """A name in quotes, or in Vietnamese in capitals, behind what it is ("balo Gió Núi", "เสื่อ “ลมโชย”")."""
    clause = page.clauses[0]
    start = page.skip(clause.start)
    while (small := page.mark_at("courtesy", start) or page.mark_at("opener", start)) is not None:
        start = page.skip(small.end, " ,")
    if page.words.latin_stands_out:
        m = QUOTED.search(page.text, start, clause.end)
        if m is None:
            return None, None
        name = Span(m.start(1), m.end(1))
        end = m.start()
    elif page.language == "vi":
        found = _capitals_within(page, start, clause.end)
        if found is None:
            return None, None
        if (
            any(page.says(c, found) for c in ("person", "platform", "kind"))
            or page.plain[page.skip(found.end) : page.skip(found.end) + 1] == ":"
        ):
            return None, None
        name, end = found, found.start
    else:
        return None, None
    end = page.back(min([end, *(m.start for m in page.marks("product_cue", start, end))]))
    while (tail := page.mark_ending("brand_of", end) or page.mark_ending("belongs", end)) is not None and tail.start > start:
        end = page.back(tail.start)
    head = Span(start, end)
    if not 0 < len(page.plain[start:end].split()) <= _LONGEST or end - start > 50 or page.claimed(start, name.end):
        return None, None
    if negated(page, start) or any(page.says(c, head) for c in ("person", "need", "similar", "topic_before")):
        return None, None
    if page.language == "vi" and "," in page.plain[start : name.start]:
        return None, None
    if page.mark_at("business", start) is not None:  # a shop is no product; in Vietnamese its kind is part of its name
        return said(page, Span(start, name.end) if page.language == "vi" else name), None
    return said(page, name), said(page, head)


def _capitals_within(page: Page, start: int, end: int) -> Span | None:
    """The first run of two or more capitalised words behind a word in small letters."""
    at, words = start, 0
    while at < end and words < _LONGEST:
        space = page.plain.find(" ", at, end)
        following = page.skip(space) if space >= 0 else end
        if words and page.text[at].isupper() and (stop := capitals(page, at)) > following:
            return Span(at, page.back(min(stop, end), " 0123456789"))
        if words and page.text[at].isupper():
            return None
        at, words = following, words + 1
    return None


def made_for(page: Page, cue: Mark) -> str | None:
    """The thing before a bare "for" where it is what is offered ("a brass lamp for the hallway"); `None` where it is none."""
    if page.mark_at("bare_for", cue.start) is None:
        return None
    part = page.part(cue.start)
    articles = [m for m in page.marks("article", part.start, cue.start) if page.plain[m.start : m.end] in {"a", "an"}]
    if not articles:
        return None
    thing = Span(page.skip(articles[-1].end), page.back(cue.start))
    other = (
        "person",
        "kind",
        "platform",
        "budget",
        "topic_after",
        "unit",
        "digit",
        "followers",
        "topic_stop",
        "not_a_name",
        "brand_cue",
        "live_in",
    )
    if not 2 <= len(page.plain[thing.start : thing.end].split()) <= 5 or page.claimed(*thing) or any(page.says(c, thing) for c in other):
        return None
    return said(page, thing)
