"""Numbers as they are written or spelled: digits with the separators of the language, magnitude words, sums such as "1tr8"."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from retrieval.reading.page import Page

_DIGITS = re.compile(r"\d+(?:[.,']\d+)*")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,])")
_THOUSANDS = re.compile(r"\d{1,3}(?: 000)+(?![\d.,])")
_FIRST = re.compile(r"\d")


class Number(NamedTuple):
    """A number and where it stands; `unit` is the magnitude word's worth (1 without one), `spelled` without a digit."""

    start: int
    end: int
    value: float
    unit: float
    spelled: bool


def value_of(digits: str, decimal: str) -> float | None:
    """The value of digits with separators, in a language whose decimal separator is `decimal`; `None` where it is no number."""
    digits = digits.replace("'", "")
    seps = [c for c in digits if c in ".,"]
    if not seps:
        return float(digits) if len(digits) <= 15 else None
    groups = re.split(r"[.,]", digits)
    grouped = all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(seps)) == 1:
        if len(seps) > 1:
            indian = seps[0] == "," and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]) and len(groups[0]) <= 2
            return float("".join(groups)) if grouped or indian else None
        if grouped and (seps[0] != decimal or groups[1] == "000"):
            return float("".join(groups))
        return float(".".join(groups))
    if seps[:-1].count(seps[-1]) or len(set(seps[:-1])) > 1:
        return None
    return float("".join(groups[:-1]) + "." + groups[-1])


def number_at(page: "Page", at: int) -> Number | None:
    """The number that starts exactly here, with its magnitudes and what is added to it ("1 million 200 thousand")."""
    term = _term(page, at)
    if term is None:
        return None
    end, value, unit, spelled = term
    total = value
    while True:
        more = _added(page, end, unit, spelled=spelled)
        if more is None:
            return Number(at, end, total, unit if unit >= 1 else 1, spelled)
        end, value, unit = more
        total += value


def _term(page: "Page", at: int) -> tuple[int, float, float, bool] | None:
    """End, value, smallest unit and spelling of digits or a word with its magnitudes."""
    text = page.plain
    spelled = False
    unit = 1.0
    if text[at : at + 1].isdigit():
        found = (
            (_SPACED.match(text, at) if page.language in {"fr", "es", "de", "pl", "ru"} else None)
            or _THOUSANDS.match(text, at)
            or _DIGITS.match(text, at)
        )
        if found is None:
            return None
        digits, end = found.group().replace(" ", ""), found.end()
        value = value_of(digits, page.words.decimal)
        if value is None:
            return None
        slash = re.compile(r"/(\d)(?= )").match(text, end) if page.language == "fa" and digits.isdigit() else None
        if slash and page.words.magnitudes.at(text, page.skip(slash.end())):
            value, end = value + int(slash.group(1)) / 10, slash.end()
    elif mark := page.mark_at("digit", at):
        end, value, spelled = mark.end, float(mark.value), True
        if value >= 10 and value % 10 == 0:
            unit = 100.0 if value % 100 == 0 else 10.0
    else:
        return None
    while True:
        gap = page.skip(end)
        if gap - end > 1:
            break
        entry = page.words.magnitudes.at(text, gap)
        if entry is None or (len(entry.phrase) <= 2 and text[gap : gap + 3].isalpha() and not _short_ok(text, gap, entry.phrase)):
            break
        scale = float(entry.value)
        value *= scale
        unit = scale if unit == 1 or scale > unit else unit * scale
        end = gap + len(entry.phrase)
        tail = re.compile(r"\d{1,3}(?![\d.,%])").match(text, end)
        if tail and gap + len(entry.phrase) == tail.start() and scale >= 1000:
            value += int(tail.group()) * scale / 10 ** len(tail.group())
            end = tail.end()
            break
    half = page.mark_at("half", page.skip(end))
    if half is not None and unit > 1:
        value, end = value + unit / 2, half.end
    return end, value, unit, spelled


def _short_ok(text: str, at: int, phrase: str) -> bool:
    after = text[at + len(phrase) : at + len(phrase) + 1]
    return not after.isalpha()


def _added(page: "Page", end: int, unit: float, *, spelled: bool) -> tuple[int, float, float] | None:
    """What is added to a number that ends here: a smaller term right after it or after the language's "and"."""
    if unit <= 1:
        return None
    at = page.skip(end)
    plus = page.mark_at("plus", at)
    if plus is not None:
        at = page.skip(plus.end)
    elif page.plain[at : at + 1] == "-" and spelled:
        at += 1
    elif at - end > 1:
        return None
    if at == end and not (page.plain[at : at + 1] and not page.plain[at].isdigit()):
        return None
    term = _term(page, at)
    if term is None:
        return None
    after, value, smaller, also_spelled = term
    if value >= unit or (not also_spelled and smaller <= 1) or (not spelled and also_spelled and smaller <= 1):
        return None
    return after, value, smaller


_MOST = 1_000
"""Numbers read: no brief holds more, a table pasted into one does."""


def numbers(page: "Page") -> list[Number]:
    """The first `_MOST` numbers, left to right, each as long as it can be."""
    starts = sorted({m.start() for m in _FIRST.finditer(page.plain)} | {m.start for m in page.marks("digit")})
    found: list[Number] = []
    end = 0
    for at in starts:
        if len(found) >= _MOST:
            break
        if at < end or (page.plain[at].isdigit() and _inside_word(page, at)):
            continue
        if at and page.plain[at].isdigit() and page.plain[at - 1].isdigit():
            continue
        number = number_at(page, at)
        if number is not None:
            found.append(number)
            end = number.end
        elif page.plain[at].isdigit():
            end = _DIGITS.match(page.plain, at).end()  # type: ignore[union-attr]  # a digit stands here
    return found


def _inside_word(page: "Page", at: int) -> bool:
    """Whether the digit belongs to a word such as "K9"; a currency's code may touch it ("Rp25")."""
    before = page.plain[at - 1 : at]
    return before.isalpha() and before.isascii() and page.mark_ending("currency", at) is None
