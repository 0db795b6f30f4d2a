"""A brief's text in a form that words are found in, letter for letter as long as the original, so that offsets agree."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.texts import shown
from retrieval.reading.edges import devanagari, hangul
from retrieval.reading.words.word_lists import listed


class Span(NamedTuple):
    """A stretch of the text, end exclusive."""

    start: int
    end: int


_SAME = {
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "\u200c": " ", "\u200d": " ", "\ufe0f": " ", "\t": " ", "\r": " ",
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "〜": "~", "～": "~", "٬": ",", "٫": ".", "،": ",", "؛": ";", "؟": "?",
    "、": ",",
    "。": ";", "।": ";", "॥": ";", "٪": "%", "…": ".",
    "・": "/", "ㆍ": "/", "【": "•", "】": ":", "《": '"', "》": '"', "▪": "•", "●": "•", "·": "•", "|": "•", "→": "-",
    "ً": " ", "ِ": " ", "ُ": " ", "َ": " ", "ّ": " ", "ـ": " ",
}  # fmt: skip


class _Plain(dict[int, str]):
    """A translation table that learns each character on first sight."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        plain = _SAME.get(char) or _plain(char)
        self[point] = plain
        return plain


def _plain(char: str) -> str:
    if char in "₫₹\uff64":
        return char
    if "\u2460" <= char <= "\u24ff" or "\u2776" <= char <= "\u2793":  # numbers in circles count the lines of a list
        return "•"
    if char.isdigit() and (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    kind = unicodedata.category(char)
    if kind in {"So", "Sk"} and ord(char) > 0x2000:
        return "•"
    if kind == "Zs":
        return " "
    unified = char if kind.startswith("M") or "\u0e00" <= char <= "\u0eff" else unicodedata.normalize("NFKC", char)
    lowered = (unified if len(unified) == 1 else char).lower()
    return lowered if len(lowered) == 1 else char


_PLAIN = _Plain()
_THAI = (("\u0e4d\u0e32", "\u0e33"), ("เเ", "แ"))


def prepared(text: str) -> str:
    """The original as it is quoted from: composed letters, no invisible characters, one spelling of Thai sara am."""
    text = unicodedata.normalize("NFC", shown(text))
    for wrong, right in _THAI:
        text = text.replace(wrong, right)
    return text


_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9])[，、](?=[0-9])")
_BULLET = re.compile(r"(?m)^([ \t]*)/(?!/)")
_LABEL = re.compile(r"(?m)^([ \t]*)\[([^\[\]\n]{1,20})\](?!\()")
_DOT = re.compile(r"(?<=[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff])·(?=[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff])")


def plain(text: str) -> str:
    """Lower case, ASCII digits and punctuation, one form of each letter; exactly as long as `text`."""
    if "，" in text or "、" in text:  # between small digits a wide comma parts two numbers
        text = _BETWEEN_NUMBERS.sub("\uff64", text)
    if "·" in text:
        text = _DOT.sub("/", text)
    made = text.translate(_PLAIN)
    if "\n/" in made or made.startswith("/"):
        made = _BULLET.sub(r"\1•", made)
    return _LABEL.sub(r"\1•\2:", made) if "[" in made else made


def bare(text: str) -> str:
    """Without the marks on Latin letters, as Vietnamese is typed in a hurry; as long as `text` for composed letters."""
    return "".join("d" if c == "đ" else unicodedata.normalize("NFD", c)[0] if "\u00c0" <= c <= "\u1eff" else c for c in text)


def unspaced(char: str) -> bool:
    """Whether the character belongs to a script that writes words without spaces between them."""
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff"


_THAI_MARKS = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e45\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
)
_STOP = re.compile(r"[\n•;!?]|\.(?=\s|$)")
_LONGEST = 600
"""Letters of a clause: what is further apart does not belong together, and reading stays linear."""


@lru_cache(maxsize=16_384)
def joined(left: str, right: str) -> bool:
    """Whether no word ends between these two neighbours; asked for the same pairs of letters over and over."""
    if right in _THAI_MARKS:
        return True
    if unspaced(left) or unspaced(right):
        return False
    if devanagari(left) or devanagari(right):
        return devanagari(left) and devanagari(right)
    if hangul(left) != hangul(right):
        return False
    if right.isdigit() and "\u0600" <= left <= "\u06ff":
        return False  # "and50": Arabic writes its small words onto digits too
    return (left.isalpha() and right.isalnum()) or left == "_" or right == "_"


def clauses(text: str) -> Iterator[Span]:
    """Lines and sentences, in order; full stops after abbreviations and inside numbers do not end one; `_LONGEST` does."""
    abbreviated, before_digits = listed("abbreviation"), listed("abbreviation_before_digits")
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group() == ".":
            word = text[max(start, stop.start() - 12) : stop.start()].rsplit(" ", 1)[-1]
            counted = text[stop.end() + 1 : stop.end() + 2].isdigit()
            initial = len(word) == 1 and word.isalpha() and word.isascii()
            if initial or word.strip("(\"'") in abbreviated or (counted and word in before_digits):
                continue
        yield from _bounded(text, start, stop.start())
        start = stop.end()
    yield from _bounded(text, start, len(text))


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield Span(start, cut)
        start = cut
    if text[start:end].strip():
        yield Span(start, end)
