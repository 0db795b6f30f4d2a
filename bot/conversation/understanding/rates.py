"""The rate of a currency that a message tells: how much of it a US dollar is."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.conversation.cues.files import own_words
from bot.conversation.understanding.heard import Heard
from retrieval.reading.money.currencies import TOMAN
from retrieval.reading.quantities import Quantity
from retrieval.reading.surface import Span

DOLLAR = "USD"
RIAL = "IRR"
_RIALS = 10
"""A toman is ten rials."""
_LEAST_TOMAN = 1_000
"""Fewer toman to a dollar are thousands whose word was left out, as people say it."""
_LEAST_RIALS = 300_000
"""Fewer rials to a dollar than this, with no unit named, are taken for toman, in which people tell prices. Set by hand."""
_BY_THE_THOUSAND = frozenset({"VND", "IRR", "IDR", "LAK", "KHR", "KRW"})
"""Of these a dollar is hundreds or more, so that a point in "26.150" groups digits."""
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LEFT = 5
"""Letters that may be left of a message that tells a rate and has no word for one."""
_LEFT_BESIDE_A_WORD = 14
_TURNS = frozenset({"only", "also", "take_away", "instead_of", "take_away_after", "only_after", "also_after"})


class Money(NamedTuple):
    """A currency that is named, and where."""

    span: Span
    code: str


def rate_told(heard: Heard) -> str | None:
    """ "VND 26000" where a message says that, or answers with a number what was asked; `None` where it tells no rate."""
    asked = heard.scene.rate_for
    named, amounts = _named(heard), heard.studied.page.quantities
    if not amounts or len(amounts) > 2 or any(q.low != q.high or q.bound for q in amounts):
        return None
    if asked is not None and len(amounts) == 1 and _left(heard, named, amounts) <= _LEFT:
        told = {m.code for m in named} or {asked}
        if len(told) == 1 and DOLLAR not in told:
            return _told(min(told), _value(heard, amounts[0], min(told)))
    if any(cue.name in _TURNS for cue in heard.cues.found("operator", heard.plain)):
        return None
    if len(amounts) == 1 and _asks(heard):
        return None
    worded = bool(heard.cues.found("rate", heard.plain))
    if _left(heard, named, amounts) > (_LEFT_BESIDE_A_WORD if worded else _LEFT):
        return None
    codes = list(dict.fromkeys(m.code for m in named))
    if len(codes) == 2 and DOLLAR in codes:
        return _of_two(heard, named, amounts, next(code for code in codes if code != DOLLAR))
    if len(amounts) == 1 and worded and not heard.creators(sure=True):
        return _of_one(heard, codes, amounts[0])
    return None


def speaks_of_rates(heard: Heard) -> bool:
    """Whether a message tells a rate that is none to the US dollar ("1 EUR = 28,000 VND"), or asks for one: it is no budget either."""
    named, page = _named(heard), heard.studied.page
    if len({m.code for m in named}) < 2 or not page.quantities or not (heard.cues.found("rate", heard.plain) or _asks(heard)):
        return False
    turns = any(cue.name in _TURNS for cue in heard.cues.found("operator", heard.plain))
    return not turns and _left(heard, named, page.quantities) <= _LEFT_BESIDE_A_WORD


def _asks(heard: Heard) -> bool:
    """Whether a message asks rather than tells how much of one currency another is."""
    marked = heard.text.rstrip(" !.").endswith(("?", "؟"))
    return marked or heard.cues.says("rate", "ask", heard.plain) or heard.cues.says("asking", "wonder", heard.plain)


def _of_two(heard: Heard, named: Sequence[Money], amounts: Sequence[Quantity], other: str) -> str | None:
    """ "1 USD = 26,000 VND", "33 baht to the dollar", "an euro is 1.08 dollars"."""
    owners = {_owner(q, named) for q in amounts}
    if len(amounts) == 2:
        by_code = {_owner(q, named): q.high for q in amounts}
        if len(owners) != 2 or None in owners or (1 not in by_code.values() and "=" not in heard.plain) or by_code[DOLLAR] <= 0:
            return None
        value = next(_value(heard, q, other) for q in amounts if _owner(q, named) != DOLLAR)
        return _told(other, value / by_code[DOLLAR])
    amount = amounts[0]
    if _owner(amount, named) == DOLLAR and amount.high > 0 and not heard.cues.says("rate", "link", heard.plain):
        return _told(other, 1 / amount.high)
    return _told(other, _value(heard, amount, other))


def _of_one(heard: Heard, codes: Sequence[str], amount: Quantity) -> str | None:
    """ "VND rate is 25,900", "tỷ giá 25.900", "نرخ دلار ۱۰۵ هزار": the currency that is named or was asked for, else the brief's or that of
    the language, which comes first where the dollar is named. A fee or a budget is no rate ("rate 5,000 baht", "budget is at 5,000")."""
    brief = heard.scene.brief
    home = next(iter(own_words(heard.cues.language, "rate", "home")), "").upper()
    spent = brief.budget_currency if brief and brief.budget_currency not in (None, DOLLAR) else None
    named = next((code for code in codes if code != DOLLAR), None)
    if _word_near(heard, "word", amount):
        code = named or heard.scene.rate_for or (home or spent if codes else spent or home)
        return _told(code, _value(heard, amount, code)) if code else None
    loose = _word_near(heard, "loose", amount) and named is not None
    linked = heard.cues.says("rate", "link", heard.plain) and DOLLAR in codes
    code = named or (home if linked else None)
    if amount.currency is not None or not (loose or linked) or not code or heard.cues.says("field", "budget", heard.plain):
        return None
    return _told(code, _value(heard, amount, code))


def _word_near(heard: Heard, name: str, amount: Quantity) -> bool:
    return any(abs(cue.start - amount.start) < _NEAR for cue in heard.cues.found("rate", heard.plain, name))


_NEAR = 24
"""Letters between a word for rates and the number of one."""


def _value(heard: Heard, amount: Quantity, code: str) -> float:
    """How much of a currency is written: rials also as toman, digits also grouped by points."""
    written = heard.plain[amount.start : amount.end]
    value = amount.high
    if code in _BY_THE_THOUSAND and _GROUPED.fullmatch(written):
        value = float(written.replace(".", ""))
    toman = any(m.code == TOMAN for m in _named(heard, merged=False))
    rials = any(m.code == RIAL for m in _named(heard, merged=False))
    if code == RIAL and (toman or (not rials and value < _LEAST_RIALS)):
        return (value * 1_000 if value < _LEAST_TOMAN else value) * _RIALS
    return value


def _told(code: str, value: float) -> str | None:
    number = f"{value:.8f}".rstrip("0").rstrip(".") if 1e-6 < value < 1e9 else "0"
    return f"{code} {number}" if number != "0" and code != DOLLAR else None


def _named(heard: Heard, *, merged: bool = True) -> list[Money]:
    """The currencies of a message, each place once; toman as rials unless they are to be told apart."""
    page = heard.studied.page
    found = [Money(Span(m.start, m.end), m.value) for m in page.marks("currency") if not m.value.startswith("?")]
    found += [Money(Span(c.start, c.end), c.name) for c in heard.cues.found("currency", page.plain)]
    found += [Money(Span(q.start, q.end), q.currency) for q in page.quantities if q.currency and not q.currency.startswith("?")]
    kept: list[Money] = []
    for one in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if not any(one.span.start < k.span.end and k.span.start < one.span.end for k in kept):
            kept.append(one)
    return [m._replace(code=RIAL) if merged and m.code == TOMAN else m for m in sorted(kept, key=lambda m: m.span.start)]


def currencies_named(heard: Heard) -> tuple[str, ...]:
    """Codes of the currencies that a message names, in order, each once."""
    return tuple(dict.fromkeys(m.code for m in _named(heard)))


def _owner(amount: Quantity, named: Iterable[Money]) -> str | None:
    """The currency of an amount: the reader's, else that of the name nearest to it."""
    if amount.currency is not None and not amount.currency.startswith("?"):
        return RIAL if amount.currency == TOMAN else amount.currency
    near = sorted((min(abs(m.span.start - amount.end), abs(amount.start - m.span.end)), m.span.start, m.code) for m in named)
    return near[0][2] if near else None


def _left(heard: Heard, named: Iterable[Money], amounts: Iterable[Quantity]) -> int:
    """Letters of a message beside amounts, currencies, courtesies and words for rates."""
    letters = list(heard.plain)
    cues = [c for section in ("courtesy", "rate") for c in heard.cues.found(section, heard.plain)]
    spans = [m.span for m in named] + [Span(q.outer_start, q.outer_end) for q in amounts] + [Span(c.start, c.end) for c in cues]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return sum(letter.isalpha() for letter in letters)
