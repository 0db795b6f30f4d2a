"""Amounts with their bounds: a number or a range of two, and the "at least", "up to" or "around" beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from retrieval.reading.numbers.numbers import Number, numbers
from retrieval.reading.words.lexicon import Mark

if TYPE_CHECKING:
    from retrieval.reading.page import Page


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` and `high` agree unless a range was written; `bound` is min, max or about where a word says so. The span holds the bare
    number, the outer one its bound words and currency signs too."""

    start: int
    end: int
    low: float
    high: float
    bound: str | None
    outer_start: int
    outer_end: int
    spelled: bool
    unit: float
    currency: str | None = None

    @property
    def minimum(self) -> float | None:
        """The least that is meant, if the words say so."""
        return self.low if self.high > self.low or self.bound == "min" else None

    @property
    def maximum(self) -> float | None:
        """The most that is meant, if the words say so."""
        return self.high if self.high > self.low or self.bound == "max" else None


def quantities(page: "Page") -> Iterator[Quantity]:
    """Amounts and ranges, left to right; the numbers of a date are left out by the caller."""
    found = [n for n in numbers(page) if not page.claimed(n.start, n.end)]
    skip = False
    for this, following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        pair = _range(page, this, following) if following is not None else None
        if pair is not None and following is not None:
            skip = True
            yield _bounded(page, this.start, following.end, *pair, spelled=this.spelled, unit=following.unit)
        else:
            yield _bounded(page, this.start, this.end, this.value, this.value, spelled=this.spelled, unit=this.unit)


def _range(page: "Page", first: Number, second: Number) -> tuple[float, float] | None:
    """Low and high where the words between two numbers say "to"."""
    at = _past_currency(page, first.end)
    if page.plain[at : at + 1] in {"-", "~"}:
        at = page.skip(at, " -~")
    elif (mark := page.mark_at("range", at)) is not None:
        at = page.skip(mark.end)
        if (most := page.mark_at("bound_before", at)) is not None and most.value == "max":  # "từ 10k đến dưới 50k"
            at = page.skip(most.end)
    elif (both := page.mark_at("both", at)) is not None and page.mark_ending("between", page.back(_before_currency(page, first.start))):
        at = page.skip(both.end)
    else:
        return None
    at = _past_currency(page, at)
    if at != second.start:
        return None
    low, high = first.value, second.value
    if second.unit >= 1000 > first.unit and low * second.unit < high:
        low *= second.unit
    if high < low and _turned(page, first, second):
        low, high = high, low
    return (low, high) if low < high else None


def _turned(page: "Page", first: Number, second: Number) -> bool:
    """Whether two amounts of a kind name a range from its upper end ("50k-10k", "between 5% and 2%")."""
    between = page.mark_ending("between", page.back(_before_currency(page, first.start))) is not None
    return between or (first.unit >= 1000 and second.unit >= 1000)


def _past_currency(page: "Page", at: int) -> int:
    at = page.skip(at)
    if page.plain[at : at + 1] == "%":  # "between 2% and 5%"
        return page.skip(at + 1)
    mark = page.mark_at("currency", at)
    if mark is None and page.words.modifiers_first:  # "20代〜30代", "1万人から5万人"
        mark = page.mark_at("age", at) or page.mark_at("counter", at) or page.mark_at("followers", at)
    return page.skip(mark.end) if mark is not None else at


def _before_currency(page: "Page", at: int) -> int:
    back = page.back(at)
    mark = page.mark_ending("currency", back)
    return page.back(mark.start) if mark is not None else back


def _bounded(page: "Page", start: int, end: int, low: float, high: float, *, spelled: bool, unit: float) -> Quantity:
    outer_start, outer_end, currency = start, end, None
    if (sign := page.mark_ending("currency", page.back(start))) is not None and start - sign.end <= 1 and not _of_another(page, sign):
        outer_start, currency = sign.start, sign.value
    at = page.skip(end)
    if unit >= 1000 and page.plain.startswith("de ", at):  # "dos millones de pesos"
        at = page.skip(at + 3)
    if (sign := page.mark_at("currency", at)) is not None:
        outer_end = sign.end
        # "$5k USD": the code says more than the sign
        currency = sign.value if currency is None or len(page.plain[sign.start : sign.end]) > 1 else currency
        at = page.skip(outer_end)
        if (second := page.mark_at("currency", at)) is not None:
            currency, outer_end = second.value, second.end
    bound = None
    before = page.back(outer_start, " :=")
    if (fill := page.mark_ending("bound_fill", before)) is not None:  # "at most, make it 5k"
        before = page.back(fill.start) if page.mark_ending("bound_before", page.back(fill.start)) else before
    for _ in range(2):
        if (word := page.mark_ending("bound_before", before)) is not None:
            bound, outer_start = bound or word.value, word.start
            before = page.back(outer_start, " :")
    following = page.plain[outer_end + 1 : outer_end + 2]
    if page.plain[outer_end : outer_end + 1] == "+" and not (following.isalnum() and (following.isascii() or not page.words.myriad)):
        bound, outer_end = bound or "min", outer_end + 1
    if bound in {None, "about"} and (word := _bound_after(page, outer_end)) is not None:
        bound = word.value  # "about 50k and up" is a floor
    if (word := _bound_after(page, outer_end, "bound_final")) is not None:
        bound = word.value  # "from 50k be it not less": the verb at the end has the last word
    return Quantity(start, end, low, high, bound, outer_start, outer_end, spelled, unit, currency)


def _of_another(page: "Page", sign: Mark) -> bool:
    """Whether a word of currency before an amount is written behind another amount ("80k บาท 4 คน")."""
    before = page.back(sign.start)
    return (
        page.words.phrases_spaced
        and before > 0
        and (page.plain[before - 1].isdigit() or page.plain[before - 1] in "km" or sign.start == before)
    )


def _bound_after(page: "Page", at: int, name: str = "bound_after") -> Mark | None:
    """The bound word behind an amount, with at most two words of what is counted between them ("80k subscribers minimum")."""
    for _ in range(3):
        at = page.skip(at, " -(")
        if (word := page.mark_at(name, at)) is not None:
            adds = page.plain[word.start : word.end] == "+" and page.plain[word.start - 1] == " "  # "300 dollars + a book"
            return None if adds and page.plain[word.end + 1 : word.end + 2].isalpha() else word
        between = page.mark_at("followers", at) or page.mark_at("counter", at) or page.mark_at("age", at) or page.mark_at("currency", at)
        if between is None and page.plain[at : at + 1] == "%":
            at += 1
            continue
        if between is None:
            return None
        at = between.end
    return None
