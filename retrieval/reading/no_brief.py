"""Tells a text that is no brief: code, a recipe, a question about something else, prose that asks for no creators."""

import re
from typing import Literal

from retrieval.brief import Brief
from retrieval.reading.page import Page
from retrieval.reading.surface import Span

Kind = Literal["code", "recipe", "question", "prose"]

_CODE_LINE = re.compile(
    r"^\s*(?:def |class |import |from \w+ import|return\b|function\b|const |let |var |public |private |#include|using |package |"
    r"select\b.*\bfrom\b|insert into|create table|</?\w+[^>]*>|[{}\[\]();]+\s*$|//|/\*|\w+\s*=\s*.+;\s*$|"
    r"if \(.+\)|for \(.+\)|\$ |>>> |print\()|=>|;\s*$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?<![\w.])\d+(?:[./]\d+)?\s*(?:g|gr|grams?|kg|ml|cl|dl|l|oz|lbs?|cups?|tbsps?|tsps?|tablespoons?|teaspoons?|cloves?|pinch|"
    r"กรัม|ช้อนโต๊ะ|ช้อนชา|ถ้วย|มล\.?|มิลลิลิตร|ฟอง|กลีบ|گرم|قاشق|پیمانه|لیوان|عدد|حبه|muỗng|thìa|gam|gram|củ|quả|tép|chén|cucharadas?|"
    r"tazas?|cuillères?|EL|TL|大さじ|小さじ)(?!\w)",
    re.IGNORECASE,
)
_SPOON = re.compile(
    r"(?<!\w)(?:tbsps?|tsps?|tablespoons?|teaspoons?|cups?|قاشق|پیمانه|muỗng|thìa|cucharadas?)(?!\w)|ช้อนโต๊ะ|ช้อนชา|大さじ|小さじ",
    re.IGNORECASE,
)
"""Measures of the kitchen alone; grams are on packages too."""
_STEPS = re.compile(
    r"preheat|whisk|stir in|simmer|knead|oven|ตั้งกระทะ|ผัด|คนให้เข้ากัน|นวด|อบที่|فر را|تفت|هم بزنید|ورز|xào|khuấy|nướng|đun|nhào", re.IGNORECASE
)
_ASKS = re.compile(
    r"^\s*(?:who|what|when|where|how|is|are|do|does|did|tell me|ใคร|อะไร|เมื่อไหร่|กี่โมง|چه|چی|کی|کجا|آیا|چند|ai|gì|bao giờ|mấy giờ|"
    r"thế nào|¿)(?!\w)",
    re.IGNORECASE,
)
_ASKS_LAST = re.compile(r"(?:ไหม|มั้ย|หรือเปล่า|รึเปล่า|เหรอ|กี่โมง|เท่าไหร่)(?:คะ|ครับ|เนี่ย|อะ)?\s*$|(?:không|chưa|hả)\s*$")
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
        measures, spoons = len(_MEASURE.findall(page.plain)), len(_SPOON.findall(page.plain))
        if measures >= 3 or (measures >= 2 and spoons) or (measures >= 1 and len(_STEPS.findall(page.plain)) >= 2):
            return "recipe"
    if not evidence and _is_question(page):
        return "question"
    words = max(len(text.split()), len(text) // 6 if page.words.unspaced else 0)
    if words >= _PROSE_WORDS and len(evidence) * 40 < words:
        return "prose"
    return None


def _evidence(page: Page, said: Brief) -> set[str]:
    found = {name for name in _EVIDENCE if page.marks(name)}
    told = ("how_many", "budget_max", "followers_min", "followers_max", "brand", "product")
    return found | {name for name in told if getattr(said, name) is not None}


def _is_question(page: Page) -> bool:
    first = page.clauses[0] if page.clauses else Span(0, 0)
    opened = _ASKS.match(page.plain[first.start : first.end]) is not None
    return opened or page.plain.rstrip().endswith("?") or _ASKS_LAST.search(page.plain) is not None
