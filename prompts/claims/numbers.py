"""Numbers in a message: counts of the pieces asked for, days of rights, and nothing else."""

import re
from collections.abc import Iterator

from prompts.claims.support import Support
from prompts.claims.vocabulary import Vocabulary

NEAR = 24
"""Letters on either side of a number in which the word that it counts is looked for."""
MONEY = re.compile(
    r"[$€£¥฿₫﷼%٪％]|\b(?:usd|eur|gbp|thb|vnd|irr|irt|dollars?|euros?|pounds|baht|rials?|tomans?|per ?cent)\b|บาท|ดอลลาร์|เปอร์เซ็นต์"
    r"|(?<!\w)(?:تومان|ریال|دلار|یورو|درصد)(?!\w)|[\dỷu]\s*đồng\b(?! ý)|\bđô la\b|phần trăm",
    re.IGNORECASE,
)
"""Signs and words of amounts: a first message discloses no budget and names no figure that a record or a brief does not hold."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")


def strange_numbers(text: str, known: Support, words: Vocabulary) -> Iterator[str]:
    """Numbers that count nothing that was asked for; `text` has ASCII digits and neither dates nor names."""
    for m in _DIGITS.finditer(text):
        if not (m[0].isdigit() and _counts(int(m[0]), _around(text, m), known, words)):
            yield m[0]
    for m in _WORD.finditer(text):
        value = words.numbers.get(m[0].casefold())
        if value is not None and not _counts(value, _around(text, m), known, words):
            yield m[0]
        if (
            m[0].casefold() == "one"
            and (kinds := _kinds(_after(text, m.end()), words))
            and not any((kind, 1) in known.pieces for kind in kinds)
        ):
            yield m[0]
    for c in text:
        if c.isnumeric() and not c.isdigit() and not c.isalpha():
            yield c


def _counts(value: int, around: str, known: Support, words: Vocabulary) -> bool:
    if any((kind, value) in known.pieces for kind in _kinds(around, words)):
        return True
    return value in known.durations and any(word in around for word in words.days)


def _kinds(text: str, words: Vocabulary) -> list[str]:
    lowered = text.casefold()
    return [kind for kind, names in words.pieces.items() if any(name.casefold() in lowered for name in names)]


def _around(text: str, m: re.Match[str]) -> str:
    return _before(text, m.start()) + " " + _after(text, m.end())


def _before(text: str, start: int) -> str:
    """What stands before a number, back to the number before it."""
    return re.split(r"\d", text[max(0, start - NEAR) : start])[-1]


def _after(text: str, end: int) -> str:
    return re.split(r"\d|[.,:;!?\n]", text[end : end + NEAR])[0]
