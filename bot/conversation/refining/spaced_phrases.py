"""Languages whose spaces part phrases, as Thai: what closes a phrase, figures corrected, languages named by their country."""

import re
from collections.abc import Sequence
from functools import cache

from bot.conversation.cues.files import either
from retrieval.brief import Brief
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.surface import Span

_MONEY = ("budget_max", "budget_min")
_SIZES = ("followers_min", "followers_max")
_LEAST = 500
"""From this on an amount is money or followers, below it a count."""
_MOST = 200
_NOT_COUNTS = ("kind", "unit", "percent", "age", "month")


def phrase(page: Page, span: Span) -> Span:
    """What stands between spaces around these words, with what a list word joins to it."""
    part = page.part(span.start)
    start = max(page.plain.rfind(" ", 0, span.start) + 1, part.start)
    while (space := page.plain.find(" ", span.end, part.end)) >= 0:
        following = page.skip(space)
        join = page.mark_at("list_join", following)
        if join is None and page.mark_ending("list_join", space) is None:
            return Span(start, space)
        span = Span(span.start, max(following, join.end if join is not None else 0) + 1)
    return Span(start, part.end)


def corrected(page: Page, before: Brief, found: dict[str, object], taken: Sequence[Span]) -> dict[str, object]:
    """The other figure where the one that was read is the brief's own: "15k is too much, take 10k" names the old one first."""
    if not page.words.phrases_spaced:
        return {}
    for name in (*_MONEY, *_SIZES, "how_many"):
        old = getattr(before, name)
        if old is None or found.get(name) != old:
            continue
        small = name == "how_many"
        for q in page.quantities:
            inside = any(s.start < q.end and q.start < s.end for s in taken)
            if q.high != old and q.high == q.low and not inside and (q.high >= _LEAST) != small and not _of_another(page, q, small=small):
                return {name: int(q.high) if name not in _MONEY else float(q.high)}
    return {}


def _of_another(page: Page, q: Quantity, *, small: bool) -> bool:
    """Whether a figure counts or measures something else."""
    after = page.skip(q.end)
    if small:
        return bool(q.currency) or any(page.mark_at(name, after) for name in _NOT_COUNTS) or page.claimed(q.start, q.end)
    return q.bound is not None


def people_led_to(page: Page) -> int | None:
    """How many people a verb leads to, where the word for them stands before it and not behind the number ("ลดคนเหลือ 3")."""
    led = _led(page.language).search(page.plain) if page.words.phrases_spaced else None
    q = next(iter(page.amounts(led.end(), led.end() + 1)), None) if led is not None else None
    return int(q.high) if q is not None and q.high <= _MOST and q.unit == 1 and not _of_another(page, q, small=True) else None


@cache
def _led(language: str) -> re.Pattern[str]:
    before, people, between, last = (either(language, "sentence", f"people{name}") for name in ("_before", "", "_between", "_last"))
    return re.compile(rf"(?:{before})?(?:{people})(?:{between}| )*(?:{last}) ?(?=\d)")


def spoken_of(page: Page, span: Span) -> str | None:
    """The language that a country's name stands for behind a word for speaking ("พูดไทย")."""
    if not page.words.phrases_spaced or page.mark_ending("lang_cue", page.back(span.start)) is None:
        return None
    mark = page.mark_at("language", span.start)
    return mark.value if mark is not None else None


def turned(page: Page, first: int, second: int) -> bool:
    """Whether a "but" stands between two places: what is said of the one is not said of the other."""
    return page.words.phrases_spaced and bool(page.marks("but", min(first, second), max(first, second)))
