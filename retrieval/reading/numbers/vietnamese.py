"""Numbers as Vietnamese says them: "một trăm hai chục triệu", "hai triệu rưỡi", "ba triệu tám"."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from retrieval.reading.page import Page

_WORD = re.compile(r"[^\W\d_]+")
_FIVE = "năm"
_TENS = frozenset({"mươi", "chục", "muoi", "chuc"})
_HUNDRED = frozenset({"trăm", "tram"})
_ZERO = frozenset({"linh", "lẻ", "le"})
_HALF = frozenset({"rưỡi", "rưởi", "ruoi"})
_ONE_IN_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_COUNTED = ("counter", "piece", "kind", "person", "currency")
_STEPS = 16
"""Words of one number at most."""


class Spoken(NamedTuple):
    """Where a number ends, its value, and its largest magnitude (1 without one)."""

    end: int
    value: float
    unit: float


def fives(page: "Page") -> set[int]:
    """Where "năm" is five, not a year: before what it multiplies or counts."""
    return {m.start() for m in re.finditer(rf"\b{_FIVE}\b", page.plain) if _is_five(page, m.end(), first=True)}


def spoken_at(page: "Page", at: int) -> Spoken | None:
    """The number whose first word stands here; `None` where it is none or one that other readers know as well."""
    total = group = unit = 0.0
    scale = 0.0
    digit: float | None = None
    end, after_hundred = at, False
    for step in range(_STEPS):
        start = page.skip(end)
        m = _WORD.match(page.plain, start)
        if m is None or start - end > 1:
            break
        word = m.group()
        found = _digit(page, start, word, first=step == 0)
        if found is not None and digit is None:
            if scale and group == 0 and found < 10 and not _goes_on(page, m.end()):
                if _counts(page, m.end()):
                    break
                return Spoken(m.end(), total + found * scale / 10, unit)
            if found >= 10:
                group, end = group + found, m.end()
                continue
            digit, end = found, m.end()
            continue
        if word in _TENS and (digit is not None or step == 0):
            group, digit, after_hundred = group + 10 * (digit or 1), None, False
        elif word in _HUNDRED and (digit is not None or step == 0):
            group, digit, after_hundred = group + 100 * (digit or 1), None, True
        elif word in _ZERO and group:
            after_hundred = False
        elif word in _HALF and (scale or group):
            total += scale / 2 if scale and not group else (50 if after_hundred else 5)
        elif (entry := page.words.magnitudes.at(page.plain, start)) is not None and float(entry.value) >= 1000 and len(entry.phrase) > 1:
            worth = float(entry.value)
            group += (digit or 0) * (10 if after_hundred and digit else 1)
            total += ((total if unit and worth > unit else group) or 1) * worth
            scale = worth
            unit, group, digit, after_hundred = max(unit, worth), 0.0, None, False
            end = start + len(entry.phrase)
            continue
        else:
            break
        end = m.end()
    if end == at:
        return None
    rest = group + (digit or 0) * (10 if after_hundred and digit else 1)
    return Spoken(end, total + rest, unit or 1)


def _digit(page: "Page", at: int, word: str, *, first: bool) -> float | None:
    if word == _FIVE:
        return 5.0 if _is_five(page, at + len(word), first=first) else None
    if not first and word in _ONE_IN_TENS:
        return float(_ONE_IN_TENS[word])
    entry = page.mark_at("digit", at)
    if entry is None or not 1 <= float(entry.value) <= 10 or entry.end != at + len(word):
        return None
    return float(entry.value)


def _is_five(page: "Page", end: int, *, first: bool) -> bool:
    return _goes_on(page, end) or (first and _counts(page, end))


def _goes_on(page: "Page", end: int) -> bool:
    """Whether a word of tens, hundreds or a magnitude follows, which a digit multiplies."""
    at = page.skip(end)
    m = _WORD.match(page.plain, at)
    if m is None:
        return False
    entry = page.words.magnitudes.at(page.plain, at)
    return m.group() in _TENS | _HUNDRED or (entry is not None and float(entry.value) >= 1000 and len(entry.phrase) > 1)


def _counts(page: "Page", end: int) -> bool:
    at = page.skip(end)
    return any(page.mark_at(name, at) is not None for name in _COUNTED)
