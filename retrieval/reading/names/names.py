"""The brand and the product, as written: which ways of telling them are tried, and in which order."""

import re
from collections.abc import Callable

from retrieval.reading.names.brackets import in_brackets
from retrieval.reading.names.in_passing import in_passing
from retrieval.reading.names.introductions import introduced
from retrieval.reading.names.modifiers_first import told
from retrieval.reading.names.persian import quoted_names
from retrieval.reading.names.promoted import Names, promoted
from retrieval.reading.names.spans import QUOTED, capitals, name_after, product_end, said, subject
from retrieval.reading.names.thai import thai_names
from retrieval.reading.names.vietnamese import told_in_passing
from retrieval.reading.page import Page
from retrieval.reading.scope import label_values, negated
from retrieval.reading.surface import Span, unspaced

_OPENING = '«“"「'


def names(page: Page) -> Names:
    """Labels first, then "the brand X", then who speaks, then what stands behind "for"."""
    quoted = Names(*quoted_names(page))
    found = Names(quoted.brand or _labelled(page, "brand"), _labelled(page, "product") or quoted.product)
    if page.language == "vi" and found.brand and not found.product:  # "Đơn vị: Biển Sâu Tour (tour lặn)"
        found = Names(found.brand, in_brackets(page, page.text.find(found.brand) + len(found.brand)))
    looks: tuple[Callable[[Page, Names], Names | tuple[str | None, str | None]], ...] = (_named, _speaking)
    if page.words.modifiers_first:
        looks = (told,)
    elif page.words.phrases_spaced:
        looks = (thai_names, _named, _speaking)
    elif page.language == "vi":  # both stand before the verb
        looks = (told_in_passing, _named, introduced, _speaking)
    for look in (*looks, in_passing, _owning, _product_said, introduced, promoted, in_passing):
        if found.brand and found.product:
            break
        more = Names(*look(page, found))
        found = Names(found.brand or more.brand, found.product or more.product, found.loose or more.loose)
    return Names(found.brand, found.product if found.product != found.brand else None, found.loose and found.brand is None)


def _named(page: Page, known: Names) -> Names:
    """ "The brand X (product)"; a kind of business ("restaurant") names one only before quotes."""
    for mark in page.marks("brand_cue"):
        if known.brand or negated(page, mark.start) or (span := name_after(page, mark.end)) is None:
            continue
        if mark.value == "kind" and page.text[span.start - 1] not in _OPENING:
            continue
        run = page.skip(span.end)
        run = page.skip(sign.end) if (sign := page.mark_at("is", run)) is not None else run
        if unspaced(page.text[span.start]) and page.text[run : run + 1].isascii() and (end := capitals(page, run)) > run:
            return Names(said(page, Span(run, end)), said(page, span))
        if page.words.uncased and (quoted := QUOTED.match(page.text, run)) is not None:  # "the thread brand «X»"
            return Names(said(page, Span(quoted.start(1), quoted.end(1))), said(page, span))
        return Names(said(page, span), in_brackets(page, span.end))
    return Names()


def _speaking(page: Page, known: Names) -> Names:
    """ "X wants", "we are X"."""
    found = [(m.start, subject(page, m.start)) for m in page.marks("brand_verb")]
    found += [(m.start, name_after(page, m.end)) for m in page.marks("we_are")]
    span = next((span for _, span in sorted(found, key=lambda f: f[0]) if span is not None), None)
    return Names(said(page, span), in_brackets(page, span.end)) if span is not None and known.brand is None else Names()


def _owning(page: Page, known: Names) -> Names:
    """ "... of X", where X is capitalised."""
    for mark in page.marks("brand_of"):
        if known.brand is None and (span := name_after(page, mark.end)) and page.text[span.start].isupper():
            return Names(said(page, span))
    return Names()


def _product_said(page: Page, known: Names) -> Names:
    """ "The product is X"."""
    for mark in page.marks("product_said"):
        at = page.skip(mark.end)
        for _ in range(2):  # "our app is called X"
            at = page.skip(sign.end) if (sign := page.mark_at("is", at)) is not None else at
        quoted = QUOTED.match(page.text, at)
        span = Span(quoted.start(1), quoted.end(1)) if quoted else Span(at, product_end(page, at, page.part(at).end))
        other = negated(page, mark.start) or page.mark_at("not_a_name", at) or page.mark_at("no", at) or page.claimed(*span)
        if known.product is None and not other and 2 <= span.end - span.start <= 60:
            return Names(None, said(page, span))
    return Names()


def _labelled(page: Page, label: str) -> str | None:
    for span in label_values(page, label):
        if label == "product" and any(page.claimed(m.start, m.end) for m in page.marks("kind", *span)):
            continue  # "What: 2 reels"
        end = span.end
        for stop in re.finditer(r"[(\[,،;]|\s[–—-]\s|\s/\s", page.text[span.start : span.end]):
            if stop.start() > 1:
                end = span.start + stop.start()
                break
        if page.words.phrases_spaced:
            end = _before_name_or_price(page, span.start, end)
        for other in page.marks("label", span.start + 1, span.end):
            if page.plain[page.skip(other.end) : page.skip(other.end) + 1] in {":", "="}:
                end = min(end, other.start)
        if name := said(page, Span(span.start, end)):
            return name
    return None


def _before_name_or_price(page: Page, start: int, end: int) -> int:
    """Where a thing ends before its name in quotes or its price, which nothing but a space parts from it."""
    if page.mark_ending("is", page.back(start)) is not None and (space := page.plain.find(" ", start + 3, end)) > 0:
        end = space
    end = min([end, *(m.start for name in ("brand_of", "brand_named") for m in page.marks(name, start + 3, end) if m.end - m.start > 3)])
    quoted = QUOTED.search(page.text, start + 1, end)
    end = quoted.start() if quoted is not None and page.plain[quoted.start() - 1] == " " else end
    return min([end, *(m.start for m in page.marks("price", start + 1, end) if page.plain[m.start - 1] == " ")])
