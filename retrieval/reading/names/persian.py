"""Brand and product where neither capitals nor articles tell: names in quotes or in Latin letters, and what is said to be sold."""

import re
from collections.abc import Iterator

from retrieval.reading.names.spans import QUOTED, said
from retrieval.reading.page import Page
from retrieval.reading.scope import label_before, label_values, negated
from retrieval.reading.surface import Span

_LATIN = re.compile(r"(?<![\w@#/.])[A-Z][A-Za-z0-9'’]{2,}(?:[ &][A-Z][A-Za-z0-9'’]*)*(?![\w@/])")
_LINE_HEAD = re.compile(r"[ \t]*(?:fwd?|re|subject)\b", re.IGNORECASE)
_LONGEST_NAME = 30
_LONGEST_HEAD = 5
"""Words of what is sold."""
_NO_NAME = ("person", "platform", "kind", "tier", "gender", "currency", "country", "city", "month", "courtesy", "label", "followers",
            "language", "budget", "holiday", "not_a_name", "engagement", "goal", "percent", "usage", "magnitude")  # fmt: skip
_NO_HEAD = ("person", "need", "kind", "followers", "tier", "audience", "budget", "holiday", "counter", "not_a_name",
            "topic_before", "no", "similar", "exclusivity", "month", "jalali", "tone_word", "past", "relative", "unit",
            "city", "country")  # fmt: skip
_BEFORE_HEAD = ("product_cue", "courtesy", "opener", "brand_cue", "brand_verb", "product_said", "introducing", "function", "topic_stop",
                "person")  # fmt: skip
_EDGE = " \t\"'()«»“”،,.:؛;"


def quoted_names(page: Page) -> tuple[str | None, str | None]:
    """Brand and product; `None` where the words do not tell."""
    if page.language != "fa":
        return None, None
    business = list(_of_business(page))
    for name in (*_in_labels(page), *_in_quotes(page), *_in_latin(page), *_introduced(page), *business):
        head = _head(page, name.start) if name not in business else None
        head = head or _told_behind(page, name.end)
        brand = said(page, name)
        return brand, said(page, head) if head is not None else _sold(page)
    return None, _sold(page)


def _in_labels(page: Page) -> Iterator[Span]:
    for value in label_values(page, "brand"):
        if (m := QUOTED.search(page.text, *value)) is not None:
            yield Span(m.start(1), m.end(1))
        elif (opened := page.plain.find("(", *value)) > value.start:
            yield Span(value.start, page.back(opened))


def _in_quotes(page: Page) -> Iterator[Span]:
    for m in QUOTED.finditer(page.text):
        span = Span(m.start(1), m.end(1))
        words = page.text[span.start : span.end].split()
        if len(words) <= 4 and span.end - span.start <= _LONGEST_NAME and _may_name(page, span):
            yield span


def _in_latin(page: Page) -> Iterator[Span]:
    for m in _LATIN.finditer(page.text):
        span = Span(m.start(), m.end())
        line = page.line(span.start)
        short = m.group().isupper() and len(m.group()) <= 4  # "SPF", "KPI"
        heads = _LINE_HEAD.match(page.text, line.start) is not None or page.plain[span.end : span.end + 1] == ":"
        beside = page.plain[page.back(span.start) - 1 : page.back(span.start)] + page.plain[page.skip(span.end) : page.skip(span.end) + 1]
        if not short and not heads and any("\u0600" <= c <= "\u06ff" for c in beside) and _may_name(page, span):
            yield span


def _introduced(page: Page) -> Iterator[Span]:
    """The word or two behind "named", without quotes."""
    for mark in page.marks("introducing"):
        start = page.skip(mark.end)
        limit = min(page.part(mark.start).end, start + _LONGEST_NAME)
        stops = ("copula", "brand_verb", "topic_stop", "courtesy", "sells", "function", "business", "person", "live_in")
        end = page.back(min([limit, *(m.start for name in stops for m in page.marks(name, start, limit))]))
        span = Span(start, end)
        if end - start > 1 and len(page.text[start:end].split()) <= 2 and _may_name(page, span):
            yield span


