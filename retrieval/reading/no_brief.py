"""Tells a text that is no brief: code, a recipe, a question about something else, prose that asks for no creators."""

import re
from functools import cache
from typing import Literal, NamedTuple

from retrieval.brief import Brief
from retrieval.reading.page import Page
from retrieval.reading.surface import Span, unspaced
from retrieval.reading.words.word_lists import listed

Kind = Literal["code", "recipe", "question", "prose"]

_CODE_LINE = re.compile(
    r"^\s*(?:def |class |import |from \w+ import|return\b|function\b|const |let |var |public |private |#include|using |package |"
    r"select\b.*\bfrom\b|insert into|create table|</?\w+[^>]*>|[{}\[\]();]+\s*$|//|/\*|\w+\s*=\s*.+;\s*$|"
    r"if \(.+\)|for \(.+\)|\$ |>>> |print\()|=>|;\s*$",
    re.IGNORECASE,
)


class _Signs(NamedTuple):
    """Patterns of what recipes and questions are made of."""

    measure: re.Pattern[str]
    spoon: re.Pattern[str]
    step: re.Pattern[str]
    asks: re.Pattern[str]
    asks_last: re.Pattern[str]


@cache
def _signs() -> _Signs:
    courtesy = _any_of("question_courtesy")
    return _Signs(
        measure=re.compile(rf"(?<![\w.])\d+(?:[./]\d+)?\s*{_any_of('recipe_measure')}(?!\w)", re.IGNORECASE),
        spoon=re.compile("|".join(map(_alone, sorted(listed("recipe_spoon")))), re.IGNORECASE),
        step=re.compile(_any_of("recipe_step"), re.IGNORECASE),
        asks=re.compile(rf"^\s*{_any_of('question_opening')}(?!\w)", re.IGNORECASE),
        asks_last=re.compile(rf"{_any_of('question_end')}{courtesy}?\s*$"),
    )


def _any_of(name: str) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(listed(name), key=lambda word: (-len(word), word))))})"


def _alone(word: str) -> str:
    return re.escape(word) if unspaced(word[0]) else rf"(?<!\w){re.escape(word)}(?!\w)"


_EVIDENCE = (
    "person", "platform", "followers", "budget", "audience", "tier", "kind", "per", "engagement", "usage", "exclusivity", "brand_cue",
    "pay", "similar", "label", "must_cue",
)  # fmt: skip
"""Words that a brief is made of; one that is none holds hardly any."""
_PROSE_WORDS = 30


def no_brief(page: Page, said: Brief) -> Kind | None:
    """What a text is instead of a brief; `None` where it may be one. A topic of a few words is a brief."""
    text = page.text
    evidence = _evidence(page, said)
    lines = [line for line in text.splitlines() if line.strip()]
    coded = sum(_CODE_LINE.search(line) is not None for line in lines)
    if coded >= 2 and coded * 2 >= len(lines) and "person" not in evidence:
        return "code"
    if "person" not in evidence and "platform" not in evidence:
        signs = _signs()
        measures, spoons = len(signs.measure.findall(page.plain)), len(signs.spoon.findall(page.plain))
        if measures >= 3 or (measures >= 2 and spoons) or (measures >= 1 and len(signs.step.findall(page.plain)) >= 2):
            return "recipe"
    if not evidence and _is_question(page):
        return "question"
    words = max(len(text.split()), len(text) // 6 if page.words.unspaced else 0)
    asks = "person" in evidence and len(evidence) > 1  # "we look for 3 creators on YouTube", however long the rest is
    if words >= _PROSE_WORDS and not asks and len(evidence) * 40 < words:
        return "prose"
    return None


def _evidence(page: Page, said: Brief) -> set[str]:
    found = {name for name in _EVIDENCE if page.marks(name)}
    told = ("how_many", "budget_max", "followers_min", "followers_max", "brand", "product")
    return found | {name for name in told if getattr(said, name) is not None}


def _is_question(page: Page) -> bool:
    first = page.clauses[0] if page.clauses else Span(0, 0)
    opened = _signs().asks.match(page.plain[first.start : first.end]) is not None
    return opened or page.plain.rstrip().endswith("?") or _signs().asks_last.search(page.plain) is not None
