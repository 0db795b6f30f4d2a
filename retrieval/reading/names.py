"""The brand and the product, as written."""

import re
from typing import NamedTuple

from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, label_values, negated
from retrieval.reading.surface import Span, unspaced

_QUOTED = re.compile(r"[\"“”«„「『]([^\"“”«»„「」『』\n]{1,60})[\"”»“」』]")
_WORD = re.compile(r"[^\s,;:()\[\]\"“”«»„!?/|]+")
_OPENING = '«“"「'
_LINKING = frozenset({"of", "the", "&", "and", "de", "del", "x", "la", "le"})
_EDGE = " \t\n,.;:!?()[]\"'–—-/•*«»“”„‘’،؛"


class Names(NamedTuple):
    """`None` where not said."""

    brand: str | None = None
    product: str | None = None


def names(page: Page) -> Names:
    """Labels first, then "the brand X", then who speaks, then what stands behind "for"."""
    found = Names(_labelled(page, "brand"), _labelled(page, "product"))
    for look in (_named, _speaking, _owning, _product_said, _promoted):
        if found.brand and found.product:
            break
        more = look(page, found)
        found = Names(found.brand or more.brand, found.product or more.product)
    return Names(found.brand, found.product if found.product != found.brand else None)


def _named(page: Page, known: Names) -> Names:
    """ "The brand X (product)"; a kind of business ("restaurant") names one only before quotes."""
    for mark in page.marks("brand_cue"):
        if known.brand or negated(page, mark.start) or (span := _name_after(page, mark.end)) is None:
            continue
        if mark.value == "kind" and page.text[span.start - 1] not in _OPENING:
            continue
        run = page.skip(span.end)
        if unspaced(page.text[span.start]) and page.text[run : run + 1].isascii() and (end := _capitals(page, run)) > run:
            return Names(_said(page, Span(run, end)), _said(page, span))
        return Names(_said(page, span), _in_brackets(page, span.end))
    return Names()


def _speaking(page: Page, known: Names) -> Names:
    """ "X wants", "we are X"."""
    found = [(m.start, _subject(page, m.start)) for m in page.marks("brand_verb")]
    found += [(m.start, _name_after(page, m.end)) for m in page.marks("we_are")]
    span = next((span for _, span in sorted(found, key=lambda f: f[0]) if span is not None), None)
    return Names(_said(page, span), _in_brackets(page, span.end)) if span is not None and known.brand is None else Names()


def _owning(page: Page, known: Names) -> Names:
    """ "... of X", where X is capitalised."""
    for mark in page.marks("brand_of"):
        if known.brand is None and (span := _name_after(page, mark.end)) and page.text[span.start].isupper():
            return Names(_said(page, span))
    return Names()


def _product_said(page: Page, known: Names) -> Names:
    """ "The product is X"."""
    for mark in page.marks("product_said"):
        at = page.skip(mark.end)
        quoted = _QUOTED.match(page.text, at)
        span = Span(quoted.start(1), quoted.end(1)) if quoted else Span(at, _end(page, at, page.part(at).end))
        other = negated(page, mark.start) or page.mark_at("not_a_name", at) or page.mark_at("no", at) or page.claimed(*span)
        if known.product is None and not other and 2 <= span.end - span.start <= 60:
            return Names(None, _said(page, span))
    return Names()


def _promoted(page: Page, known: Names) -> Names:
    """What stands behind "for", until both names are known."""
    for mark in page.marks("product_cue"):
        if not (known.brand and known.product) and not negated(page, mark.start):
            found = _behind_for(page, mark.end)
            known = Names(known.brand or found.brand, known.product or found.product)
    return known


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
        if said := _said(page, Span(span.start, end)):
            return said
    return None


def _said(page: Page, span: Span) -> str | None:
    text = page.text[span.start : span.end].strip(_EDGE)
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    if not text or len(text) > 80:
        return None
    page.claim(span.start, span.end)
    return text


def _name_after(page: Page, at: int) -> Span | None:
    """A name that starts here: quoted, capitalised, or in a script without capitals up to the next space or known word."""
    at = page.skip(at, " :=")
    if (sign := page.mark_at("is", at)) is not None:
        at = page.skip(sign.end, " :")
    if (m := _QUOTED.match(page.text, at)) is not None:
        return Span(m.start(1), m.end(1))
    if page.mark_at("not_a_name", at) or page.mark_at("brand_verb", at) or page.mark_at("must_cue", at):
        return None
    if (end := _capitals(page, at)) > at:
        end = min([end, *(x.start for x in page.marks("brand_verb", at + 1, end))])
        return Span(at, at + len(page.text[at:end].rstrip(_EDGE)))
    if page.language in {"fa", "ar"}:
        end = _end(page, at, page.part(at).end)
        return Span(at, end) if end - at >= 2 and len(page.plain[at:end].split()) <= 4 and not page.claimed(at, end) else None
    if page.text[at : at + 1] and unspaced(page.text[at]):
        end = at
        while end < len(page.text) and page.text[end] not in ' \n\t()"“”,.:;/':
            end += 1
        stops = [m.start for name in ("topic_stop", "product_cue") for m in page.marks(name, at + 2, end)]
        end = min([end, *stops])
        return Span(at, end) if end - at >= 2 else None
    return None


