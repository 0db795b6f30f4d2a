"""The brand and the product, as written."""

import re
from typing import NamedTuple

from retrieval.reading.introductions import introduced, made_for
from retrieval.reading.lexicon import Mark
from retrieval.reading.name_spans import QUOTED, capitals, name_after, product_end, said, subject
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, label_values, negated
from retrieval.reading.surface import Span, unspaced

_OPENING = '«“"「'


class Names(NamedTuple):
    """`None` where not said."""

    brand: str | None = None
    product: str | None = None
    loose: bool = False
    """Whether the product is but what stands behind "creators for", which may be their topic."""


def names(page: Page) -> Names:
    """Labels first, then "the brand X", then who speaks, then what stands behind "for"."""
    found = Names(_labelled(page, "brand"), _labelled(page, "product"))
    looks = (_named, introduced, _speaking) if page.language == "vi" else (_named, _speaking)  # in Vietnamese both stand before the verb
    for look in (*looks, _owning, _product_said, introduced, _promoted):
        if found.brand and found.product:
            break
        more = Names(*look(page, found))
        found = Names(found.brand or more.brand, found.product or more.product, more.loose)
    return Names(found.brand, found.product if found.product != found.brand else None, found.loose and found.brand is None)


def _named(page: Page, known: Names) -> Names:
    """ "The brand X (product)"; a kind of business ("restaurant") names one only before quotes."""
    for mark in page.marks("brand_cue"):
        if known.brand or negated(page, mark.start) or (span := name_after(page, mark.end)) is None:
            continue
        if mark.value == "kind" and page.text[span.start - 1] not in _OPENING:
            continue
        run = page.skip(span.end)
        if unspaced(page.text[span.start]) and page.text[run : run + 1].isascii() and (end := capitals(page, run)) > run:
            return Names(said(page, Span(run, end)), said(page, span))
        if page.language in {"fa", "ar"} and (quoted := QUOTED.match(page.text, run)) is not None:  # "the thread brand «X»"
            return Names(said(page, Span(quoted.start(1), quoted.end(1))), said(page, span))
        return Names(said(page, span), _in_brackets(page, span.end))
    return Names()


def _speaking(page: Page, known: Names) -> Names:
    """ "X wants", "we are X"."""
    found = [(m.start, subject(page, m.start)) for m in page.marks("brand_verb")]
    found += [(m.start, name_after(page, m.end)) for m in page.marks("we_are")]
    span = next((span for _, span in sorted(found, key=lambda f: f[0]) if span is not None), None)
    return Names(said(page, span), _in_brackets(page, span.end)) if span is not None and known.brand is None else Names()


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


def _promoted(page: Page, known: Names) -> Names:
    """What stands behind "for", until both names are known."""
    for mark in page.marks("product_cue"):
        sought = (page.mark_ending(name, mark.end) for name in ("courtesy", "need"))  # the "for" of "looking for"
        if any(cue is not None and cue.start < mark.start for cue in sought):
            continue
        if not (known.brand and known.product) and not negated(page, mark.start):
            found = Names(None, made_for(page, mark)) if known.product is None else Names()
            found = found if found.product else _behind_for(page, mark.end)
            loose = known.product is None and found.product is not None and _beside_people(page, mark)
            known = Names(known.brand or found.brand, known.product or found.product, known.loose or loose)
    return known


def _beside_people(page: Page, cue: Mark) -> bool:
    """Whether a bare "for" right behind "creators" opens the phrase, without "our", "the" or "a" after it."""
    if page.mark_at("bare_for", cue.start) is None or not any(
        page.mark_ending(name, page.back(cue.start)) for name in ("person", "counter")
    ):
        return False
    at = page.skip(cue.end)
    return not (page.text[at : at + 1].isupper() or any(page.mark_at(name, at) for name in ("article", "product_word")))


def _labelled(page: Page, label: str) -> str | None:
    for span in label_values(page, label):
        end = span.end
        for stop in re.finditer(r"[(\[,،;]|\s[–—-]\s|\s/\s", page.text[span.start : span.end]):
            if stop.start() > 1:
                end = span.start + stop.start()
                break
        for other in page.marks("label", span.start + 1, span.end):
            if page.plain[page.skip(other.end) : page.skip(other.end) + 1] in {":", "="}:
                end = min(end, other.start)
        if name := said(page, Span(span.start, end)):
            return name
    return None


def _in_brackets(page: Page, at: int) -> str | None:
    """The product in the brackets behind a brand, without its price."""
    after = page.skip(at, " \"'”»")
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
    span = Span(after + 1, end)
    if (
        span.end - span.start < 3
        or page.says("brand_cue", span)
        or page.says("city", span)
        or page.says("country", span)
        or page.says("platform", span)
    ):
        return None
    return said(page, span)


def _behind_for(page: Page, at: int) -> Names:
    """What is promoted: a quoted or capitalised name is the brand, the words that follow it the product."""
    at = page.skip(at, " :")
    if page.mark_at("not_a_name", at) is not None:
        return Names()
    for _ in range(2):
        for small in ("article", "product_word", "brand_cue"):
            if (mark := page.mark_at(small, at)) is not None:
                at = page.skip(mark.end)
    if (
        about_audience(page, at)
        or page.claimed(at, at + 1)
        or page.mark_at("person", at)
        or page.mark_at("not_a_name", at)
        or page.mark_at("per", at)
    ):
        return Names()
    if any(q.outer_start <= at < q.end for q in page.amounts(at, at + 30)):
        return Names()
    if (m := QUOTED.match(page.text, at)) is not None:
        return Names(None, said(page, Span(m.start(1), m.end(1))))
    clause = page.clause(at)
    end = product_end(page, at, clause.end)
    if end - at < 2:
        return Names()
    quoted = QUOTED.search(page.text, at, end + 40)
    if quoted is not None and quoted.start() <= page.skip(end) and page.language in {"fa", "ar"}:
        return Names(said(page, Span(quoted.start(1), quoted.end(1))), said(page, Span(at, quoted.start())))
    run = min(capitals(page, at), end)
    if at < run < end and page.language in {"en", "de", "nl", "id"}:
        brand = said(page, Span(at, run))
        rest = Span(page.skip(run, " -"), end)
        follows = page.plain[run : run + 1] == " " and rest.end - rest.start > 2
        return Names(brand, said(page, rest) if follows else _in_brackets(page, run))
    if run >= end:
        product = _in_brackets(page, end)
        return Names(said(page, Span(at, end)), product)
    if len(page.plain[at:end].split()) > 7:
        return Names()
    return Names(None, said(page, Span(at, end)))
