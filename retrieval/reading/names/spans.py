"""Where a name or a product starts and ends beside the word that announces it."""

import re

from retrieval.reading.page import Page
from retrieval.reading.surface import Span, unspaced
from retrieval.reading.words.word_lists import listed

QUOTED = re.compile(r"[\"“”«„「『《]([^\"“”«»„「」『』《》\n]{1,60})[\"”»“」』》]")
_WORD = re.compile(r"[^\s,;:()\[\]\"“”«»„!?/|]+")
_EDGE = " \t\n,.;:!?()[]\"'–—-/•*«»“”„‘’،؛"


def said(page: Page, span: Span) -> str | None:
    text = page.text[span.start : span.end].strip(_EDGE)
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    if not text or len(text) > 80:
        return None
    page.claim(span.start, span.end)
    return text


def name_after(page: Page, at: int) -> Span | None:
    """A name that starts here: quoted, capitalised, or in a script without capitals up to the next space or known word."""
    at = page.skip(at, " :=")
    if (sign := page.mark_at("is", at)) is not None:
        at = page.skip(sign.end, " :")
    if (m := QUOTED.match(page.text, at)) is not None:
        return Span(m.start(1), m.end(1))
    if page.mark_at("not_a_name", at) or page.mark_at("brand_verb", at) or page.mark_at("must_cue", at):
        return None
    if page.language == "vi" and page.mark_at("demonym", at) is not None:  # "brand Việt"
        return None
    if (end := capitals(page, at)) > at:
        end = min([end, *(x.start for x in page.marks("brand_verb", at + 1, end))])
        return Span(at, at + len(page.text[at:end].rstrip(_EDGE)))
    if page.words.uncased:
        end = product_end(page, at, page.part(at).end)
        return Span(at, end) if end - at >= 2 and len(page.plain[at:end].split()) <= 4 and not page.claimed(at, end) else None
    if page.text[at : at + 1] and unspaced(page.text[at]):
        end = at
        while end < len(page.text) and page.text[end] not in ' \n\t()"“”,.:;/':
            end += 1
        stops = [m.start for name in ("topic_stop", "product_cue") for m in page.marks(name, at + 2, end)]
        end = min([end, *stops])
        return Span(at, end) if end - at >= 2 else None
    return None


def capitals(page: Page, at: int) -> int:
    """Where a run of capitalised words that starts here ends; `at` itself where none does."""
    linking = listed("linking")
    end = at
    while (m := _WORD.match(page.text, page.skip(end) if end > at else at)) is not None:
        word = m.group()
        if not (word[0].isupper() or (end > at and (word[0].isdigit() or word.casefold() in linking))) or page.claimed(m.start(), m.end()):
            break
        end = m.end()
        if word.endswith("."):
            break
    while end > at and (tail := page.text[at:end].rsplit(" ", 1)[-1]).casefold() in linking:
        end = at + len(page.text[at:end].removesuffix(tail).rstrip())
    return end


def subject(page: Page, at: int) -> Span | None:
    """The name whose verb ("wants", "cần") stands here: it opens the sentence, or stands out as the only Latin word before the verb."""
    clause = page.clause(at)
    start = page.skip(clause.start, _EDGE)
    if (courtesy := page.mark_at("courtesy", start)) is not None:
        start = page.skip(courtesy.end, _EDGE)
    end = page.back(at)
    if page.plain[end - 1 : end] == ")" and (opened := page.plain.rfind("(", start, end)) > 0:
        end = page.back(opened)
    if page.language == "en":
        start, end = _own_words(page, start, end)
    comma, means = page.plain.rfind(",", start, end), page.plain.rfind(" là ", start, end)
    comma = max(comma, means + 3 if means >= 0 else -1)
    if comma >= start:
        start = page.skip(comma + 1, _EDGE)
    if page.language == "en":
        start, end = _own_words(page, start, end)
    if (cue := page.mark_at("brand_cue", start)) is not None:
        start = page.skip(cue.end, _EDGE)
    if page.words.latin_stands_out:
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
    small = page.mark_at("function", start) or page.mark_at("label", start)
    if page.language == "en" and small is not None and small.end >= end:  # "They want", "Product is"
        return None
    if unlikely or page.says("person", Span(start, end)) or page.says("platform", Span(start, end)) or page.says("kind", Span(start, end)):
        return None
    return Span(start, end)


def _own_words(page: Page, start: int, end: int) -> tuple[int, int]:
    """The name without "the ... team" around it and without what is told of it between commas ("Wexcombe, a seed company,")."""
    comma = page.plain.find(",", start, end)
    if comma > 0 and page.plain[end - 1 : end] == "," and page.mark_at("article", page.skip(comma + 1)) is not None:
        end = comma
    if (article := page.mark_at("article", start)) is not None and page.text[page.skip(article.end) : page.skip(article.end) + 1].isupper():
        start = page.skip(article.end)
    if (group := page.mark_ending("group_word", end)) is not None and group.start > start:
        end = page.back(group.start)
    return start, end


def product_end(page: Page, at: int, end: int) -> int:
    for name in ("topic_stop", "product_stop", "price", "live_in", "per", "brand_of"):
        marks = page.marks(name, at + 1, end)
        if name == "live_in" and page.words.from_joins_nouns:
            marks = tuple(m for m in marks if any(page.mark_at(place, page.skip(m.end)) for place in ("country", "city")))
        if marks:
            end = min(end, marks[0].start)
    if (meant := next((m for m in page.marks("whole", at + 1, end) if page.plain.startswith("for ", m.start)), None)) is not None:
        end = meant.start  # "a toy for kids"
    for q in page.amounts(at + 1, end):
        counted = page.language == "fa" and any(page.mark_at(name, page.skip(q.end)) for name in ("piece", "counter", "kind", "person"))
        if q.currency or counted or page.plain[q.start - 1] == "(":
            end = min(end, q.outer_start)
    m = re.compile(r"[,;:()\"\n]|\s-\s").search(page.plain, at, end)
    end = m.start() if m else end
    if (first := page.first_claimed(at, end)) is not None:
        end = first
    return at + len(page.plain[at:end].rstrip(_EDGE))
