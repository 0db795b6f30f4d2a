"""How many words a letter has. Thai writes no spaces between words: they are counted from its letters, on the safe side."""

import math
import re

MOST_WORDS = 100
"""Longest body: longer first messages are not read."""
THAI_LETTERS = 2.6
THAI_SIGNS = 3.8
"""Base letters (no vowel signs above or below, no tone marks) and all signs of a Thai word in letters such as these; what gives more
words counts. Calibrated in docs/decisions/letters.md on the words that a dictionary finds."""

_LONG_THAI = re.compile(
    "(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์|ค่าตอบแทน|รายละเอียด|สปอนเซอร์|ของขวัญ|ส่วนแบ่ง"
    "|เงื่อนไข|ข้อความ|ระหว่าง|ตอบกลับ|ยอดขาย|ค่าจ้าง|หนังสือ|เท่าไร|โฆษณา|แบรนด์|รบกวน|สะดวก|ภายใน|คู่แข่ง|โพสต์|ตกลง"
)
"""Months and other long words that nearly every letter holds: one word each, whatever their letters."""
_THAI_BASE = re.compile(r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46]")
_THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LIKE_THAI = re.compile(r"[\u0e80-\u0edf\u1000-\u109f\u1780-\u17e9]")
"""Lao, Burmese and Khmer, which set no spaces either; only a model writes them."""


def words_in(text: str) -> int:
    """Words, numbers and links; Thai by its letters and scripts like it by their signs, Chinese and Japanese two signs a word."""
    return math.ceil(weight_of(text))


def weight_of(text: str) -> float:
    """The same before it is rounded up, to add up over parts."""
    rest = _LIKE_THAI.sub(" ", _WIDE.sub(" ", _THAI_RUN.sub(" ", text)))
    words = sum(any(map(str.isalnum, word)) for word in rest.split())
    others, long = _LONG_THAI.subn(" ", text)
    thai = max(long + len(_THAI_BASE.findall(others)) / THAI_LETTERS, sum(map(len, _THAI_RUN.findall(text))) / THAI_SIGNS)
    return words + thai + len(_WIDE.findall(text)) / 2 + len(_LIKE_THAI.findall(text)) / THAI_SIGNS
