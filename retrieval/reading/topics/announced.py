"""Topics that words announce: behind "about" and the like, before "content"."""

from retrieval.reading.page import Page
from retrieval.reading.scope import elsewhere, label_before
from retrieval.reading.surface import Span
from retrieval.reading.topics.beside_people import beside_people
from retrieval.reading.topics.bounds import backward, forward
from retrieval.reading.topics.phrases import MOST
from retrieval.reading.words.lexicon import Mark


def announced(page: Page, *, of_pieces: bool = False) -> list[Span]:
    """Behind "about" and the like; in languages where the noun follows, before "content"."""
    spans: list[Span] = []
    end = 0
    people = [m for m in page.marks("who_does") if not _other_people(page, m)]
    for mark in sorted((*page.marks("topic_before"), *people), key=lambda m: (m.start, -m.end)):
        if (
            mark.start < end
            or elsewhere(page, mark.start)
            or any(m.start <= mark.start < m.end for m in page.marks("similar", max(0, mark.start - 20), mark.end + 20))
            or (page.language == "ar" and _within_people(page, mark))
        ):
            continue
        part = page.part(mark.start)
        pieces = [k for k in page.marks("kind", max(part.start, mark.start - 25), mark.start) if page.claimed(k.start, k.end)]
        if bool(pieces) != of_pieces:
            continue
        span = forward(page, mark.end) if not _goes_on_with_and(page, mark.end) else Span(mark.end, mark.end)
        first = page.skip(small.end) if (small := page.mark_at("article", span.start)) is not None else span.start
        if page.words.phrases_spaced and (page.mark_at("no_matter", page.skip(span.end)) is not None or page.says("past", span)):
            continue
        if span.end > span.start and not any(m.start in {span.start, first} for m in page.marks("goal", *span)):
            spans.append(span)
            end = span.end
            if page.plain[mark.start : mark.end].endswith(" که") or page.plain.startswith("who", mark.start):
                spans += _following(page, span.end)
    if of_pieces:
        return spans
    for mark in page.marks("niche_word"):  # "บิวตี้บล็อกเกอร์"
        if page.mark_at("person", page.skip(mark.end)) is not None and not elsewhere(page, mark.start):
            spans.append(Span(mark.start, mark.end))
    taken = {at for s in spans for at in range(s.start, s.end + 1)}
    for mark in () if page.words.noun_first else page.marks("topic_after"):
        the = page.mark_ending("article", page.back(mark.start)) if page.language == "en" else None
        if the is None and not elsewhere(page, mark.start) and mark.start not in taken and not _in_label(page, mark):
            spans.append(backward(page, mark.start))
    if spans and page.language == "fa":  # "a gamer who plays chess": the second tells more
        return sorted(spans)
    return sorted(spans + _doers(page, taken, alone=not spans))


def _doers(page: Page, taken: set[int], *, alone: bool) -> list[Span]:
    """Words for what people are ("home bakers"); where they are `alone`, what stands beside other people too."""
    spans: list[Span] = []
    for mark in page.marks("doer"):
        if mark.start not in taken and not elsewhere(page, mark.start):
            before = Span(mark.start, mark.start) if page.words.noun_first else backward(page, mark.start)
            spans.append(Span(before.start, max(mark.end, forward(page, mark.end).end) if page.words.noun_first else mark.end))
    if spans and alone and page.language in {"en", "fa"}:  # "sleep creators, nurses welcome"
        spans += [span for span in beside_people(page) if not any(span.start < s.end and s.start < span.end for s in spans)]
    return spans


def _goes_on_with_and(page: Page, at: int) -> bool:
    """Whether "and" follows, so that the word before announces nothing ("filming and delivery in May")."""
    joined = page.mark_at("both", page.skip(at))
    return joined is not None and page.language == "en" and page.plain[joined.start].isalpha()


def _in_label(page: Page, mark: Mark) -> bool:
    """Whether the word ends a label ("交付内容：") and announces nothing."""
    sign = page.plain[page.skip(mark.end) : page.skip(mark.end) + 1]
    return sign in {":", "="} and any(m.end == mark.end for m in page.marks("label", max(0, mark.start - 12), mark.end))


def _within_people(page: Page, mark: Mark) -> bool:
    """Whether a word lies inside one for creators ("content" in "content maker")."""
    return any(m.start < mark.start < m.end for m in page.marks("person", max(0, mark.start - 20), mark.end + 20))


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
    if page.words.phrases_spaced and (space := page.plain.find(" ", *part)) >= 0:
        part = Span(mark.end, space)
    label = label_before(page, mark.start)
    inside = inside or (label is not None and label.value not in {"topics", "creators"})
    inside = inside or bool(page.marks("goal_cue", page.clause(mark.start).start, mark.start))
    return inside or must or any(page.says(name, part) for name in ("pay", "budget", "past"))


def _following(page: Page, at: int) -> list[Span]:
    """The other things that a relative clause says, where each ends in its own verb ("who paint walls, fix doors and sand floors")."""
    spans: list[Span] = []
    clause = page.clause(at)
    while len(spans) < MOST and (comma := page.plain.find(",", at, clause.end)) >= 0:
        start = page.skip(comma + 1)
        part = page.part(start)
        if elsewhere(page, start) or any(page.says(name, part) for name in ("budget", "followers", "must_cue", "person", "audience")):
            break
        spans.append(forward(page, start))
        at = max(part.end, comma + 1)
    return spans