def _of_business(page: Page) -> Iterator[Span]:
    """The last word behind a kind of business that opens its line and is followed by a sign or a verb ("شرکت مسافرتی ساحل‌گشت:")."""
    for mark in page.marks("business"):
        clause = page.clause(mark.start)
        opening = page.plain[clause.start : mark.start].strip(" -*•")
        if opening and not any(page.mark_ending(name, page.back(mark.start)) for name in ("courtesy", "introducing", "opener")):
            continue
        limit = min(page.part(mark.start).end, mark.end + 40)
        stops = [
            m.start
            for name in ("brand_verb", "topic_stop", "person", "sells", "courtesy", "copula", "maker")
            for m in page.marks(name, mark.end, limit)
        ]
        colon = page.plain.find(":", mark.end, limit)
        end = page.back(min([limit, *stops, *([colon] if colon >= 0 else [])]))
        words = page.text[mark.end : end].split()
        start = page.plain.rfind(" ", mark.end, end) + 1
        start = _whole_word(page, start, mark.end)
        span = Span(start, end)
        if 1 <= len(words) <= 4 and end - start > 1 and _may_name(page, span) and page.plain[start].isalpha():
            yield span


def _whole_word(page: Page, start: int, least: int) -> int:
    """The start of a word, over the joiners that `plain` shows as spaces."""
    while start > least + 1 and page.text[start - 1] == "\u200c":
        start = page.plain.rfind(" ", least, start - 1) + 1
    return start


def _may_name(page: Page, span: Span) -> bool:
    if page.claimed(*span) or any(_says(page, name, span) for name in _NO_NAME) or negated(page, span.start):
        return False
    part = page.part(span.start)
    label = label_before(page, span.start)
    if label is not None and label.value not in {"brand", "product", "none"}:
        return False
    near = Span(max(part.start, span.start - 30), span.start)
    return not any(page.says(name, near) for name in ("similar", "topic_before", "no", "exclusivity", "past", "tone_word"))


def _says(page: Page, name: str, span: Span) -> bool:
    """Whether a word of this category stands in the span as a whole word, not as a half that a joiner ties to another."""
    return any(
        page.text[m.end : m.end + 1] != "\u200c" and (m.start == span.start or page.text[m.start - 1] != "\u200c")
        for m in page.marks(name, *span)
    )


def _head(page: Page, end: int) -> Span | None:
    """What is sold, where it stands right before its name."""
    clause = page.clause(end)
    end = page.back(end, _EDGE)
    if page.plain[end : end + 1] in {",", ":"}:
        return None
    for q in page.amounts(max(clause.start, end - 30), end):  # its price, in between
        if (q.currency or q.unit >= 1000) and end - q.outer_end <= 2 and q.end > q.start:
            end = page.back(q.outer_start)
    while (cue := page.mark_ending("brand_cue", end) or page.mark_ending("introducing", end)) is not None:
        end = page.back(cue.start)
    if end <= clause.start:
        return None
    part = page.part(max(0, end - 1))
    start = max([part.start, *(m.end for name in _BEFORE_HEAD for m in page.marks(name, part.start, end))])
    colon = page.plain.rfind(":", start, end)
    start = page.skip(max(start, colon + 1), _EDGE + "-•*")
    for _ in range(2):
        if (word := page.mark_at("product_word", start)) is not None and word.end < end:
            start = page.skip(word.end)
    return _as_head(page, Span(start, end))


