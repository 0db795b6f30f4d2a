"""Brand and product where modifiers come first and particles tell the cases: Japanese, Korean, Chinese, Hindi."""

import re

from retrieval.reading.edges import hangul, katakana
from retrieval.reading.names.spans import said
from retrieval.reading.page import Page
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span

QUOTED = re.compile(r"[\"“”„「『《‘']([^\"“”„「」『』《》‘’'\n]{1,40})[\"”“」』》’']")
_LATIN = re.compile(r"[A-Z0-9][\w&'’.+-]*(?: (?:[A-Z0-9&][\w&'’.+-]*))*", re.A)
_LATIN_BEFORE = re.compile(r"(?:[A-Z0-9][\w&'’+-]*(?: (?=[A-Z0-9&]))?)+$", re.A)
_KATAKANA = re.compile(r"[\u30a1-\u30fe・]{2,}")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,6}$")
_HANGUL = re.compile(r"[\uac00-\ud7a3A-Za-z0-9&]{2,}")
_PARTICLE = re.compile(
    r"(?<=[\uac00-\ud7a3A-Za-z0-9]{2})"
    r"(?:입니다|이에요|예요|에서는|에서|이라는|라는|이고|이며|으로|은|는|이|가|을|를|의|와|과)$"
)
_NO_NAME = ("courtesy", "person", "platform", "kind", "gender", "tier", "country", "city", "holiday", "followers", "budget", "not_a_name")
_QUOTES = frozenset("\"'")
_LONGEST = 30
"""Letters of what is sold."""
_EDGE = " \t\n,.;:!?()[]\"'-/•*\uff64"


def told(page: Page, known: tuple[str | None, str | None, bool]) -> tuple[str | None, str | None]:
    """Brand and product from the words around them; `None` where not said."""
    if not page.words.modifiers_first:
        return None, None
    product = _titled(page) if known[1] is None else None
    span = _brand(page) if known[0] is None else None
    if known[1] is None and product is None:
        product = _product(page, span)
    if span is None and known[0] is None:
        span, head = _quoted(page)
        product = product or (said(page, head) if head is not None and known[1] is None else None)
    return said(page, span) if span is not None else None, product


def _brand(page: Page) -> Span | None:
    cues = [m for m in page.marks("brand_cue") if not negated(page, m.start)]
    for kind in ("kind", "brand", "we"):  # names in quotes first
        for mark in cues:
            as_kind = "kind" if kind == "kind" else mark.value
            if as_kind == kind and (span := _name_at(page, mark.end, cue_kind=kind)) is not None:
                return span
    for mark in page.marks("brand_after"):
        if not negated(page, mark.start) and (span := _name_before(page, mark.start, sure=mark.value == "sure")) is not None:
            return span
    return None


def _quoted(page: Page) -> tuple[Span | None, Span | None]:
    """A name in quotes in the first sentences, and what it names where that stands before it."""
    for clause in page.clauses[:3]:
        m = QUOTED.search(page.text, *clause)
        if m is None or page.says("similar", clause) or negated(page, m.start()):
            continue
        span = Span(m.start(1), m.end(1))
        before = page.back(m.start())
        titled = page.mark_ending("product_title", before) is not None
        if not titled and len(page.text[span.start : span.end]) <= 20 and _may_name(page, span) and not page.says("function", span):
            head = _noun_before(page, m.start(), None)
            cued = page.mark_ending("brand_cue", before) is not None
            return span, None if cued else head
    return None, None


def _may_name(page: Page, span: Span) -> bool:
    return span.end > span.start and not page.claimed(*span) and not any(page.says(name, span) for name in _NO_NAME)


def _name_at(page: Page, at: int, *, cue_kind: str = "") -> Span | None:
    """A name that starts here or behind a copula: quoted, Latin, in katakana, a Korean word, in Hindi one or two words."""
    at = page.skip(at, " :")
    for _ in range(2):
        if (sign := page.mark_at("is", at)) is not None:
            at = page.skip(sign.end, " :")
    if (m := QUOTED.match(page.text, at)) is not None:
        return Span(m.start(1), m.end(1))
    if cue_kind == "kind":
        return None
    span = None
    in_letters = _LATIN.match(page.text, at) or (_KATAKANA.match(page.text, at) if page.language == "ja" else None)
    if (m := in_letters) is not None:
        span = Span(at, m.end())
    elif page.language == "ko" and (m := _HANGUL.match(page.text, at)) is not None:
        word = m.group()
        span = Span(at, at + len(_PARTICLE.sub("", word)))
    elif page.language == "zh" and page.text[at : at + 1]:
        stops = ("brand_after", "genitive", "topic_stop", "brand_verb")
        end = min([page.part(at).end, at + 9, *(m.start for n in stops for m in page.marks(n, at + 1, at + 12))])
        stopped = any(page.mark_at(n, end) is not None for n in ("brand_after", "genitive", "brand_verb")) or end == page.part(at).end
        span = Span(at, end) if stopped and 2 <= end - at <= 8 else None
    elif page.language == "hi":
        limit = page.part(at).end
        stops = ("genitive", "topic_stop", "is", "brand_after")
        end = min([limit, *(m.start for n in stops for m in page.marks(n, at + 1, limit))])
        end = page.back(end)
        span = Span(at, end) if 0 < len(page.text[at:end].split()) <= 3 else None
    if span is not None and page.text[span.end - 1] in ".-'":
        span = Span(span.start, span.end - 1)
    return span if span is not None and _may_name(page, span) else None


