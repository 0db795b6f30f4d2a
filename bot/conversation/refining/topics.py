"""What the posts are to be about, after the message."""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.refining.likeness import much_alike, same_topic
from bot.conversation.refining.operators import Operator, operator_at
from bot.conversation.refining.reading import KNOWN, Reading
from bot.conversation.refining.wording import headed, stripped
from retrieval.brief import Brief
from retrieval.reading.surface import Span, plain
from retrieval.reading.topics.topics import topics_beside_people

_TERMS = ("duration", "usage", "exclusivity", "month", "currency")
"""What no topic holds: a phrase with one is part of the terms."""


def topics_after(reading: Reading, announced: Sequence[str], old: list[str], *, sure: bool) -> list[str]:
    """The topics with those announced set, added or put in another's place; beside other changes only with a word that says so."""
    page = reading.page
    added: list[str] = []
    kept: list[str] = list(old)
    operators: set[Operator | None] = set()
    for raw in announced:
        at = page.text.find(raw)
        span = Span(at, at + len(raw))
        cue = next(
            (c for c in reading.operators_in(span.start + 1, span.end) if at >= 0 and c.name == "instead_of" and c.end < span.end), None
        )
        if cue is not None:
            for_it, span = stripped(reading, Span(cue.end, span.end)), Span(span.start, cue.start)
            left = [one for one in kept if not much_alike(for_it, one)]
            operators.add("also" if len(left) < len(kept) else "only")
            kept = left
        elif at >= 0:
            span = _without_what_closes(reading, span)
            operators.add(operator_at(reading, span))
        text = stripped(reading, span) if at >= 0 else raw
        others = (*reading.cues.found("shift", page.plain), *reading.cues.found("count", page.plain))
        compared = any(span.start < c.end and c.start < span.end for c in others)
        if text and not compared and not any(page.says(name, span) for name in _TERMS):
            added.append(text)
    if not added or not (sure or operators - {None}) or "take_away" in operators:
        return old
    return [*(one for one in kept if operators == {"also"} and not any(same_topic(one, text) for text in added)), *added]


def put_for_it(reading: Reading, before: Brief, left: Sequence[str], found: dict[str, object]) -> Iterator[str]:
    """What is named to take the place of a topic that the message takes away ("drop acne, ageing skin instead")."""
    page = reading.page
    if found or not (set(before.topics) - set(left)) or set(left) - set(before.topics) or len(page.text) > _IN_PASSING:
        return
    for cue in reading.operators:
        part = page.part(cue.start)
        text = stripped(reading, Span(cue.end, part.end)) if cue.name in {"only", "also"} else ""
        if len(text) > 2 and len(text.split()) <= 5 and not any(much_alike(text, one) for one in before.topics):
            yield text
            return


_IN_PASSING = 90


def _without_what_closes(reading: Reading, span: Span) -> Span:
    """Thai words up to the operator that closes their phrase, which the topic's reader takes for a part of them."""
    closes = [c.start for c in reading.operators_in(span.start + 2, span.end, behind=True)]
    return Span(span.start, min([span.end, *closes])) if reading.spaced_phrases else span


def of_the_brief_only(reading: Reading) -> list[str]:
    """The topics of the brief that are named with an "only", without a word that announces them."""
    page = reading.page
    named = [(one, at) for one in reading.before.topics if (at := page.plain.find(plain(one))) >= 0]
    return [one for one, at in named if operator_at(reading, Span(at, at + len(one))) == "only"]


def headed_topics(reading: Reading) -> tuple[str, ...]:
    """What the word for a topic leads to in a sentence ("the topic should be freelancing")."""
    if not reading.grammar.latin:
        return ()
    page = reading.page
    texts = [text for text in headed(reading, "topics") if len(text.split()) <= _WORDS_OF_A_TOPIC]
    return tuple(
        text for text in texts if not any(page.says(name, Span(at, at + len(text))) for name in KNOWN if (at := page.text.find(text)) >= 0)
    )


_WORDS_OF_A_TOPIC = 5


def topic_alone(reading: Reading) -> dict[str, object]:
    """A message that is nothing but a topic ("skincare instead"), once courtesies and operators are taken off."""
    page = reading.page
    if "?" in page.plain or len(page.text) > 90 or page.marks("digit") or re.search(r"\d", page.plain):
        return {}
    operators = {c.name for c in (*reading.operators, *reading.operators_behind)}
    if not operators or ((reading.grammar.verb_last or reading.spaced_phrases) and operators & {"take_away", "take_away_after"}):
        return {}
    if operators <= {"take_away", "take_away_after"}:
        return {}
    cue = next((c for c in reading.operators if c.name == "instead_of" and c.start > 0 and c.end < len(page.plain)), None)
    if cue is not None:  # "tea instead of coffee"
        for_it, text = stripped(reading, Span(cue.end, len(page.plain))), stripped(reading, Span(0, cue.start))
        left = tuple(one for one in reading.before.topics if not much_alike(for_it, one))
        return {"topics": (*left, text)} if len(left) < len(reading.before.topics) and len(text) > 2 else {}
    adds = operators & {"also", "also_after"} and not operators & {"only", "instead_of"}
    kept = reading.before.topics if adds else ()
    if beside := topics_beside_people(page):
        return {"topics": (*kept, *beside)}
    text = stripped(reading, Span(0, len(page.plain)))
    if not 3 <= len(text) <= 50 or len(text.split()) > 5 or any(page.says(name, Span(0, len(page.plain))) for name in KNOWN):
        return {}
    if any(c.end - c.start == len(text) for c in reading.cues.found("operator", plain(text), "hollow")):
        return {}  # "not too many please"
    return {"topics": (*kept, text)}
