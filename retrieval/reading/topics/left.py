"""What is left of a short text when every other reader has taken its words."""

from retrieval.reading.page import Page
from retrieval.reading.scope import label_before, reach_of_no
from retrieval.reading.surface import Span
from retrieval.reading.topics.bounds import separate, unclaimed_end
from retrieval.reading.topics.phrases import trimmed
from retrieval.reading.words.lexicon import Mark

_OTHER_MATTERS = (
    "courtesy",
    "topic_stop",
    "product_cue",
    "person",
    "budget",
    "followers",
    "tier",
    "per",
    "each",
    "usage",
    "exclusivity",
    "pay",
    "month",
    "lang_cue",
    "must_cue",
    "similar",
)
_SHORT = 120
"""Letters of a Thai brief whose rest may be its topic."""
_CHATTER = 3
"""Pieces left of a sentence of Persian chat beyond which they are no list of topics."""


def left_over(page: Page) -> list[Span]:
    """What is left of the first sentence that holds words which nobody claimed and which belong to no other matter."""
    if page.words.phrases_spaced and sum(c.end - c.start for c in page.clauses) > _SHORT:
        return []  # what is left of a long text without spaces between words is anything
    first = page.clauses[:8]
    told = [c for c in first if page.says("introduces", c)]
    for clause in [*(c for c in first if c not in told), *told]:
        if (
            (page.says("kind", clause) and page.language != "en")
            or (len(page.clauses) > 1 and len(words := page.text[clause.start : clause.end].split()) == 1 and words[0][0].isupper())
            or (page.says("price", clause) and page.language != "en")
            or page.says("engagement", clause)
            or page.says("own", clause)
            or page.says("audience", clause)
            or (page.language == "vi" and (page.says("exclusivity", clause) or page.says("usage", clause)))
            or label_before(page, clause.end)
            or (page.language == "fa" and _of_the_brand(page, clause))
        ):
            continue
        stops = _opening(page, sorted(m for name in _OTHER_MATTERS for m in page.marks(name, *clause)))
        unwanted = [(m.start, reach_of_no(page, m)) for m in page.marks("no", *clause)] if page.language == "vi" else []
        taken = sorted(
            [(m.start, m.end) for m in stops]
            + unwanted
            + [(q.outer_start, q.outer_end) for q in page.amounts(*clause) if separate(page, q.outer_start, q.end)]
            + [tuple(page.part(m.start)) for name in ("price", "kind") for m in page.marks(name, *clause)]
            + [(m.start, page.part(m.start).end) for m in page.marks("no", *clause)]
        )
        spans, start = [], clause.start
        for left, right in [*taken, (clause.end, clause.end)]:
            if left > start:
                spans.append(Span(start, unclaimed_end(page, start, left)))
            start = max(start, right)
        said = [span for span in spans if len(trimmed(page, span)) > 2]
        if page.language == "fa" and len(said) > _CHATTER:
            continue
        if said:
            return said
    return []


def _of_the_brand(page: Page, clause: Span) -> bool:
    """Whether a sentence tells what "we" are, make or sell, and so nothing of the creators."""
    return page.says("brand_cue", clause) or (page.says("opener", clause) and (page.says("sells", clause) or page.says("maker", clause)))


def _opening(page: Page, marks: list[Mark]) -> list[Mark]:
    """The marks that open a phrase: in scripts without spaces a short word inside a longer one is none."""
    if not page.words.phrases_spaced:
        return marks
    kept: list[Mark] = []
    for mark in marks:
        before = page.plain[mark.start - 1 : mark.start]
        if mark.start == page.clause(mark.start).start or before in {" ", ""} or (kept and kept[-1].end >= mark.start):
            kept.append(mark)
    return kept