def _name_before(page: Page, end: int, *, sure: bool) -> Span | None:
    """The name that ends here; one that is no Latin word only where the cue leaves no doubt."""
    end = page.back(end)
    while (small := page.mark_ending("genitive", end)) is not None and small.start > 0:
        end = page.back(small.start)
    clause = page.clause(max(0, end - 1))
    if page.plain[end - 1 : end] in _QUOTES:
        opened = page.plain.rfind(page.plain[end - 1], clause.start, end - 1)
        return Span(opened + 1, end - 1) if opened >= 0 and not page.claimed(opened + 1, end - 1) else None
    window = page.text[max(clause.start, end - 40) : end]
    offset = end - len(window)
    m = _LATIN_BEFORE.search(window)
    span = Span(offset + m.start(), end) if m is not None and not m.group().isdigit() else None
    if span is None and sure:
        start = end
        if page.language == "ja":
            while start > clause.start and katakana(page.text[start - 1]):
                start -= 1
        elif page.language == "ko":
            while start > clause.start and (hangul(page.text[start - 1]) or page.text[start - 1].isalnum()):
                start -= 1
        elif page.language == "zh" and (m := _HAN.search(window)) is not None:
            stops = ("topic_stop", "we_are", "courtesy", "genitive", "is")
            start = max([offset + m.start(), *(x.end for n in stops for x in page.marks(n, offset, end))])
        elif page.language == "hi":
            start = page.plain.rfind(" ", clause.start, end) + 1
            start = max(start, clause.start)
        span = Span(start, end) if 2 <= end - start <= 20 else None
    return span if span is not None and _may_name(page, span) else None


def _titled(page: Page) -> str | None:
    """The name right behind what it names: an app, a game, a new product."""
    for mark in page.marks("product_after"):  # "ランニングシューズ「カゼ」のPR"
        end = page.back(mark.start)
        if page.plain[end - 1 : end] in _QUOTES and not negated(page, mark.start):
            opened = page.plain.rfind(page.plain[end - 1], page.clause(mark.start).start, end - 1)
            span = Span(opened + 1, end - 1)
            if opened >= 0 and page.mark_ending("brand_cue", page.back(opened)) is None and _sold(page, span):
                return said(page, span)
    for mark in page.marks("product_title"):
        at = page.skip(mark.end)
        if (m := QUOTED.match(page.text, at)) is not None:
            return said(page, Span(m.start(1), m.end(1)))
        if (m := _LATIN.match(page.text, at)) is not None and m.end() - at > 2 and _may_name(page, Span(at, m.end())):
            return said(page, Span(at, m.end()))
    return None


def _product(page: Page, brand: Span | None) -> str | None:
    for mark in page.marks("product_after"):
        if negated(page, mark.start):
            continue
        span = _noun_before(page, mark.start, brand)
        if span is not None:
            return said(page, span)
    return None


_BEFORE_WHAT_IS_SOLD = (
    "product_stop", "courtesy", "brand_after", "brand_cue", "topic_stop", "is", "we_are", "currency", "person", "until_after", "from_after",
    "audience", "gender", "followers",
)  # fmt: skip


def _noun_before(page: Page, end: int, brand: Span | None) -> Span | None:
    """The noun phrase that ends here: up to the particle, brand or sign before it."""
    end = page.back(end)
    while (small := page.mark_ending("genitive", end)) is not None and small.start > 0:
        end = page.back(small.start)
    if page.plain[end - 1 : end] in {",", ";", "\uff64", ":"}:
        return None
    if page.plain[end - 1 : end] == ")" and (opened := page.plain.rfind("(", max(0, end - 30), end)) > 0:  # its price
        end = page.back(opened)
    part = page.part(max(0, end - 1))
    start = part.start
    if page.plain[end - 1 : end] in _QUOTES:
        opened = page.plain.rfind(page.plain[end - 1], start, end - 1)
        return Span(opened + 1, end - 1) if opened >= 0 and _sold(page, Span(opened + 1, end - 1)) else None
    for name in _BEFORE_WHAT_IS_SOLD:
        for m in reversed(page.marks(name, start, end)):
            if m.end < end:
                start = max(start, m.end)
                break
    if brand is not None and part.start <= brand.end <= end:
        start = max(start, brand.end)
    if (at := page.last_claimed(start, end - 1)) is not None:
        start = at + 1
    start = page.skip(start, _EDGE)
    for _ in range(3):
        small = page.mark_at("genitive", start) or page.mark_at("product_word", start) or page.mark_at("not_a_name", start)
        if small is not None and small.end < end:
            start = page.skip(small.end, _EDGE)
    span = Span(start, end)
    return span if _sold(page, span) else None


def _sold(page: Page, span: Span) -> bool:
    if not 1 < span.end - span.start <= _LONGEST or page.claimed(*span):
        return False
    other = (
        "kind",
        "makes_integration",
        "person",
        "platform",
        "gender",
        "followers",
        "budget",
        "no_matter",
        "holiday",
        "audience",
        "goal_cue",
        "must_after",
    )
    return not any(page.says(name, span) for name in other) and page.mark_at("not_a_name", span.start) is None
