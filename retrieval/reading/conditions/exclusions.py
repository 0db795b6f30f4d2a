"""What is not wanted, where it is no platform, handle or figure."""

import re

from retrieval.reading.conditions.wording import EDGE, past_taken, told_in
from retrieval.reading.page import Page
from retrieval.reading.scope import about_own, ends_phrase, label_values, reach_of_no
from retrieval.reading.surface import Span
from retrieval.reading.terms import tone_spans
from retrieval.reading.words.lexicon import Mark

_NUMBERED = re.compile(r"[.:]? ?[#:]? ?\d")
"""What follows the "no." of an invoice."""


def exclusions(page: Page) -> tuple[str, ...]:
    """What stands behind "no" and the like, where it is no platform, handle or figure."""
    spans = list(label_values(page, "exclude"))
    sound = tone_spans(page)  # "plain, without jargon" is how it should sound
    for mark in page.marks("exclude_cue"):
        told = any(s.start <= mark.start < s.end for s in (*spans, *sound))
        told = told or _NUMBERED.match(page.plain, mark.end) is not None
        if told or about_own(page, mark.start) or page.claimed(mark.start, mark.end):
            continue
        clause = page.clause(mark.start)
        colon = page.plain.find(": ", mark.end, clause.end)
        end = colon if colon >= 0 and page.claimed(mark.end, colon) else clause.end
        if mark.value == "first" and any(0 <= mark.start - s.end < _NEAR for s in sound):  # "friendly, not bookish"
            continue
        end = page.part(mark.end).end if mark.value == "first" else end
        if mark.value == "any":  # "anyone who knits" is wanted, "anyone who smokes is out" is not
            out = next(iter(page.marks("no_after", mark.end, end)), None)
            if out is None and not page.marks("no", clause.start, mark.start):
                continue
            end = out.start if out is not None else end
        if page.words.phrases_spaced:
            if ends_phrase(page, mark):
                continue
            end = reach_of_no(page, mark)
        if page.language == "vi":
            end = _list_end(page, mark.end, end)
        end = min([end, *(m.start for m in page.marks("condition_stop", mark.end + 1, end))])
        spans.append(Span(_past_handle(page, page.skip(mark.end), end), end))
    spans += _just_not(page)
    for mark in page.marks("exclude_after"):
        clause = page.clause(mark.start)
        start = max([page.part(mark.start).start, *(m.end for m in page.marks("condition_stop", clause.start, mark.start))])
        start = past_taken(page, start, mark.start)
        if who := page.marks("exclude_subject", start, mark.start):  # "... còn ai đã review X thì thôi"
            start = who[-1].end
        elif page.words.phrases_spaced:
            start = max(start, page.plain.rfind(" ", start, page.back(mark.start)) + 1)
        if not _small_talk(page, Span(start, mark.start)):
            spans.append(Span(page.skip(start), mark.start))
    if page.words.phrases_spaced:
        spans += _before_a_no(page)
    return told_in(page, spans, split=True)


def _before_a_no(page: Page) -> list[Span]:
    """What a "not wanted" closes or follows, where spaces part the phrases."""
    spans: list[Span] = []
    for mark in page.marks("no_after"):
        if page.mark_ending("but", mark.start) is not None:
            continue
        if ends_phrase(page, mark) and page.plain[mark.start - 1 : mark.start].strip():
            spans.append(Span(page.plain.rfind(" ", 0, mark.start) + 1, mark.start))
        elif (told := _those_ruled_out(page, mark)) is not None:
            spans.append(told)
    return spans


_NEAR = 12
"""Letters between how it should sound and how it should not."""


def _small_talk(page: Page, span: Span) -> bool:
    """Whether nothing but words for how it should sound or small words are ruled out ("not stiff and salesy", "not them")."""
    if page.language != "fa":
        return False
    rest = list(page.plain[span.start : span.end])
    for name in ("tone_word", "list_join", "function", "condition_trim", "not_a_name", "unit", "date_glue"):
        for found in page.marks(name, *span):
            rest[found.start - span.start : found.end - span.start] = " " * (found.end - found.start)
    return not "".join(rest).strip(EDGE)


_WHO_REACHES = 60
"""Letters of what is told of those who are ruled out."""


def _those_ruled_out(page: Page, mark: Mark) -> Span | None:
    """What is told of "whoever …" before a "not wanted" that stands by itself ("ใครพูดแรงๆ ไม่เอานะคะ")."""
    after = page.plain[mark.end : mark.end + 1]
    closes = not after or not after.isalnum() or page.mark_at("courtesy", mark.end) or page.mark_at("condition_stop", mark.end)
    who = page.marks("exclude_subject", max(page.clause(mark.start).start, mark.start - _WHO_REACHES), mark.start)
    return Span(who[-1].end, page.back(mark.start)) if closes and who else None


def _past_handle(page: Page, start: int, end: int) -> int:
    """Behind a handle that is ruled out: what is told of it is its reason."""
    if page.language != "en" or page.text[start : start + 1] != "@":
        return start
    comma = page.plain.find(",", start, end)
    return end if comma < 0 else comma + 1


def _just_not(page: Page) -> list[Span]:
    """What a piece of a sentence that opens with "not" rules out in a few words ("plant people, not florists")."""
    found: list[Span] = []
    for mark in page.marks("no") if page.language == "en" else ():
        part = page.part(mark.start)
        start = page.skip(mark.end)
        opens = page.skip(part.start) == mark.start and page.plain[mark.start : mark.end] == "not"
        other = any(page.mark_at(name, start) for name in ("function", "live_in", "on_day", "trim", "must", "from", "audience"))
        if opens and not other and 1 <= len(page.plain[start : part.end].split()) <= 4:
            found.append(Span(start, part.end))
    return found


_OTHER_MATTERS = (
    "person", "platform", "kind", "followers", "budget", "need", "per", "each", "topic_before", "brand_verb", "counter", "live_in", "usage",
    "pay", "must_cue", "exclude_cue", "no_ends", "similar", "gender", "on_day", "until", "relative",
)  # fmt: skip


def _list_end(page: Page, start: int, end: int) -> int:
    """Where a list of what is not wanted ends in Vietnamese: at the comma before another matter or a whole sentence."""
    at = page.part(start).end
    while at < end:
        part = page.part(page.skip(at + 1))
        long = len(page.plain[part.start : part.end].split()) > 5
        if part.start <= at or long or page.amounts(*part) or any(page.says(name, part) for name in _OTHER_MATTERS):
            return at
        at = part.end
    return min(at, end)