def _capitals(page: Page, at: int) -> int:
    """Where a run of capitalised words that starts here ends; `at` itself where none does."""
    end = at
    while (m := _WORD.match(page.text, page.skip(end) if end > at else at)) is not None:
        word = m.group()
        if not (word[0].isupper() or (end > at and (word[0].isdigit() or word.casefold() in _LINKING))) or page.claimed(m.start(), m.end()):
            break
        end = m.end()
        if word.endswith("."):
            break
    while end > at and (tail := page.text[at:end].rsplit(" ", 1)[-1]).casefold() in _LINKING:
        end = at + len(page.text[at:end].removesuffix(tail).rstrip())
    return end


def _subject(page: Page, at: int) -> Span | None:
    """The name whose verb ("wants", "cần") stands here: it opens the sentence, or stands out as the only Latin word before the verb."""
    clause = page.clause(at)
    start = page.skip(clause.start, _EDGE)
    if (courtesy := page.mark_at("courtesy", start)) is not None:
        start = page.skip(courtesy.end, _EDGE)
    end = page.back(at)
    if page.plain[end - 1 : end] == ")" and (opened := page.plain.rfind("(", start, end)) > 0:
        end = page.back(opened)
    comma = max(page.plain.rfind(",", start, end), page.plain.rfind(" là ", start, end) + 3)
    if comma >= start:
        start = page.skip(comma + 1, _EDGE)
    if (cue := page.mark_at("brand_cue", start)) is not None:
        start = page.skip(cue.end, _EDGE)
    if page.language in {"th", "fa", "ar", "ja"}:
        start = max(
            start,
            end
            - len(page.text[start:end])
            + len(page.text[start:end].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' &.-")),
        )
        start = page.skip(start)
    words = page.text[start:end].split()
    if not 1 <= len(words) <= 7 or not words[0][0].isupper() or not (words[-1][0].isupper() or words[-1][0].isdigit()):
        return None
    unlikely = page.mark_at("not_a_name", start) or page.mark_at("courtesy", start) or page.claimed(start, end)
    if unlikely or page.says("person", Span(start, end)) or page.says("platform", Span(start, end)) or page.says("kind", Span(start, end)):
        return None
    return Span(start, end)


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
    return _said(page, span)


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
    if (m := _QUOTED.match(page.text, at)) is not None:
        return Names(None, _said(page, Span(m.start(1), m.end(1))))
    clause = page.clause(at)
    end = _end(page, at, clause.end)
    if end - at < 2:
        return Names()
    quoted = _QUOTED.search(page.text, at, end + 40)
    if quoted is not None and quoted.start() <= page.skip(end) and page.language in {"fa", "ar"}:
        return Names(_said(page, Span(quoted.start(1), quoted.end(1))), _said(page, Span(at, quoted.start())))
    run = min(_capitals(page, at), end)
    if at < run < end and page.language in {"en", "de", "nl", "id"}:
        brand = _said(page, Span(at, run))
        rest = Span(page.skip(run, " -"), end)
        follows = page.plain[run : run + 1] == " " and rest.end - rest.start > 2
        return Names(brand, _said(page, rest) if follows else _in_brackets(page, run))
    if run >= end:
        product = _in_brackets(page, end)
        return Names(_said(page, Span(at, end)), product)
    if len(page.plain[at:end].split()) > 7:
        return Names()
    return Names(None, _said(page, Span(at, end)))


def _end(page: Page, at: int, end: int) -> int:
    for name in ("topic_stop", "product_stop", "price", "live_in", "per", "brand_of"):
        marks = page.marks(name, at + 1, end)
        if marks:
            end = min(end, marks[0].start)
    for q in page.amounts(at + 1, end):
        if q.currency or page.plain[q.start - 1] == "(":
            end = min(end, q.outer_start)
    m = re.compile(r"[,;:()\"\n]|\s-\s").search(page.plain, at, end)
    end = m.start() if m else end
    if (first := page.first_claimed(at, end)) is not None:
        end = first
    return at + len(page.plain[at:end].rstrip(_EDGE))
