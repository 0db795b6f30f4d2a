"""Numbers as they are written or spelled: digits with separators, magnitude words, sums such as "1tr8"."""

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.reading.numbers.myriads import myriad_at
from retrieval.reading.numbers.vietnamese import fives, spoken_at

if TYPE_CHECKING:
    from retrieval.reading.page import Page
from retrieval.reading.numbers.digits import value_of

_DIGITS = re.compile(r"\d+(?:[.,']\d+)*")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,])")
_THOUSANDS = re.compile(r"\d{1,3}(?: 000)+(?![\d.,])")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_FIRST = re.compile(r"\d")


class Number(NamedTuple):
    """A number and where it stands; `unit` is the magnitude word's worth (1 without one), `spelled` without a digit."""

    start: int
    end: int
    value: float
    unit: float
    spelled: bool


def number_at(page: "Page", at: int) -> Number | None:
    """The number that starts exactly here, with its magnitudes and what is added to it ("1 million 200 thousand")."""
    if page.words.myriad:
        found = myriad_at(page, at)
        return None if found is None else Number(at, found[0], found[1], found[2], found[3])
    if page.language == "vi" and page.plain[at].isalpha():
        told = spoken_at(page, at)
        return None if told is None else Number(at, told.end, told.value, told.unit, spelled=True)
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
        found = (_SPACED.match(text, at) if page.words.thousands_spaced else None) or _THOUSANDS.match(text, at) or _DIGITS.match(text, at)
        if found is None:
            return None
        digits, end = found.group().replace(" ", ""), found.end()
        either = page.language == "es" and _ONE_GROUP.fullmatch(digits) is not None  # Mexico writes 4,500, Spain 4.500
        value = value_of(digits, "" if either else page.words.decimal)
        if value is None:
            return None
        slash = re.compile(r"/(\d)(?= )").match(text, end) if page.language == "fa" and digits.isdigit() else None
        if slash and page.words.magnitudes.at(text, page.skip(slash.end())):
            value, end = value + int(slash.group(1)) / 10, slash.end()
    elif mark := page.mark_at("digit", at):
        end, value, spelled = mark.end, float(mark.value), True
        if value >= 10 and value % 10 == 0:
            unit = 100.0 if value % 100 == 0 else 10.0
    elif page.words.phrases_spaced and (entry := page.words.digits.at(text, at)) is not None:  # "สองแสน" hides "ห้าหมื่น"
        end, value, spelled = at + len(entry.phrase), float(entry.value), True
    elif at in page.bare_magnitudes:
        end, value, spelled = at, 1.0, True
    else:
        return None
    while True:
        gap = page.skip(end)
        if gap - end > 1:
            break
        if spelled and (more := _spelled_more(page, end, unit)) is not None:
            end, value = more[0], value + more[1]
            gap = page.skip(end)
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
        if page.words.phrases_spaced and scale >= 100 and (small := _tenth(page, end)) is not None:
            value, end = value + small[0] * scale / 10, small[1]
            break
    half = page.mark_at("half", page.skip(end))
    if half is not None and unit > 1:
        value, end = value + unit / 2, half.end
    return end, value, unit, spelled


def _spelled_more(page: "Page", end: int, unit: float) -> tuple[int, float] | None:
    """Where the smaller words of a spelled number end that a magnitude multiplies ("two hundred and fifty thousand"), and their sum."""
    total, at, room = 0.0, end, unit
    while room > 1:
        start = page.skip(at)
        if (plus := page.mark_at("plus", start)) is not None:
            start = page.skip(plus.end)
        elif page.plain[start : start + 1] == "-":
            start += 1
        word = page.mark_at("digit", start)
        value = float(word.value) if word is not None else 0.0
        if word is None or not 0 < value < room:
            break
        total, at = total + value, word.end
        room = 100.0 if value % 100 == 0 else 10.0 if value >= 10 and value % 10 == 0 else 1.0
    scale = page.words.magnitudes.at(page.plain, page.skip(at)) if total else None
    return (at, total) if scale is not None and float(scale.value) > unit else None


