"""What is said to be done with a value: only it, it as well, without it, it instead of another."""

from typing import Literal

from bot.conversation.cues.index import Cue
from bot.conversation.refining.reading import EDGE, NEAR, Reading
from bot.conversation.refining.spaced_phrases import phrase
from bot.conversation.refining.verb_last.order import before_next, turn_between
from retrieval.reading.page import Page
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span

Operator = Literal["only", "also", "take_away", "instead_of", "in_place"]
"""`in_place`: what takes the place of something else; as `only` where that is no part of the brief."""


def operator_at(reading: Reading, span: Span) -> Operator | None:
    """What is said to be done with the words here: by the operator before them in their part, behind them, or carried over from before."""
    page = reading.page
    if negated(page, span.start):
        return "take_away"
    if (swapped := reading.exchange) is not None:
        if swapped.gone.start <= span.start and span.end <= swapped.gone.end:
            return "take_away"
        if swapped.put.start <= span.start and span.end <= swapped.put.end:
            return "in_place"
    part = page.part(span.start)
    before = _last_before(reading, span)
    near = Span(span.end, min(part.end, span.end + NEAR) + 1)
    behind = [c for c in reading.operators_in(*near, behind=True) if not turn_between(page, span.end, c.start)]
    if reading.grammar.verb_last and any(c.name == "take_away_after" for c in before_next(page, span, behind)):
        return "take_away"
    if reading.spaced_phrases and (own := _in_its_phrase(reading, span, before)) is not None:
        return own
    if before is not None and before.start >= part.start:
        if before.name == "instead_of":
            # where the verb is last and the new one stands first, all behind it give way
            ahead = reading.grammar.verb_last and _names_a_value(page, Span(part.start, before.start))
            return "in_place" if not ahead and _names_a_value(page, Span(before.end, span.start)) else "take_away"
        return before.name  # type: ignore[return-value]  # the cue files' closed list
    if behind:
        return _meant(behind[0])
    if any(c.name == "instead_of" for c in reading.operators_in(*near)):
        return "in_place"
    if before is None:
        return "also" if page.mark_at("list_join", page.skip(0)) is not None else None  # "and Germany"
    return before.name if before.name != "instead_of" else None  # type: ignore[return-value]  # as above


def _last_before(reading: Reading, span: Span) -> Cue | None:
    """The operator nearest before these words in their sentence, with no "but" between."""
    clause = reading.page.clause(span.start)
    ahead = reading.operators_in(clause.start, span.start)
    # an operator that these words begin inside of is not before them
    last = next((c for c in reversed(ahead[-2:]) if c.end <= span.start), None)
    return last if last is not None and not turn_between(reading.page, last.end, span.start) else None


def _in_its_phrase(reading: Reading, span: Span, before: Cue | None) -> Operator | None:
    """Where spaces end phrases: the operator that closes the phrase of these words ("ไอจีไม่เอา"), unless one opens it."""
    page = reading.page
    around = phrase(page, span)
    if before is not None and (before.start >= around.start or page.skip(before.end) == around.start):
        too = before.name == "only" and reading.cues.found("operator", page.plain[span.end : around.end], "too")
        return "also" if too else None
    end = max(around.end, page.skip(around.end) + 1)
    for cue in (*reading.operators_in(span.end, end, behind=True), *reading.operators_in(span.end, end)):
        here = cue.start < around.end or cue.start == page.skip(around.end)
        closes = page.skip(cue.end, EDGE) >= page.part(span.start).end
        if here and (closes or (cue.end <= around.end and cue.name != "instead_of")):
            return _meant(cue)
    return None


def _meant(cue: Cue) -> Operator:
    return cue.name.removesuffix("_after")  # type: ignore[return-value]  # the cue files' closed list


def _names_a_value(page: Page, span: Span) -> bool:
    return any(page.says(name, span) for name in ("platform", "country", "city", "tier", "kind", "language_said"))
