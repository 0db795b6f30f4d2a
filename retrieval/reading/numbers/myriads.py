"""Numbers of East Asia, counted by ten thousands: 5万, 1億2000万, 三千, 3천5백만, 1万5, 오십만."""

import re
from typing import TYPE_CHECKING

from retrieval.reading.edges import hangul
from retrieval.reading.numbers.digits import value_of

if TYPE_CHECKING:
    from retrieval.reading.page import Page

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_TAIL = re.compile(r"\d(?![\d.,%])")
_MYRIAD = 10_000
_LONGEST = 24
"""Letters of a number: what is longer is none, and reading stays linear."""


def myriad_at(page: "Page", at: int) -> tuple[int, float, float, bool] | None:
    """End, value, greatest unit and spelling of the number that starts here; `None` where none does."""
    text = page.plain
    total = section = 0.0
    current: float | None = None
    unit, last, start = 1.0, float("inf"), at
    spelled = not text[at].isdigit()
    while at < min(len(text), start + _LONGEST):
        if text[at].isdigit():
            read = _digits(page, at) if current is None else None
            if read is None:
                break
            current, at = read
            continue
        scale = page.words.magnitudes.at(text, at)
        if scale is not None and (current is not None or section or float(scale.value) < _MYRIAD):
            worth = float(scale.value)
            if worth >= _MYRIAD:
                if worth > last:
                    break
                total, section, last = total + (section + (1 if current is None and not section else current or 0)) * worth, 0.0, worth
            else:
                section += (1 if current is None else current) * worth
            current, unit, at = None, max(unit, worth), at + len(scale.phrase)
            at, tail = _colloquial(text, at, worth)
            section += tail
            at = _over_space(page, at, worth)
            continue
        digit = page.words.digits.at(text, at) if current is None else None
        if digit is None or (hangul(text[at]) and at > start and total == section == 0):
            break
        current, at = float(digit.value), at + len(digit.phrase)
    value = total + section + (current or 0)
    end = at
    while end > start and text[end - 1] == " ":
        end -= 1
    return (end, value, unit, spelled) if value or (current == 0) else None


def _digits(page: "Page", at: int) -> tuple[float, int] | None:
    found = _DIGITS.match(page.plain, at)
    value = value_of(found.group(), ".") if found else None
    return None if found is None or value is None else (value, found.end())


def _colloquial(text: str, at: int, worth: float) -> tuple[int, float]:
    """A last digit that counts the next smaller unit: 1万5 is 15,000."""
    m = _TAIL.match(text, at)
    if m is None or worth < 100 or _goes_on(text, m.end()):
        return at, 0.0
    return m.end(), int(m.group()) * worth / 10


def _goes_on(text: str, at: int) -> bool:
    return text[at : at + 1] in set("十百千万億亿십백천만억名人位명원円元代歳岁条篇本-~")


def _over_space(page: "Page", at: int, worth: float) -> int:
    """Past the space in "1억 5천만", where a smaller unit follows."""
    m = re.compile(r" (\d+)").match(page.plain, at)
    if m is None or worth < _MYRIAD:
        return at
    scale = page.words.magnitudes.at(page.plain, m.end())
    return at + 1 if scale is not None and float(scale.value) <= worth and hangul(page.plain[m.end()]) else at
