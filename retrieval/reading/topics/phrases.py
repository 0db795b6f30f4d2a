"""From the stretches of a text that hold topics to the phrases that the search embeds."""

import re
from collections.abc import Iterable
from itertools import islice

from retrieval.reading.page import Page
from retrieval.reading.surface import Span, unspaced

MOST = 6
"""Topics kept: the search embeds each."""
_LOOKED_AT = 300
"""Pieces of text that are tried; no brief names its topics so late, a pasted document does."""

_EDGE = " \t\n,.;:!?()[]\"'-–—/&+•*_#«»“”‘’„…،؛؟|="
_VERB_AT_END = re.compile(r"(?<=\S) ن?می[ \u200c]\S+$")
"""A Persian verb that closes what was said ("بافتنی می‌بافن"): the topic is what stands before it."""
_AND_WRITTEN_ON = re.compile(r" و(?=\w{3})")
_SPLIT = re.compile(r"[,;\uff64()\[\]/&+\n•]|(?<= )-(?= )|:(?= )")


def phrases(page: Page, spans: Iterable[Span]) -> tuple[str, ...]:
    """The spans cut at commas and list words, without courtesies at their ends, each once, in the order of the brief."""
    found: dict[str, str] = {}
    for piece in islice((piece for span in spans for piece in _pieces(page, span)), _LOOKED_AT):
        phrase = trimmed(page, piece)
        long = 1 < len(phrase) <= 80 or (len(phrase) == 1 and unspaced(phrase))
        if long and len(phrase.split()) <= 9 and not _says_nothing(page, piece, phrase):
            found.setdefault(phrase.casefold(), phrase)
    kept = [p for key, p in found.items() if not any(key != other and key in other.split() for other in found)]
    return tuple(kept[:MOST])


_EMPTY = (
    "empty", "function", "trim", "courtesy", "article", "live_in", "list_join", "topic_stop", "digit", "weekday", "relative", "month", "is",
    "must", "each", "opening", "platform", "brand_verb", "product_cue",
)  # fmt: skip
"""Words that only mean something beside others ("make", "could", "main", "by Friday")."""


def _says_nothing(page: Page, piece: Span, phrase: str) -> bool:
    """Whether a phrase holds nothing but small words."""
    start = page.text.find(phrase, *piece)
    if start < 0:
        return False
    end = start + len(phrase)
    told = ("no_matter", "pay", "exclusivity", "usage") if page.words.terms_apart else ("no_matter",)
    if any(page.says(name, Span(start, end)) for name in told):
        return True
    rest = list(page.plain[start:end])
    empty = (*_EMPTY, "country", "city") if page.words.phrases_spaced else _EMPTY
    for name in ("platform",) if phrase.isascii() and phrase.isupper() else empty:  # "AI" is none
        for mark in page.marks(name, start, end + 20):
            if mark.start < end:
                rest[mark.start - start : mark.end - start] = " " * (min(mark.end, end) - mark.start)
    return not any(c.isalpha() for c in rest)


def _pieces(page: Page, span: Span) -> list[Span]:
    cuts = [(span.start + m.start(), span.start + m.end()) for m in _SPLIT.finditer(page.plain[span.start : span.end])]
    whole = page.marks("whole", *span)
    cuts += [
        (m.start, m.end)
        for m in page.marks("list_join", *span)
        if not any(w.start <= m.start < w.end for w in whole) and page.plain[m.end : m.end + 1] != "-"
    ]
    if page.language == "ar":  # "and" is written onto the word behind it, which may also begin with that letter by itself
        written_on = (span.start + m.start() for m in _AND_WRITTEN_ON.finditer(page.plain[span.start : span.end]))
        cuts += [(at, at + 2) for at in written_on if page.mark_at("waw_word", at + 1) is None]
    for at in range(span.start + 1, span.end - 1):
        if page.plain[at] == " " and unspaced(page.plain[at - 1]) and unspaced(page.plain[at + 1]):
            cuts.append((at, at + 1))
    pieces, start = [], span.start
    for left, right in sorted(cuts):
        if left >= start:
            pieces.append(Span(start, left))
            start = right
    pieces.append(Span(start, span.end))
    return _rejoined(page, pieces)


def _rejoined(page: Page, pieces: list[Span]) -> list[Span]:
    """Single words that share the end of the last piece ("building, surviving or modding in Minecraft") stay one phrase."""
    if len(pieces) < 2 or page.language != "en":
        return pieces
    words = [page.plain[p.start : p.end].split() for p in pieces]
    shares = len(words[-1]) >= 3 and words[-1][0].endswith("ing") and words[-1][1] in {"in", "of", "on", "with"}
    verbs = page.mark_ending("topic_before", page.back(pieces[0].start))
    shares = shares and all(len(w) == 1 and w[0].endswith("ing") for w in words[:-1])
    listed = verbs is not None and page.plain[verbs.start : verbs.end] == "who" and not page.says("function", pieces[-1])
    if shares or (listed and all(len(w) == 1 for w in words[:-1])):
        return [Span(pieces[0].start, pieces[-1].end)]
    return pieces


def trimmed(page: Page, span: Span) -> str:
    start, end = span
    changed = True
    while changed and start < end:
        changed = False
        while start < end and page.plain[start] in _EDGE:
            start += 1
        while end > start and page.plain[end - 1] in _EDGE:
            end -= 1
        for name in ("trim", "courtesy", "article", "person", "gender"):
            if (mark := page.mark_at(name, start)) is not None and mark.end <= end:
                start, changed = mark.end, True
            if (mark := page.mark_ending(name, end)) is not None and mark.start >= start and mark.end > start:
                end, changed = mark.start, True
    small = page.mark_at("live_in", start)
    if not start < end or (small is not None and small.end >= end):
        return ""
    said = page.text[start:end].strip(_EDGE)
    return _VERB_AT_END.sub("", said) if page.language == "fa" else said