def bare_magnitudes(page: "Page") -> frozenset[int]:
    """Where spaces part phrases, and in Persian: magnitudes that mean one of them, behind a word of money or a bound ("คนละหมื่น")."""
    if not page.words.phrases_spaced and page.language != "fa":
        return frozenset()
    heads = {page.skip(mark.end) for name in ("per", "budget", "bound_before") for mark in page.marks(name)}
    ends = {mark.start for mark in page.marks("bound_after")}  # "แสนขึ้นไป"
    known = page.words.magnitudes
    heads |= {end - n for end in ends for n in range(3, 6) if end >= n and (one := known.at(page.plain, end - n)) and len(one.phrase) == n}
    return frozenset(at for at in heads if (entry := known.at(page.plain, at)) is not None and len(entry.phrase) > 2)


def _tenth(page: "Page", at: int) -> tuple[int, int] | None:
    """A digit spelled right behind a magnitude, which counts its tenths ("หมื่นห้า" is 15,000), and where it ends."""
    entry = page.words.digits.at(page.plain, at)
    if entry is None or not 1 <= float(entry.value) <= 9 or page.words.magnitudes.at(page.plain, at + len(entry.phrase)) is not None:
        return None
    return int(entry.value), at + len(entry.phrase)


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


_LAUGHTER = re.compile(r"5{3,}\+?(?![\d.,]|\s*(?:บาท|คน|k|ผู้|ฟอล|วิว))")
"""How Thai laughs in digits: five is "ha"."""


def numbers(page: "Page") -> list[Number]:
    """The first `_MOST` numbers, left to right, each as long as it can be."""
    spelled = {m.start for m in page.marks("digit") + page.marks("digit_inside")} | (fives(page) if page.language == "vi" else set())
    starts = sorted({m.start() for m in _FIRST.finditer(page.plain)} | spelled | page.bare_magnitudes)
    found: list[Number] = []
    end = 0
    for at in starts:
        if len(found) >= _MOST:
            break
        if at < end or (page.plain[at].isdigit() and _inside_word(page, at)):
            continue
        if at and page.plain[at].isdigit() and page.plain[at - 1].isdigit():
            continue
        if page.language == "th" and (laugh := _LAUGHTER.match(page.plain, at)) is not None:
            end = laugh.end()
            continue
        number = number_at(page, at)
        if number is not None and number.spelled and page.words.myriad and not _counts(page, number):
            end = number.end
            continue
        if number is not None:
            found.append(number)
            end = number.end
        elif page.plain[at].isdigit():
            end = _DIGITS.match(page.plain, at).end()  # type: ignore[union-attr]  # a digit stands here
    return found


_THINGS = ("counter", "piece", "unit", "currency", "age", "kind", "followers", "person")


def _counts(page: "Page", number: Number) -> bool:
    """Whether a spelled number stands before what it counts, for its letters are parts of many words ("一般", "두피")."""
    if number.value < 10 and (lone := page.mark_at("digit_inside", number.start)) is not None and lone.end == number.end:
        return False
    if page.plain[number.end : number.end + 1] in {"~", "-"} or number.unit >= 10_000:
        return True
    after = page.skip(number.end)
    return any(page.mark_at(name, after) is not None for name in (_THINGS if number.end == after or number.value >= 10 else _THINGS[:3]))


def _inside_word(page: "Page", at: int) -> bool:
    """Whether the digit belongs to a word such as "K9"; a currency's code may touch it ("Rp25")."""
    before = page.plain[at - 1 : at]
    if not (before.isalpha() and before.isascii()) or page.mark_ending("currency", at) is not None:
        return False
    return not (page.words.myriad and any(page.mark_ending(name, at) for name in ("person", "kind", "platform", "followers")))
