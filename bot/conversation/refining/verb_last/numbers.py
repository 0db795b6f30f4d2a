"""Numbers that the verb behind them tells the meaning of: ages, people, pieces."""

import re
from collections.abc import Iterator
from functools import cache

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import either, phrases
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.refining.verb_last.sums import bare_sum
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity


def ages_told(page: Page, cues: Cues) -> dict[str, object]:
    """Years beside a word for age without the word "years" ("make the lowest age 30")."""
    for noun in cues.found("field", page.plain, "audience_age") if grammar_of(page.language).verb_last else ():
        part = page.part(noun.start)
        for q in page.amounts(noun.end, part.end):
            if q.unit > 10 or not 10 <= q.low <= q.high <= 99 or not bare_sum(page, q):
                continue
            words = page.plain[part.start : q.start]
            if q.high > q.low:
                return {"audience_age_min": int(q.low), "audience_age_max": int(q.high)}
            if q.bound == "min" or cues.says("condition", "least", words):
                return {"audience_age_min": int(q.low)}
            if q.bound == "max" or cues.says("condition", "most", words):
                return {"audience_age_max": int(q.high)}
    return {}


def count_meant(page: Page) -> int | None:
    """Of several numbers the one that the verb leads to ("take 3 off, make it 5")."""
    led = _led_to(page.language).findall(page.plain) if grammar_of(page.language).verb_last else []
    return int(led[-1]) if led else None


def people_alone(page: Page) -> int | None:
    """People counted in a part of their own, whatever the parts before it are about."""
    parts = (
        (_people_alone(page.language).fullmatch(page.plain[part.start : part.end]) for part in page.parts())
        if grammar_of(page.language).verb_last
        else ()
    )
    return next((int(m.group(1)) for m in parts if m), None)


def firsts_in_digits(text: str, language: str) -> str:
    """ "The first of Esfand" with its digit, as long as before."""
    first = _first_day(language)
    return first.sub(lambda m: "1".ljust(m.end() - m.start()), text) if first is not None else text


@cache
def _led_to(language: str) -> re.Pattern[str]:
    leads, counted, pieces = (either(language, "sentence", name) for name in ("leads_to", "counted", "pieces"))
    return re.compile(rf"(?:{leads})\s+(\d{{1,2}})\s*(?:{counted})(?!\w)(?!\s*(?:{pieces}))")


@cache
def _people_alone(language: str) -> re.Pattern[str]:
    people, done = either(language, "sentence", "people"), either(language, "sentence", "people_done")
    return re.compile(rf"\s*(\d{{1,2}})\s*(?:{people})\w{{0,2}}(?:\s+(?:{done}))*\s*")


@cache
def _first_day(language: str) -> re.Pattern[str] | None:
    first, month = (
        either(language, "sentence", "first_day"),
        "|".join(word for name, word in phrases(language, "sentence") if name == "month"),
    )
    return re.compile(rf"(?<!\w)(?:{first})(?=\s+(?:{month})(?!\w))") if first else None


def counted_behind(page: Page) -> Iterator[tuple[str, int]]:
    """Pieces whose number stands behind them with the verb ("make the stories 4"), where a part holds one of each."""
    for mark in page.marks("kind") if grammar_of(page.language).verb_last else ():
        part = page.part(mark.start)
        numbers = page.amounts(*part)
        kinds = page.marks("kind", *part)
        if (
            len(numbers) == 1
            and len(kinds) == 1
            and numbers[0].start > mark.end
            and numbers[0].high <= 30
            and _counts_pieces(page, numbers[0])
        ):
            yield mark.value.partition("@")[0], int(numbers[0].high)


def _counts_pieces(page: Page, q: Quantity) -> bool:
    after = page.skip(q.end)
    return not q.currency and q.unit == 1 and (after >= page.part(q.start).end or page.mark_at("piece", after) is not None)
