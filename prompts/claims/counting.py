"""The checker's own count of words: between spaces; where scripts set none, by all letters and signs."""

import re

MOST = 100
THAI_SIGNS = 3.8
"""Letters, vowel signs and tone marks of a Thai word in messages, on the safe side of the mean of 4.0 (see docs/decisions/letters.md)."""

_SIGNS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"[\u0e01-\u0e5b]"), THAI_SIGNS),
    (re.compile(r"[\u0e80-\u0edf\u1000-\u109f\u1780-\u17e9]"), 3.8),
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), 2.0),
)
"""Signs of scripts that set no spaces, with how many make a word: Lao, Burmese and Khmer as Thai; Japanese and Chinese."""


def too_long(body: str) -> bool:
    """True for a body of more than `MOST` words."""
    words = 0.0
    for signs, of_a_word in _SIGNS:
        words += len(signs.findall(body)) / of_a_word
        body = signs.sub(" ", body)
    return words + sum(any(c.isalnum() for c in word) for word in body.split()) > MOST
