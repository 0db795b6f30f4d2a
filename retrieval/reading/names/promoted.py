"""What is promoted: the things and names behind "for"."""

import re
from typing import NamedTuple

from retrieval.reading.names.brackets import in_brackets
from retrieval.reading.names.introductions import made_for
from retrieval.reading.names.spans import QUOTED, capitals, product_end, said
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_INFINITIVE = re.compile(r"[a-záéíóúãõç]{2,}(?:ar|er|ir)(?:l[aeo]s?)?\b")


class Names(NamedTuple):
    """`None` where not said."""

    brand: str | None = None
    product: str | None = None
    loose: bool = False
    """Whether the product is but what stands behind "creators for", which may be their topic."""


def promoted(page: Page, known: Names) -> Names:
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
    if not page.words.for_goes_on or bare is None or bare.end != cue.end:
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
    named = page.text[at : at + 1].isupper() and not page.words.nouns_capitalised
    return not (named or any(page.mark_at(name, at) for name in ("article", "product_word")))


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
    if page.words.small_words_apart and any(page.mark_at(name, at) for name in ("function", "live_in", "no", "own", "on_day")):
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
    if quoted is not None and quoted.start() <= page.skip(end) and page.words.uncased:
        return Names(said(page, Span(quoted.start(1), quoted.end(1))), said(page, Span(at, quoted.start())))
    if page.words.nouns_capitalised:  # a capital tells nothing: an article or "new" makes it a thing that is offered
        told = page.mark_ending("bare_for", page.back(at)) is None or (cue is not None and _beside_people(page, cue))
        return Names(None, said(page, Span(at, end))) if told and len(page.plain[at:end].split()) <= 7 else Names()
    run = min(capitals(page, at), end)
    if run > at and whole and (run >= end or page.plain[run] == " "):
        return Names(None, said(page, Span(at, end)))
    if at < run < end and page.words.brand_first:
        brand = said(page, Span(at, run))
        rest = Span(page.skip(run, " -"), end)
        follows = page.plain[run : run + 1] == " " and rest.end - rest.start > 2
        return Names(brand, said(page, rest) if follows else in_brackets(page, run))
    if run >= end:
        product = in_brackets(page, end)
        return Names(said(page, Span(at, end)), product)
    if len(page.plain[at:end].split()) > 7:
        return Names()
    return Names(None, said(page, Span(at, end)))
