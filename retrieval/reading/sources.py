"""Which words of a text each value of its brief came from, and which words look like a requirement and were not used."""

from collections.abc import Mapping
from itertools import chain, islice

from retrieval.brief import Brief
from retrieval.reading.page import Page
from retrieval.reading.scope import about_own, label_before
from retrieval.reading.surface import Span

_IN_WORDS = ("brand", "product", "topics", "creator_places", "must_have", "exclude", "tone")
"""Fields whose values are the brief's own words: they are found where they stand."""
_BY_MARK = {"goal": ("goal", "goal_said"), "creator_gender": ("gender",), "audience_gender": ("gender",), "pay": ("pay",)}
"""Fields that are read from single words, which claim nothing."""
_DEMANDS = ("must_cue", "must", "no", "exclude_cue", "only", "engagement", "followers", "audience", "bound_before")
"""Words that a demand is made of."""
_NO_DEMAND = ("courtesy", "contact", "past", "price", "own")
MOST, LONGEST = 3, 80
"""Phrases that are told as not used, and letters of each: enough to see what was missed."""
_A_DEMAND = 4
"""Letters of a phrase that can be one."""


def sources(page: Page, brief: Brief) -> Mapping[str, tuple[Span, ...]]:
    """The words behind each row of the brief card, left to right; a row without a value has none."""
    found: dict[str, list[Span]] = {}
    for row, span in page.claims:
        if row:
            found.setdefault(row, []).append(span)
    for name in _IN_WORDS:
        value = getattr(brief, name)
        for text in value if isinstance(value, tuple) else (value,) if value else ():
            at = page.text.find(text)
            if at >= 0:
                found.setdefault(name, []).append(Span(at, at + len(text)))
    for name, categories in _BY_MARK.items():
        if getattr(brief, name) not in (None, ()):
            found.setdefault(name, []).extend(Span(m.start, m.end) for category in categories for m in page.marks(category))
    for handle in (*brief.similar_to, *brief.exclude_creators):
        at = page.text.find(f"@{handle}")
        name = "similar_to" if handle in brief.similar_to else "exclude_creators"
        found.setdefault(name, []).append(Span(at, at + len(handle) + 1))
    return {row: tuple(sorted(set(spans))) for row, spans in found.items()}


def unused(page: Page, brief: Brief) -> tuple[str, ...]:
    """Phrases that look like a demand and that nothing was read from, in the text's own words."""
    used = bytearray(len(page.text))
    for span in chain.from_iterable(sources(page, brief).values()):
        used[span.start : span.end] = b"\x01" * (span.end - span.start)
    free = (part for part in page.parts() if used.find(1, part.start, part.end) < 0 and _demands(page, part))
    return tuple(_shortened(page.text[part.start : part.end].strip(" \t\n,.;:!?()[]-–—•*")) for part in islice(free, MOST))


def _demands(page: Page, part: Span) -> bool:
    if any(page.says(name, part) for name in _NO_DEMAND) or about_own(page, part.start) or page.claimed(part.start, part.end):
        return False
    if label_before(page, part.end) is None and len(page.plain[part.start : part.end].split()) < 2 and not page.words.unspaced:
        return False
    amounts = page.amounts(part.start, part.end)
    if any(q.currency for q in amounts) and not page.says("budget", part):
        return False  # a price, which is nobody's demand
    letters = sum(c.isalpha() for c in page.plain[part.start : part.end])
    return letters >= _A_DEMAND and (any(page.says(name, part) for name in _DEMANDS) or bool(amounts))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip() + " …"
