"""Conditions told by the verb that closes them, and what must never have been done."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import either, own_words
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.cues.index import Cue
from retrieval.reading.page import Page
from retrieval.reading.surface import Span

_OTHER_MATTERS = (
    "platform", "country", "city", "language_said", "tier", "kind", "gender", "month", "jalali", "currency", "followers",
    "engagement", "percent",
)  # fmt: skip
_LONGEST_CONDITION = 9
"""Words of a condition; what is longer tells a story."""
_MEASURED = frozenset({"budget", "followers", "engagement_min", "topics", "how_many", "dates", "creator_gender", "audience_age"})
_VERBS_LOOKED_AT = 8
"""The last verbs of a part, of which one may close it."""


def never_done(page: Page) -> Iterator[Span]:
    """What is not wanted because it was done: the words before a negated perfect at the end of their part."""
    for part in page.parts() if grammar_of(page.language).verb_last else ():
        if (m := _never_done(page.language).search(page.plain[: part.end], part.start)) is not None and page.skip(part.start) < m.start():
            yield Span(page.skip(part.start), page.back(m.start()))


def conditions(page: Page, cues: Cues, taken: Sequence[Span]) -> Iterator[Span]:
    """The parts that end in a verb about creators or hold a "must", and that nothing else was read from."""
    for part in page.parts():
        must = _inside(page, cues, "must", part)
        verb = [c for c in _inside(page, cues, "verb", part)[-_VERBS_LOOKED_AT:] if _closes(page, cues, c, part)]
        if not (must or verb) or any(s.start < part.end and part.start < s.end for s in taken) or _other_matter(page, cues, part):
            continue
        start, end = page.skip(part.start), page.back(part.end)
        for cue in must:
            if cue.start == start:
                start = page.skip(cue.end)
            if cue.end == end:
                end = page.back(cue.start)
        words = page.plain[start:end].split()
        if (
            words
            and (verb or len(words) > 1)
            and len(words) <= _LONGEST_CONDITION
            and not words[-1].endswith(own_words(page.language, "sentence", "we"))
            and end - start > 2
        ):
            yield Span(start, end)


@cache
def _never_done(language: str) -> re.Pattern[str]:
    """What creators must never have done ("نذاشته باشن"); the words that only look like it are in the cue file."""
    return re.compile(rf"(?<!\w)ن(?!{either(language, 'sentence', 'no_perfect')})\w{{2,80}}ه\s+باش(?:ه|ن|د|ند)(?!\w)")


def _inside(page: Page, cues: Cues, name: str, part: Span) -> list[Cue]:
    return [c for c in cues.between("condition", page.plain, *part, name) if c.end <= part.end]


def _closes(page: Page, cues: Cues, verb: Cue, part: Span) -> bool:
    """Whether nothing but courtesies and a "must" follows a verb in its part."""
    rest = list(page.plain[verb.end : part.end])
    for cue in (*cues.found("courtesy", "".join(rest)), *cues.found("condition", "".join(rest), "must")):
        rest[cue.start : cue.end] = " " * (cue.end - cue.start)
    return not re.search(r"\w", "".join(rest)) and page.skip(part.start) < verb.start


def _other_matter(page: Page, cues: Cues, part: Span) -> bool:
    text = page.plain[part.start : part.end]
    return (
        bool(re.search(r"\d", text))
        or any(page.says(name, part) for name in _OTHER_MATTERS)
        or any(cues.says("operator", name, text) for name in ("take_away", "take_away_after", "clear", "instead_of", "allow"))
        or cues.says("condition", "about", text)
        or bool(cues.found("shift", text))
        or any(cue.name in _MEASURED for cue in cues.found("field", text))
        or _never_done(page.language).search(text) is not None
    )
