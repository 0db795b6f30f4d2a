"""What the creators' content should be about, in the brief's own words."""

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, about_own, label_before, label_values, negated
from retrieval.reading.surface import Span
from retrieval.reading.topic_bounds import backward, forward, separate, unclaimed_end
from retrieval.reading.topic_phrases import MOST, phrases, trimmed

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
)


def topics(page: Page, *, product: str | None = None, brand: str | None = None) -> tuple[str, ...]:
    """At most `MOST` topics: a label's list, else what cues announce, else what stands beside "creators", else what they do or what
    is looked for, else what is left of the text, else the product. A brand is none."""
    names = {name.casefold() for name in (brand,) if name}
    for spans in (_labelled, _announced, _beside_people, _within_pieces, _doing, _sought, _left):
        found = tuple(p for p in phrases(page, spans(page)) if p.casefold() not in names)
        if found:
            return found
    return (product,) if product else ()


def _labelled(page: Page) -> list[Span]:
    return label_values(page, "topics")


def _within_pieces(page: Page) -> list[Span]:
    """What the pieces to make are about, where nothing tells what the creators' own content is."""
    return _announced(page, of_pieces=True)


def _announced(page: Page, *, of_pieces: bool = False) -> list[Span]:
    """Behind "about" and the like; in languages where the noun follows, before "content"."""
    spans: list[Span] = []
    end = 0
    people = [m for m in page.marks("who_does") if not _other_people(page, m)]
    for mark in sorted((*page.marks("topic_before"), *people), key=lambda m: (m.start, -m.end)):
        if (
            mark.start < end
            or _elsewhere(page, mark.start)
            or any(m.start <= mark.start < m.end for m in page.marks("similar", max(0, mark.start - 20), mark.end + 20))
        ):
            continue
        part = page.part(mark.start)
        pieces = [k for k in page.marks("kind", max(part.start, mark.start - 25), mark.start) if page.claimed(k.start, k.end)]
        if bool(pieces) != of_pieces:
            continue
        span = forward(page, mark.end)
        if span.end > span.start and not any(m.start == span.start for m in page.marks("goal", *span)):
            spans.append(span)
            end = span.end
            if page.plain[mark.start : mark.end].endswith(" که") or page.plain.startswith("who", mark.start):
                spans += _following(page, span.end)
    if of_pieces:
        return spans
    taken = {at for s in spans for at in range(s.start, s.end + 1)}
    for mark in () if page.words.noun_first else page.marks("topic_after"):
        if not _elsewhere(page, mark.start) and mark.start not in taken:
            spans.append(backward(page, mark.start))
    for mark in page.marks("doer"):
        if mark.start not in taken and not _elsewhere(page, mark.start):
            before = Span(mark.start, mark.start) if page.words.noun_first else backward(page, mark.start)
            spans.append(Span(before.start, max(mark.end, forward(page, mark.end).end) if page.words.noun_first else mark.end))
    return sorted(spans)


def _other_people(page: Page, mark: Mark) -> bool:
    """Whether a word for people stands in a longer one ("người theo dõi"), or where terms or demands are told."""
    near = (max(0, mark.start - 20), mark.end + 20)
    inside = any(
        m.start <= mark.start and mark.end <= m.end and m.end - m.start > mark.end - mark.start
        for name in ("followers", "audience", "each", "per", "person", "gender", "topic_stop")
        for m in page.marks(name, *near)
    )
    must = any(m.start <= mark.start < m.end for m in page.marks("must_cue", *near))
    part = Span(mark.end, page.part(mark.start).end)
    label = label_before(page, mark.start)
    inside = inside or (label is not None and label.value not in {"topics", "creators"})
    return inside or must or any(page.says(name, part) for name in ("pay", "budget", "past"))


def _following(page: Page, at: int) -> list[Span]:
    """The other things that a relative clause says, where each ends in its own verb ("who paint walls, fix doors and sand floors")."""
    spans: list[Span] = []
    clause = page.clause(at)
    while len(spans) < MOST and (comma := page.plain.find(",", at, clause.end)) >= 0:
        start = page.skip(comma + 1)
        part = page.part(start)
        if _elsewhere(page, start) or any(page.says(name, part) for name in ("budget", "followers", "must_cue", "person", "audience")):
            break
        spans.append(forward(page, start))
        at = max(part.end, comma + 1)
    return spans


