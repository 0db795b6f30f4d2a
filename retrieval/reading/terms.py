"""The terms of the deal: goal, how creators are paid, for how long content may be used and competitors are off limits."""

from typing import get_args

from retrieval.brief import GOALS, Goal, Pay
from retrieval.reading.page import Page
from retrieval.reading.scope import label_before, label_values, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

FOREVER = 36_500
"""Days that "in perpetuity" is written as."""


def goal(page: Page) -> Goal | None:
    """What the campaign is for: a label's word, else one behind "goal", else a sentence that says so by itself."""
    for span in label_values(page, "goal"):
        told = page.marks("goal", *span) + page.marks("goal_said", *span)
        by_code = [m for m in told if page.plain[m.start : m.end] == m.value]  # "(trial)" behind words that say it at length
        for mark in (*by_code, *told):
            return _goal(mark.value)
    for cue in page.marks("goal_cue"):
        end = min(_answered(page, cue.start), cue.end + 80)
        near = page.marks("goal", cue.end, end) + page.marks("goal_said", cue.end, end)
        if near:
            return _goal(min(near).value)
        said_is = next(iter(page.marks("goal", max(page.clause(cue.start).start, cue.start - 24), cue.start)), None)
        if page.language == "en" and said_is is not None and page.says("is", Span(said_is.end, cue.start)):  # "leads is the goal"
            return _goal(said_is.value)
    said = [m for m in page.marks("goal_said") if page.marks("no_after", m.start, m.end) or not negated(page, m.start)]
    return _goal(said[0].value) if said else None


def _answered(page: Page, at: int) -> int:
    """The end of the sentence here, or of the answer where it is a question, as in a pasted chat."""
    clause = page.clause(at)
    asked = page.plain[clause.end : clause.end + 1] == "?"
    return page.clause(page.skip(clause.end + 1, " \n")).end if asked else clause.end


def _goal(value: str) -> Goal | None:
    return next((g for g in GOALS if g == value), None)


def pay(page: Page) -> tuple[Pay, ...]:
    """Flat, gifted, affiliate, each only where it is offered and not ruled out, in that order."""
    offered = {m.value for m in page.marks("pay") if not _ruled_out(page, m) and not page.says("audience_offer", page.clause(m.start))}
    for span in label_values(page, "budget"):  # "Compensation: product + 10% commission"
        if page.language == "en" and any(m.value == "product" for m in page.marks("label", *span)):
            offered.add("gifted")
    if page.words.phrases_spaced:
        offered |= _spaced_pay(page)
    return tuple(p for p in get_args(Pay) if p in offered)


_GIVEN = 30
"""Letters within which something is given, before the "free" that is written onto it."""


def _spaced_pay(page: Page) -> set[str]:
    """A thing that is given with "free" written onto it ("ได้ทำฟรี", "เลี้ยงก๋วยเตี๋ยวฟรี"), and a share in per cent ("คอม 5%")."""
    offered: set[str] = set()
    for mark in page.marks("free"):
        start = max(page.clause(mark.start).start, mark.start - _GIVEN)
        gives = page.marks("gives", start, mark.start)
        others = gives and any(page.marks(name, gives[-1].start, mark.end + 6) for name in ("audience", "goal", "price"))
        if gives and not others and not negated(page, mark.start):
            offered.add("gifted")
    for mark in page.marks("share_word"):
        for q in page.amounts(page.skip(mark.end), page.skip(mark.end) + 1):
            if page.plain[q.end : q.end + 1] == "%" or page.mark_at("percent", page.skip(q.end)) is not None:
                offered.add("affiliate")
    return offered


def _ruled_out(page: Page, mark: Mark) -> bool:
    """Whether this way of paying is not offered; "a free dress, no money" rules out the money."""
    label = label_before(page, mark.start)
    if label is not None and label.value in {"goal", "product", "topics"} and page.language == "fa" and mark.value == "gifted":
        return True
    if not negated(page, mark.start):
        return False
    no = next(iter(page.marks("no_after", mark.end)), None)
    money = page.marks("budget", mark.end, no.start) if no is not None else ()
    return not (money and page.language == "fa" and no is not None and no.start - mark.end < _REACH)


_REACH = 40
"""Letters between a way of paying and the "no" behind it."""


