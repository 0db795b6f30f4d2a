"""The checker's own count of words: between spaces, and in Thai by all letters and signs."""

import re

MOST = 100
THAI_SIGNS = 3.8
"""Letters, vowel signs and tone marks of a Thai word in messages, on the safe side of the mean of 4.0 (see docs/decisions/letters.md)."""

_THAI = re.compile(r"[\u0e01-\u0e5b]")


def too_long(body: str) -> bool:
    """True for a body of more than `MOST` words."""
    spaced = [word for word in _THAI.sub(" ", body).split() if any(c.isalnum() for c in word)]
    return len(spaced) + len(_THAI.findall(body)) / THAI_SIGNS > MOST
