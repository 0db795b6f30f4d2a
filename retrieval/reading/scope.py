"""What a stretch of the brief is about: the audience, the brand itself, a label's value, something that is not wanted."""

from itertools import islice

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.surface import Span


def label_before(page: Page, at: int) -> Mark | None:
    """The label ("Audience:") whose value holds this offset: on its line where it opens the line, else in its sentence."""
    line, clause = page.line(at), page.clause(at)
    for head in page.heads_before(at):
        if head.mark.start < max(line.start, at - 300):
            break
        if head.sign < at and (clause.start <= head.mark.start or page.back(head.mark.start, " *•-\t#_") <= line.start):
            return head.mark
    return None


def labelled(page: Page, at: int, value: str) -> bool:
    """Whether this offset is in the value of a label of this kind."""
    mark = label_before(page, at)
    return mark is not None and mark.value == value


def label_values(page: Page, value: str) -> list[Span]:
    """Where the values of labels of this kind stand: from after the sign to the end of the sentence or the next label."""
    spans = []
    marks = page.marks("label")
    for index, mark in enumerate(marks):
        if mark.value != value:
            continue
        line = page.line(mark.start)
        after = page.skip(mark.end)
        if value in {"brand", "product", "tone"} and (sign := page.mark_at("is", after)) is not None:
            again = page.mark_at("is", page.skip(sign.end)) or sign  # "is called"
            spans.append(Span(page.skip(again.end), page.part(again.end).end))
            continue
        if page.plain[after : after + 1] not in {":", "=", "-"} or not page.opens(mark.start, line):
            continue
        if page.plain[after] == "-" and page.plain[mark.end : mark.end + 1] != " ":
            continue
        start = page.skip(after + 1, " -:=")
        if start >= line.end:  # the value stands on the next line
            start = page.skip(line.end, " \n-•*")
        end = page.clause(start).end
        for other in islice(marks, index + 1, None):
            if other.start >= end:
                break
            follow = page.skip(other.end)
            if start < other.start and page.plain[follow : follow + 1] in {":", "="} and page.opens(other.start, line):
                end = other.start
                break
        while end > start and page.plain[end - 1] in " ,;-/(":
            end -= 1
        if end > start:
            spans.append(Span(start, end))
    return spans


def about_audience(page: Page, at: int) -> bool:
    """Whether the words here describe the people to be reached: after an audience word in the same sentence, or on its label's line."""
    label = label_before(page, at)
    if label is not None:
        return label.value == "audience"
    clause = page.clause(at)
    marks = page.marks("audience", *clause)
    if not marks:
        return False
    before = [m for m in marks if m.start < at]
    if before:
        between = Span(before[-1].end, at)
        return not _persons(page, between, besides="gender") and not page.marks("topic_before", *between)
    return any(m.start - at < 30 and not page.marks("person", at, m.start) for m in marks[:1])


def about_own(page: Page, at: int) -> bool:
    """Whether the figure here is the brand's own ("our page has 212k followers")."""
    clause = page.clause(at)
    return page.says("own", clause) and not _persons(page, Span(clause.start, at), besides="own")


def _persons(page: Page, span: Span, *, besides: str) -> list[Mark]:
    """Words for creators in a stretch, without those inside a word of another category."""
    others = page.marks(besides, max(0, span.start - 20), span.end + 20)
    return [m for m in page.marks("person", *span) if not any(o.start <= m.start and m.end <= o.end for o in others)]


def negated(page: Page, at: int) -> bool:
    """Whether what stands here is not wanted: within reach of a "no" before it, or with one right behind it."""
    label = label_before(page, at)
    if label is not None and label.value == "exclude":
        return True
    part = page.part(at)
    for mark in page.marks("no", max(part.start, at - 160), at):
        if at < reach_of_no(page, mark) and not page.marks("but", mark.end, at):
            return True
    for mark in page.marks("no_after", at, min(part.end, at + 60)):
        if mark.start - at < 40 and ends_phrase(page, mark) and not page.marks("but", at, mark.start):
            return not (page.words.unspaced and " " in page.plain[at : mark.start].strip().replace("@", ""))
    return False


def reach_of_no(page: Page, mark: Mark) -> int:
    """Where what a "no" rules out ends: its part of the sentence; in scripts without spaces the next phrase and those joined to it."""
    end = page.part(mark.start).end
    if not page.words.unspaced:
        return end
    if ends_phrase(page, mark):
        return mark.end
    at = page.skip(mark.end)
    while at < end:
        space = page.plain.find(" ", at, end)
        if space < 0:
            return end
        following = page.skip(space)
        if page.mark_at("list_join", following) is None and page.mark_ending("list_join", space) is None:
            return space
        at = following
        if (join := page.mark_at("list_join", at)) is not None:
            at = page.skip(join.end)
    return end


def ends_phrase(page: Page, mark: Mark) -> bool:
    """Whether a word closes its phrase: in scripts without spaces, written onto what precedes it and followed by courtesies at most."""
    if not page.words.unspaced:
        return True
    before = page.back(mark.start)
    if before == 0 or before < mark.start or page.mark_ending("but", before) or page.mark_ending("list_join", before):
        return False
    after = page.plain[mark.end : mark.end + 1]
    return not after or not after.isalnum() or page.mark_at("courtesy", mark.end) is not None
