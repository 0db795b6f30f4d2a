"""Which words a verb that closes its part speaks of, and which it does not reach."""

import re
from collections.abc import Sequence
from functools import cache

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import either
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.cues.index import Cue
from bot.conversation.refining.verb_last.endings import NAMES
from retrieval.reading.page import Page
from retrieval.reading.surface import Span


def turn_between(page: Page, start: int, end: int) -> bool:
    """Whether a "but" stands between: what is said on one side of it is not said on the other."""
    but = _but(page.language)
    return but is not None and but.search(page.plain, start, max(start, end)) is not None


@cache
def _but(language: str) -> re.Pattern[str] | None:
    words = either(language, "sentence", "but")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None


def besides(page: Page) -> frozenset[int]:
    """Where the parts start that say "besides X, Y too": nothing in them goes."""
    told = _besides(page.language)
    return frozenset(part.start for part in page.parts() if told.search(page.plain[part.start : part.end])) if told else frozenset()


@cache
def _besides(language: str) -> re.Pattern[str] | None:
    words, too = either(language, "sentence", "besides"), either(language, "sentence", "besides_too")
    return re.compile(rf"(?<!\w)(?:{words})\s.{{0,200}}\s(?:{too})\s+(?!ن)") if words else None


def before_next(page: Page, span: Span, behind: Sequence[Cue]) -> list[Cue]:
    """Of the operators behind a value those that stand before the next value, joined ones aside."""
    if not behind:
        return []
    following = sorted(m.start for name in NAMES for m in page.marks(name, span.end, page.part(span.start).end))
    apart = (at for at in following if not (page.mark_ending("list_join", page.back(at)) and not any(c.end <= at for c in behind)))
    first = next(apart, None)
    return [c for c in behind if first is None or c.start < first]


def behind_people(page: Page, span: Span) -> Span:
    """The words without the "creators" that open them: what kind of creators is meant stands behind it."""
    mark = page.mark_at("person", span.start) if grammar_of(page.language).verb_last else None
    return Span(page.skip(mark.end), span.end) if mark is not None and page.skip(mark.end) < span.end else span


def topic_named(page: Page, cues: Cues) -> Span | None:
    """What stands beside the word "topics" in a part that says what to do with them: the longer side of it."""
    for noun in cues.found("field", page.plain, "topics") if grammar_of(page.language).verb_last else ():
        part = page.part(noun.start)
        if cues.found("operator", page.plain[part.start : part.end]):
            led = re.search(rf"\s+(?:{either(page.language, 'sentence', 'among')})\s*$", page.plain[part.start : noun.start])
            before = Span(page.skip(part.start), part.start + led.start() if led else page.back(noun.start))
            behind = Span(page.skip(noun.end), page.back(part.end))
            return before if before.end - before.start > behind.end - behind.start else behind
    return None
