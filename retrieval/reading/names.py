"""The brand and the product, as written."""

import re
from collections.abc import Callable
from typing import NamedTuple

from retrieval.reading.introductions import introduced, made_for
from retrieval.reading.lexicon import Mark
from retrieval.reading.modifier_names import told
from retrieval.reading.name_spans import CAPITAL_NOUNS, QUOTED, capitals, name_after, product_end, said, subject
from retrieval.reading.page import Page
from retrieval.reading.passing_names import in_passing, without_business
from retrieval.reading.quoted_names import quoted_names
from retrieval.reading.scope import about_audience, label_values, negated
from retrieval.reading.surface import Span, unspaced
from retrieval.reading.thai_names import thai_names
from retrieval.reading.vietnamese_names import told_in_passing

_INFINITIVE = re.compile(r"[a-záéíóúãõç]{2,}(?:ar|er|ir)(?:l[aeo]s?)?\b")
_SMALL_FIRST = frozenset({"es", "pt", "fr", "de", "id"})
"""Languages whose small words never open the name of a thing."""
_OPENING = '«“"「'


class Names(NamedTuple):
    """`None` where not said."""

    brand: str | None = None
    product: str | None = None
    loose: bool = False
    """Whether the product is but what stands behind "creators for", which may be their topic."""


def names(page: Page) -> Names:
    """Labels first, then "the brand X", then who speaks, then what stands behind "for"."""
    quoted = Names(*quoted_names(page))
    found = Names(quoted.brand or _labelled(page, "brand"), _labelled(page, "product") or quoted.product)
    if page.language == "vi" and found.brand and not found.product:  # "Đơn vị: Biển Sâu Tour (tour lặn)"
        found = Names(found.brand, _in_brackets(page, page.text.find(found.brand) + len(found.brand)))
    looks: tuple[Callable[[Page, Names], Names | tuple[str | None, str | None]], ...] = (_named, _speaking)
    if page.words.modifiers_first:
        looks = (told,)
    elif page.words.phrases_spaced:
        looks = (thai_names, _named, _speaking)
    elif page.language == "vi":  # both stand before the verb
        looks = (told_in_passing, _named, introduced, _speaking)
    for look in (*looks, in_passing, _owning, _product_said, introduced, _promoted, in_passing):
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
        if not (known.brand and known.product) and not negated(page, mark.start) and not _within_topic(page, mark):
            found = Names(None, made_for(page, mark)) if known.product is None else Names()
            found = found if found.product else _behind_for(page, mark.end, mark)
            loose = known.product is None and found.product is not None and _beside_people(page, mark)
            known = Names(known.brand or found.brand, known.product or found.product, known.loose or loose)
    return known


def _within_topic(page: Page, cue: Mark) -> bool:
    """Whether a bare "for" goes on with what creators post about ("que compartan recetas para loncheras"), where nouns come first."""
    at = page.skip(cue.end)
    bare = page.mark_at("bare_for", cue.start)
    if page.language not in {"es", "pt", "fr", "id"} or bare is None or bare.end != cue.end:
        return False
    about = page.marks("topic_before", page.part(cue.start).start, page.back(cue.start))
    named = page.text[at : at + 1].isupper() or any(page.mark_at(name, at) for name in ("article", "product_word", "brand_cue"))
    return bool(about) and about[-1].end < page.back(cue.start) and not named


def _beside_people(page: Page, cue: Mark) -> bool:
    """Whether a bare "for" right behind "creators" opens the phrase, without "our", "the" or "a" after it."""
    if page.mark_at("bare_for", cue.start) is None or not any(
        page.mark_ending(name, page.back(cue.start)) for name in ("person", "counter")
    ):
        return False
    at = page.skip(cue.end)
    named = page.text[at : at + 1].isupper() and page.language not in CAPITAL_NOUNS
    return not (named or any(page.mark_at(name, at) for name in ("article", "product_word")))


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


def _in_brackets(page: Page, at: int) -> str | None:
    """The product in the brackets behind a brand, without its price, or told behind a comma ("Vitta+, um suplemento em pó")."""
    after = page.skip(at, " \"'”»+")
    if page.plain[after : after + 1] == "," and page.language in {"es", "pt", "fr", "id", "en"}:
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


def _past_date(page: Page, at: int) -> int:
    """Behind a date that parts the verb from what is launched ("wir launchen im Februar eine Hafermilch")."""
    small = page.mark_at("on_day", at) or page.mark_at("from", at) or page.mark_at("until", at)
    start = page.skip(small.end) if small is not None else at
    dated = page.mark_at("month", start) is not None or page.mark_at("relative", start) is not None
    if not dated or not page.claimed(start, start + 1):
        return at
    while page.claimed(start, start + 1):
        start += 1
    return page.skip(start)


def _is_no_thing(page: Page, at: int) -> bool:
    """Whether people, a share, an amount, a small word or what is to be done stands here, not the name of a thing."""
    if any(page.mark_at(name, at) for name in ("person", "not_a_name", "per")):
        return True
    if page.language in _SMALL_FIRST and any(page.mark_at(name, at) for name in ("function", "live_in", "no", "own", "on_day")):
        return True
    if page.language in {"es", "pt"} and _INFINITIVE.match(page.text, at) is not None:
        return True
    return any(q.outer_start <= at < q.end for q in page.amounts(at, at + 30))


def _past_small_words(page: Page, at: int) -> tuple[int, bool]:
    """Behind "the new" and the like; and whether the whole phrase is then a product's name, as in "for the Nestor car seat"."""
    whole = False
    for _ in range(2):
        for small in ("product_word", "article", "brand_cue"):
            if (mark := page.mark_at(small, at)) is not None:
                whole = small != "brand_cue" and page.language == "en"
                at = page.skip(mark.end)
    return at, whole


def _is_other(page: Page, at: int) -> bool:
    """Whether a word that names nothing stands here; "our" before a thing may open its name."""
    other = page.mark_at("not_a_name", at)
    ours = page.mark_at("product_word", at) if page.language == "en" else None
    return other is not None and (ours is None or ours.end < other.end)


def _behind_for(page: Page, at: int, cue: Mark | None = None) -> Names:
    """What is promoted: a quoted or capitalised name is the brand, the words that follow it the product."""
    at = page.skip(at, " :")
    if _is_other(page, at):
        return Names()
    at = _past_date(page, at)
    at, whole = _past_small_words(page, at)
    if about_audience(page, at) or page.claimed(at, at + 1) or _is_no_thing(page, at):
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
    if page.language in CAPITAL_NOUNS:  # a capital tells nothing: an article or "new" makes it a thing that is offered
        told = page.mark_ending("bare_for", page.back(at)) is None or (cue is not None and _beside_people(page, cue))
        return Names(None, said(page, Span(at, end))) if told and len(page.plain[at:end].split()) <= 7 else Names()
    run = min(capitals(page, at), end)
    if run > at and whole and (run >= end or page.plain[run] == " "):
        return Names(None, said(page, Span(at, end)))
    if at < run < end and page.language in {"en", "nl", "id"}:
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