def _doing(page: Page) -> list[Span]:
    """What anyone is said to do ("anyone ... knits socks"): from the verb on, or up to it where verbs come last."""
    spans: list[Span] = []
    for mark in page.marks("does"):
        about_us = page.says("introduces", page.clause(mark.start))
        if not about_us and not _elsewhere(page, mark.start) and not page.claimed(mark.start, mark.end):
            last = mark.value == "last"
            if last:
                spans.append(Span(backward(page, mark.start).start, mark.end))
                continue
            start = mark.start
            if page.plain.endswith("ing", start, mark.end):  # "sourdough baking"
                before = backward(page, start).start
                words = [before, page.part(start).start, *(m.end for m in page.marks("function", before, start))]
                start = min(start, page.skip(max(words)))
            spans.append(Span(start, forward(page, mark.end).end))
    return spans


def _sought(page: Page) -> list[Span]:
    """What stands behind "looking for" and the like."""
    cues = [m for m in page.marks("need") if page.words.noun_first or m.start == page.skip(page.clause(m.start).start)]
    return [forward(page, mark.end) for mark in cues if not _elsewhere(page, mark.start)]


def _beside_people(page: Page) -> list[Span]:
    spans = []
    shows = [m for m in page.marks("platform") if page.words.noun_first and m.value in {"podcast", "blog", "newsletter"}]
    for mark in sorted((*page.marks("person"), *shows)):
        if _elsewhere(page, mark.start) or page.mark_ending("per", page.back(mark.end)) or page.mark_ending("each", page.back(mark.start)):
            continue
        if page.words.noun_first:
            span = forward(page, mark.end)
            before = page.text[max(0, mark.start - 2) : mark.start].strip()
            latin = page.text[mark.start].isascii() and before.isascii() and before.isalpha() and page.language in {"th", "fa", "ar"}
            spans.append(backward(page, mark.start) if (latin or page.language in {"vi", "id"}) and not trimmed(page, span) else span)
        else:
            spans.append(backward(page, mark.start))
            follows = page.skip(mark.end)
            if page.language == "en" and page.plain.startswith("that ", follows):
                spans.append(forward(page, follows + 5))
            if page.language == "en" and page.plain[follows : page.plain.find(" ", follows)].endswith("ing"):
                spans.append(forward(page, follows))  # "parents raising twins"
            if page.plain[follows : follows + 2] in {"- ", ": "}:
                spans.append(forward(page, follows + 1))
    return spans


def _elsewhere(page: Page, at: int) -> bool:
    return negated(page, at) or about_own(page, at) or about_audience(page, at)


def _left(page: Page) -> list[Span]:
    """What is left of the first sentence that holds words which nobody claimed and which belong to no other matter."""
    first = page.clauses[:8]
    told = [c for c in first if page.says("introduces", c)]
    for clause in [*(c for c in first if c not in told), *told]:
        if (
            page.says("kind", clause)
            or (len(page.clauses) > 1 and len(words := page.text[clause.start : clause.end].split()) == 1 and words[0][0].isupper())
            or page.says("price", clause)
            or page.says("own", clause)
            or page.says("audience", clause)
            or label_before(page, clause.end)
        ):
            continue
        stops = _opening(page, sorted(m for name in _OTHER_MATTERS for m in page.marks(name, *clause)))
        taken = sorted(
            [(m.start, m.end) for m in stops]
            + [(q.outer_start, q.outer_end) for q in page.amounts(*clause) if separate(page, q.outer_start, q.end)]
        )
        spans, start = [], clause.start
        for left, right in [*taken, (clause.end, clause.end)]:
            if left > start:
                spans.append(Span(start, unclaimed_end(page, start, left)))
            start = max(start, right)
        said = [span for span in spans if len(trimmed(page, span)) > 2]
        if said:
            return said
    return []


def _opening(page: Page, marks: list[Mark]) -> list[Mark]:
    """The marks that open a phrase: in scripts without spaces a short word inside a longer one is none."""
    if not page.words.unspaced:
        return marks
    kept: list[Mark] = []
    for mark in marks:
        before = page.plain[mark.start - 1 : mark.start]
        if mark.start == page.clause(mark.start).start or before in {" ", ""} or (kept and kept[-1].end >= mark.start):
            kept.append(mark)
    return kept
