"""What creators must have."""

from retrieval.reading.conditions.wording import past_taken, told_in
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, about_own, label_values, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_SPOKEN_ON = 12
"""Letters of a condition behind which a "no" opens the next thought: a nearer one is part of it ("must have no tattoos")."""


def must_haves(page: Page) -> tuple[str, ...]:
    """What stands behind "must" and the like, where no other reader took it."""
    spans = [Span(s.start, s.end) for s in label_values(page, "must_have")]
    for mark in page.marks("must_cue"):
        clause = page.clause(mark.start)
        if (
            mark.value == "none"
            or page.claimed(mark.start, mark.end)
            or _ruled_out(page, mark.start)
            or _opens_topic(page, mark)
            or about_own(page, mark.start)
            or page.says("goal_said", Span(mark.start, page.part(mark.start).end))
            or (about_audience(page, mark.start) if page.words.phrases_spaced else page.says("audience", Span(clause.start, mark.start)))
        ):
            continue
        part = page.part(mark.start)
        if page.words.verb_last and page.skip(mark.end, " .") >= part.end:  # what must be stands before the word
            spans.append(Span(page.skip(part.start), mark.start))
            continue
        end = _phrase_end(page, page.skip(mark.end)) if page.words.phrases_spaced else page.part(mark.start).end
        end = min([end, *(m.start for m in page.marks("condition_stop", mark.end + 1, end))])
        if page.language == "en":  # spoken on without a stop: "they have to run twice a week no triathletes"
            end = min([end, *(m.start for m in page.marks("exclude_cue", mark.end + _SPOKEN_ON, end))])
        spans.append(Span(page.skip(mark.end), end))
    if page.language == "vi":  # terms of the deal are no conditions
        spans = [span for span in spans if not page.says("usage", span)]
    for mark in page.marks("must_after"):
        part = page.part(mark.start)
        if any(page.marks(name, mark.start, min(part.end, mark.end + 10)) for name in ("no_after", "exclude_after")):
            continue
        told = Span(part.start, mark.end)
        if mark.value == "keep1" and any(page.says(name, told) for name in ("product_after", "kind", "platform", "person", "courtesy")):
            continue
        end = mark.start + (mark.value == "keep1")  # the ending of the verb, as in "飼っている方"
        spans.append(Span(page.skip(past_taken(page, part.start, mark.start)), end))
    spans += _kin(page)
    return told_in(page, spans, split=False)


def _kin(page: Page) -> list[Span]:
    """The families that creators are to be ("mums or dads in Wales", "caravanning couples"), where they are not the audience."""
    found: list[Span] = []
    for mark in page.marks("kin"):
        if found and mark.start < found[-1].end:
            continue
        before, end = page.back(mark.start), mark.end
        join = page.mark_at("list_join", page.skip(end))
        if join is not None and (second := page.mark_at("kin", page.skip(join.end))) is not None:
            end = second.end
        told = any(page.mark_ending(name, before) for name in ("bare_for", "product_cue", "no", "audience", "topic_before", "list_join"))
        if not told and not about_audience(page, mark.start) and not about_own(page, mark.start) and not negated(page, mark.start):
            after = page.skip(end)
            if not any(page.mark_at(name, after) for name in ("person", "topic_after", "kind")) and not page.claimed(mark.start, end):
                found.append(Span(mark.start, end))
    return found


def _ruled_out(page: Page, at: int) -> bool:
    """Whether a "must" is but the end of a longer "must not" ("เอาคนที่" in "ไม่เอาคนที่")."""
    return any(m.start < at < m.end for m in page.marks("exclude_cue", max(0, at - 20), at + 30))


def _opens_topic(page: Page, mark: Mark) -> bool:
    """Whether "someone who" goes on with what they post about, which is no condition."""
    at = page.skip(mark.end)
    if mark.value != "who":
        return False
    over = (m for m in page.marks("topic_before", mark.start, at + 20) if m.start <= at < m.end)
    return next(over, None) is not None or any(page.mark_at(name, at) is not None for name in ("does", "opening"))


def _phrase_end(page: Page, at: int) -> int:
    space = page.plain.find(" ", at, page.clause(at).end)
    return page.clause(at).end if space < 0 else space