def usage_and_exclusivity(page: Page) -> tuple[int | None, int | None]:
    """Days of paid re-use and days off limits for competitors."""
    usage: int | None = None
    exclusivity: int | None = None
    for q in page.quantities:
        at = page.skip(q.end, " -")
        unit = page.mark_at("unit", at)
        behind = 0 if unit is None else unit.end if page.words.phrases_spaced else page.skip(unit.end)
        recent = unit is not None and (page.mark_at("past", behind) or page.mark_ending("past", page.back(q.outer_start)))
        if unit is None or recent or page.claimed(q.start, q.end) or q.currency:
            continue
        days = round(q.high * {"day": 1, "week": 7, "month": 30, "year": 365}[unit.value])
        what = _what(page, q.start, unit.end)
        if what == "usage" and usage is None:
            usage = days
        elif what == "exclusivity" and exclusivity is None:
            exclusivity = days
        else:
            continue
        page.claim(q.start, unit.end)
    for mark in page.marks("duration"):  # "sebulan", "شهرين"
        what = _what(page, mark.start, mark.end)
        if what == "usage" and usage is None:
            usage = int(mark.value)
        elif what == "exclusivity" and exclusivity is None:
            exclusivity = int(mark.value)
    if usage is None and any(page.says("usage", page.clause(m.start)) for m in page.marks("forever")):
        usage = FOREVER
    return usage, exclusivity


def _what(page: Page, start: int, end: int) -> str | None:
    """Which of the two a duration belongs to: the nearest word in its part, else in its sentence or on its line."""
    clause = page.clause(start)
    for scope in (page.part(start), clause, page.line(start)):
        near = [
            (min(abs(m.start - end), abs(start - m.end)) + ((m.start >= end) * 6 if page.words.noun_first else (m.start < end) * 2), name)
            for name in ("usage", "exclusivity")
            for m in page.marks(name, *scope)
        ]
        if near:
            return min(near)[1]
    return None


def tone_spans(page: Page) -> list[Span]:
    """A label's value, else where adjectives follow a part of a sentence that opens with the word for tone ("Tono cercano")."""
    if spans := label_values(page, "tone"):
        return spans
    if page.words.phrases_spaced:
        return _tone_phrases(page)
    if page.words.tone_first:
        for mark in page.marks("label"):
            part = page.part(mark.start)
            if mark.value == "tone" and page.skip(part.start) == mark.start and page.plain[mark.end : mark.end + 1] == " ":
                page.claim(mark.start, part.end)
                return [Span(page.skip(mark.end), page.clause(mark.start).end if part.end == page.clause(mark.start).end else part.end)]
    return []


def _tone_phrases(page: Page) -> list[Span]:
    """The rest of the phrase behind the word for tone, where spaces part the phrases ("โทนสงบๆ")."""
    for mark in page.marks("tone_word"):
        start = page.skip(mark.end)
        clause = page.clause(mark.start)
        end = page.plain.find(" ", start, clause.end)
        end = min([clause.end if end < 0 else end, *(m.start for m in page.marks("condition_stop", start + 1, clause.end))])
        if end - start >= 2 and not page.claimed(mark.start, end):
            page.claim(mark.start, end)
            return [Span(start, end)]
    if page.language == "fa":
        return [span for mark in page.marks("tone_word") if (span := _sounding(page, mark)) is not None][:1]
    return []


def _sounding(page: Page, first: Mark) -> Span | None:
    """The words for how it should sound that make up all of a part of a sentence ("frank and warm it should be")."""
    part = page.part(first.start)
    inside = sorted(m for name in ("tone_word", "list_join", "only", "label") for m in page.marks(name, *part))
    rest = list(page.plain[part.start : part.end])
    for mark in inside:
        rest[mark.start - part.start : mark.end - part.start] = " " * (mark.end - mark.start)
    sounding = page.marks("tone_word", *part)
    said = any(page.mark_at("only", page.skip(m.end)) for m in sounding) or any(m.category == "label" and m.value == "tone" for m in inside)
    if "".join(rest).strip(" .") or not said or negated(page, first.start) or sounding[0] != first:
        return None
    return Span(first.start, sounding[-1].end)


def tone(page: Page) -> str | None:
    """How the content or the message is to sound, in the brief's words."""
    spans = tone_spans(page)
    said = page.text[spans[0].start : spans[0].end].strip(" .,;:-") if spans else ""
    return said if 2 <= len(said) <= 120 else None
