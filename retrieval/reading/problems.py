"""What keeps a text from being read as a brief, and what in a brief rules itself out."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from retrieval.brief import TIER_BOUNDS, Brief
from retrieval.reading.words.word_lists import listed

LONGEST = 20_000
"""Characters; a longer text is a document, not a brief."""
_LETTERS = re.compile(r"[^\W\d_]")

Code = Literal[
    "empty", "too_short", "greeting", "too_long", "binary", "no_words", "contradictory", "no_brief_code", "no_brief_recipe",
    "no_brief_question", "no_brief_prose",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefProblem:
    """Why a brief cannot be searched for; `details` hold what a message about it needs."""

    code: Code
    details: Mapping[str, str | int | float] = field(default_factory=dict)


def problem_with(text: str) -> BriefProblem | None:
    """What is wrong with a text before it is read; `None` where it may be a brief."""
    if len(text) > LONGEST:
        return BriefProblem(code="too_long", details={"characters": len(text), "most": LONGEST})
    stripped = text.strip()
    if not stripped:
        return BriefProblem(code="empty")
    noise = sum((unicodedata.category(c) in {"Cc", "Co", "Cn", "Cs"} and c not in "\n\r\t") or c == "\ufffd" for c in stripped)
    if noise * 20 > len(stripped):
        return BriefProblem(code="binary", details={"unreadable": noise})
    words = re.findall(r"[^\W\d_][\w\u0300-\u036f\u0e00-\u0eff\u200c'-]*", stripped)
    if not words:
        return BriefProblem(code="no_words")
    greetings = listed("greeting")
    if all(word.casefold() in greetings for word in words):
        return BriefProblem(code="greeting")
    if len(words) == 1 and len(_LETTERS.findall(words[0])) <= 2 and words[0].isascii():
        return BriefProblem(code="too_short", details={"text": stripped[:40]})
    return None


def contradiction(brief: Brief) -> BriefProblem | None:
    """The first pair of demands that no creator can meet together."""
    for low, high in (("followers_min", "followers_max"), ("budget_min", "budget_max"), ("audience_age_min", "audience_age_max")):
        least, most = getattr(brief, low), getattr(brief, high)
        if least is not None and most is not None and least > most:
            return BriefProblem(code="contradictory", details={"first": low, "second": high, "least": least, "most": most})
    if brief.start is not None and brief.end is not None and brief.start > brief.end:
        return BriefProblem(
            code="contradictory", details={"first": "start", "second": "end", "from": brief.start.isoformat(), "to": brief.end.isoformat()}
        )
    both = [platform for platform in brief.platforms if platform in brief.exclude_platforms]
    if both:
        return BriefProblem(code="contradictory", details={"first": "platforms", "second": "exclude_platforms", "value": both[0]})
    if brief.tiers and not any(_overlap(brief, *TIER_BOUNDS[tier]) for tier in brief.tiers):
        bound = (
            "followers_max" if brief.followers_max is not None and brief.followers_max < TIER_BOUNDS[brief.tiers[0]][0] else "followers_min"
        )
        return BriefProblem(
            code="contradictory", details={"first": "tiers", "second": bound, "value": brief.tiers[0], "most": getattr(brief, bound)}
        )
    return None


def _overlap(brief: Brief, least: int, most: int | None) -> bool:
    too_small = brief.followers_max is not None and brief.followers_max < least
    too_large = brief.followers_min is not None and most is not None and brief.followers_min > most
    return not (too_small or too_large)
