"""What a brand sells where that stands behind it: in brackets, or behind a comma."""

from retrieval.reading.names.in_passing import without_business
from retrieval.reading.names.spans import product_end, said
from retrieval.reading.page import Page
from retrieval.reading.surface import Span


def in_brackets(page: Page, at: int) -> str | None:
    """The product in the brackets behind a brand, without its price, or told behind a comma ("Vitta+, um suplemento em pó")."""
    after = page.skip(at, " \"'”»+")
    if page.plain[after : after + 1] == "," and page.words.told_behind_comma:
        start = page.skip(after + 1)
        told = page.mark_at("article", start)
        thing = page.skip(told.end) if told is not None else start
        if told is None or any(page.mark_at(name, thing) for name in ("brand_cue", "person", "business", "function", "kind")):
            return None
        return said(page, Span(thing, without_business(page, thing, product_end(page, thing, page.part(thing).end))))
    if page.plain[after : after + 1] != "(":
        return None
    close = page.plain.find(")", after)
    end = close if 0 <= close - after <= 80 else after
    for q in page.amounts(after + 1, end):
        if q.currency or page.claimed(q.start, q.end):
            end = min(end, q.outer_start)
    for mark in page.marks("price", after, end):
        end = min(end, mark.start)
    cut = page.text.find(",", after, end)
    if cut > 0:
        end = cut
    start = page.skip(maker.end) if (maker := page.mark_at("maker", page.skip(after + 1))) is not None else after + 1
    start = page.skip(small.end) if (small := page.mark_at("article", page.skip(start))) is not None else start
    span = Span(min(start, end), end)
    if (
        span.end - span.start < 3
        or page.says("brand_cue", span)
        or any(page.language != "vi" or m.start == span.start for m in page.marks("city", *span))
        or page.says("country", span)
        or page.says("platform", span)
    ):
        return None
    return said(page, span)