def _told_behind(page: Page, end: int) -> Span | None:
    """What is sold: in brackets behind the name, up to a verb of selling, or the whole next part of the sentence."""
    at = page.skip(end, " \"'»”")
    clause = page.clause(end)
    if page.plain[at : at + 1] == "(":
        close = page.plain.find(")", at, at + 80)
        ends = [close if close >= 0 else at, *(q.outer_start for q in page.amounts(at, close) if q.currency or q.unit > 1)]
        ends += [m.start for m in page.marks("price", at, max(close, at))]
        comma = page.plain.find(",", at, close)
        at = maker.end - 1 if (maker := page.mark_at("maker", at + 1)) is not None else at
        return _as_head(page, Span(page.skip(at + 1), page.back(min([*ends, *([comma] if comma > 0 else [])]), _EDGE)))
    if (maker := page.mark_at("maker", at)) is not None:
        limit = page.part(at).end
        ends = [m.start for name in ("copula", "function", "brand_verb") for m in page.marks(name, maker.end, limit)]
        return _as_head(page, Span(page.skip(maker.end), page.back(min([limit, *ends]))))
    for verb in page.marks("sells", at, min(clause.end, at + 90)):
        start = max([page.part(verb.start).start, at, *(m.end for m in page.marks("function", at, verb.start - 8))])
        if (found := _as_head(page, Span(page.skip(start, _EDGE), page.back(verb.start)))) is not None:
            return found
    if (told := _next_sentence(page, clause)) is not None:
        return told
    if (copula := page.mark_at("copula", at)) is not None:
        at = page.skip(copula.end)
    if page.plain[at : at + 1] == ",":
        part = page.part(page.skip(at + 1))
        return _as_head(page, Span(page.skip(at + 1), page.back(part.end)))
    return None


def _next_sentence(page: Page, clause: Span) -> Span | None:
    """What the sentence behind the name says that "they have", where it says nothing else."""
    following = page.clause(page.skip(clause.end + 1, " \n")) if clause.end < len(page.plain) else clause
    verb = next(iter(page.marks("sells", following.start, following.end)), None)
    if verb is None or following.start < clause.end or page.back(following.end) != verb.end:
        return None
    return _as_head(page, Span(page.skip(following.start), page.back(verb.start)))


def _sold(page: Page) -> str | None:
    """What "we" make or sell, without a name."""
    for maker in page.marks("maker"):
        opener = page.mark_ending("opener", page.back(maker.start))
        limit = page.part(maker.start).end
        ends = [m.start for name in ("copula", "courtesy", "function", "brand_verb") for m in page.marks(name, maker.end, limit)]
        head = _as_head(page, Span(page.skip(maker.end), page.back(min([limit, *ends])))) if opener is not None else None
        if head is not None:
            return said(page, head)
    for verb in page.marks("sells"):
        part = page.part(verb.start)
        we = page.marks("opener", part.start, verb.start)
        ours = verb.value == "promoted" or page.plain[verb.start : verb.end].endswith("یم")
        before = [m.end for name in ("courtesy", "function", "platform", "only") for m in page.marks(name, part.start, verb.start)]
        start = max([we[-1].end if we else part.start, *before])
        head = _as_head(page, Span(page.skip(start), page.back(verb.start))) if we or ours else None
        if head is not None:
            return said(page, head)
    return None


def _opens_otherwise(page: Page, span: Span) -> bool:
    """Whether a platform or people open the phrase, which may only describe a thing later on ("women's perfume")."""
    return any(page.mark_at(name, span.start) is not None for name in ("platform", "gender"))


def _as_head(page: Page, span: Span) -> Span | None:
    """The span where it may name a thing that is sold."""
    words = page.plain[span.start : span.end].split() if span.end > span.start else []
    if not 1 <= len(words) <= _LONGEST_HEAD + 2 or span.end - span.start > 45 or page.claimed(*span):
        return None
    if page.amounts(span.start, span.end) or any(page.says(name, span) for name in _NO_HEAD) or _opens_otherwise(page, span):
        return None
    return None if page.mark_at("business", span.start) is not None or page.says("brand_cue", span) else span
